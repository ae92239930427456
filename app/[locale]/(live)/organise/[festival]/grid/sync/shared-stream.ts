import { onAct } from '#app/_ui/heard-changes.ts';
import type { LiveMessage } from '#lib/live/messages.ts';
import { changesAddress, type Fetch } from './post.ts';

/** Messages between the tabs of one browser. */
type Word =
  | { kind: 'message'; message: LiveMessage }
  | { kind: 'link'; link: StreamState }
  /** A tab that was opened, came back or signed in again, and knows the history up to `after`. */
  | { kind: 'join'; after: number };

/**
 * The parts of the browser needed to share a stream; null where they are missing, and each tab
 * opens its own.
 */
export type Together = {
  locks: Pick<LockManager, 'request'>;
  channel: (name: string) => Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'>;
} | null;

export const browserTogether = (): Together =>
  typeof navigator !== 'undefined' && navigator.locks && typeof BroadcastChannel !== 'undefined'
    ? { locks: navigator.locks, channel: (name) => new BroadcastChannel(name) }
    : null;

type Wanted = Following & { together: Together };

/**
 * The stream of a festival, opened by one tab of the browser and passed on to the others: a browser
 * has six connections to a server, and each stream takes one. The tab that holds the lock reads;
 * when it is closed or hidden another tab gets the lock, and continues from what it knows. Returns
 * the function that leaves.
 */
export function shareStream({ slug, client, after, fetch, together, onMessage, onLink }: Wanted): () => void {
  let last = after;
  const take = (message: LiveMessage) => {
    last = knownAfter(last, message);
    onMessage(message);
  };
  if (!together) return follow({ slug, client, after, fetch, onMessage: take, onLink });

  const name = `lanterne-stream-${slug}`;
  const channel = together.channel(name);
  const tell = (word: Word) => channel.postMessage(word);
  let isLeading = false;
  let isOver = false;
  let stop = () => {};
  let here: LiveMessage | null = null;
  let link: StreamState = 'connecting';
  let silence: ReturnType<typeof setTimeout> | undefined;
  const setLink = (now: StreamState) => {
    link = now;
    onLink(now);
  };
  const listen = () => {
    clearTimeout(silence);
    silence = setTimeout(() => setLink('lost'), SILENCE);
  };

  const lead = (from: number) => {
    stop();
    stop = follow({
      slug,
      client,
      after: from,
      fetch,
      onMessage: (message) => {
        if (message.event === 'presence') here = message;
        take(message);
        tell({ kind: 'message', message });
      },
      onLink: (now) => {
        setLink(now);
        tell({ kind: 'link', link: now });
      },
    });
  };

  channel.onmessage = ({ data: word }: MessageEvent<Word>) => {
    if (isOver) return;
    if (word.kind === 'join') {
      if (!isLeading) return;
      // A tab that knows less is sent what it missed, which the others ignore. The new tab may have
      // signed in again, so an ended stream is reopened.
      if (word.after < last || link === 'ended') lead(Math.min(word.after, last));
      else tell({ kind: 'link', link });
      if (here) tell({ kind: 'message', message: here });
    } else if (!isLeading) {
      listen();
      // After the end of the stream no more messages are expected.
      if (word.kind === 'link' && word.link === 'ended') clearTimeout(silence);
      if (word.kind === 'link') setLink(word.link);
      else {
        setLink('live');
        take(word.message);
      }
    }
  };
  tell({ kind: 'join', after: last });
  listen();
  const leaveActs = onAct(() => {
    if (!isLeading && link === 'ended') tell({ kind: 'join', after: last });
  });

  const leave = new AbortController();
  let letGo = () => {};
  together.locks
    .request(name, { signal: leave.signal }, () => {
      if (isOver) return;
      isLeading = true;
      clearTimeout(silence);
      lead(last);
      return new Promise<void>((done) => {
        letGo = done;
      });
    })
    .catch(() => {
      // The tab left before it got the lock.
    });
  return () => {
    isOver = true;
    leaveActs();
    clearTimeout(silence);
    stop();
    letGo();
    leave.abort();
    channel.close();
  };
}

/** In milliseconds: a tab hidden for this long stops listening; a short absence changes nothing. */
export const HIDDEN_FOR = 20_000;

