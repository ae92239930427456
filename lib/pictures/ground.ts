import { type PicturePurpose, picturePurposes } from '#db/enums.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import type { DraftPicture } from '#lib/model/draft.ts';
import { addDays } from '#lib/time/calendar.ts';

export { picturePurposes };

/** The legal ground on which a picture may be shown. Dates as `2026-11-26`. */
type Ground = Readonly<{ givenBy: string; purposes: readonly PicturePurpose[]; until: string | null }>;

/**
 * Whether a picture may be published on this date of the festival, for any purpose: somebody gave
 * it, for at least one purpose, and its time is not over. Without a ground it stays in the desk.
 */
export const mayLeave = ({ givenBy, purposes, until }: Ground, today: string): boolean =>
  givenBy !== '' && purposes.length > 0 && (until === null || today <= until);

/** The part of a ground that is missing, for whoever has to fill it in. */
export type MissingGround = 'givenBy' | 'purposes' | 'over';

/** The first reason why a picture stays in the desk; null where there is none. */
export function missingGround({ givenBy, purposes, until }: Ground, today: string): MissingGround | null {
  if (givenBy === '') return 'givenBy';
  if (purposes.length === 0) return 'purposes';
  return until !== null && until < today ? 'over' : null;
}

/**
 * What somebody should see to about a picture: the text alternative, the ground, or a ground that
 * ends soon.
 */
export const picturesToSettle = ['alt', 'ground', 'ending'] as const;
export type PictureToSettle = (typeof picturesToSettle)[number];

/** How many days count as soon. */
export const ENDING_DAYS = 30;

/**
 * The pictures that lack each of these; none of them prevents anything. `today` is a date of the
 * festival.
 */
export const picturesLeftToSettle = (
  pictures: readonly DraftPicture[],
  today: string,
): Record<PictureToSettle, DraftPicture[]> => ({
  alt: pictures.filter(({ alt }) => isEmpty(alt)),
  ground: pictures.filter((picture) => missingGround(picture, today) !== null),
  ending: pictures.filter(
    (picture) => mayLeave(picture, today) && picture.until !== null && picture.until <= addDays(today, ENDING_DAYS),
  ),
});
