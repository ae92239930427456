import type { PictureUse } from '#db/enums.ts';
import type { DocumentEvent, DocumentPicture, PictureSubject } from '#lib/model/documents.ts';
import { ownPicture, pictureAddress, pictureOfEvent, picturesOn } from '#lib/programme/pictures-on.ts';
import { type LinkedNode, type LinkedPage, node, nodeTextOf } from './node.ts';

/**
 * Search engines use only the first pictures, so a film with twelve stills does not list them all.
 */
const MOST = 3;

/** The pictures of the subject of a page, for that page only; undefined where there are none. */
export const imagesOf = (page: LinkedPage, of: PictureSubject, ...uses: readonly PictureUse[]) => {
  const pictures = picturesOn(page.index, of, ...uses).slice(0, MOST);
  return pictures.length > 0 ? { image: pictures.map((picture) => imageNode(page, picture)) } : {};
};

/** The picture of a séance, before the one drawn for links to it. */
export const eventImages = (page: LinkedPage, event: DocumentEvent, drawn: string | null) =>
  before(page, pictureOfEvent(page.index, event), drawn);

/** The festival's picture or its poster, before the one drawn for links. */
export const festivalImages = (page: LinkedPage, drawn: string | null) =>
  before(page, ownPicture(page.index.document, 'head', 'poster'), drawn);

const before = (page: LinkedPage, picture: DocumentPicture | null, drawn: string | null) =>
  picture ? [imageNode(page, picture), ...(drawn === null ? [] : [drawn])] : drawn;

function imageNode(page: LinkedPage, picture: DocumentPicture): LinkedNode {
  return node('ImageObject', {
    contentUrl: pictureAddress(page.index.document, page.siteUrl, picture).address,
    caption: nodeTextOf(page, picture.alt),
    creditText: picture.credit,
  });
}
