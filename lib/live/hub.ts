import { type Db, getDb } from '#db/client.ts';
import { lastChange } from '#lib/events/act-history.ts';
import { onWrite, writtenElsewhere } from '#lib/history/wake.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import { messagesSince } from './changes-since.ts';
import type { LiveMessage } from './messages.ts';
import { expireHolds, whoIsHere } from './presence.ts';

/** How often other programs are listened for while anybody reads, in milliseconds. */
const LOOK_EVERY = 400;

/** One open stream: what it was told last, and how it is told. */
type Reader = { last: number; tell: (message: LiveMessage) => unknown };
type Channel = { last: number; readers: Set<Reader> };
type Hub = {
  channels: Map<number, Channel>;
  /** What SQLite counts when another program has written; null before it was asked. */
  seen: number | null;
  /** A look that failed is repeated. */
  isBehind: boolean;
  /** Null while nobody reads. */
  stop: (() => void) | null;
};

const theHub = oneInProcess<Hub>('lanterneHub', () => ({
  channels: new Map(),
  seen: null,
  isBehind: false,
  stop: null,
}));

/** Looks for news for as long as anybody reads. */
function begin(hub: Hub): () => void {
  const timer = setInterval(() => lookElsewhere(hub), LOOK_EVERY);
  timer.unref();
  const forget = onWrite(() => look(hub));
  return () => {
    clearInterval(timer);
    forget();
    Object.assign(hub, { seen: null, isBehind: false, stop: null });
  };
}

/** Command-line tools write into the same file: SQLite says whether anybody else has. */
function lookElsewhere(hub: Hub): void {
  for (const festivalId of expireHolds(Date.now())) tellWhoIsHere(festivalId);
  try {
    const now = writtenElsewhere(getDb());
    const isNew = hub.seen !== now;
    hub.seen = now;
    if (isNew || hub.isBehind) look(hub);
  } catch (error) {
    hub.isBehind = true;
    console.error(error);
  }
}

function look(hub: Hub): void {
  try {
    hub.isBehind = false;
    for (const [festivalId, channel] of hub.channels) tellNews(getDb(), festivalId, channel);
  } catch (error) {
    hub.isBehind = true;
    console.error(error);
  }
}

function tellNews(db: Db, festivalId: number, channel: Channel): void {
  for (const message of messagesSince(db, festivalId, channel.last)) {
    if ('id' in message) channel.last = message.id;
    for (const reader of [...channel.readers]) tellReader(reader, message);
  }
}

function tellReader(reader: Reader, message: LiveMessage): void {
  if (message.event === 'change' && message.id <= reader.last) return;
  if ('id' in message) reader.last = message.id;
  reader.tell(message);
}

/**
 * Adds a reader of a festival's changes: they are told at once what was written after `after` (nothing without one), then what is written from
 * now on, by this process as it happens and by another within half a second. Answers the function that lets them go.
 */
export function subscribe(festivalId: number, after: number | null, tell: Reader['tell']): () => void {
  const db = getDb();
  const hub = theHub();
  hub.stop ??= begin(hub);
  const current = lastChange(db, festivalId);
  const channel = hub.channels.get(festivalId) ?? { last: current, readers: new Set() };
  const reader: Reader = { last: after ?? current, tell };
  tell({ event: 'hello', data: { lastChange: reader.last } });
  for (const message of messagesSince(db, festivalId, reader.last)) tellReader(reader, message);
  hub.channels.set(festivalId, channel);
  channel.readers.add(reader);
  return () => {
    channel.readers.delete(reader);
    if (channel.readers.size === 0) hub.channels.delete(festivalId);
    if (hub.channels.size === 0) hub.stop?.();
  };
}

/** Tells every reader of a festival who is here. */
export function tellWhoIsHere(festivalId: number): void {
  const data = whoIsHere(festivalId);
  for (const reader of [...(theHub().channels.get(festivalId)?.readers ?? [])])
    reader.tell({ event: 'presence', data });
}
