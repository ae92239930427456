import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { changes } from '#db/schema/index.ts';
import { lastChange } from '#lib/events/act-history.ts';
import { gridEventOf } from '#lib/events/grid-event.ts';
import { readEvents } from '#lib/events/root.ts';
import { keyIn } from '#lib/history/roots.ts';
import type { LiveChange, LiveMessage } from './messages.ts';

/** More changes than this are not told one by one. */
export const MAX_REPLAYED = 1000;
/** A large act is told in parts of so many lines of history. */
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
    })
    .from(changes)
    .where(and(eq(changes.festivalId, festivalId), gt(changes.id, after)))
    .orderBy(asc(changes.id))
    .limit(MAX_REPLAYED + 1)
    .all();

/**
 * What to tell a reader who knows the history of a festival up to `after`. A reader who is ahead of the history knew another database (a
 * backup was put back): they read everything anew.
 */
export function messagesSince(db: Db, festivalId: number, after: number): LiveMessage[] {
  const rows = rowsSince(db, festivalId, after);
  const last = lastChange(db, festivalId);
  if (rows.length > MAX_REPLAYED || after > last) return [{ event: 'reload', id: last, data: { lastChange: last } }];
  // Séances are told as they stand now: once, with what was done with them last.
  const newest = new Map(rows.map((row) => [`${row.entity} ${row.entityId}`, row.id]));
  // The first line of a batch alone has the key.
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
  for (const { entity, entityId, version } of rows) {
    if (entity !== 'event') change.others.push({ entity, id: entityId });
    else {
      const root = roots.get(entityId);
      if (root) change.whole.push(gridEventOf(root));
      else change.removed.push({ id: entityId, version });
    }
  }
  return change;
}
