import { isEmpty } from '#lib/i18n/text.ts';
import type { DraftPicture } from '#lib/model/draft.ts';
import { addDays } from '#lib/time/calendar.ts';
import { mayLeave, missingGround } from './ground.ts';

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
