import type { Programme } from '#app/_components/programme/programme.ts';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { eventFacts, festivalFacts, hasShareImage, isPictured, type ShareImageFacts } from '#lib/share-image/facts.ts';
import { shortHash } from '#lib/short-hash.ts';
import type { LinkPicture } from './programme-page.ts';

/**
 * The picture shown with a link to a séance; undefined where one of its films may not be named, and
 * the festival's picture is used instead.
 */
export function eventPicture({ document, locale, paths }: Programme, event: DocumentEvent): LinkPicture | undefined {
  if (!isPictured(document, event)) return undefined;
  const facts = eventFacts(document, event, locale);
  const { title, when, place } = facts;
  return {
    path: versioned(paths.eventImage(event), facts),
    alt: [title, when, place].filter((text) => text !== '').join(', '),
  };
}

/** The path of the picture of the festival as a whole. */
export const festivalPicture = ({ document, locale, paths }: Programme): string =>
  versioned(paths.image(), festivalFacts(document, locale));

/**
 * Other sites cache a picture by its address for months, so the address changes when, and only
 * when, what is drawn changes.
 */
const versioned = (path: string, facts: ShareImageFacts): string => `${path}?v=${shortHash(JSON.stringify(facts), 10)}`;

/** The absolute address of a picture, for programs. */
export const pictureUrl = ({ document, siteUrl }: Programme, path: string | undefined): string | null =>
  path === undefined || siteUrl === null || !hasShareImage(document) ? null : siteUrl + path;
