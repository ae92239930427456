import { forgetKept, keepText, keptKey, readKept } from '#app/_components/kept-text.ts';
import { outboxOf, postTap, type Sent, type Tap, type TapStore } from '#app/_components/outbox.ts';
import type { DayAnswer } from '#app/_server/day-post.ts';
import { tellAct } from '#app/_ui/act-news.ts';

/** A tap of the day. `label` is what it is, in the reader's words. */
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
  // Refused or full: it is sent as long as the page stands.
  if (kept.length > 0) keepText(slot, account, kept);
  else forgetKept(slot);
};

/**
 * This tab's storage, so that a reload or a telephone that drops the page loses nothing. Signing
 * out forgets it.
 */
const store: TapStore<DayTap> = {
  all: async () => kept,
  add: async (tap) => keep([...kept, tap]),
  drop: async (key) => keep(kept.filter((tap) => tap.key !== key)),
};

const taps = outboxOf<DayTap, DayAnswer>({ store, send, settle });

/** What was tapped on the pages of the day and has not arrived. */
export const outbox = {
  ...taps,
  empty: () => nothing,
  /**
   * Takes up what an earlier page of this tab left, if it is of the same account; `late` hears
   * answers nobody waits for any more.
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
   * Sends it now or as soon as it goes; `answered` hears the answer while the form that sent it
   * stands.
   */
  send(tap: Omit<DayTap, 'at'>, answered: Answered): void {
    answers.set(tap.key, answered);
    void taps.add({ ...tap, at: Date.now() }).then(taps.flush);
  },
  /** The form is gone; its answer is told by the bar. */
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
