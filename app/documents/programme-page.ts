import type { ReactNode } from 'react';
import type { Step } from '#app/_components/programme/linked-data.tsx';
import type { Here, Programme } from '#app/_components/programme/programme.ts';
import type { LinkedNode, LinkedPage } from '#lib/linked-data/node.ts';
import type { Released } from '#lib/programme/released.ts';

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
export type LinkPicture = { path: string; alt: string };

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
