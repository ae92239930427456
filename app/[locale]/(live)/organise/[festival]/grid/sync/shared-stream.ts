import { onAct } from '#app/_ui/heard-changes.ts';
import type { LiveMessage } from '#lib/live/messages.ts';
import { type Following, follow, knownAfter, SILENCE, type StreamState } from './follow.ts';

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
