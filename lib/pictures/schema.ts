import { z } from 'zod';
import { picturePurposes, pictureUses } from '#db/enums.ts';
import { bilingualLine, cleanLine, line, MAX_NAME, postedText, requiredLine } from '#lib/i18n/clean-text.ts';
import { choices, recordFields, requiredNumber } from '#lib/i18n/typed-values.ts';
import type { DraftPicture } from '#lib/model/draft.ts';
import { dateOrNothing } from '#lib/time/typed-times.ts';

/** The limit of one uploaded picture, in bytes. */
export const MAX_PICTURE = 20_000_000;
/** Enough for a print of 80 by 120 centimetres. */
export const MAX_MEGAPIXELS = 100;
/** The limit of what is stored of a picture, in bytes: 100 megapixels without loss. */
export const MAX_PICTURE_KEPT = 400_000_000;
/** The limit for one festival. */
export const MAX_PICTURES = 3000;
/** The longest text alternative, in characters. */
const MAX_ALT = 500;

/** What is posted with the bytes of an uploaded picture. */
export const newPictureSchema = z.object({
  of: z.string().max(210),
  use: z.enum(pictureUses).optional(),
  /** The name of its file, which cannot be typed again: a longer one is shortened. */
  name: postedText.transform((name) => cleanLine(cleanLine(name).slice(0, MAX_NAME))),
  /** The key of one upload; a repeated upload adds no second picture. */
  key: z.uuid(),
  /** The batch of all pictures uploaded together. */
  batch: z.uuid(),
});

/** What the form of a picture posts. */
export const pictureSchema = z.object({
  ...recordFields,
  alt: bilingualLine(MAX_ALT),
  credit: line(),
  givenBy: line(MAX_NAME),
  purposes: choices(picturePurposes),
  until: dateOrNothing,
  consentOn: dateOrNothing,
  focalX: requiredNumber(0, 100),
  focalY: requiredNumber(0, 100),
});
export type PictureInput = z.output<typeof pictureSchema>;
export type PictureFormValues = z.input<typeof pictureSchema>;

/** Words for several pictures, as their table posts them: each with the version that was shown. */
export const pictureWordsSchema = z.object({
  words: z
    .array(
      z.object({
        id: z.coerce.number<string>().int().positive(),
        version: z.coerce.number<string>().int().positive(),
        alt: bilingualLine(MAX_ALT),
        credit: line(),
      }),
    )
    .max(MAX_PICTURES)
    .default([]),
});
export type PictureWords = z.output<typeof pictureWordsSchema>['words'];

/** The names of the files to be uploaded, with their folders. */
export const fileNamesSchema = z.array(z.string().max(1000)).max(MAX_PICTURES);

/** The ground of several pictures in one act: which pictures, and what is now known. */
export const picturesGroundSchema = z.object({
  pictures: z.array(z.coerce.number<string>().int().positive()).max(MAX_PICTURES).default([]),
  givenBy: requiredLine(MAX_NAME),
  purposes: choices(picturePurposes),
  until: dateOrNothing,
});
export type PicturesGround = z.output<typeof picturesGroundSchema>;

export const pictureFormValues = (picture: DraftPicture): PictureFormValues => ({
  version: picture.version,
  clientKey: '',
  alt: { fr: picture.alt.fr ?? '', en: picture.alt.en ?? '' },
  credit: picture.credit,
  givenBy: picture.givenBy,
  purposes: Object.fromEntries(picturePurposes.map((purpose) => [purpose, picture.purposes.includes(purpose)])),
  until: picture.until ?? '',
  consentOn: picture.consentOn ?? '',
  focalX: String(picture.focalX),
  focalY: String(picture.focalY),
});
