import { onAct } from '#app/_ui/act-news.ts';
import type { LiveMessage } from '#lib/live/messages.ts';
import { type Following, follow, knownAfter, SILENCE, type StreamState } from './follow.ts';

/** What tabs of one browser say to each other. */
type Word =
  | { kind: 'message'; message: LiveMessage }
  | { kind: 'link'; link: StreamState }
  /** A tab that came, came back or may read again, and knows the history up to `after`. */
  | { kind: 'join'; after: number };

/**
 * The parts of the browser that share one stream; null where it has none, and each tab opens its
 * own.
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
 * has six connections to a server, and a stream keeps one. The tab that holds the lock reads; when
 * it closes or is hidden, the lock goes to another, which goes on from what it knows. Answers the
 * function that leaves.
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
      // Whoever knows less is told what they missed; the others leave aside what they have. Whoever
      // comes may have signed in again.
      if (word.after < last || link === 'ended') lead(Math.min(word.after, last));
      else tell({ kind: 'link', link });
      if (here) tell({ kind: 'message', message: here });
    } else if (!isLeading) {
      listen();
      // Where it ended nothing more is said.
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
      // Left before the lock came free.
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
