import type { PictureUse } from '#db/enums.ts';
import { clip } from '#lib/feeds/description.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { ProgrammePaths } from '#lib/i18n/programme-paths.ts';
import { type Bilingual, inLocale } from '#lib/i18n/text.ts';
import type { DocumentEvent, DocumentPage, DocumentPicture, PictureSubject } from '#lib/model/documents.ts';
import type { DocumentIndex } from '#lib/programme/document-index.ts';
import { ownPicture, pictureAddress, pictureOfEvent, picturesOn } from '#lib/programme/pictures-on.ts';
import { plainOf } from '#lib/text/markdown.ts';

/** A thing of schema.org. */
export type LinkedNode = Readonly<{ '@type': string; [property: string]: unknown }>;

/** The data from which a page is described. Absolute addresses are `siteUrl` followed by a path. */
export type LinkedPage = Readonly<{
  index: DocumentIndex;
  locale: Locale;
  siteUrl: string;
  paths: ProgrammePaths;
}>;

/** A node without empty properties: null, undefined, '' and []. */
export function node(type: string, properties: Readonly<Record<string, unknown>>): LinkedNode {
  const stated = Object.entries(properties).filter(
    ([, value]) =>
      value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return { '@type': type, ...Object.fromEntries(stated) };
}

/**
 * A text as it was typed, in the page's language or else the other. It is not typeset, because
 * machines read it.
 */
export const nodeTextOf = ({ locale }: LinkedPage, text: Bilingual | null | undefined): string =>
  inLocale(text, locale);

/** Search engines read only the beginning, and a page should not contain a long text twice. */
const MAX_DESCRIBED = 1500;

export const describedBy = (page: LinkedPage, text: Bilingual): string =>
  clip(plainOf(nodeTextOf(page, text)), MAX_DESCRIBED);

/**
 * Characters that could end the script element, open a comment in it, or break a line in old script
 * engines.
 */
const DANGEROUS = /[<>&\u2028\u2029]/g;

/**
 * The nodes as the text of a `<script type="application/ld+json">`. This is the only place of
 * escaping: whatever the texts of a programme contain, an HTML parser finds no tag, comment or
 * entity in it, and a JSON parser finds the texts unchanged.
 */
export function linkedJson(nodes: readonly LinkedNode[]): string {
  const [first] = nodes;
  const whole = nodes.length === 1 ? first : { '@graph': nodes };
  return JSON.stringify({ '@context': 'https://schema.org', ...whole }).replace(
    DANGEROUS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * A list of pages in their order, each by its address, where it is described. Paths are absolute.
 */
export const listNode = ({ siteUrl }: LinkedPage, path: string, items: readonly string[]): LinkedNode =>
  node('ItemList', {
    '@id': `${siteUrl}${path}#list`,
    url: siteUrl + path,
    numberOfItems: items.length,
    itemListElement: items.map((item, i) => node('ListItem', { position: i + 1, url: siteUrl + item })),
  });

/** A page of the festival's own, in its organiser's words. */
export function ownPageNode(page: LinkedPage, own: DocumentPage): LinkedNode {
  const url = page.siteUrl + page.paths.page(own);
  return node('WebPage', {
    '@id': url,
    name: nodeTextOf(page, own.title),
    url,
    inLanguage: page.locale,
    description: describedBy(page, own.text),
  });
}

/** The steps from the festival's first page to this one, each with its absolute address. */
export function breadcrumbNode(steps: readonly { name: string; url: string }[]): LinkedNode {
  return node('BreadcrumbList', {
    itemListElement: steps.map(({ name, url }, i) =>
      node('ListItem', { position: i + 1, name, item: node('WebPage', { '@id': url, name }) }),
    ),
  });
}

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
