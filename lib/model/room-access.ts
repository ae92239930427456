import type { Access, RoomAbility, RoomAccess, RoomKind } from '#db/enums.ts';

/** The access that each ability of a room gives to a séance. */
export const GIVEN = {
  wheelchair: 'wheelchair',
  loop: 'loop',
  audiodescription: 'ad',
} as const satisfies Record<RoomAccess, string>;

/** By access: true where it is given, false where it is not. Absent: nobody answered. */
export type SaidAccess = Readonly<Partial<Record<(typeof GIVEN)[RoomAccess], boolean>>>;

export const isOfRoom = (access: Access): access is keyof SaidAccess => Object.values<Access>(GIVEN).includes(access);

type Room = {
  kind: RoomKind;
  wheelchairPlaces: number | null;
  abilities: readonly RoomAbility[];
  lacks: readonly RoomAccess[];
};

/** The organiser's answers about the access of a room. No answer never counts as a no. */
export function roomAccessOf({ kind, wheelchairPlaces, abilities, lacks }: Room): SaidAccess {
  const said: Partial<Record<(typeof GIVEN)[RoomAccess], boolean>> = {};
  if (kind === 'online') return said;
  for (const access of Object.keys(GIVEN) as RoomAccess[]) {
    const answer = yesOrNo(abilities.includes(access), lacks.includes(access));
    if (answer !== undefined) said[GIVEN[access]] = answer;
  }
  const wheelchair = withPlaces(said.wheelchair, wheelchairPlaces);
  if (wheelchair === undefined) delete said.wheelchair;
  else said.wheelchair = wheelchair;
  return said;
}

/**
 * The answer from the number of wheelchair spaces alone, for releases from before a room's access
 * was published.
 */
export const accessOfPlaces = (kind: RoomKind, places: number | null): SaidAccess =>
  roomAccessOf({ kind, wheelchairPlaces: places, abilities: [], lacks: [] });

const yesOrNo = (yes: boolean, no: boolean) => (yes === no ? undefined : yes);

/**
 * Counted spaces mean yes, 0 means no; 0 in a room that is said to have wheelchair access means
 * neither.
 */
function withPlaces(said: boolean | undefined, places: number | null): boolean | undefined {
  if (places === null) return said;
  if (places > 0) return true;
  return said === true ? undefined : false;
}