type Page = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;

/**
 * Calls `start` while the page is visible, and the function it returned once the page has been
 * hidden for a while. Returns the function that ends both.
 */
export function whileSeen(page: Page, start: () => () => void): () => void {
  let stop: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(timer);
    if (page.visibilityState === 'visible') stop ??= start();
    else
      timer = setTimeout(() => {
        stop?.();
        stop = null;
      }, HIDDEN_FOR);
  };
  page.addEventListener('visibilitychange', look);
  look();
  return () => {
    page.removeEventListener('visibilitychange', look);
    clearTimeout(timer);
    stop?.();
  };
}

/** The newest known change after a message. A `reload` may go back, after a backup was restored. */
export function knownAfter(known: number, message: LiveMessage): number {
  if (message.event === 'reload') return message.id;
  return 'id' in message ? Math.max(known, message.id) : known;
}

/**
 * Whether a message contains unknown changes: the shared stream may repeat some for another tab.
 */
export function isNews(known: number, message: LiveMessage): boolean {
  if (message.event === 'reload') return message.id !== known;
  return message.event === 'change' && message.id > known;
}

/**
 * The messages of an event stream as they arrive, each with its event id. Ends with the stream;
 * throws when it breaks.
 */
export async function* readMessages(body: ReadableStream<Uint8Array>): AsyncGenerator<LiveMessage> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true });
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) {
        const message = parsed(part);
        if (message) yield message;
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function parsed(part: string): LiveMessage | null {
  const fields = new Map<string, string>();
  for (const line of part.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1).replace(/^ /, ''));
  }
  const [event, data, id] = [fields.get('event'), fields.get('data'), fields.get('id')];
  if (!event || data === undefined) return null;
  return { event, data: JSON.parse(data), ...(id === undefined ? {} : { id: Number(id) }) } as LiveMessage;
}

/**
 * The state of the stream. `ended`: signed out, no longer a member, or too many streams of one
 * person; it is not reopened by itself, only after something of this page was saved.
 */
export type StreamState = 'connecting' | 'live' | 'lost' | 'ended';

/** In milliseconds: without any message, not even a heartbeat, the connection counts as dead. */
export const SILENCE = 40_000;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;

type Following = {
  slug: string;
  client: string;
  /** The newest known change. */
  after: number;
  fetch: Fetch;
  onMessage: (message: LiveMessage) => void;
  onLink: (link: StreamState) => void;
};

/**
 * Reads a festival's stream, and reopens it after it broke, from the newest change that was
 * received. Returns the function that ends it.
 */
function follow({ slug, client, after, fetch, onMessage, onLink }: Following): () => void {
  let last = after;
  let wait = FIRST_WAIT;
  let isOver = false;
  let hasEnded = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let current: AbortController | undefined;

  async function read(): Promise<boolean> {
    const abort = new AbortController();
    current = abort;
    const listen = () => {
      clearTimeout(silence);
      silence = setTimeout(() => abort.abort(), SILENCE);
    };
    listen();
    const response = await fetch(`${changesAddress(slug)}?after=${last}&client=${client}`, {
      headers: { Accept: 'text/event-stream' },
      cache: 'no-store',
      signal: abort.signal,
    });
    if ([401, 403, 404].includes(response.status)) return false;
    if (!response.ok || !response.body) throw new Error(String(response.status));
    for await (const message of readMessages(response.body)) {
      if (isOver) return false;
      listen();
      if (message.event === 'ended') return false;
      wait = FIRST_WAIT;
      last = knownAfter(last, message);
      onLink('live');
      onMessage(message);
    }
    return true;
  }

  async function goOn(): Promise<void> {
    onLink('connecting');
    const mayGoOn = await read().catch(() => true);
    clearTimeout(silence);
    if (isOver) return;
    if (!mayGoOn) {
      hasEnded = true;
      onLink('ended');
      return;
    }
    onLink('lost');
    timer = setTimeout(() => void goOn(), wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }

  void goOn();
  const leaveActs = onAct(() => {
    if (!hasEnded) return;
    hasEnded = false;
    void goOn();
  });
  return () => {
    isOver = true;
    leaveActs();
    clearTimeout(timer);
    clearTimeout(silence);
    current?.abort();
  };
}
