import type { ActDone, ActRefused, ActSentence, TurnDone } from '#lib/events/act-answers.ts';
import { behind, type Entry, onTopOf, touches } from './entry.ts';
import { type Fetch, post } from './post.ts';

/**
 * The pauses before the same post is sent again, in milliseconds: long enough for a server to
 * restart.
 */
export const WAITS = [500, 1000, 2000, 4000, 8000];

/**
 * An act that was not saved. Its cards show the server's state again; it is not sent until somebody
 * asks for it.
 */
export type Problem = {
  /** Identifies it for `retry`, `takeMine` and `drop`. */
  key: string;
  /** The server's answer; null when there was none. */
  refused: ActRefused | null;
  said: ActSentence;
  /** The act, with later acts that depended on it. */
  entries: readonly Entry[];
  /** The séances they change. */
  ids: readonly number[];
};

export type Saving =
  /** Nothing was done since the page was opened. */
  | { state: 'idle' }
  /** Everything is saved on the server's disk. */
  | { state: 'saved'; at: number }
  | { state: 'saving' }
  /** The server does not answer; the same post is sent again at `nextAt` (epoch milliseconds). */
  | { state: 'retrying'; nextAt: number }
  | { state: 'problem' };

/** Whether an act is not, or not yet, saved on the server's disk. */
export const isUnsaved = ({ state }: Saving) => state !== 'idle' && state !== 'saved';

type QueueState = { waiting: readonly Entry[]; problems: readonly Problem[]; saving: Saving };

type Hands = {
  slug: string;
  fetch: Fetch;
  /** The server did it. */
  onDone: (entry: Entry, done: ActDone | TurnDone) => void;
  /** The server refused it; the answer may contain newer versions. */
  onRefused: (entry: Entry, refused: ActRefused) => void;
  onChange: () => void;
};

export type SaveQueue = {
  state: () => QueueState;
  add: (entry: Entry) => void;
  /** Sends a problem again, based on what others saved if `isMine`. */
  retry: (key: string, isMine?: boolean) => void;
  /** Accepts the server's state. */
  drop: (key: string) => void;
  /** Sends again at once, without waiting for the pause to end. */
  retryNow: () => void;
  close: () => void;
};

/** Later acts on the same séances, which assumed that the refused one was done. */
function builtOn(entry: Entry, waiting: readonly Entry[]): Entry[] {
  const ids = new Set(touches(entry));
  const entries = [entry];
  for (const later of waiting.slice(waiting.indexOf(entry) + 1)) {
    if (!touches(later).some((id) => ids.has(id))) continue;
    for (const id of touches(later)) ids.add(id);
    entries.push(later);
  }
  return entries;
}

/** Sends acts one after the other, each until the server has answered. */
export function saveQueue({ slug, fetch, onDone, onRefused, onChange }: Hands): SaveQueue {
  let waiting: Entry[] = [];
  let problems: Problem[] = [];
  let saving: Saving = { state: 'idle' };
  let savedAt: number | null = null;
  let tries = 0;
  let isSending = false;
  let isClosed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const settle = () => {
    if (waiting.length > 0) saving = { state: 'saving' };
    else if (problems.length > 0) saving = { state: 'problem' };
    // Only the server's confirmation counts as « Enregistré », so not an act that was dropped.
    else saving = savedAt === null ? { state: 'idle' } : { state: 'saved', at: savedAt };
    onChange();
  };
  const giveUp = (entries: readonly Entry[], refused: ActRefused | null) => {
    const [first] = entries;
    if (!first) return;
    const said = refused?.message ?? { key: 'state.failed', values: { count: entries.length } };
    const ids = [...new Set(entries.flatMap(touches))];
    // « Rien à défaire » is shown once, however often it is asked: there is nothing in it to keep.
    const isAgain = (one: Problem) =>
      ids.length + one.ids.length === 0 && refused !== null && one.refused?.reason === refused.reason;
    problems = [...problems.filter((one) => !isAgain(one)), { key: first.key, refused, said, entries, ids }];
    waiting = waiting.filter((entry) => !entries.includes(entry));
  };

  async function send(): Promise<void> {
    const entry = waiting[0];
    if (!entry || isSending || isClosed) return;
    clearTimeout(timer);
    isSending = true;
    const answer = await post(fetch, slug, entry);
    isSending = false;
    if (isClosed) return;
    if (answer === null || (!answer.ok && answer.reason === 'databaseBusy')) return again();
    tries = 0;
    if (answer.ok) {
      waiting = waiting.slice(1).map((later) => behind(later, entry, answer));
      savedAt = Date.now();
      onDone(entry, answer);
    } else {
      giveUp(builtOn(entry, waiting), answer);
      onRefused(entry, answer);
    }
    settle();
    void send();
  }

  function again(): void {
    const wait = WAITS[tries];
    tries += 1;
    if (wait === undefined) {
      tries = 0;
      giveUp([...waiting], null);
      settle();
      return;
    }
    saving = { state: 'retrying', nextAt: Date.now() + wait };
    timer = setTimeout(() => void send(), wait);
    onChange();
  }

  const take = (key: string) => {
    const problem = problems.find((one) => one.key === key);
    problems = problems.filter((one) => one !== problem);
    return problem;
  };

  return {
    state: () => ({ waiting, problems, saving }),
    add: (entry) => {
      waiting = [...waiting, entry];
      if (saving.state !== 'retrying') saving = { state: 'saving' };
      onChange();
      if (saving.state !== 'retrying') void send();
    },
    retry: (key, isMine = false) => {
      const problem = take(key);
      if (!problem) return;
      const theirs = problem.refused?.overtaken ?? [];
      const versions = new Map(theirs.flatMap(({ id, current }) => (current ? [[id, current.version] as const] : [])));
      waiting = [...waiting, ...problem.entries.map((entry) => (isMine ? onTopOf(entry, versions) : entry))];
      settle();
      void send();
    },
    drop: (key) => {
      take(key);
      settle();
    },
    retryNow: () => void send(),
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
