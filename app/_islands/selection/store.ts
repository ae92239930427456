import { selectionAddresses } from '#lib/selections/addresses.ts';
import {
  actsBetween,
  applySelectionAct,
  type Known,
  NO_SELECTION,
  readSelection,
  type Selection,
  type SelectionAct,
  writeAct,
  writeSelection,
} from '#lib/selections/selection.ts';

/** What this browser stores for one festival. */
type Kept = Readonly<{
  selection: Selection;
  /** The private address it is also saved at; null if it is only in this browser. */
  token: string | null;
  /** Acts that the private address was not told yet. */
  waiting: readonly string[];
}>;

const NOTHING: Kept = { selection: NO_SELECTION, token: null, waiting: [] };
const keyOf = (festival: string) => `lanterne.my.${festival}`;
const CHANGED = 'lanterne-my';

// Where the browser's settings forbid storage, choices last as long as the page.
const unkept = new Map<string, string>();

function rawOf(festival: string): string {
  try {
    return localStorage.getItem(keyOf(festival)) ?? unkept.get(festival) ?? '';
  } catch {
    return unkept.get(festival) ?? '';
  }
}

let last = { raw: '', kept: NOTHING };

/** The same object until something changes, in this tab or another. */
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

/** Forgets what this browser stores; a private address still exists. */
export function forgetHere(festival: string): void {
  unkept.delete(festival);
  try {
    localStorage.removeItem(keyOf(festival));
  } catch {
    // Nothing was stored.
  }
  changed();
}

/** Tells everything that shows the selection to look again. */
export const changed = () => dispatchEvent(new Event(CHANGED));

/** Calls `listener` on every change, in this tab and others. Returns the function that stops it. */
export function onChange(listener: () => void): () => void {
  addEventListener(CHANGED, listener);
  addEventListener('storage', listener);
  return () => {
    removeEventListener(CHANGED, listener);
    removeEventListener('storage', listener);
  };
}

/**
 * Does an act here at once and sends it to the private address, if there is one. False when the
 * selection is full.
 */
export function act(festival: string, done: SelectionAct, known: Known): boolean {
  const kept = keptOf(festival);
  const applied = applySelectionAct(kept.selection, done, known);
  if (!applied.ok) return false;
  const waiting = kept.token ? [...kept.waiting, writeAct(done.verb, ...done.numbers)] : [];
  keep(festival, { ...kept, selection: applied.selection, waiting });
  void tell(festival);
  return true;
}

let telling = Promise.resolve();

/**
 * Sends waiting acts to the private address and takes over its selection, which others may change
 * too. Without a network the acts wait; if the address is gone it is dropped, and the choices stay
 * in this browser. Only one request at a time: two would send the same acts, and each would remove
 * as many.
 */
export function tell(festival: string, { alsoRead = false } = {}): Promise<void> {
  telling = telling.then(() => tellNow(festival, alsoRead)).catch(() => {});
  return telling;
}

async function tellNow(festival: string, alsoRead: boolean): Promise<void> {
  const { selection, token, waiting } = keptOf(festival);
  if (!token || (waiting.length === 0 && !alsoRead)) return;
  const answer = await ask(token, waiting);
  const told = answer.ok ? readSelection(await answer.json()) : null;
  // Chosen meanwhile, here or in another tab.
  const now = keptOf(festival);
  if (now.token !== token) return;
  if (answer.status === 404 || answer.status === 410) return keep(festival, { ...now, token: null, waiting: [] });
  // The acts were refused together, and would be again.
  const isRefused = answer.status === 409 || answer.status === 400;
  if (!told && !isRefused) return;
  const isOurs = String(now.waiting.slice(0, waiting.length)) === String(waiting);
  const rest = isOurs ? now.waiting.slice(waiting.length) : now.waiting;
  // Another tab may have sent its acts already; an older answer would take them away again.
  const isLast = rest.length === 0 && textOf(now.selection) === textOf(selection);
  keep(festival, { token, waiting: rest, selection: told && isLast ? told : now.selection });
  if (isRefused || !isLast) await tellNow(festival, true);
}

const textOf = (selection: Selection) => JSON.stringify(writeSelection(selection));

function ask(token: string, waiting: readonly string[]): Promise<Response> {
  const headers = { Accept: 'application/json' };
  const body = new URLSearchParams(waiting.map((text) => ['act', text]));
  // `keepalive`: the request continues when the reader leaves the page.
  const post = waiting.length > 0 && { method: 'POST', body, keepalive: true };
  return fetch(selectionAddresses.postTo(token), { headers, ...post });
}

/**
 * Links this browser's choices to an address that already has `told`: it is sent what was chosen
 * since.
 */
function goTo(festival: string, token: string, told: Selection, alsoRead = false): Promise<void> {
  const { selection } = keptOf(festival);
  keep(festival, { selection, token, waiting: actsBetween(told, selection) });
  return tell(festival, { alsoRead });
}

/** Saves this browser's choices at a new private address; null when that failed. */
export async function keepUnderAddress(festival: string, locale: string): Promise<string | null> {
  const { selection } = keptOf(festival);
  const answer = await fetch(selectionAddresses.post(), {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: new URLSearchParams({ festival, locale, selection: JSON.stringify(writeSelection(selection)) }),
  }).catch(() => null);
  if (!answer?.ok) return null;
  const { token } = (await answer.json()) as { token: string };
  await goTo(festival, token, selection);
  return token;
}

/**
 * Adds this browser's choices to those at an existing address, and links them from now on. Returns
 * the status, 0 without an answer; after a refusal nothing has changed on either side.
 */
export async function joinAddress(festival: string, token: string): Promise<number> {
  const { selection } = keptOf(festival);
  const answer = await ask(token, actsBetween(NO_SELECTION, selection)).catch(() => null);
  if (answer?.ok) await goTo(festival, token, selection, true);
  return answer?.status ?? 0;
}
