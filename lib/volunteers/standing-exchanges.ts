import { isActive } from './planning.ts';
import type { Assignment, Exchange } from './roots.ts';

type About = Pick<Exchange, 'assignmentId' | 'returnAssignmentId' | 'toVolunteerId' | 'acceptedByVolunteerId'>;

/**
 * Whether a proposal can still come to something: both shifts are still those of the two it is about, take place, and are not over. `endOf` is when a shift that
 * takes place ends, null for any other; `at` and ends are epoch minutes.
 */
export function stands(
  { assignmentId, returnAssignmentId, toVolunteerId, acceptedByVolunteerId }: About,
  rows: ReadonlyMap<number, Assignment>,
  endOf: (shiftId: number) => number | null,
  at: number,
): boolean {
  const isHeld = (row: Assignment | undefined): row is Assignment =>
    row !== undefined && isActive(row) && (endOf(row.shiftId) ?? at) > at;
  if (!isHeld(rows.get(assignmentId))) return false;
  if (returnAssignmentId === null) return true;
  const returned = rows.get(returnAssignmentId);
  return isHeld(returned) && returned.volunteerId === (acceptedByVolunteerId ?? toVolunteerId);
}
