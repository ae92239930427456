import {
  AGAINST_MINUTES,
  canTake,
  type Filling,
  type Measure,
  put,
  sharesOf,
  unwishedOf,
  wishesOf,
  worthOf,
} from './filling.ts';
import {
  missesSeance,
  type PlanAssignment,
  type Planning,
  type PlanShift,
  type PlanVolunteer,
  type PreparedPlanning,
  preparePlanning,
  shiftKey,
  shiftLengthOf,
  shiftMinutesOf,
  wishesAgainst,
  wishesFor,
} from './planning.ts';

/** The most passes over all places; each takes some hundredths of a second. */
const MAX_PASSES = 12;
/** One met wish counts as much as so many minutes nearer to an equal share. */
const WISH_MINUTES = 8;

/**
 * Lets places of a filling change hands one by one as long as that helps. A hole is filled by
 * somebody whose place another person can take; then people above an equal share give places to
 * people below it; then two swap for a wish. Stops when no time is `left` (milliseconds), but
 * always relieves people of tasks they would rather not do, if anybody else can take them.
 */
export function settled(planning: Planning, { added }: Filling, measure: Measure, left: () => number): Filling {
  const table = fillTableOf(planning, added);
  const { prepared } = table;
  while (left() > 0 && relieved(table));
  for (const shift of planning.shifts)
    while (left() > 0 && (prepared.on.get(shift.id)?.length ?? 0) < shift.people && fillByChain(table, shift));
  const total = planning.volunteers.reduce((sum, { id }) => sum + shiftMinutesOf(prepared.held.get(id) ?? []), 0);
  const shares = sharesOf(planning, total, measure.capacities);
  for (let pass = 0; pass < MAX_PASSES && left() > 0 && evened(table, shares); pass += 1);
  for (let pass = 0; pass < MAX_PASSES && left() > 0 && swappedForWishes(table, left); pass += 1);
  while (relieved(table));
  return { added: filledPlacesOf(table), worth: worthOf(prepared, measure) };
}

/**
 * Gives a place of somebody who would rather not to another person, if necessary by giving one of
 * that person's places to a third. Returns whether it did.
 */
function relieved(table: FillTable): boolean {
  for (const { shiftId, volunteerId } of filledPlacesOf(table)) {
    const [shift, holder] = [table.prepared.shifts.get(shiftId), table.prepared.volunteers.get(volunteerId)];
    if (!shift || !holder || !wishesAgainst(holder, shift)) continue;
    take(table, shiftId, volunteerId);
    if (fillByChain(table, shift, 'willing')) return true;
    give(table, shiftId, volunteerId);
  }
  return false;
}

/**
 * Fills a place: with somebody who is free, else with somebody who is once another person has taken
 * one of their places.
 */
function fillByChain(table: FillTable, shift: PlanShift, by: 'willing' | 'anybody' = 'anybody'): boolean {
  const { prepared, planning } = table;
  const isAsked = (volunteer: PlanVolunteer, of: PlanShift) => by === 'anybody' || !wishesAgainst(volunteer, of);
  const direct = planning.volunteers.find((one) => isAsked(one, shift) && canTake(prepared, one, shift));
  if (direct) {
    give(table, shift.id, direct.id);
    return true;
  }
  for (const volunteer of planning.volunteers) {
    if (!isAsked(volunteer, shift)) continue;
    const near = (prepared.held.get(volunteer.id) ?? []).filter(({ id }) => isMovable(table, id, volunteer.id));
    for (const other of near) {
      take(table, other.id, volunteer.id);
      const next = canTake(prepared, volunteer, shift)
        ? planning.volunteers.find(
            (one) => one.id !== volunteer.id && isAsked(one, other) && canTake(prepared, one, other),
          )
        : undefined;
      if (next) {
        give(table, shift.id, volunteer.id);
        give(table, other.id, next.id);
        return true;
      }
      give(table, other.id, volunteer.id);
    }
  }
  return false;
}

