import {
  and,
  countDistinct,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNull,
  lt,
  ne,
  not,
  notExists,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Db } from '#db/client.ts';
import { type ChangeEntity, changeEntities } from '#db/enums.ts';
import { readRow } from '#db/rows.ts';
import { assignments, changes, pictures, tasks, volunteers } from '#db/schema/index.ts';
import { type ActOrigin, originsOf } from '#lib/events/act-answers.ts';
import { isReadable } from '#lib/history/queries.ts';
import { ofBatch } from '#lib/history/record.ts';
import { isWithinRemit } from '#lib/history/remit.ts';
import { lastAct } from '#lib/history/roots.ts';
import { isRestorable, OF_PUBLISHING } from '#lib/history/undoable.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { staysUnnamed } from '#lib/people/mutations.ts';
import { staysAway } from '#lib/pictures/mutations.ts';
import type { Authorized } from '#lib/policy.ts';
import type { Task } from '#lib/volunteers/roots.ts';
import { isOfWhole, mayRestore, rootName, rootsChangedSince } from './undo.ts';

/** Everything changed by one act, as one line. */
export type HistoryLine = {
  /** The id of its last row, after which the next page of lines begins. */
  id: number;
  batch: string;
  /** Instant. */
  at: string;
  /** The name the actor had then. */
  by: string;
  /** For an undo or a redo, the verb of the original act. */
  verb: string;
  /** The first thing that the act changed. */
  entity: ChangeEntity;
  entityId: number;
  before: unknown;
  after: unknown;
  /** For an assignment or an exchange, whose it is, by their present name; otherwise empty. */
  whose: string;
  /** For a shift, its task, by the present name or by the last one it had; otherwise null. */
  task: Bilingual | null;
  /** The thing as it is now; null where it no longer exists. */
  present: unknown;
  /** How many other things it changed that this reader may see. */
  others: number;
  /** How many of those were only changed, in an act that deleted what the line names. */
  changedBeside: number;
  /** The act took another one back. */
  isUndo: boolean;
  /** The act did again what was taken back. */
  isRedo: boolean;
  /** Somebody took it back, and it was not done again. */
  isUndone: boolean;
  /**
   * It deleted something, with what belongs to it, and did nothing else: taking it back restores
   * that.
   */
  isDeletion: boolean;
  /**
   * Whether this reader can take it back, because at least part of what it changed is still as it
   * left it.
   */
  canUndo: boolean;
};

/** Which lines are asked for; the conditions are combined. */
export type HistoryAsk = {
  /** Only ids smaller than this. */
  before?: number | undefined;
  /** Only ids greater than this. */
  after?: number | undefined;
  by?: string | undefined;
  entities?: readonly ChangeEntity[] | undefined;
  /** From this instant, until the other. */
  from?: string | undefined;
  to?: string | undefined;
  /** About one thing. */
  of?: { entity: ChangeEntity; id: number } | undefined;
  /** Only what was deleted since this instant, is still deleted and can be restored: the bin. */
  deletedSince?: string | undefined;
  /** By anybody other than this account. What the program does by itself is left out. */
  notBy?: number | undefined;
};

type Change = typeof changes.$inferSelect;

/**
 * For acts on up to this many things, each is checked for whether it is still as the act left it.
 * For a larger act « Défaire » is always offered, and then says what it left alone.
 */
const LOOKED_AT = 20;

/**
 * Whether a row is the last one of something that no longer exists: it was deleted, or deleted
 * again by « Refaire ». What was only created and taken back is not counted, because nobody misses
 * it.
 */
function isGone(table: typeof changes): SQL | undefined {
  const same = (other: string) =>
    sql`${sql.raw(other)}.festival_id = ${table.festivalId} and ${sql.raw(other)}.entity = ${table.entity} and ${sql.raw(other)}.entity_id = ${table.entityId}`;
  return and(
    isNull(table.after),
    sql`not exists (select 1 from ${changes} since where ${same('since')} and since.id > ${table.id})`,
    or(
      eq(table.verb, 'deleted'),
      sql`exists (select 1 from ${changes} once where ${same('once')} and once.id < ${table.id} and once.verb = 'deleted')`,
    ),
  );
}

/**
 * A picture that cannot be restored. A replacement that the act itself made and nobody has changed
 * since does not prevent it, because it is removed when the act is taken back.
 */
