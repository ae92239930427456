import { WAITED_HEADER } from '#lib/volunteers/tapped-at.ts';

/**
 * One tap that the server has not answered yet. Its key is in its body, as `clientKey`: however
 * often it is sent it is done once.
 */
export type Tap = Readonly<{
  key: string;
  /** As a form is posted. */
  body: string;
  /** When it was tapped: epoch milliseconds of this device. */
  at: number;
}>;

/**
 * `sending`: tapped just now. `waiting`: a try failed since. `stopped`: whoever tapped is signed
 * out. `refused`: it will not be done, and `message` says why.
 */
export type Unsent<T> = T & Readonly<{ state: 'sending' | 'waiting' | 'stopped' | 'refused'; message: string }>;

/** Where taps outlive a page. */
export type TapStore<T> = {
  /** The oldest first. */
  all: () => Promise<readonly T[]>;
  add: (tap: T) => Promise<void>;
  drop: (key: string) => Promise<void>;
};

/** `later`: nobody answered, or nobody could. `stopped`: nothing more is taken from who tapped. */
export type Sent<A> = 'later' | 'stopped' | { answer: A };

type Options<T, A> = {
  store: TapStore<T>;
  send: (tap: T) => Promise<Sent<A>>;
  /**
   * Hears the answer of a tap that is in no store any more. What it answers stays in the list as a
   * refusal until it is dropped.
   */
  settle: (tap: T, answer: A) => string | null | Promise<string | null>;
  /** Tabs that share a store send one at a time by this name. */
  lock?: string;
};

/**
 * How long after a try that failed the next one comes; the last of them again and again.
 * Milliseconds.
 */
const AGAIN = [1000, 2000, 4000, 8000];

type Outbox<T> = {
  /** Hears that `read` answers another list. */
  subscribe: (tell: () => void) => () => void;
  read: () => readonly Unsent<T>[];
  /** Keeps a tap, which `flush` sends. */
  add: (tap: T) => Promise<void>;
  /** Lets one go, whether it arrived or not. */
  drop: (key: string) => Promise<void>;
  /** Takes up what is in the store and sends what waits, now. */
  flush: () => Promise<void>;
  /** Sends again also what was stopped: somebody signed in since. */
  retry: () => Promise<void>;
};

const isUnsent = ({ state }: Pick<Unsent<Tap>, 'state'>) => state === 'sending' || state === 'waiting';

/**
 * What was tapped and has not arrived: kept, sent one after the other in the order of the taps,
 * again and again until each is answered. Nothing of it is lost with the page, nor done twice.
 */
export function outboxOf<T extends Tap, A>({ store, send, settle, lock }: Options<T, A>): Outbox<T> {
  let list: readonly Unsent<T>[] = [];
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  /** Something wants to be sent since the last pass began. */
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

  /** What other pages kept comes in; what they sent goes. */
  const meet = async () => {
    const kept = await store.all();
    const keys = new Set(kept.map(({ key }) => key));
    const found = kept
      .filter(({ key }) => !has(key))
      .map((tap) => ({ ...tap, state: 'waiting', message: '' }) as const);
    const there = list.filter(({ key, state }) => keys.has(key) || state === 'refused');
    if (found.length > 0 || there.length < list.length) put([...found, ...there].sort((a, b) => a.at - b.at));
  };

  /** Sends until nothing waits; false where a try failed, after which the next comes later. */
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
      // Somebody let it go meanwhile: whether it arrived is seen on the page.
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

/**
 * A try that is not answered so soon has failed: a corridor's network may hold a request for ever.
 * Milliseconds.
 */
const PATIENCE = 12_000;

/** Posts a tap as its form would, and says how long it waited. Null when nobody answered. */
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
