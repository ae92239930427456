import { createHash } from 'node:crypto';
import { and, desc, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import { type Db, getDb, type Tx, write } from '#db/client.ts';
import type { ImportEntity } from '#db/enums.ts';
import { insertRow } from '#db/rows.ts';
import { type ImportAnswers, imports } from '#db/schema/index.ts';
import { batchOfTry, type ClientKey } from '#lib/history/roots.ts';
import { cleanLine } from '#lib/i18n/clean-text.ts';
import { logAct } from '#lib/log-file.ts';
import type { Authorized } from '#lib/policy.ts';
import { instantFrom, now } from '#lib/time/clock.ts';
import { unpackedLength } from './table.ts';

/*
 * What was read and waits to be imported: rows of a list, or the programme in a file. It belongs to
 * the account that uploaded it. Its rows are deleted once it is imported, when nobody touched it
 * for a day, or when enough newer ones wait. A record of what was done stays, so that the import
 * can be undone.
 */

/** People who may import lists; each kind of list asks for its own permission. */
export type Importing = Authorized<'schedule' | 'settings' | 'volunteers'>;

/** In milliseconds. */
const KEPT_FOR = 24 * 3600 * 1000;
/** How many are kept for one festival; older ones lose their rows. */
const MAX_KEPT = 20;

type KeptImport = typeof imports.$inferSelect;
/** The record of what was done: the batch, and the counts. */
export type ImportDone = NonNullable<ImportAnswers['done']>;

type ToKeep = Pick<KeptImport, 'entity' | 'name'> &
  Partial<Pick<KeptImport, 'rows' | 'header' | 'hasHeader' | 'mapping' | 'answers'>>;

/** Stores an import and returns its id. `now` is an ISO instant. */
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

/** Deletes the rows of all but the newest imports of this festival. */
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
 * Deletes the rows of imports that nobody touched for a day; returns how many. Called once a day.
 * `now` is an ISO instant.
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
 * The import of this id that the actor uploaded for this festival, if it is of one of these kinds;
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

/** What this batch imported, with the counts; null where it was no import. */
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
 * The unpacked length of a stored import, in bytes; 0 where its rows are deleted. Nothing is
 * unpacked.
 */
export function lengthOfKept(festival: Importing, id: number): number {
  const end = sql<Buffer | null>`substr(${imports.rows}, -4)`;
  const row = festival.db.select({ end }).from(imports).where(own(festival, id)).get();
  return row?.end?.length === 4 ? unpackedLength(row.end) : 0;
}

/** Stores what was answered about an import. `now` is an ISO instant. */
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
 * Deletes the rows, because they are imported (`done`) or somebody gave up. The meaning of its
 * columns is kept for the next list.
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

/**
 * The result of importing a list or a file; `C` are the counts. `moved`: the programme changed
 * since the plan was shown, and this is the new plan; `open`: a question of it is not answered. In
 * both cases nothing was written.
 */
export type BroughtIn<P, C> =
  | ({ ok: true; batch: string | null } & C)
  | { ok: false; reason: 'moved' | 'open'; plan: P };

/** The plan that somebody confirmed, and the key of that click. */
type Confirmed = Readonly<{ fingerprint: string; clientKey: ClientKey }>;

/**
 * Does what the plan with this fingerprint says: everything in one transaction, as one batch. The
 * same key again does nothing and returns `nothing` as counts. If the plan is another one by now,
 * that is returned instead. `planNow` makes the plan from the database inside the transaction.
 */
export function bringIn<P extends { fingerprint: string }, C extends object>(
  festival: Importing,
  { fingerprint, clientKey }: Confirmed,
  nothing: C,
  planNow: (tx: Tx) => P,
  writePlan: (tx: Tx, plan: P, batch: string) => BroughtIn<P, C>,
): BroughtIn<P, C> {
  return write(festival.db, (tx, batch): BroughtIn<P, C> => {
    const earlier = batchOfTry(tx, festival.id, clientKey);
    if (earlier) return { ok: true, batch: earlier, ...nothing };
    const plan = planNow(tx);
    if (plan.fingerprint !== fingerprint) return { ok: false, reason: 'moved', plan };
    const brought = writePlan(tx, plan, batch);
    const by = { account: festival.actor.userId, festival: festival.id };
    if (brought.ok) logAct({ act: 'import', ...by }, now());
    return brought;
  });
}

/**
 * A fingerprint of a plan, made from everything that it would write and that the person who
 * confirms it has to have seen.
 */
export function fingerprintOf(said: Iterable<unknown>): string {
  const hash = createHash('sha256');
  for (const one of said) hash.update(`${JSON.stringify(one)}\n`);
  return hash.digest('base64url').slice(0, 22);
}

export type Left = NonNullable<ImportAnswers['left']>;
export type Boxes = Readonly<Record<string, string>>;

/** The value of a ticked box; any other value means unticked. */
const TICKED = 'on';

/**
 * What is left out of a list, by line: `take` are the present boxes of lines, `takeFields` those of
 * the fields that a line changes. Lines and fields that were not shown keep their state.
 */
export function leftOf(before: Left = {}, take: Boxes, takeFields: Readonly<Record<string, Boxes>>): Left {
  const left = new Map(Object.entries(before));
  for (const [line, boxes] of Object.entries(takeFields)) {
    const said = left.get(line) ?? [];
    const others = said === 'line' ? [] : said.filter((field) => !Object.hasOwn(boxes, field));
    const unticked = Object.keys(boxes).filter((field) => boxes[field] !== TICKED);
    left.set(line, [...others, ...unticked].sort());
  }
  for (const [line, box] of Object.entries(take))
    if (box !== TICKED) left.set(line, 'line');
    else if (left.get(line) === 'line') left.delete(line);
  return Object.fromEntries([...left].filter(([, said]) => said.length > 0));
}

type Changes = { fields: readonly { field: string }[] };

/**
 * The change of a line without its unticked fields. `whole` is the change with all fields; `read`
 * computes it from some of the cells (null: not possible with those). Null where nothing is left to
 * do.
 */
export function tickedPlanOf<G extends object, R extends Changes>(
  given: G,
  unticked: readonly string[],
  whole: R,
  read: (given: G) => R | null,
): R | null {
  if (!whole.fields.some(({ field }) => unticked.includes(field))) return whole;
  const done = readWithout(given, unticked, read);
  return done && done.fields.length > 0 ? done : null;
}

/**
 * Reads the cells without those that would change the unticked fields; null where that is not
 * possible.
 */
function readWithout<G extends object, R extends Changes>(
  given: G,
  left: readonly string[],
  read: (given: G) => R | null,
): R | null {
  const changes = (of: R | null) => of?.fields.some(({ field }) => left.includes(field)) ?? true;
  const only = (names: readonly string[]) =>
    Object.fromEntries(Object.entries(given).filter(([name]) => names.includes(name))) as G;
  // Cells that change an unticked field by themselves are left out; then, while the others together
  // still change one, the last of them too, one after another.
  let names = Object.keys(given).filter((name) => !changes(read(only([name]))));
  let found = read(only(names));
  while (changes(found) && names.length > 0) {
    names = names.slice(0, -1);
    found = read(only(names));
  }
  return changes(found) ? null : found;
}