/** One pass over the proposed places; returns whether any changed hands. */
function evened(table: FillTable, shares: ReadonlyMap<number, number>): boolean {
  const { prepared, planning } = table;
  const over = new Map(
    planning.volunteers.map(({ id }) => [id, shiftMinutesOf(prepared.held.get(id) ?? []) - (shares.get(id) ?? 0)]),
  );
  let hasChanged = false;
  for (const { shiftId, volunteerId: from } of filledPlacesOf(table)) {
    const [shift, giver] = [prepared.shifts.get(shiftId), prepared.volunteers.get(from)];
    if (!shift || !giver) continue;
    const length = shiftLengthOf(shift);
    const away = (id: number, change: number) => Math.abs((over.get(id) ?? 0) + change) - Math.abs(over.get(id) ?? 0);
    const relief = away(from, -length) + wishesAway(prepared, giver.id, shift);
    let best: { id: number; gain: number } | null = null;
    for (const volunteer of planning.volunteers) {
      if (volunteer.id === from) continue;
      const gain = relief + away(volunteer.id, length) - wishesAway(prepared, volunteer.id, shift);
      if (gain >= -1 || (best && gain >= best.gain) || !canTake(prepared, volunteer, shift)) continue;
      best = { id: volunteer.id, gain };
    }
    if (!best) continue;
    take(table, shiftId, from);
    give(table, shiftId, best.id);
    over.set(from, (over.get(from) ?? 0) - length);
    over.set(best.id, (over.get(best.id) ?? 0) + length);
    hasChanged = true;
  }
  return hasChanged;
}

/**
 * What leaving a shift costs somebody in wishes, as minutes; negative where they wish to leave it.
 */
function wishesAway(prepared: PreparedPlanning, volunteerId: number, shift: PlanShift): number {
  const volunteer = prepared.volunteers.get(volunteerId);
  if (!volunteer) return 0;
  const others = (prepared.on.get(shift.id) ?? []).filter((id) => id !== volunteerId);
  const liked = others.filter(
    (id) => volunteer.withIds.includes(id) || prepared.volunteers.get(id)?.withIds.includes(volunteerId),
  );
  const met = liked.length + (wishesFor(volunteer, shift) ? 1 : 0);
  const against = wishesAgainst(volunteer, shift) ? AGAINST_MINUTES : 0;
  return WISH_MINUTES * (met - missesSeance(prepared, volunteer, shift).length) - against;
}

/**
 * In minutes: two places may be swapped for a wish if their lengths differ by at most this, so that
 * the hours stay even.
 */
const SAME_LENGTH = 15;

/**
 * Lets two people swap places where that meets more wishes than it costs. Returns whether any did.
 */
function swappedForWishes(table: FillTable, left: () => number): boolean {
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

/**
 * The swaps worth trying: a place that costs the person a séance, against any other; any place of
 * theirs, against one beside a person or of a task they wish for.
 */
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

/**
 * A filling being worked on: who has which places, and which may change hands. Places that were
 * given before may not.
 */
type FillTable = { planning: Planning; prepared: PreparedPlanning; places: Set<string> };

export const fillTableOf = (planning: Planning, added: readonly PlanAssignment[]): FillTable => ({
  planning,
  prepared: preparePlanning(planning, [...planning.given, ...added]),
  places: new Set(added.map(({ shiftId, volunteerId }) => shiftKey(shiftId, volunteerId))),
});

const isMovable = ({ places }: FillTable, shiftId: number, volunteerId: number): boolean =>
  places.has(shiftKey(shiftId, volunteerId));

function give({ prepared, places }: FillTable, shiftId: number, volunteerId: number): void {
  put(prepared, { shiftId, volunteerId });
  places.add(shiftKey(shiftId, volunteerId));
}

export function take({ prepared, places }: FillTable, shiftId: number, volunteerId: number): void {
  const [held, on] = [prepared.held.get(volunteerId) ?? [], prepared.on.get(shiftId) ?? []];
  prepared.held.set(
    volunteerId,
    held.filter(({ id }) => id !== shiftId),
  );
  prepared.on.set(
    shiftId,
    on.filter((id) => id !== volunteerId),
  );
  places.delete(shiftKey(shiftId, volunteerId));
}

/** The places as they are now. */
const filledPlacesOf = ({ places }: FillTable): PlanAssignment[] =>
  [...places].map((place) => {
    const [shiftId = 0, volunteerId = 0] = place.split(' ').map(Number);
    return { shiftId, volunteerId };
  });
