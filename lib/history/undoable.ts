import { and, asc, eq, inArray, ne, notInArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import type { ChangeEntity } from '#db/enums.ts';
import { changes } from '#db/schema/index.ts';
import type { Permission } from '#lib/policy.ts';
import { BROUGHT_IN } from './record.ts';

/*
 * What a person can undo and redo, and whether a record still stands as an act left it. Reads the
 * history; undo/ does it.
 */

/** How many acts of a person can be undone. */
export const MAX_UNDONE = 50;
/** How many batches on séances are examined: fifty acts, each undone and redone several times. */
const LOOKED_AT = 500;
/**
 * The limit over all their batches, so that a long history is not read completely: changes of
 * séances may lie behind thousands of others.
 */
const WALKED = 5000;

/**
 * One batch of a person; `undoes` names the own batch that it undoes; undoing somebody else's is a
 * new act. `verb` is what it did first; for a redo, that of the original act.
 */
export type OwnBatch = { batch: string; undoes: string | null; verb: string };

/** What can be undone and redone, the next first; `verb` is that of the original act. */
type Turns = { undo: OwnBatch[]; redo: OwnBatch[] };

/**
 * What a person can undo and redo, from their batches (oldest first): undoing moves an act from one
 * stack to the other, and a new act empties the redo stack. A batch that undoes an act too old to
 * be included is ignored.
 */
export function turnsOf(batches: readonly OwnBatch[]): Turns {
  const undo: OwnBatch[] = [];
  let redo: OwnBatch[] = [];
  const seen = new Set<string | null>([null]);
  for (const { batch, undoes, verb } of batches) {
    if (!seen.has(undoes)) continue;
    seen.add(batch);
    const done = undo.findIndex((act) => act.batch === undoes);
    const undone = redo.findIndex((act) => act.batch === undoes);
    if (undoes !== null && done >= 0) redo.push({ batch, undoes, verb: undo.splice(done, 1)[0]?.verb ?? verb });
    else if (undoes !== null && undone >= 0)
      undo.push({ batch, undoes, verb: redo.splice(undone, 1)[0]?.verb ?? verb });
    else {
      undo.push({ batch, undoes, verb });
      redo = [];
    }
  }
  return { undo: undo.reverse().slice(0, MAX_UNDONE), redo: redo.reverse().slice(0, MAX_UNDONE) };
}

/** Changes of séances made by a publication cannot be undone, as the publication itself cannot. */
export const OF_PUBLISHING = ['time-confirmed', 'time-to-confirm'];

/**
 * The batches of a person that changed séances, oldest first. Creating a festival or moving its
 * days is not included, because the settings undo that themselves; a file that moved them is. Nor
 * is what cannot be restored.
 * Read batch by batch, the newest first: the rows of one batch are adjacent, and may be thousands.
 * Only pictures arrive one by one under one batch, with others' acts between them, so those are
 * read row by row. The few changes of festivals, releases and rights are read by their kind.
 */
export function ownBatches(db: Db | Tx, festivalId: number, userId: number): OwnBatch[] {
  const rows = db.all<OwnBatch & { dates: string | null }>(sql`
    with recursive
      own(id) as (
        select max(id) from changes where festival_id = ${festivalId} and actor_id = ${userId}
        union all
        select (
          select max(id) from changes
          where festival_id = ${festivalId} and actor_id = ${userId} and id < (
            select case newest.entity when 'picture' then newest.id else (
              select min(id) from changes where batch = newest.batch and festival_id = ${festivalId}
            ) end
            from changes newest where newest.id = own.id
          )
        )
        from own where own.id is not null limit ${WALKED}
      ),
      for_good as materialized (select batch from changes where festival_id = ${festivalId} and ${inArray(sql`entity`, forGood)}),
      moved as materialized (
        select batch, max(verb) as dates from changes where festival_id = ${festivalId} and entity = 'festival' group by batch
      )
    select first.batch, first.verb, moved.dates, case when exists (
        select 1 from changes where batch = first.undoes and festival_id = ${festivalId} and actor_id = ${userId}
      ) then first.undoes end as undoes
    from own
      cross join changes newest on newest.id = own.id
      cross join changes first on first.id = (select min(id) from changes where batch = newest.batch and festival_id = ${festivalId})
      left join moved on moved.batch = newest.batch
    where newest.batch not in for_good
      and exists (select 1 from changes where batch = newest.batch and festival_id = ${festivalId} and entity = 'event')
      and ${notInArray(sql`first.verb`, OF_PUBLISHING)}
    limit ${LOOKED_AT}`);
  const own = new Set<string>();
  return rows.reverse().flatMap(({ dates, ...row }) => {
    if (dates !== null && dates !== BROUGHT_IN && !own.has(row.undoes ?? '')) return [];
    own.add(row.batch);
    return [row];
  });
}

/** What this person can undo and redo in this festival. */
export const turnsOfPerson = (db: Db | Tx, festivalId: number, userId: number): Turns =>
  turnsOf(ownBatches(db, festivalId, userId));

/**
 * One step in the life of a root: what a batch did to it, however many rows that took. `follows`:
 * only its end moved, with that of something else.
 */
export type LineageStep = { batch: string; undoes: string | null; follows?: boolean };

/**
 * Whether a root is as `batch` left it. An act and its undo cancel out, so that many acts can be
 * undone one by one; anything else that came later is a later act, except what follows from others.
 * `steps` are oldest first.
 */
export function standsAsLeft(steps: readonly LineageStep[], batch: string): boolean {
  let at = steps.length - 1;
  while (at >= 0) {
    const step = steps[at] as LineageStep;
    if (step.batch === batch) return true;
    if (step.follows) {
      at -= 1;
      continue;
    }
    if (step.undoes === null) return false;
    const undone = steps.findIndex(({ batch: other }) => other === step.undoes);
    // Back to the state before the act that was undone.
    at = undone < 0 || undone >= at ? -1 : undone - 1;
  }
  return false;
}

/** Confirming to have read something does not change it. */
const READ = 'read';
/** The verb of a fact that holds until a séance ends, whose end moved. */
export const PROLONGED = 'prolonged';

/** The steps of a root, oldest first. */
export function stepsOf(tx: Db | Tx, festivalId: number, entity: ChangeEntity, entityId: number): LineageStep[] {
  const rows = tx
    .select({ batch: changes.batch, undoes: changes.undoes, verb: changes.verb })
    .from(changes)
    .where(
      and(
        eq(changes.festivalId, festivalId),
        eq(changes.entity, entity),
        eq(changes.entityId, entityId),
        ne(changes.verb, READ),
      ),
    )
    .orderBy(asc(changes.id))
    .all();
  const steps: LineageStep[] = [];
  for (const { verb, ...row } of rows) {
    const last = steps.at(-1);
    const follows = verb === PROLONGED;
    if (last?.batch !== row.batch) steps.push({ ...row, follows });
    else if (!follows) last.follows = false;
  }
  return steps;
}

/** What « Défaire » never undoes: what was published is public, and access must be given anew. */
const FOR_GOOD = ['release', 'token', 'member'] as const satisfies readonly ChangeEntity[];

/** The kinds that « Défaire » can undo. */
export type Restorable = Exclude<ChangeEntity, (typeof FOR_GOOD)[number]>;

export const isRestorable = (entity: ChangeEntity): entity is Restorable =>
  !(FOR_GOOD as readonly ChangeEntity[]).includes(entity);

/** The other kinds. */
const forGood: readonly ChangeEntity[] = FOR_GOOD;

/**
 * A change row as undo reads it: the complete root before and after, null where there was or is
 * none; `batch` is that of its act.
 */
export type Recorded = { entityId: number; batch: string; before: unknown; after: unknown };

/**
 * The result of restoring a root, to be recorded, and what it changed of others of its kind; null
 * where nothing was written, because somebody has changed it since.
 */
export type Put = {
  verb: string;
  before: unknown;
  after: unknown;
  beside?: readonly { before: { readonly id: number }; after: unknown }[];
} | null;

/**
 * How one kind of root is restored; most use `rootRestorer`. Each has a line in undo/restorers.ts.
 */
export type Restorer = {
  /** The permission needed to undo such a change. */
  permission: Permission;
  /**
   * Restores the root of `change` to `before` with a new `version`: inserts it again with its ids
   * if it was deleted, deletes it if it had been created. Only if its version is still that of
   * `after`. Returns what to record; null, without writing, when somebody has changed it since.
   */
  restore(tx: Tx, festivalId: number, change: Recorded): Put;
  /**
   * The same for many different roots that were all created, all deleted or all changed: they are
   * read, inserted and deleted in a fixed number of statements, and changed one by one. `db` is in
   * the transaction `tx`. Kinds that are never created by the thousand have none.
   */
  restoreMany?(db: Db, tx: Tx, festivalId: number, changes: readonly Recorded[]): Put[];
};
