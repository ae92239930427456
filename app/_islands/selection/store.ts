import { applySelectionAct, type Known, type SelectionAct, writeAct } from '#lib/selections/acts.ts';
import { selectionAddresses } from '#lib/selections/addresses.ts';
import { NO_SELECTION, readSelection, type Selection, writeSelection } from '#lib/selections/selection.ts';

/** What this browser keeps of one festival. */
export type Kept = Readonly<{
  selection: Selection;
  /** The private address it is kept under too; null when it lives here alone. */
  token: string | null;
  /** Acts the address has not been told yet. */
  waiting: readonly string[];
}>;

const NOTHING: Kept = { selection: NO_SELECTION, token: null, waiting: [] };
const keyOf = (festival: string) => `lanterne.my.${festival}`;
const CHANGED = 'lanterne-my';

// Where a browser keeps nothing (its settings forbid it), choices last as long as the page.
const unkept = new Map<string, string>();

function rawOf(festival: string): string {
  try {
    return localStorage.getItem(keyOf(festival)) ?? unkept.get(festival) ?? '';
  } catch {
    return unkept.get(festival) ?? '';
  }
}

let last = { raw: '', kept: NOTHING };

/** The same object until something changes, also in another tab. */
export function keptOf(festival: string): Kept {
  const raw = rawOf(festival);
  if (raw !== last.raw) last = { raw, kept: parse(raw) };
  return raw === '' ? NOTHING : last.kept;
}

function parse(raw: string): Kept {
  try {
    const { token, waiting, ...selection } = JSON.parse(raw) as Record<string, unknown>;
    return {
      selection: readSelection(selection),
      token: typeof token === 'string' ? token : null,
      waiting: Array.isArray(waiting) ? waiting.map(String) : [],
    };
  } catch {
    return NOTHING;
  }
}

export function keep(festival: string, { selection, token, waiting }: Kept): void {
  const raw = JSON.stringify({ ...writeSelection(selection), ...(token ? { token, waiting } : {}) });
  try {
    localStorage.setItem(keyOf(festival), raw);
    unkept.delete(festival);
  } catch {
    unkept.set(festival, raw);
  }
  changed();
}

/** Forgets what this browser keeps; a private address stays. */
export function forgetHere(festival: string): void {
  unkept.delete(festival);
  try {
    localStorage.removeItem(keyOf(festival));
  } catch {
    // Nothing was kept.
  }
  changed();
}

/** Has everything that shows what is kept look again. */
export const changed = () => dispatchEvent(new Event(CHANGED));

/** Hears of every change, of this tab and of others. Returns what ends it. */
export function onChange(listener: () => void): () => void {
  addEventListener(CHANGED, listener);
  addEventListener('storage', listener);
  return () => {
    removeEventListener(CHANGED, listener);
    removeEventListener('storage', listener);
  };
}

/** Does an act here at once and, where there is a private address, tells it. False when the selection is full. */
export function act(festival: string, done: SelectionAct, known: Known): boolean {
  const kept = keptOf(festival);
  const applied = applySelectionAct(kept.selection, done, known);
  if (!applied.ok) return false;
  const waiting = kept.token ? [...kept.waiting, writeAct(done.verb, ...done.numbers)] : [];
  keep(festival, { ...kept, selection: applied.selection, waiting });
  void tell(festival);
  return true;
}

/**
 * Tells the private address what waits, and takes over what it holds: others change it too. Without a network everything waits; an address that is gone
 * is let go, and the choices stay here.
 */
export async function tell(festival: string, { alsoRead = false } = {}): Promise<void> {
  const { token, waiting } = keptOf(festival);
  if (!token || (waiting.length === 0 && !alsoRead)) return;
  const answer = await ask(token, waiting).catch(() => null);
  const now = keptOf(festival);
  if (!answer || now.token !== token) return;
  if (answer.status === 404 || answer.status === 410) return keep(festival, { ...now, token: null, waiting: [] });
  // Refused as a whole: what waits would be refused again.
  if (answer.status === 409 || answer.status === 400) {
    keep(festival, { ...now, waiting: now.waiting.slice(waiting.length) });
    return tell(festival, { alsoRead: true });
  }
  if (!answer.ok) return;
  const rest = now.waiting.slice(waiting.length);
  const selection = readSelection(await answer.json());
  keep(festival, { token, waiting: rest, selection: rest.length > 0 ? now.selection : selection });
  if (rest.length > 0) await tell(festival);
}

function ask(token: string, waiting: readonly string[]): Promise<Response> {
  const headers = { Accept: 'application/json' };
  const address = selectionAddresses.postTo(token);
  if (waiting.length === 0) return fetch(address, { headers });
  // It goes on when the reader leaves the page.
  const body = new URLSearchParams(waiting.map((text) => ['act', text]));
  return fetch(address, { method: 'POST', headers, body, keepalive: true });
}

/** Keeps this browser's choices under a new private address; null when it could not be made. */
export async function keepUnderAddress(festival: string, locale: string): Promise<string | null> {
  const { selection } = keptOf(festival);
  const answer = await fetch(selectionAddresses.post(), {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: new URLSearchParams({ festival, locale, selection: JSON.stringify(writeSelection(selection)) }),
  }).catch(() => null);
  if (!answer?.ok) return null;
  const { token } = (await answer.json()) as { token: string };
  keep(festival, { ...keptOf(festival), token, waiting: [] });
  return token;
}
