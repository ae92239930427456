import { byId } from '#lib/model/keyed.ts';
import type { VolunteerPlan } from './plan.ts';
import { isActive } from './planning.ts';
import type { Assignment, Exchange } from './roots.ts';

type About = Pick<Exchange, 'assignmentId' | 'returnAssignmentId' | 'toVolunteerId' | 'acceptedByVolunteerId'>;

/**
 * The person who accepted a proposal. An open proposal keeps the person who withdrew
 * (`acceptedByVolunteerId`), but nobody has accepted it.
 */
export const acceptedBy = ({ state, acceptedByVolunteerId }: Pick<Exchange, 'state' | 'acceptedByVolunteerId'>) =>
  state === 'open' ? null : acceptedByVolunteerId;

/** A shift that takes place: whether it is over, how many people it needs and how many it has. */
type Standing = { isOver: boolean; people: number; present: number };

/** Whether somebody came in the place of a person who was noted as absent. */
export const hasStandIn = (
  { absentAt }: Pick<Assignment, 'absentAt'>,
  { people, present }: Pick<Standing, 'people' | 'present'>,
): boolean => absentAt !== null && present >= people;

/**
 * Whether a proposal can still be done: both people still have their shifts, which take place and
 * are not over, and nobody came in their place. `shiftOf` returns a shift that takes place, null
 * for any other.
 */
export function stands(
  { assignmentId, returnAssignmentId, toVolunteerId, acceptedByVolunteerId }: About,
  rows: ReadonlyMap<number, Assignment>,
  shiftOf: (shiftId: number) => Standing | null,
): boolean {
  const isHeld = (row: Assignment | undefined): row is Assignment => {
    const shift = row && isActive(row) ? shiftOf(row.shiftId) : null;
    return row !== undefined && shift !== null && !shift.isOver && !hasStandIn(row, shift);
  };
  if (!isHeld(rows.get(assignmentId))) return false;
  if (returnAssignmentId === null) return true;
  const returned = rows.get(returnAssignmentId);
  return isHeld(returned) && returned.volunteerId === (acceptedByVolunteerId ?? toVolunteerId);
}

/** The data of a plan that `stands` needs, at an instant. */
export function shiftsStanding(
  { assignments, prepared, isOver }: Pick<VolunteerPlan, 'assignments' | 'prepared' | 'isOver'>,
  now: string,
) {
  const shiftOf = (shiftId: number): Standing | null => {
    const shift = prepared.shifts.get(shiftId);
    if (!shift) return null;
    return { isOver: isOver(shiftId, now), people: shift.people, present: prepared.on.get(shiftId)?.length ?? 0 };
  };
  return { rows: byId(assignments), shiftOf };
}