const isAway = (table: typeof changes): SQL | undefined =>
  and(
    eq(table.entity, 'picture'),
    isNull(table.after),
    staysAway(
      table.festivalId,
      table.before,
      sql`(select last.batch from ${changes} last where last.festival_id = ${table.festivalId} and last.entity = 'picture'
        and last.entity_id = ${pictures.id} order by last.id desc limit 1) is not ${table.batch}`,
    ),
  );

/**
 * Whether a row removed a person who was erased since: what was deleted with them in that act
 * depends on them and cannot be restored.
 */
const tookErased = (table: typeof changes): SQL | undefined =>
  and(
    inArray(table.entity, ['person', 'volunteer']),
    isNull(table.after),
    sql`exists (select 1 from ${changes} erased where erased.festival_id = ${table.festivalId} and erased.entity = ${table.entity}
      and erased.entity_id = ${table.entityId} and erased.id > ${table.id} and erased.verb = 'erased')`,
  );

const byOthers = (userId: number) => and(sql`${changes.actorId} is not ${userId}`, ne(changes.actorName, ''));

/** How many acts of others, among those this role can read, followed this change. */
export const actsSince = ({ db, id, role, actor }: Authorized<'read'>, after: number): number =>
  db
    .select({ count: countDistinct(changes.batch) })
    .from(changes)
    .where(and(eq(changes.festivalId, id), gt(changes.id, after), byOthers(actor.userId), isReadable(changes, role)))
    .get()?.count ?? 0;

/** Who did what, the last first: at most `most` lines, and whether there are more. */
export function historyOf(
  festival: Authorized<'read'>,
  ask: HistoryAsk,
  most: number,
): { lines: HistoryLine[]; hasMore: boolean } {
  const { db } = festival;
  const isBin = ask.deletedSince !== undefined;
  const asked = changeEntities.filter(
    (entity) => (ask.entities?.includes(entity) ?? true) && (!isBin || isRestorable(entity)),
  );
  const [later, beside] = [alias(changes, 'later'), alias(changes, 'beside')];
  const about = (table: typeof changes): (SQL | undefined)[] => [
    eq(table.festivalId, festival.id),
    inArray(table.entity, asked),
    isReadable(table, festival.role),
    ask.of && eq(table.entity, ask.of.entity),
    ask.of && eq(table.entityId, ask.of.id),
  ];
  const wanted = (table: typeof changes): (SQL | undefined)[] => [
    ...about(table),
    ...(isBin ? [isGone(table), sql`not (${isAway(table)})`] : []),
  ];
  const last = db
    .select({ id: changes.id, batch: changes.batch })
    .from(changes)
    .where(
      and(
        ...wanted(changes),
        ask.before === undefined ? undefined : lt(changes.id, ask.before),
        ask.after === undefined ? undefined : gt(changes.id, ask.after),
        ask.by === undefined ? undefined : eq(changes.actorName, ask.by),
        ask.notBy === undefined ? undefined : byOthers(ask.notBy),
        ask.from === undefined ? undefined : gte(changes.at, ask.from),
        ask.to === undefined ? undefined : lt(changes.at, ask.to),
        ask.deletedSince === undefined ? undefined : gte(changes.at, ask.deletedSince),
        isBin
          ? notInArray(
              changes.batch,
              db
                .select({ batch: beside.batch })
                .from(beside)
                .where(and(eq(beside.festivalId, festival.id), tookErased(beside as never))),
            )
          : undefined,
        // One line for each act: its last row among those asked for.
        notExists(
          db
            .select({ id: later.id })
            .from(later)
            .where(and(eq(later.batch, changes.batch), gt(later.id, changes.id), ...wanted(later as never))),
        ),
      ),
    )
    .orderBy(desc(changes.id))
    .limit(most + 1)
    .all();
  const shown = last.slice(0, most);
  const batches = shown.map(({ batch }) => batch);
  const turned = turnedBack(festival, batches);
  const origins = originsOf(db, festival.id, batches);
  const lines = shown.flatMap(({ id, batch }) => {
    const origin = origins.get(batch);
    const leadIn = (one: string) => leadOf(db, one, and(...about(changes)));
    const lead = origin && (leadIn(origin.batch) ?? leadIn(batch));
    return (lead && lineOf(festival, id, batch, and(...wanted(changes)), { origin, lead, turned })) ?? [];
  });
  return {
    hasMore: last.length > most,
    // In the bin, what « Refaire » deleted again is described like everything else deleted.
    lines: isBin ? lines.map((line) => ({ ...line, verb: 'deleted', isUndo: false, isRedo: false })) : lines,
  };
}

