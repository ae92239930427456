import { and, asc, desc, eq, inArray, min, notInArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { changes } from '#db/schema/index.ts';
import { BROUGHT_IN } from './record.ts';
import { restorable } from './restorer.ts';

/** So many acts of a person can be taken back. */
export const MAX_UNDONE = 50;
/** Batches that are looked at: fifty acts, each taken back and done again several times. */
const LOOKED_AT = 500;
const ROWS_LOOKED_AT = 10_000;

/** One batch of a person. `verb` is what it did first, of the act it does again for one that does again. */
export type OwnBatch = { batch: string; undoes: string | null; verb: string };

/** What can be taken back and done again, the next one first; `verb` is that of the act, however often it was turned. */
export type Turns = { undo: OwnBatch[]; redo: OwnBatch[] };

/**
 * What a person can take back and do again, from their batches (oldest first): taking back moves an act from one pile to the other,
 * a new act drops what could be done again.
 */
export function turnsOf(batches: readonly OwnBatch[]): Turns {
  const undo: OwnBatch[] = [];
  let redo: OwnBatch[] = [];
  for (const { batch, undoes, verb } of batches) {
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
 * The batches of a person that changed séances, oldest first. Making a festival or moving its days is not among them: the settings take
 * that back themselves; a file that moved them is. Nor is what nothing can put back.
 */
export function ownBatches(db: Db | Tx, festivalId: number, userId: number): OwnBatch[] {
  const recent = db
    .select({ id: changes.id, batch: changes.batch, entity: changes.entity, verb: changes.verb })
    .from(changes)
    .where(and(eq(changes.festivalId, festivalId), eq(changes.actorId, userId)))
    .orderBy(desc(changes.id))
    .limit(ROWS_LOOKED_AT)
    .as('recent');
  const firsts = db
    .select({
      id: min(recent.id).as('first'),
      dates: sql<string | null>`max(case when ${recent.entity} = 'festival' then ${recent.verb} end)`.as('dates'),
    })
    .from(recent)
    .groupBy(recent.batch)
    .having(sql`max(${recent.entity} = 'event') and min(${inArray(recent.entity, restorable)})`)
    .orderBy(desc(min(recent.id)))
    .limit(LOOKED_AT)
    .as('firsts');
  const rows = db
    .select({ batch: changes.batch, undoes: changes.undoes, verb: changes.verb, dates: firsts.dates })
    .from(changes)
    .innerJoin(firsts, eq(firsts.id, changes.id))
    .where(notInArray(changes.verb, OF_PUBLISHING))
    .orderBy(asc(changes.id))
    .all();
  const own = new Set<string>();
  return rows.flatMap(({ dates, ...row }) => {
    if (dates !== null && dates !== BROUGHT_IN && !own.has(row.undoes ?? '')) return [];
    own.add(row.batch);
    return [row];
  });
}

/** What this person can take back and do again in this festival. */
export const turnsOfPerson = (db: Db | Tx, festivalId: number, userId: number): Turns =>
  turnsOf(ownBatches(db, festivalId, userId));
