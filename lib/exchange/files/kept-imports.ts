import { and, desc, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import { type Db, getDb, type Tx, write } from '#db/client.ts';
import type { ImportEntity } from '#db/enums.ts';
import { insertRow } from '#db/rows.ts';
import { type ImportAnswers, imports } from '#db/schema/index.ts';
import type { Authorized } from '#lib/authorized.ts';
import { cleanLine } from '#lib/i18n/clean-text.ts';
import { instantFrom } from '#lib/time/clock.ts';
import { unpackedLength } from './packed-rows.ts';

/** Who brings lists in; each kind of list asks for its own. */
export type Importing = Authorized<'schedule' | 'settings' | 'volunteers'>;

/*
 * What waits between being read and being brought in: rows of a list, or what a file says of a
 * programme. It belongs to the account that brought it. Its rows go once it is in, when nobody
 * touched it for a day, or when enough newer ones wait; what was done with it stays, so that it can
 * be taken back.
 */

/** Milliseconds. */
const KEPT_FOR = 24 * 3600 * 1000;
/** Of one festival: older ones lose their rows. */
const MAX_KEPT = 20;

type KeptImport = typeof imports.$inferSelect;
/** What was done: the act, and how many of what. */
export type ImportDone = NonNullable<ImportAnswers['done']>;

type ToKeep = Pick<KeptImport, 'entity' | 'name'> &
  Partial<Pick<KeptImport, 'rows' | 'header' | 'hasHeader' | 'mapping' | 'answers'>>;

/** Keeps an import and answers its id. `now` is an ISO instant. */
export function keepImport(tx: Tx, festival: Importing, { name, ...kept }: ToKeep, now: string): number {
  const id = insertRow(tx, imports, {
    ...kept,
    festivalId: festival.id,
    userId: festival.actor.userId,
    name: cleanLine(name).slice(0, 200),
    createdAt: now,
    touchedAt: now,
  });
  letOldestGo(tx, festival.id);
  return id;
}

/** Of what is kept for this festival, all but the newest lose their rows. */
function letOldestGo(tx: Tx, festivalId: number): void {
  const kept = tx
    .select({ id: imports.id })
    .from(imports)
    .where(and(eq(imports.festivalId, festivalId), isNotNull(imports.rows)))
    .orderBy(desc(imports.id))
    .all();
  const gone = kept.slice(MAX_KEPT).map((row) => row.id);
  tx.update(imports).set({ rows: null, answers: {} }).where(inArray(imports.id, gone)).run();
}

/**
 * What nobody touched for a day loses its rows. Answers how many did; called once a day. `now` is
 * an ISO instant.
 */
export function letImportsGo(now: string, db: Db = getDb()): number {
  const old = instantFrom(now, -KEPT_FOR);
  return db
    .update(imports)
    .set({ rows: null, answers: {} })
    .where(and(isNotNull(imports.rows), lt(imports.touchedAt, old)))
    .run().changes;
}

const own = (festival: Importing, id: number) =>
  and(eq(imports.festivalId, festival.id), eq(imports.id, id), eq(imports.userId, festival.actor.userId));

/**
 * The import of this id that the actor brought to this festival, if it is of one of these kinds;
 * else null.
 */
export function keptImport(
  festival: Importing,
  id: number,
  entities: readonly ImportEntity[],
  db: Db | Tx = festival.db,
): KeptImport | null {
  const row = db
    .select()
    .from(imports)
    .where(and(own(festival, id), inArray(imports.entity, [...entities])))
    .get();
  return row ?? null;
}

/** What this act brought in, and how many of what; null where it was no import. */
export function importDone(
  festivalId: number,
  batch: string,
  db: Db,
): (Pick<KeptImport, 'entity'> & Pick<ImportDone, 'counts'>) | null {
  const row = db
    .select({ entity: imports.entity, answers: imports.answers })
    .from(imports)
    .where(and(eq(imports.festivalId, festivalId), sql`json_extract(${imports.answers}, '$.done.batch') = ${batch}`))
    .get();
  return row?.answers.done ? { entity: row.entity, counts: row.answers.done.counts } : null;
}

/**
 * How long the rows of a kept import are once they are unpacked, in bytes; 0 where there are none.
 * Unpacks nothing.
 */
export function lengthOfKept(festival: Importing, id: number): number {
  const end = sql<Buffer | null>`substr(${imports.rows}, -4)`;
  const row = festival.db.select({ end }).from(imports).where(own(festival, id)).get();
  return row?.end?.length === 4 ? unpackedLength(row.end) : 0;
}

/** Notes what was said of a kept import. `now` is an ISO instant. */
export function noteSaid(
  tx: Tx,
  festival: Importing,
  id: number,
  said: Partial<Pick<KeptImport, 'hasHeader' | 'mapping' | 'answers'>>,
  now: string,
): void {
  tx.update(imports)
    .set({ ...said, touchedAt: now })
    .where(own(festival, id))
    .run();
}

/**
 * Lets the rows go: they are in (`done`), or somebody changed their mind. What the columns hold
 * stays for the next list.
 */
export function endImport(festival: Importing, id: number, done: ImportDone | null, now: string): void {
  write(festival.db, (tx) =>
    tx
      .update(imports)
      .set({ rows: null, answers: done ? { done } : {}, touchedAt: now })
      .where(own(festival, id))
      .run(),
  );
}
