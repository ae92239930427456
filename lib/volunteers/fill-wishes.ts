import { canTake } from './fill-greedy.ts';
import { type FillTable, filledPlacesOf, give, isMovable, take } from './fill-table.ts';
import { unwishedOf, wishesOf } from './filling.ts';
import { missesSeance, type PlanShift, type PlanVolunteer, shiftLengthOf } from './planning.ts';

/** Two places may be swapped for a wish when neither is much longer: the hours stay as even as they were. Minutes. */
const SAME_LENGTH = 15;

/** Two people swap places where that meets more wishes than it costs. Whether any did. */
export function swappedForWishes(table: FillTable, left: () => number): boolean {
  let hasChanged = false;
  for (const volunteer of table.planning.volunteers) {
    if (left() <= 0) return hasChanged;
    if (volunteer.withIds.length + volunteer.seeIds.length + volunteer.forTaskIds.length === 0) continue;
    for (const [own, wanted] of swapsWorthTrying(table, volunteer))
      if (swapped(table, volunteer, own, wanted)) {
        hasChanged = true;
        break;
      }
  }
  return hasChanged;
}

type Wanted = { shift: PlanShift; holder: PlanVolunteer };

/** A place of theirs that costs a séance against any other; any place of theirs against one beside whom, or of a task, they wish for. */
function swapsWorthTrying(table: FillTable, volunteer: PlanVolunteer): [PlanShift, Wanted][] {
  const { prepared } = table;
  const own = (prepared.held.get(volunteer.id) ?? []).filter(({ id }) => isMovable(table, id, volunteer.id));
  const isAlone = (friend: number) => !own.some(({ id }) => prepared.on.get(id)?.includes(friend));
  const friends = new Set(volunteer.withIds.filter(isAlone));
  const costly = own.filter((shift) => missesSeance(prepared, volunteer, shift).length > 0);
  const wanted = new Set(
    volunteer.forTaskIds.filter((taskId) => !prepared.held.get(volunteer.id)?.some((one) => one.taskId === taskId)),
  );
  if (friends.size === 0 && costly.length === 0 && wanted.size === 0) return [];
  return filledPlacesOf(table).flatMap(({ shiftId, volunteerId }): [PlanShift, Wanted][] => {
    const [shift, holder] = [prepared.shifts.get(shiftId), prepared.volunteers.get(volunteerId)];
    if (!shift || !holder || volunteerId === volunteer.id) return [];
    const isWished =
      wanted.has(shift.taskId) || (prepared.on.get(shiftId) ?? []).some((id) => id !== volunteerId && friends.has(id));
    return (isWished ? own : costly)
      .filter((mine) => Math.abs(shiftLengthOf(mine) - shiftLengthOf(shift)) <= SAME_LENGTH)
      .map((mine) => [mine, { shift, holder }]);
  });
}

function swapped(table: FillTable, volunteer: PlanVolunteer, own: PlanShift, { shift, holder }: Wanted): boolean {
  const before = { met: wishesOf(table.prepared).wishesMet, unwished: unwishedOf(table.prepared) };
  take(table, own.id, volunteer.id);
  take(table, shift.id, holder.id);
  const isPossible = canTake(table.prepared, volunteer, shift) && canTake(table.prepared, holder, own);
  if (isPossible) {
    give(table, shift.id, volunteer.id);
    give(table, own.id, holder.id);
    if (unwishedOf(table.prepared) <= before.unwished && wishesOf(table.prepared).wishesMet > before.met) return true;
    take(table, shift.id, volunteer.id);
    take(table, own.id, holder.id);
  }
  give(table, own.id, volunteer.id);
  give(table, shift.id, holder.id);
  return false;
}
