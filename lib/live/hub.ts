import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Db, getDb } from '#db/client.ts';
import { rowsWhere } from '#db/rows.ts';
import { changes, events } from '#db/schema/index.ts';
import { lastChange } from '#lib/events/act-answers.ts';
import { MAX_HELD } from '#lib/events/choices.ts';
import { gridEventOf } from '#lib/events/grid-event.ts';
import { readEvents } from '#lib/events/root.ts';
import { onWrite, writtenElsewhere } from '#lib/history/record.ts';
import type { FestivalAsked } from '#lib/history/remit.ts';
import { keyIn } from '#lib/history/roots.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import { isEqual } from '#lib/plain-values.ts';
import { type Actor, accountName, may } from '#lib/policy.ts';
import type { LiveChange, LiveMessage, PresentEditor } from './messages.ts';

/*
 * The event streams of the desk: one reading of the history for all open streams, and who has the
 * festival open, holds which cards and is on which page.
 */

/** If a reader missed more changes than this, it reloads everything. */
export const MAX_REPLAYED = 1000;
/** A large act is sent in parts of so many lines of history. */
const ROWS_TOLD_AT_ONCE = 50;

type Row = ReturnType<typeof rowsSince>[number];

const rowsSince = (db: Db, festivalId: number, after: number) =>
  db
    .select({
      id: changes.id,
      batch: changes.batch,
      clientKey: changes.clientKey,
      verb: changes.verb,
      at: changes.at,
      by: changes.actorName,
      userId: changes.actorId,
      entity: changes.entity,
      entityId: changes.entityId,
      version: sql<number>`coalesce(json_extract(${changes.after}, '$.version'), json_extract(${changes.before}, '$.version'), 0)`,
      isGone: sql<number>`${changes.after} is null`,
    })
    .from(changes)
    .where(and(eq(changes.festivalId, festivalId), gt(changes.id, after)))
    .orderBy(asc(changes.id))
    .limit(MAX_REPLAYED + 1)
    .all();

const kindsSince = (db: Db, festivalId: number, after: number) =>
  db
    .selectDistinct({ entity: changes.entity })
    .from(changes)
    .where(and(eq(changes.festivalId, festivalId), gt(changes.id, after)))
    .orderBy(asc(changes.entity))
    .all()
    .map(({ entity }) => entity);

/**
 * The messages for a reader who knows the history of a festival up to `after`. A reader who is
 * ahead of the history has seen another database (a backup was restored) and must read everything
 * anew.
 */
export function messagesSince(db: Db, festivalId: number, after: number): LiveMessage[] {
  const rows = rowsSince(db, festivalId, after);
  const last = lastChange(db, festivalId);
  if (rows.length > MAX_REPLAYED || after > last) {
    const kinds = after > last ? null : kindsSince(db, festivalId, after);
    return [{ event: 'reload', id: last, data: { lastChange: last, kinds } }];
  }
  // Séances are sent in their present state: once each, with the last thing done to them.
  const newest = new Map(rows.map((row) => [`${row.entity} ${row.entityId}`, row.id]));
  // Only the first line of a batch has the key.
  const keys = new Map(rows.flatMap(({ batch, clientKey }) => (clientKey ? [[batch, keyIn(clientKey)] as const] : [])));
  return inParts(rows).map((part) => ({
    event: 'change',
    id: part.at(-1)?.id ?? last,
    data: told(
      db,
      festivalId,
      part[0] as Row,
      part.filter((row) => newest.get(`${row.entity} ${row.entityId}`) === row.id),
      keys.get(part[0]?.batch ?? '') ?? null,
    ),
  }));
}

function inParts(rows: readonly Row[]): Row[][] {
  const parts: Row[][] = [];
  for (const row of rows) {
    const part = parts.at(-1);
    if (part && part[0]?.batch === row.batch && part.length < ROWS_TOLD_AT_ONCE) part.push(row);
    else parts.push([row]);
  }
  return parts;
}

function told(db: Db, festivalId: number, first: Row, rows: readonly Row[], key: string | null): LiveChange {
  const { batch, verb, by, userId, at } = first;
  const change: LiveChange = { batch, key, verb, by, userId, at, whole: [], removed: [], others: [] };
  const ofEvents = rows.filter(({ entity }) => entity === 'event');
  const roots = readEvents(
    db,
    festivalId,
    ofEvents.map(({ entityId }) => entityId),
  );
  for (const { entity, entityId, version, isGone } of rows) {
    if (entity !== 'event') change.others.push({ entity, id: entityId, ...(isGone && { isGone: true }) });
    else {
      const root = roots.get(entityId);
      if (root) change.whole.push(gridEventOf(root));
      else change.removed.push({ id: entityId, version });
    }
  }
  return change;
}

/**
 * In milliseconds, how often the database is checked for writes of other programs while there are
 * readers.
 */
const LOOK_EVERY = 400;

/** One open stream: the last change it was sent, and how to send. */
type Reader = { last: number; tell: (message: LiveMessage) => unknown };
type Channel = { last: number; readers: Set<Reader> };
type Hub = {
  channels: Map<number, Channel>;
  /** SQLite's counter of other programs' writes (`data_version`); null before it was read. */
  seen: number | null;
  /** Whether a look failed and has to be repeated. */
  isBehind: boolean;
  /** Null while there are no readers. */
  stop: (() => void) | null;
};

const theHub = oneInProcess<Hub>('lanterneHub', () => ({
  channels: new Map(),
  seen: null,
  isBehind: false,
  stop: null,
}));

