import {
  type Access,
  accesses,
  type InheritedAccess,
  inheritedAccesses,
  type RoomAbility,
  type RoomAccess,
  type RoomKind,
  type SaidOfAccess,
} from '#db/enums.ts';

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

/** The access that a part says it has, in the order of the enumeration. */
export const promisedIn = (said: readonly SaidOfAccess[]): Access[] =>
  accesses.filter((access) => said.includes(access));

/** The access that it says it does not have, whatever its room and copy have. */
export const deniedIn = (said: readonly SaidOfAccess[]): InheritedAccess[] =>
  inheritedAccesses.filter((access) => said.includes(`no-${access}`));

const OF_COPY = ['sdh', 'ad'] as const satisfies InheritedAccess[];

/**
 * The answers of a part that gets another film or copy: what was denied concerned the former one,
 * so it is dropped.
 */
export const saidOfAnother = (said: readonly SaidOfAccess[]): SaidOfAccess[] =>
  said.filter((one) => !OF_COPY.some((access) => one === `no-${access}`));

/** A copy without the access that a part denies. */
export const asShown = <V extends { sdh: boolean; ad: boolean }>(
  version: V,
  denied: readonly InheritedAccess[],
): V => ({
  ...version,
  sdh: version.sdh && !denied.includes('sdh'),
  ad: version.ad && !denied.includes('ad'),
});

export type PartAccess = {
  said: readonly SaidOfAccess[];
  copy: { sdh: boolean; ad: boolean } | null | undefined;
};

/**
 * Whether a part has an access, and who says so: the part itself, else its room, else its copy.
 * Null: nobody does.
 */
export function accessOfPart(
  access: Access,
  { said, copy }: PartAccess,
  room: SaidAccess,
): { has: boolean; by: 'part' | 'copy' | 'room' } | null {
  if (said.includes(access)) return { has: true, by: 'part' };
  if (said.some((one) => one === `no-${access}`)) return { has: false, by: 'part' };
  const ofRoom = isOfRoom(access) ? room[access] : undefined;
  // Headsets for audio description are useless without a described copy, so for that the copy
  // decides.
  if (ofRoom === true && access !== 'ad') return { has: true, by: 'room' };
  if (ofRoom === false) return { has: false, by: 'room' };
  const isOfCopy = (access === 'sdh' || access === 'ad') && copy?.[access] === true;
  return isOfCopy ? { has: true, by: 'copy' } : null;
}
