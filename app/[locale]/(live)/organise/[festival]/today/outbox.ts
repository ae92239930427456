import { forgetKept, keepText, keptKey, readKept } from '#app/_components/kept-text.ts';
import { outboxOf, postTap, type Sent, type Tap, type TapStore } from '#app/_components/outbox.ts';
import type { DayAnswer } from '#app/_server/day-post.ts';
import { tellAct } from '#app/_ui/heard-changes.ts';

/** A tap of the day. `label` describes it in the reader's language. */
export type DayTap = Tap & Readonly<{ address: string; label: string }>;

type Answered = (answer: DayAnswer) => void;

const slot = keptKey('today', 'unsent');
const nothing: readonly never[] = [];

let account = 0;
let kept: readonly DayTap[] = [];
const answers = new Map<string, Answered>();
let onLate: (tap: DayTap, answer: DayAnswer) => void = () => {};

const keep = (taps: readonly DayTap[]) => {
  kept = taps;
  // Storage is denied or full: the tap is sent as long as the page is open.
  if (kept.length > 0) keepText(slot, account, kept);
  else forgetKept(slot);
};

/**
 * Stored for this tab, so that a reload, or a phone that closes the page, loses nothing. Signing
 * out forgets it.
 */
const store: TapStore<DayTap> = {
  all: async () => kept,
  add: async (tap) => keep([...kept, tap]),
  drop: async (key) => keep(kept.filter((tap) => tap.key !== key)),
};

const taps = outboxOf<DayTap, DayAnswer>({ store, send, settle });

/** Taps made on pages of the day that have not arrived yet. */
export const outbox = {
  ...taps,
  empty: () => nothing,
  /**
   * Takes over taps of an earlier page in this tab, if they are of the same account; `late` gets
   * answers whose form is gone.
   */
  open(of: number, late: typeof onLate) {
    account = of;
    onLate = late;
    const own = (readKept(slot, of) ?? []) as DayTap[];
    const known = new Set(kept.map(({ key }) => key));
    keep([...own.filter(({ key }) => !known.has(key)), ...kept]);
    void taps.flush();
  },
  /**
   * Sends it now or as soon as possible; `answered` gets the answer while its form is still there.
   */
  send(tap: Omit<DayTap, 'at'>, answered: Answered): void {
    answers.set(tap.key, answered);
    void taps.add({ ...tap, at: Date.now() }).then(taps.flush);
  },
  /** The form is gone; the bar shows the answer instead. */
  leave: (key: string) => answers.delete(key),
  drop(key: string) {
    answers.delete(key);
    void taps.drop(key);
  },
};

async function send(tap: DayTap): Promise<Sent<DayAnswer>> {
  const response = await postTap(tap.address, tap);
  if (!response) return 'later';
  if (response.status === 401) return 'stopped';
  const answer = (await response.json().catch(() => null)) as DayAnswer | null;
  return answer && (answer.ok || answer.isFinal) ? { answer } : 'later';
}

function settle(tap: DayTap, answer: DayAnswer): string | null {
  const answered = answers.get(tap.key);
  answers.delete(tap.key);
  if (answer.ok) tellAct();
  if (answered) answered(answer);
  else onLate(tap, answer);
  return answer.ok || answered ? null : answer.message;
}
