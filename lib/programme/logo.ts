import type { PicturePurpose, PictureUse } from '#db/enums.ts';
import type { LitRoom } from '#lib/model/colours.ts';
import type { DocumentPicture, PublicDocument } from '#lib/model/documents.ts';
import { indexDocument } from './document-index.ts';
import { picturesFor } from './pictures-on.ts';

/**
 * The festival's own picture for this purpose: the first picture of the first of these uses that
 * has one.
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

/** The same for the pages of the site. */
export const ownPicture = (document: PublicDocument, ...uses: readonly PictureUse[]): DocumentPicture | null =>
  ownPictureFor('site', document, ...uses);

/** The festival's logo for a light or dark background; if there is only one logo, that one. */
export const logoOf = (document: PublicDocument, room: LitRoom): DocumentPicture | null =>
  room === 'light' ? ownPicture(document, 'logo', 'logo-dark') : ownPicture(document, 'logo-dark', 'logo');
