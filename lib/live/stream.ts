import type { Role } from '#db/enums.ts';
import { sessionOf } from '#lib/accounts/sessions.ts';
import { LanterneError } from '#lib/errors.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import type { Actor } from '#lib/policy.ts';
import { arrive, subscribe, tellWhoIsHere } from './hub.ts';
import { type Ended, inEventStream, type LiveMessage, seenBy } from './messages.ts';

/**
 * In milliseconds, how often a stream sends a beat: proxies close connections that are silent for a
 * minute.
 */
const BEAT = 15_000;
/**
 * How many streams one person may have, one per browser. When there are more, the oldest is ended,
 * so that dead ones never shut anybody out.
 */
export const MAX_STREAMS = 12;
/** In bytes: a reader with more unread data than this is disconnected, and catches up later. */
const MAX_WAITING = 4_000_000;

type Wanted = {
  festivalId: number;
  slug: string;
  actor: Actor;
  /** The token of the session, which is checked again with each beat. */
  token: string;
  /** The tab that reads. */
  client: string;
  /** The newest change that the reader knows; null for none. */
  after: number | null;
  /**
   * Aborted when the request is. A body that nobody had begun to read by then would not be
   * cancelled otherwise.
   */
  gone: AbortSignal;
  beat?: number;
};

/** The streams of each person. */
const readers = oneInProcess('lanterneReaders', () => new Map<number, Set<(why: Ended) => void>>());

function readersOf(userId: number) {
  const all = readers();
  const own = all.get(userId) ?? new Set();
  all.set(userId, own);
  return own;
}

/** The role in which this session reads the festival, or why it may not any more. */
function readerOf(token: string, slug: string, now: string): { role: Role } | Ended {
  const session = sessionOf(token, now);
  if (!session) return 'notSignedIn';
  try {
    return authorizeFestival(session.actor, slug, 'read');
  } catch (error) {
    if (error instanceof LanterneError) return error.code === 'notAllowed' ? 'notAllowed' : 'notFound';
    throw error;
  }
}

/**
 * The body of an event stream of a festival's changes, until its reader leaves or loses the right
 * to read, or the server stops.
 */
export function openStream(wanted: Wanted): ReadableStream<Uint8Array> {
  let close = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        close = attend(wanted, controller);
        if (wanted.gone.aborted) close();
        else wanted.gone.addEventListener('abort', close, { once: true });
      },
      cancel: () => close(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MAX_WAITING }),
  );
}

function attend(wanted: Wanted, controller: ReadableStreamDefaultController<Uint8Array>): () => void {
  const { festivalId, slug, actor, token, client, after, beat = BEAT } = wanted;
  const encoder = new TextEncoder();
  const ends: (() => void)[] = [];
  let isOpen = true;

  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    for (const end of ends) end();
    tellWhoIsHere(festivalId);
    try {
      controller.close();
    } catch {
      // The reader has left already.
    }
  };
  const tell = (message: LiveMessage) => {
    if (!isOpen) return;
    controller.enqueue(encoder.encode(inEventStream(message)));
    if ((controller.desiredSize ?? 0) < 0) close();
  };
  const end = (reason: Ended) => {
    tell({ event: 'ended', data: { reason } });
    close();
  };
  /** The role that may read least, until the real one is known. */
  let role: Role = 'team';
  const mayStillRead = () => {
    try {
      const reader = readerOf(token, slug, new Date().toISOString());
      if (typeof reader === 'string') end(reader);
      else role = reader.role;
      return typeof reader !== 'string';
    } catch (error) {
      // If the database cannot be read, the right to read is taken as unchanged.
      console.error(error);
      return true;
    }
  };

  const own = readersOf(actor.userId);
  for (const oldest of own) if (own.size >= MAX_STREAMS) oldest('tooMany');
  own.add(end);
  ends.push(() => own.delete(end));
  const timer = setInterval(() => mayStillRead() && tell({ event: 'beat', data: {} }), beat);
  timer.unref();
  ends.push(() => clearInterval(timer));
  ends.push(rememberStream(close));
  ends.push(arrive(festivalId, actor, client));
  try {
    // The right is checked before each change too: somebody who lost it must not read on until the
    // next beat.
    const leave = subscribe(
      festivalId,
      after,
      (message) => (message.event !== 'change' || mayStillRead()) && tell(seenBy(role, message)),
    );
    // The first messages may have ended the stream already.
    if (isOpen) ends.push(leave);
    else leave();
  } catch (error) {
    close();
    throw error;
  }
  tellWhoIsHere(festivalId);
  return close;
}

/** Ends one open event stream. */
type Close = () => void;

const openStreams = oneInProcess('lanterneStreams', () => new Set<Close>());

/** Remembers an open stream; returns the function that forgets it when its reader has gone. */
function rememberStream(close: Close): () => void {
  openStreams().add(close);
  return () => openStreams().delete(close);
}

/** Ends every open stream, because an open one would keep the server alive. */
export function closeStreams(): void {
  for (const close of openStreams()) close();
  openStreams().clear();
}
