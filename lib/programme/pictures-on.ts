import type { PicturePurpose, PictureUse } from '#db/enums.ts';
import { picturePath } from '#lib/i18n/paths.ts';
import type { LitRoom } from '#lib/model/colours.ts';
import type { DocumentEvent, DocumentPicture, PictureSubject, PublicDocument } from '#lib/model/documents.ts';
import { LARGEST, sentName, sizeAt, type Width, widthsOf } from '#lib/pictures/sizes.ts';
import { filmsOfEvent } from './around.ts';
import { type DocumentIndex, indexDocument } from './document-index.ts';

/**
 * The pictures of a subject that may be shown for this purpose, in order; only of these uses, where
 * any are given.
 */
export function picturesFor(
  purpose: PicturePurpose,
  { pictures }: Pick<DocumentIndex, 'pictures'>,
  of: PictureSubject,
  ...uses: readonly PictureUse[]
): DocumentPicture[] {
  return (pictures.get(of) ?? []).filter(
    ({ use, purposes }) => purposes.includes(purpose) && (uses.length === 0 || uses.includes(use)),
  );
}

/**
 * The pictures that may be shown on the site and in everything made from it: feeds, data, share
 * images.
 */
export const picturesOn = (
  index: Pick<DocumentIndex, 'pictures'>,
  of: PictureSubject,
  ...uses: readonly PictureUse[]
): DocumentPicture[] => picturesFor('site', index, of, ...uses);

/**
 * The picture that stands for a séance: a still of its film, else of its people, else of its theme
 * or series. Null where there is none, and for a séance that hides a film, because a picture of the
 * others could give it away.
 */
export function pictureOfEvent(
  index: DocumentIndex,
  event: DocumentEvent,
  purpose: PicturePurpose = 'site',
): DocumentPicture | null {
  if (!index.document.pictures || event.items.some(({ isHidden }) => isHidden)) return null;
  const films = filmsOfEvent(index.document, event).map(({ number }): PictureSubject => `film:${number}`);
  const people = event.people
    .filter(({ isTentative }) => !isTentative)
    .map(({ person }): PictureSubject => `person:${person}`);
  const themes = event.themes.map((slug): PictureSubject => `theme:${slug}`);
  const series: PictureSubject[] = event.series ? [`series:${event.series.series}`] : [];
  for (const [subjects, use] of [
    [films, 'still'],
    [people, 'portrait'],
    [series, 'motif'],
    [themes, 'motif'],
  ] as const)
    for (const of of subjects) {
      const [first] = picturesFor(purpose, index, of, use);
      if (first) return first;
    }
  return null;
}

/**
 * A picture as other programs get it: its absolute address as WebP, at most `most` pixels wide,
 * with its size.
 */
export function pictureAddress(
  { festival }: Pick<PublicDocument, 'festival'>,
  url: string,
  picture: Pick<DocumentPicture, 'hash' | 'width' | 'height'>,
  most: Width = LARGEST,
): { address: string; width: number; height: number } {
  const named = widthsOf(picture.width).findLast((width) => width <= most) ?? most;
  const path = picturePath(festival.slug, sentName(picture.hash, named, 'webp'));
  return { address: url + path, ...sizeAt(picture, named) };
}

/**
 * A picture of the festival itself that may be shown for this purpose: the first of the first of
 * these uses that has one.
 */
export function ownPictureFor(
  purpose: PicturePurpose,
  document: PublicDocument,
  ...uses: readonly PictureUse[]
): DocumentPicture | null {
  const index = indexDocument(document);
  for (const use of uses) {
    const [first] = picturesFor(purpose, index, 'festival', use);
    if (first) return first;
  }
  return null;
}

/** The same on its pages. */
export const ownPicture = (document: PublicDocument, ...uses: readonly PictureUse[]): DocumentPicture | null =>
  ownPictureFor('site', document, ...uses);

/** The festival's logo for light or dark ground; the other one where there is one alone. */
export const logoOf = (document: PublicDocument, room: LitRoom): DocumentPicture | null =>
  room === 'light' ? ownPicture(document, 'logo', 'logo-dark') : ownPicture(document, 'logo-dark', 'logo');
