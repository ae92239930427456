import { isEmpty } from '#lib/i18n/text.ts';
import type { DraftPicture } from '#lib/model/draft.ts';
import { addDays } from '#lib/time/calendar.ts';
import { mayLeave, missingGround } from './ground.ts';

/**
 * What of a picture somebody should see to: words for who cannot see it, its ground, or a ground
 * that ends soon.
 */
export const picturesToSettle = ['alt', 'ground', 'ending'] as const;
export type PictureToSettle = (typeof picturesToSettle)[number];

/** How soon is soon. */
export const ENDING_DAYS = 30;

/** The pictures of each; none keeps anybody from anything. `today` is a date of the festival. */
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
