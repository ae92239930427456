import { inArray, notInArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { BROUGHT_IN } from './record.ts';
import { forGood } from './restorer.ts';

/** So many acts of a person can be taken back. */
export const MAX_UNDONE = 50;
/**
 * Batches on séances that are looked at: fifty acts, each taken back and done again several times.
 */
const LOOKED_AT = 500;
/**
 * Of all their batches, so that no history is too long to be walked: séances may have waited behind
 * thousands of other things.
 */
const WALKED = 5000;

/**
 * One batch of a person; `undoes` names what it takes back of their own: to take back what another
 * did is a new act. `verb` is what it did first, of the act it does again for one that does again.
 */
export type OwnBatch = { batch: string; undoes: string | null; verb: string };

/**
 * What can be taken back and done again, the next one first; `verb` is that of the act, however
 * often it was turned.
 */
type Turns = { undo: OwnBatch[]; redo: OwnBatch[] };

/**
 * What a person can take back and do again, from their batches (oldest first): taking back moves an
 * act from one pile to the other, a new act drops what could be done again. One that turns an act
 * too old to be among them is passed over.
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

/** What a publication does with séances stays with it: it is not taken back either. */
export const OF_PUBLISHING = ['time-confirmed', 'time-to-confirm'];

/**
 * The batches of a person that changed séances, oldest first. Making a festival or moving its days
 * is not among them: the settings take that back themselves; a file that moved them is. Nor is what
 * nothing can put back.
 *
 * Walked from batch to batch, the newest first: the rows of one stand together, and one act may
 * have thousands. Pictures alone come in one by one under one batch, others' acts between them:
 * they are walked row by row. What festivals, releases and rights have in the history is little,
 * and read by its kind.
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

/** What this person can take back and do again in this festival. */
export const turnsOfPerson = (db: Db | Tx, festivalId: number, userId: number): Turns =>
  turnsOf(ownBatches(db, festivalId, userId));
