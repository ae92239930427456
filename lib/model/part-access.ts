import { type Access, accesses, type InheritedAccess, inheritedAccesses, type SaidOfAccess } from '#db/enums.ts';
import { isOfRoom, type SaidAccess } from './room-access.ts';

/** What a part says that it has, in the order of the enumeration. */
export const promisedIn = (said: readonly SaidOfAccess[]): Access[] =>
  accesses.filter((access) => said.includes(access));

/** And what it says that it has not, whatever its room and its copy have. */
export const deniedIn = (said: readonly SaidOfAccess[]): InheritedAccess[] =>
  inheritedAccesses.filter((access) => said.includes(`no-${access}`));

const OF_COPY = ['sdh', 'ad'] as const satisfies InheritedAccess[];

/**
 * What is said of a part that gets another film or copy: what was denied was denied of the one
 * before.
 */
export const saidOfAnother = (said: readonly SaidOfAccess[]): SaidOfAccess[] =>
  said.filter((one) => !OF_COPY.some((access) => one === `no-${access}`));

/** A copy as it is shown where a part denies this of it. */
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
 * Whether a part has an access, and who says so: itself, else its room, else its copy. Null:
 * nobody.
 */
export function accessOfPart(
  access: Access,
  { said, copy }: PartAccess,
  room: SaidAccess,
): { has: boolean; by: 'part' | 'copy' | 'room' } | null {
  if (said.includes(access)) return { has: true, by: 'part' };
  if (said.some((one) => one === `no-${access}`)) return { has: false, by: 'part' };
  const ofRoom = isOfRoom(access) ? room[access] : undefined;
  // Headsets describe nothing by themselves: in such a room it is the copy that is described, or
  // not.
  if (ofRoom === true && access !== 'ad') return { has: true, by: 'room' };
  if (ofRoom === false) return { has: false, by: 'room' };
  const isOfCopy = (access === 'sdh' || access === 'ad') && copy?.[access] === true;
  return isOfCopy ? { has: true, by: 'copy' } : null;
}
