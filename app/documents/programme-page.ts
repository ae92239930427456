import type { ReactNode } from 'react';
import type { Step } from '#app/_components/programme/page-description.tsx';
import type { Here, Programme } from '#app/_components/programme/programme.ts';
import type { LinkedNode, LinkedPage } from '#lib/linked-data/node.ts';
import type { DocumentEvent } from '#lib/model/documents.ts';
import type { Released } from '#lib/programme/released.ts';
import { eventFacts, festivalFacts, hasShareImage, isPictured, type ShareImageFacts } from '#lib/share-image/facts.ts';
import { shortHash } from '#lib/short-hash.ts';

/** What a page is drawn from: the programme, the rest of its release, and the present instant. */
export type PageSource = Readonly<{
  programme: Programme;
  /** Null for a preview, where nothing is published. */
  released: Released | null;
  /** The origins the festival had before; browsers may bring selections from there. */
  former?: readonly string[];
  at: string;
}>;

/** The picture other sites show beside a link: its path, and its description. */
type LinkPicture = { path: string; alt: string };

/** A page of a programme: its title, its address in each language, and its content. */
export type DrawnPage = Readonly<{
  /** Null: the title is that of the festival. */
  title: string | null;
  /** A shorter title for use among other words. */
  name?: string;
  here: Here;
  /** Stands between the header and the footer; the whole body where `isBare`. */
  body: ReactNode;
  /** Drawn without header and footer, for a frame in another site. */
  isBare?: boolean;
  /**
   * Drawn without header and footer and with its own style sheet, for paper or a screen in a hall.
   */
  isSheet?: boolean;
  /** The page shows a QR code itself, so it has none in its footer. */
  isCode?: boolean;
  /** The description for search engines; without it, the festival's. */
  description?: string;
  picture?: LinkPicture | undefined;
  /** The canonical address for search engines, if it is not the page's own. */
  canonical?: Here;
  /** Whether search engines leave it out. */
  isUnlisted?: boolean;
  /** Whether it links to the same programme as data. */
  hasData?: boolean;
  /**
   * For linked data: the breadcrumbs after the festival's first page, ending with this page, and
   * the things the page is about.
   */
  steps?: readonly Step[] | undefined;
  about?: (page: LinkedPage) => readonly (LinkedNode | null)[];
}>;

/**
 * The picture shown with a link to a séance; undefined where one of its films may not be named, and
 * the festival's picture is used instead.
 */
export function eventPicture({ document, locale, paths }: Programme, event: DocumentEvent): LinkPicture | undefined {
  if (!isPictured(document, event)) return undefined;
  const facts = eventFacts(document, event, locale);
  const { flag, title, when, place } = facts;
  return {
    path: versioned(paths.eventImage(event), facts),
    alt: [flag, title, when, place].filter((text) => text !== '').join(', '),
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
