import { WAITED_HEADER } from '#lib/volunteers/tapped-at.ts';

/**
 * A tap that the server has not answered yet. Its body contains its key as `clientKey`, so that it
 * is done once, however often it is sent.
 */
export type Tap = Readonly<{
  key: string;
  /** The body, encoded as a form's. */
  body: string;
  /** When it was tapped: epoch milliseconds of this device. */
  at: number;
}>;

/**
 * `sending`: just tapped. `waiting`: an attempt failed. `stopped`: the person is signed out.
 * `refused`: it will not be done; `message` says why.
 */
export type Unsent<T> = T & Readonly<{ state: 'sending' | 'waiting' | 'stopped' | 'refused'; message: string }>;

/** Where taps are stored beyond a page. */
export type TapStore<T> = {
  /** The oldest first. */
  all: () => Promise<readonly T[]>;
  add: (tap: T) => Promise<void>;
  drop: (key: string) => Promise<void>;
};

/**
 * `later`: no answer, or the server was busy. `stopped`: the server accepts nothing more from this
 * person.
 */
export type Sent<A> = 'later' | 'stopped' | { answer: A };

type Options<T, A> = {
  store: TapStore<T>;
  send: (tap: T) => Promise<Sent<A>>;
  /**
   * Called with the answer to a tap, which is then no longer stored. The sentence it returns stays
   * in the list as a refusal until it is dropped.
   */
  settle: (tap: T, answer: A) => string | null | Promise<string | null>;
  /** The name of a lock, so that of several tabs with the same store only one sends at a time. */
  lock?: string;
};

/** The pauses between failed attempts in milliseconds; the last one repeats. */
const AGAIN = [1000, 2000, 4000, 8000];

type Outbox<T> = {
  /** Calls `tell` when `read` returns another list. */
  subscribe: (tell: () => void) => () => void;
  read: () => readonly Unsent<T>[];
  /** Stores a tap; `flush` sends it. */
  add: (tap: T) => Promise<void>;
  /** Forgets a tap, whether it arrived or not. */
  drop: (key: string) => Promise<void>;
  /** Reads the store and sends what waits, now. */
  flush: () => Promise<void>;
  /** Also sends taps that were stopped, after somebody signed in. */
  retry: () => Promise<void>;
};

const isUnsent = ({ state }: Pick<Unsent<Tap>, 'state'>) => state === 'sending' || state === 'waiting';

/**
 * Keeps taps that have not arrived, and sends them in their order, again and again until each is
 * answered. None is lost with the page, and none is done twice.
 */
export function outboxOf<T extends Tap, A>({ store, send, settle, lock }: Options<T, A>): Outbox<T> {
  let list: readonly Unsent<T>[] = [];
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  /** Whether something was added since the last pass began. */
  let isAsked = false;
  const readers = new Set<() => void>();

  const put = (next: readonly Unsent<T>[]) => {
    list = next;
    for (const tell of readers) tell();
  };
  const change = (is: (one: Unsent<T>) => boolean, to: Partial<Unsent<Tap>>) => {
    if (list.some(is)) put(list.map((one) => (is(one) ? { ...one, ...to } : one)));
  };
  const has = (key: string) => list.some((one) => one.key === key);

  /** Adds what other pages stored, and removes what they sent. */
  const meet = async () => {
    const kept = await store.all();
    const keys = new Set(kept.map(({ key }) => key));
    const found = kept
      .filter(({ key }) => !has(key))
      .map((tap) => ({ ...tap, state: 'waiting', message: '' }) as const);
    const there = list.filter(({ key, state }) => keys.has(key) || state === 'refused');
    if (found.length > 0 || there.length < list.length) put([...found, ...there].sort((a, b) => a.at - b.at));
  };

  /**
   * Sends until nothing waits; false where an attempt failed, after which the next is scheduled.
   */
  const pass = async (): Promise<boolean> => {
    await meet();
    for (let tap = list.find(isUnsent); tap; tap = list.find(isUnsent)) {
      const { key } = tap;
      const sent = await send(tap);
      if (sent === 'later') {
        change(({ state }) => state === 'sending', { state: 'waiting' });
        timer = setTimeout(flush, AGAIN[Math.min(failures, AGAIN.length - 1)]);
        failures += 1;
        return false;
      }
      failures = 0;
      if (sent === 'stopped') {
        change(isUnsent, { state: 'stopped' });
        return true;
      }
      // It was dropped meanwhile: the page will show whether it arrived.
      if (!has(key)) continue;
      await store.drop(key);
      const message = await settle(tap, sent.answer);
      if (message === null) put(list.filter((one) => one.key !== key));
      else change((one) => one.key === key, { state: 'refused', message });
    }
    return true;
  };

  const run = async (): Promise<void> => {
    try {
      for (let goes = true; goes && isAsked; ) {
        isAsked = false;
        clearTimeout(timer);
        await meet();
        goes = await (lock && navigator.locks ? navigator.locks.request(lock, pass) : pass());
      }
    } finally {
      running = null;
    }
  };
  const flush = (): Promise<void> => {
    isAsked = true;
    running ??= run();
    return running;
  };

  return {
    subscribe: (tell) => {
      readers.add(tell);
      return () => readers.delete(tell);
    },
    read: () => list,
    add: async (tap) => {
      await store.add(tap);
      put([
        ...list.filter((one) => one.key !== tap.key && one.state !== 'refused'),
        { ...tap, state: 'sending', message: '' },
      ]);
      failures = 0;
    },
    drop: async (key) => {
      put(list.filter((one) => one.key !== key));
      await store.drop(key);
    },
    flush,
    retry: async () => {
      failures = 0;
      change(({ state }) => state === 'stopped', { state: 'waiting' });
      await flush();
    },
  };
}

/** An attempt fails after this many milliseconds: bad networks may keep a request open for ever. */
const PATIENCE = 12_000;

/** Posts a tap as its form would, and says how long it waited. Null where nobody answered. */
export async function postTap(address: string, { body, at }: Tap): Promise<Response | null> {
  try {
    return await fetch(address, {
      method: 'POST',
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/x-www-form-urlencoded',
        [WAITED_HEADER]: String(Math.round((Date.now() - at) / 1000)),
      },
      body,
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    return null;
  }
}
