import { onAct } from '#app/_ui/heard-changes.ts';
import type { LiveMessage } from '#lib/live/messages.ts';
import { changesAddress, type Fetch } from './post.ts';

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

export type Following = {
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
export function follow({ slug, client, after, fetch, onMessage, onLink }: Following): () => void {
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
