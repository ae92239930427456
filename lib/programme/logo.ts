import type { PicturePurpose, PictureUse } from '#db/enums.ts';
import type { LitRoom } from '#lib/model/colours.ts';
import type { DocumentPicture, PublicDocument } from '#lib/model/documents.ts';
import { indexDocument } from './document-index.ts';
import { picturesFor } from './pictures-on.ts';

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
