import { and, asc, eq } from 'drizzle-orm';
import * as t from '#db/schema/index.ts';
import type { Authorized } from '#lib/policy.ts';
import type { Assignment, Exchange } from './roots.ts';

/** The completed exchanges of a festival, in the order in which they were proposed. */
export const doneExchanges = ({ db, id }: Pick<Authorized<'volunteers'>, 'db' | 'id'>): Exchange[] =>
  db
    .select()
    .from(t.exchanges)
    .where(and(eq(t.exchanges.festivalId, id), eq(t.exchanges.state, 'done')))
    .orderBy(asc(t.exchanges.id))
    .all();

/**
 * The last exchange of an assignment: which volunteer has its shift now, and what was given in
 * return. Null where it was not exchanged.
 */
export function exchangedFor(
  assignmentId: number,
  done: readonly Exchange[],
  rows: ReadonlyMap<number, Assignment>,
): { takenBy: number | null; inReturn: Assignment | null } | null {
  const last = done.findLast((one) => one.assignmentId === assignmentId || one.returnAssignmentId === assignmentId);
  if (!last) return null;
  const other = last.assignmentId === assignmentId ? last.returnAssignmentId : last.assignmentId;
  const inReturn = rows.get(other ?? 0) ?? null;
  const takenBy = last.assignmentId === assignmentId ? last.acceptedByVolunteerId : inReturn?.volunteerId;
  return { takenBy: takenBy ?? null, inReturn };
}
