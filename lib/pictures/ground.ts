import type { PicturePurpose } from '#db/enums.ts';

/** What is known of why a picture may be shown. Dates as `2026-11-26`. */
type Ground = Readonly<{ givenBy: string; purposes: readonly PicturePurpose[]; until: string | null }>;

/**
 * Whether a picture may leave the desk on this date of the festival, for any purpose: somebody gave
 * it, for something, and its time is not over. Without a ground it stays in the desk.
 */
export const mayLeave = ({ givenBy, purposes, until }: Ground, today: string): boolean =>
  givenBy !== '' && purposes.length > 0 && (until === null || today <= until);

/** What of a ground is missing, for who is to write it. */
export type MissingGround = 'givenBy' | 'purposes' | 'over';

/** The first thing that keeps a picture in the desk; null where nothing does. */
export function missingGround({ givenBy, purposes, until }: Ground, today: string): MissingGround | null {
  if (givenBy === '') return 'givenBy';
  if (purposes.length === 0) return 'purposes';
  return until !== null && until < today ? 'over' : null;
}
