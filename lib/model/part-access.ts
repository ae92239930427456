import { type Access, accesses, type InheritedAccess, inheritedAccesses, type SaidOfAccess } from '#db/enums.ts';
import { isOfRoom, type SaidAccess } from './room-access.ts';

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