/**
 * The séance with this number as it was when it was last deleted, because its history can still be
 * read by its number.
 */
export const deletedEvent = ({ id, db }: Authorized<'read'>, number: number): DraftEvent | null =>
  (db
    .select({ before: changes.before })
    .from(changes)
    .where(
      and(
        eq(changes.festivalId, id),
        eq(changes.entity, 'event'),
        isNull(changes.after),
        sql`json_extract(${changes.before}, '$.number') = ${number}`,
      ),
    )
    .orderBy(desc(changes.id))
    .limit(1)
    .get()?.before as DraftEvent | undefined) ?? null;

/** The names of all who did something here, to choose one from. */
export const historyActors = (festival: Authorized<'read'>): string[] =>
  festival.db
    .selectDistinct({ by: changes.actorName })
    .from(changes)
    .where(and(eq(changes.festivalId, festival.id), isReadable(changes, festival.role)))
    .orderBy(changes.actorName)
    .limit(200)
    .all()
    .flatMap(({ by }) => by || []);

/** Which of these batches were taken back and not done again. */
function turnedBack({ db }: Authorized<'read'>, batches: readonly string[]): ReadonlySet<string> {
  const undoing = (all: readonly string[]) =>
    all.length === 0
      ? []
      : db
          .selectDistinct({ batch: changes.batch, undoes: changes.undoes })
          .from(changes)
          .where(inArray(changes.undoes, [...all]))
          .all();
  const back = undoing(batches);
  const again = new Set(undoing(back.map(({ batch }) => batch)).map(({ undoes }) => undoes));
  return new Set(back.flatMap(({ batch, undoes }) => (again.has(batch) ? [] : (undoes ?? []))));
}

/**
 * Whether taking an act back changes nothing that belongs to another programmer; for a large act,
 * only the first thing is checked.
 */
function isTheirs({ id: festivalId, db, actor }: Authorized<'read'>, batch: string, ofAct: SQL | undefined): boolean {
  if (!actor.remit) return true;
  const rows = db.select().from(changes).where(ofAct).orderBy(changes.id).limit(LOOKED_AT).all();
  return rows.every(({ entity, before, after }) =>
    isWithinRemit(db, { actor, festivalId, entity, before: after, after: before, undoes: batch }),
  );
}

/**
 * The first row of an act: for what no longer exists the last one written, on which the others
 * depended; otherwise the first one written, except for the other ends of walks.
 */
const leadOf = (db: Db, batch: string, about: SQL | undefined) =>
  db
    .select()
    .from(changes)
    .where(and(eq(changes.batch, batch), about))
    .orderBy(
      sql`${changes.verb} <> 'deleted'`,
      sql`${changes.verb} = 'walked'`,
      sql`iif(${changes.verb} = 'deleted', -${changes.id}, ${changes.id})`,
    )
    .limit(1)
    .get();

