import { WAITED_HEADER } from '../../../../../../lib/volunteers/tapped-at.ts';
import { keptKey } from '../../../../../_components/kept-text.ts';
import type { DayAnswer } from '../../../../../_server/day-post.ts';
import { tellAct } from '../../../../../_ui/act-news.ts';

/**
 * What was tapped and has not arrived. It lies in this tab's storage, so that a reload or a telephone that drops the page loses nothing; it is sent in
 * order, again and again, under the key it was tapped with: the server does it once. Signing out forgets it.
 */
export type Unsent = {
  id: string;
  address: string;
  /** As a form is posted. */
  body: string;
  /** What it is, in the reader's words. */
  label: string;
  /** When it was tapped: epoch milliseconds of this device. */
  at: number;
  /** `sending`: the first try is not answered yet. `waiting`: one failed. */
  state: 'sending' | 'waiting' | 'signed-out' | 'refused';
  message: string;
};

type Answered = (answer: DayAnswer) => void;

/** A try that is not answered so soon has failed. Milliseconds. */
const PATIENCE = 12_000;
const AGAIN = [1000, 2000, 4000, 8000];

const slot = keptKey('today', 'unsent');
const nothing: readonly Unsent[] = [];

let list: readonly Unsent[] = nothing;
let account = 0;
let isBusy = false;
let failures = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
const readers = new Set<() => void>();
const waiting = new Map<string, Answered>();
let onLate: (post: Unsent, answer: DayAnswer) => void = () => {};

const put = (next: readonly Unsent[]) => {
  list = next;
  try {
    if (list.length > 0) sessionStorage.setItem(slot, JSON.stringify({ account, values: list }));
    else sessionStorage.removeItem(slot);
  } catch {
    // Refused or full: it is sent as long as the page stands.
  }
  for (const tell of readers) tell();
};

const change = (id: string, to: Partial<Unsent>) => put(list.map((one) => (one.id === id ? { ...one, ...to } : one)));
const remove = (id: string) => put(list.filter((one) => one.id !== id));

export const outbox = {
  subscribe(tell: () => void) {
    readers.add(tell);
    return () => readers.delete(tell);
  },
  read: () => list,
  empty: () => nothing,
  /** Takes up what an earlier page of this tab left, if it is of the same account; `late` hears answers nobody waits for any more. */
  open(of: number, late: typeof onLate) {
    account = of;
    onLate = late;
    try {
      const kept = JSON.parse(sessionStorage.getItem(slot) ?? 'null') as { account: number; values: Unsent[] } | null;
      const own = kept?.account === of ? kept.values : [];
      const known = new Set(list.map(({ id }) => id));
      const again = own.filter(({ id, state }) => !known.has(id) && state !== 'refused');
      put([...again.map((one) => ({ ...one, state: 'waiting' as const })), ...list]);
    } catch {
      put(list);
    }
    void work();
  },
  /** Sends it now or as soon as it goes; `answered` hears the answer while the form that sent it stands. */
  send(post: Pick<Unsent, 'address' | 'body' | 'label'>, answered: Answered): string {
    const id = newKey();
    waiting.set(id, answered);
    put([
      ...list.filter(({ state }) => state !== 'refused'),
      { ...post, id, at: Date.now(), state: 'sending', message: '' },
    ]);
    failures = 0;
    void work();
    return id;
  },
  /** The form is gone; its answer is told by the bar. */
  leave: (id: string) => waiting.delete(id),
  drop(id: string) {
    waiting.delete(id);
    remove(id);
  },
  retry() {
    failures = 0;
    put(list.map((one) => (one.state === 'signed-out' ? { ...one, state: 'waiting' } : one)));
    void work();
  },
};

async function work(): Promise<void> {
  clearTimeout(timer);
  const post = list.find(({ state }) => state === 'sending' || state === 'waiting');
  if (isBusy || !post) return;
  isBusy = true;
  const answer = await ask(post);
  isBusy = false;
  // Somebody let it go meanwhile; whether it arrived is seen on the board.
  const isThere = list.some(({ id }) => id === post.id);
  if (answer === null) {
    if (isThere) change(post.id, { state: 'waiting' });
    timer = setTimeout(work, AGAIN[Math.min(failures, AGAIN.length - 1)]);
    failures += 1;
    return;
  }
  failures = 0;
  if (answer === 'signed-out') change(post.id, { state: 'signed-out' });
  else if (isThere) settle(post, answer);
  void work();
}

function settle(post: Unsent, answer: DayAnswer): void {
  const answered = waiting.get(post.id);
  waiting.delete(post.id);
  if (answer.ok) tellAct();
  if (answer.ok || answered) remove(post.id);
  else change(post.id, { state: 'refused', message: answer.message });
  if (answered) answered(answer);
  else onLate(post, answer);
}

/** Null when it did not arrive, or nobody can say whether it did. */
async function ask({ address, body, at }: Unsent): Promise<DayAnswer | 'signed-out' | null> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      body,
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/x-www-form-urlencoded',
        [WAITED_HEADER]: String(Math.round((Date.now() - at) / 1000)),
      },
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.status === 401) return 'signed-out';
    const answer = (await response.json()) as DayAnswer;
    return !answer.ok && !answer.isFinal ? null : answer;
  } catch {
    return null;
  }
}

/** A UUID also where the page is not served by https, and `crypto.randomUUID` is missing. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
