import { put } from './fill-greedy.ts';
import { type PlanAssignment, type Planning, type PreparedPlanning, preparePlanning, shiftKey } from './planning.ts';

/**
 * A filling being worked on: who has which places, and which may change hands. Places that were
 * given before may not.
 */
export type FillTable = { planning: Planning; prepared: PreparedPlanning; places: Set<string> };

export const fillTableOf = (planning: Planning, added: readonly PlanAssignment[]): FillTable => ({
  planning,
  prepared: preparePlanning(planning, [...planning.given, ...added]),
  places: new Set(added.map(({ shiftId, volunteerId }) => shiftKey(shiftId, volunteerId))),
});

export const isMovable = ({ places }: FillTable, shiftId: number, volunteerId: number): boolean =>
  places.has(shiftKey(shiftId, volunteerId));

export function give({ prepared, places }: FillTable, shiftId: number, volunteerId: number): void {
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
export const filledPlacesOf = ({ places }: FillTable): PlanAssignment[] =>
  [...places].map((place) => {
    const [shiftId = 0, volunteerId = 0] = place.split(' ').map(Number);
    return { shiftId, volunteerId };
  });