function lineOf(
  festival: Authorized<'read'>,
  id: number,
  batch: string,
  wanted: SQL | undefined,
  { origin, lead, turned }: { origin: ActOrigin; lead: Change; turned: ReadonlySet<string> },
): HistoryLine | null {
  const { db } = festival;
  const ofAct = ofBatch(festival.id, batch);
  const isLead = and(eq(changes.entity, lead.entity), eq(changes.entityId, lead.entityId));
  const first = db
    .select()
    .from(changes)
    .where(and(ofAct, wanted))
    .orderBy(sql`${changes.id} <> ${lead.id}`, sql`not (${isLead})`, desc(changes.id))
    .limit(1)
    .get();
  if (!first) return null;
  const roots = db
    .selectDistinct({ entity: changes.entity, id: changes.entityId, actorId: changes.actorId })
    .from(changes)
    .where(ofAct)
    .all();
  // The other end of a walk is no further record of the act, as the walk was set at the first one.
  const ends = db
    .select({ id: changes.entityId })
    .from(changes)
    .where(and(ofBatch(festival.id, origin.batch), eq(changes.entity, 'venue')))
    .groupBy(changes.entityId)
    .having(sql`max(${changes.verb} <> 'walked') = 0`);
  const isOtherEnd = sql`(${changes.entity} = 'venue' and ${changes.entityId} in ${ends})`;
  const readable = db
    .select({ entity: changes.entity, id: changes.entityId, isGone: sql<number>`max(${changes.after} is null)` })
    .from(changes)
    .where(and(ofAct, isReadable(changes, festival.role), not(isOtherEnd)))
    .groupBy(changes.entity, changes.entityId)
    .all();
  const isUndone = turned.has(batch);
  const did = db
    .select({
      hasMade: sql<number>`max(${changes.entity} = 'festival' and ${changes.verb} = 'created')`,
      isMore: sql<number>`max(${changes.entity} = 'festival' or ${changes.before} is null)`,
    })
    .from(changes)
    .where(ofAct)
    .get();
  // Creating a festival cannot be taken back: that would remove a whole programme.
  const isForGood =
    did?.hasMade === 1 ||
    OF_PUBLISHING.includes(first.verb) ||
    (first.entity === 'picture' && first.verb === 'withdrawn') ||
    first.verb === 'erased' ||
    db
      .select({ id: changes.id })
      .from(changes)
      .where(and(ofAct, tookErased(changes)))
      .limit(1)
      .get() !== undefined;
  const mayUndo = mayRestore(festival, roots) && isTheirs(festival, batch, ofAct);
  const stands = () => {
    if (roots.length > LOOKED_AT) return true;
    const away = db
      .select({ entity: changes.entity, id: changes.entityId })
      .from(changes)
      .where(and(ofAct, isAway(changes)))
      .all();
    const unnamed = db
      .select({ entity: changes.entity, id: changes.entityId, before: changes.before })
      .from(changes)
      .where(and(ofAct, eq(changes.entity, 'person')))
      .all()
      .filter((change) => staysUnnamed(db, festival.id, change));
    const stay = [...rootsChangedSince(db, festival.id, batch), ...away, ...unnamed];
    return !stay.some(isOfWhole) && new Set(stay.map(rootName)).size < roots.length;
  };
  const name = rootName({ entity: first.entity, id: first.entityId });
  const isLed = first.entity === lead.entity && first.entityId === lead.entityId;
  const own = and(
    eq(changes.festivalId, festival.id),
    eq(changes.entity, first.entity),
    eq(changes.entityId, first.entityId),
  );
  const others = readable.filter((root) => rootName(root) !== name);
  // If it was taken back in part, the main thing may have stayed.
  const asDone = isLed ? lead : (leadOf(db, origin.batch, own) ?? first);
  return {
    id,
    batch,
    at: first.at,
    by: first.actorName,
    verb: asDone.verb,
    entity: first.entity,
    entityId: first.entityId,
    before: first.before,
    after: first.after,
    whose: whoseOf(festival, first),
    task: taskOf(festival, first),
    present: lastAct(db, festival.id, first.entity, first.entityId)?.after ?? null,
    others: others.length,
    changedBeside: first.after === null ? others.filter(({ isGone }) => !isGone).length : 0,
    isUndo: origin.turns % 2 === 1,
    isRedo: origin.turns > 0 && origin.turns % 2 === 0,
    isUndone,
    isDeletion: first.after === null && did?.isMore === 0,
    canUndo: !isUndone && !isForGood && mayUndo && stands(),
  };
}

/** A shift has no name: its task tells which one it is. */
function taskOf({ id, db }: Authorized<'read'>, { entity, before, after }: Change): Bilingual | null {
  if (entity !== 'shift') return null;
  const { taskId = 0 } = (after ?? before ?? {}) as { taskId?: number };
  const task = readRow(db, tasks, id, taskId) ?? (lastAct(db, id, 'task', taskId)?.before as Task | null | undefined);
  return task?.name ?? null;
}

/**
 * Assignments and exchanges have no name: that of the person who had the shift tells which one it
 * is.
 */
function whoseOf({ id, db }: Authorized<'read'>, { entity, before, after }: Change): string {
  const root = (after ?? before) as { volunteerId?: number; assignmentId?: number } | null;
  const isOf =
    entity === 'assignment'
      ? eq(volunteers.id, root?.volunteerId ?? 0)
      : entity === 'exchange'
        ? inArray(
            volunteers.id,
            db
              .select({ id: assignments.volunteerId })
              .from(assignments)
              .where(eq(assignments.id, root?.assignmentId ?? 0)),
          )
        : null;
  if (!isOf) return '';
  const own = eq(volunteers.festivalId, id);
  return db.select({ name: volunteers.name }).from(volunteers).where(and(own, isOf)).get()?.name ?? '';
}
