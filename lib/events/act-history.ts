import { and, asc, eq, max } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { changes } from '#db/schema/index.ts';
import { keyOf } from '#lib/history/roots.ts';
import type { ActDone } from './act-answers.ts';
import { gridEventOf, placementOf } from './grid-event.ts';
import type { EventRoot } from './root.ts';

/** Acts that change nothing but the place: their answer is short. */
const PLACING = new Set(['moved', 'unscheduled', 'locked', 'unlocked', 'swapped', 'shifted']);

/** An act is followed back through so many turns at most. */
const MAX_TURNS = 1000;

/** The id of the newest change of a festival, 0 when there is none: a stream goes on from it. */
export function lastChange(db: Db | Tx, festivalId: number): number {
  const row = db
    .select({ id: max(changes.id) })
    .from(changes)
    .where(eq(changes.festivalId, festivalId))
    .get();
  return row?.id ?? 0;
}

/** The batch a post under this key has written; null when none was. */
export function batchOfKey(tx: Tx, festivalId: number, clientKey: string): string | null {
  const key = keyOf(festivalId, clientKey) ?? '';
  const row = tx
    .select({ batch: changes.batch })
    .from(changes)
    .where(and(eq(changes.festivalId, festivalId), eq(changes.clientKey, key)))
    .get();
  return row?.batch ?? null;
}

/** The act a batch goes back to: itself, or what was taken back and done again under other batches in so many `turns`. */
export function originOf(
  tx: Db | Tx,
  festivalId: number,
  batch: string,
): { batch: string; verb: string; turns: number } {
  let origin = { batch, verb: '', turns: 0 };
  for (let step = 0; step < MAX_TURNS; step += 1) {
    const row = tx
      .select({ verb: changes.verb, undoes: changes.undoes })
      .from(changes)
      .where(and(eq(changes.festivalId, festivalId), eq(changes.batch, origin.batch)))
      .orderBy(asc(changes.id))
      .limit(1)
      .get();
    if (!row?.undoes) return { ...origin, verb: row?.verb ?? '' };
    origin = { batch: row.undoes, verb: row.verb, turns: step + 1 };
  }
  return origin;
}

const rowsOf = (tx: Tx, festivalId: number, batch: string) =>
  tx
    .select()
    .from(changes)
    .where(and(eq(changes.festivalId, festivalId), eq(changes.batch, batch)))
    .orderBy(asc(changes.id))
    .all();

/** What a batch did with séances, out of the history: the same to the first post and to a repeated one. */
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
