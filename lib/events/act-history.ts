import { and, asc, eq, inArray, max, min } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { changes } from '#db/schema/index.ts';
import type { ActDone } from './act-answers.ts';
import { gridEventOf, placementOf } from './grid-event.ts';
import type { EventRoot } from './root.ts';

/** Acts that change nothing but the place, and therefore have a short answer. */
const PLACING = new Set(['moved', 'unscheduled', 'locked', 'unlocked', 'swapped', 'shifted']);

/** How many undos and redos of undos are followed back at most. */
const MAX_TURNS = 1000;

/** The id of the newest change of a festival, 0 when there is none: a stream continues from it. */
export function lastChange(db: Db | Tx, festivalId: number): number {
  const row = db
    .select({ id: max(changes.id) })
    .from(changes)
    .where(eq(changes.festivalId, festivalId))
    .get();
  return row?.id ?? 0;
}

/** An original act, and after how many undos and redos (`turns`) a batch comes back to it. */
export type ActOrigin = { batch: string; verb: string; turns: number };

/** The original act behind each of these batches; a batch that undoes nothing is its own. */
export function originsOf(tx: Db | Tx, festivalId: number, batches: readonly string[]): ReadonlyMap<string, ActOrigin> {
  const origins = new Map<string, ActOrigin>(batches.map((batch) => [batch, { batch, verb: '', turns: 0 }]));
  let open = [...origins.keys()];
  for (let turns = 1; open.length > 0 && turns <= MAX_TURNS; turns += 1) {
    const at = new Set(open.map((batch) => (origins.get(batch) as ActOrigin).batch));
    const rows = tx
      // With min(), SQLite takes the other columns from the row that has the least id.
      .select({ batch: changes.batch, verb: changes.verb, undoes: changes.undoes, first: min(changes.id) })
      .from(changes)
      .where(and(eq(changes.festivalId, festivalId), inArray(changes.batch, [...at])))
      .groupBy(changes.batch)
      .all();
    const firsts = new Map(rows.map((row) => [row.batch, row]));
    open = open.filter((batch) => {
      const origin = origins.get(batch) as ActOrigin;
      const { verb = '', undoes = null } = firsts.get(origin.batch) ?? {};
      origins.set(batch, undoes === null ? { ...origin, verb } : { batch: undoes, verb, turns });
      return undoes !== null;
    });
  }
  return origins;
}

/** The original act behind one batch. */
export const originOf = (tx: Db | Tx, festivalId: number, batch: string): ActOrigin =>
  originsOf(tx, festivalId, [batch]).get(batch) ?? { batch, verb: '', turns: 0 };

const rowsOf = (tx: Tx, festivalId: number, batch: string) =>
  tx
    .select()
    .from(changes)
    .where(and(eq(changes.festivalId, festivalId), eq(changes.batch, batch)))
    .orderBy(asc(changes.id))
    .all();

/**
 * What a batch did to séances, read from the history, so that a repeated post gets the same answer
 * as the first.
 */
export function answerOf(tx: Tx, festivalId: number, batch: string): ActDone {
  const rows = rowsOf(tx, festivalId, batch);
  const answer: ActDone = { ok: true, batch, events: [], whole: [], removed: [], lastChange: rows.at(-1)?.id ?? 0 };
  const origin = originOf(tx, festivalId, batch);
  const acts = origin.batch === batch ? rows : rowsOf(tx, festivalId, origin.batch);
  const isWhole = new Set(acts.filter((row) => !PLACING.has(row.verb)).map((row) => row.entityId));
  const last = new Map(rows.filter((row) => row.entity === 'event').map((row) => [row.entityId, row]));
  for (const [id, { before, after }] of last) {
    if (after === null) answer.removed.push({ id, version: (before as EventRoot).version });
    else if (isWhole.has(id)) answer.whole.push(gridEventOf(after as EventRoot));
    else answer.events.push(placementOf(after as EventRoot));
  }
  return answer;
}
