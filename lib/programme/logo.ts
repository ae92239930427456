import type { LitRoom } from '#lib/model/colours.ts';
import type { DocumentPicture, PublicDocument } from '#lib/model/documents.ts';
import { indexDocument } from './document-index.ts';
import { picturesOn } from './pictures-on.ts';

/** A picture of the festival itself that may be shown on its pages: the first of the first of these uses that has one. */
export function ownPicture(
  document: PublicDocument,
  ...uses: readonly DocumentPicture['use'][]
): DocumentPicture | null {
  const index = indexDocument(document);
  for (const use of uses) {
    const [first] = picturesOn(index, 'festival', use);
    if (first) return first;
  }
  return null;
}

/** The festival's logo for light or dark ground; the other one where there is one alone. */
export const logoOf = (document: PublicDocument, room: LitRoom): DocumentPicture | null =>
  room === 'light' ? ownPicture(document, 'logo', 'logo-dark') : ownPicture(document, 'logo-dark', 'logo');