/** Checks for news as long as there are readers. */
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

/**
 * Command-line tools write to the same file; SQLite's counter says whether another program has
 * written.
 */
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
 * Adds a reader of a festival's changes. They are sent at once what was written after `after`
 * (nothing if it is null), and then everything that is written: by this process at once, by another
 * within half a second. Returns the function that removes the reader.
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

/** Tells every reader of a festival who is present. */
export function tellWhoIsHere(festivalId: number): void {
  const data = whoIsHere(festivalId);
  for (const reader of [...(theHub().channels.get(festivalId)?.readers ?? [])])
    reader.tell({ event: 'presence', data });
}

/** A page below the desk, as in its address: `films/12`. */
const PLACE = /^(?:[a-z0-9-]+(?:\/[a-z0-9-]+)*)?$/;
const MAX_PLACE = 80;

/**
 * What a tab posts to `/api/festivals/{festival}/presence` when it picks up or drops cards or opens
 * another page, and repeatedly while it holds any or its page is open.
 */
export const presenceSchema = z.strictObject({
  client: z.uuid(),
  holds: z.array(z.int().min(1)).max(MAX_HELD),
  place: z.string().max(MAX_PLACE).regex(PLACE).optional(),
});
export type PresencePost = z.input<typeof presenceSchema>;

/**
 * Records which séances this tab holds and on which page it is, and tells all readers. Ids of
 * another festival are ignored, and so are all ids from somebody who may not change séances.
 */
export function holdEvents(
  festival: FestivalAsked,
  { client, holds, place = '' }: { client: string; holds: readonly number[]; place?: string | undefined },
  now: number,
): { ok: true } {
  const known = holds.length === 0 || !may(festival.role, 'schedule') ? [] : ownIds(festival, holds);
  if (hold(festival.id, festival.actor, client, { holds: known, place }, now)) tellWhoIsHere(festival.id);
  return { ok: true };
}

const ownIds = (festival: FestivalAsked, ids: readonly number[]) =>
  rowsWhere(festival.db, events, festival.id, inArray(events.id, [...ids])).map(({ id }) => id);

/**
 * In milliseconds: a hold that is not renewed ends after this time, so that a closed laptop holds
 * nothing.
 */
const HOLD_LASTS = 30_000;
/** How many tabs of one person can hold something. */
const MAX_TABS = 20;

type Tab = { festivalId: number; here: PresentEditor; streams: number; holdsUntil: number };

const tabs = oneInProcess('lanternePresence', () => new Map<string, Tab>());

/** Contains the account too, so that nobody can act for another person's tab. */
const keyOf = (festivalId: number, actor: Actor, client: string) => `${festivalId} ${actor.userId} ${client}`;

function tabOf(festivalId: number, actor: Actor, client: string): Tab {
  const key = keyOf(festivalId, actor, client);
  const known = tabs().get(key);
  if (known) return known;
  const here = { client, userId: actor.userId, name: accountName(actor), holds: [], place: '' };
  const tab: Tab = { festivalId, here, streams: 0, holdsUntil: 0 };
  tabs().set(key, tab);
  return tab;
}

const isIdle = ({ here }: Tab) => here.holds.length === 0 && here.place === '';

const dropIdle = (festivalId: number, actor: Actor, client: string, tab: Tab) => {
  if (tab.streams === 0 && isIdle(tab)) tabs().delete(keyOf(festivalId, actor, client));
};

/** The people who have this festival open, in the order in which they came. */
export const whoIsHere = (festivalId: number): PresentEditor[] =>
  [...tabs().values()].filter((tab) => tab.festivalId === festivalId).map(({ here }) => here);

/**
 * Records that a stream of this tab opened; returns the function for its end, after which the tab
 * holds nothing.
 */
export function arrive(festivalId: number, actor: Actor, client: string): () => void {
  const tab = tabOf(festivalId, actor, client);
  tab.streams += 1;
  return () => {
    tab.streams -= 1;
    if (tab.streams === 0) tab.here.holds = [];
    dropIdle(festivalId, actor, client, tab);
  };
}

/** What a tab reports: the séances it holds, and its page. */
type Said = Readonly<{ holds: readonly number[]; place: string }>;

/**
 * Records that this tab holds these séances and is on this page, until `HOLD_LASTS` after `now`
 * (epoch milliseconds); with neither, it holds nothing any more. Returns whether that changed
 * anything for the others.
 */
function hold(festivalId: number, actor: Actor, client: string, { holds, place }: Said, now: number): boolean {
  const known = tabs().get(keyOf(festivalId, actor, client));
  const own = [...tabs().values()].filter(({ here }) => here.userId === actor.userId).length;
  if (!known && ((holds.length === 0 && place === '') || own >= MAX_TABS)) return false;
  const tab = tabOf(festivalId, actor, client);
  const isNew = !isEqual([tab.here.holds, tab.here.place], [holds, place]);
  tab.here.holds = [...holds];
  tab.here.place = place;
  tab.holdsUntil = now + HOLD_LASTS;
  dropIdle(festivalId, actor, client, tab);
  return isNew;
}

/** Ends the holds that nobody renewed; returns the festivals where that changed something. */
function expireHolds(now: number): Set<number> {
  const changed = new Set<number>();
  for (const [key, tab] of tabs()) {
    if (isIdle(tab) || tab.holdsUntil > now) continue;
    tab.here.holds = [];
    tab.here.place = '';
    if (tab.streams === 0) tabs().delete(key);
    changed.add(tab.festivalId);
  }
  return changed;
}
