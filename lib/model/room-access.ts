import type { Access, RoomAbility, RoomAccess, RoomKind } from '#db/enums.ts';

/** The access of a séance that each of a room's abilities gives. */
export const GIVEN = {
  wheelchair: 'wheelchair',
  loop: 'loop',
  audiodescription: 'ad',
} as const satisfies Record<RoomAccess, string>;

/** By access: true is given, false is not there. What is absent nobody said. */
export type SaidAccess = Readonly<Partial<Record<(typeof GIVEN)[RoomAccess], boolean>>>;

export const isOfRoom = (access: Access): access is keyof SaidAccess => Object.values<Access>(GIVEN).includes(access);

type Room = {
  kind: RoomKind;
  wheelchairPlaces: number | null;
  abilities: readonly RoomAbility[];
  lacks: readonly RoomAccess[];
};

/** What an organiser said of the access of a room: yes, no, or nothing. Silence is never a no. */
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

/** Of the places alone, as releases from before a room's access was published say it. */
export const accessOfPlaces = (kind: RoomKind, places: number | null): SaidAccess =>
  roomAccessOf({ kind, wheelchairPlaces: places, abilities: [], lacks: [] });

const yesOrNo = (yes: boolean, no: boolean) => (yes === no ? undefined : yes);

/**
 * Counted places are a yes, none is a no; no place in a room that is said to have access says
 * neither.
 */
function withPlaces(said: boolean | undefined, places: number | null): boolean | undefined {
  if (places === null) return said;
  if (places > 0) return true;
  return said === true ? undefined : false;
}
