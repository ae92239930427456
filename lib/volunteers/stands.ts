import { byId } from '#lib/model/keyed.ts';
import type { VolunteerPlan } from './plan.ts';
import { isActive } from './planning.ts';
import type { Assignment, Exchange } from './roots.ts';

type About = Pick<Exchange, 'assignmentId' | 'returnAssignmentId' | 'toVolunteerId' | 'acceptedByVolunteerId'>;

/**
 * Who accepted a proposal. One that is open again keeps who took that back
 * (`acceptedByVolunteerId`), and nobody has accepted it.
 */
export const acceptedBy = ({ state, acceptedByVolunteerId }: Pick<Exchange, 'state' | 'acceptedByVolunteerId'>) =>
  state === 'open' ? null : acceptedByVolunteerId;

/** A shift that takes place: its end in epoch minutes, how many it needs and how many are on it. */
type Standing = { end: number; people: number; present: number };

/** Whether somebody came in the place of one who was noted as absent. */
export const hasStandIn = (
  { absentAt }: Pick<Assignment, 'absentAt'>,
  { people, present }: Pick<Standing, 'people' | 'present'>,
): boolean => absentAt !== null && present >= people;

/**
 * Whether a proposal can still come to something: both shifts are still those of the two it is
 * about, take place, are not over, and nobody came in their place. `shiftOf` is a shift that takes
 * place, null for any other; `at` is in epoch minutes.
 */
export function stands(
  { assignmentId, returnAssignmentId, toVolunteerId, acceptedByVolunteerId }: About,
  rows: ReadonlyMap<number, Assignment>,
  shiftOf: (shiftId: number) => Standing | null,
  at: number,
): boolean {
  const isHeld = (row: Assignment | undefined): row is Assignment => {
    const shift = row && isActive(row) ? shiftOf(row.shiftId) : null;
    return row !== undefined && shift !== null && shift.end > at && !hasStandIn(row, shift);
  };
  if (!isHeld(rows.get(assignmentId))) return false;
  if (returnAssignmentId === null) return true;
  const returned = rows.get(returnAssignmentId);
  return isHeld(returned) && returned.volunteerId === (acceptedByVolunteerId ?? toVolunteerId);
}

/** What `stands` asks of a plan. */
export function shiftsStanding({ assignments, prepared }: Pick<VolunteerPlan, 'assignments' | 'prepared'>) {
  const shiftOf = (shiftId: number): Standing | null => {
    const shift = prepared.shifts.get(shiftId);
    return shift ? { end: shift.end, people: shift.people, present: prepared.on.get(shiftId)?.length ?? 0 } : null;
  };
  return { rows: byId(assignments), shiftOf };
}
