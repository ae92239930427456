import type { ReactNode } from 'react';
import type { Step } from '#app/_components/programme/linked-data.tsx';
import type { Here, Programme } from '#app/_components/programme/programme.ts';
import type { LinkedNode, LinkedPage } from '#lib/linked-data/node.ts';
import type { Released } from '#lib/programme/released.ts';

/**
 * What a page is drawn from: the programme, what else a release says, and the instant it is drawn.
 */
export type PageSource = Readonly<{
  programme: Programme;
  /** Null where nothing is published: a preview. */
  released: Released | null;
  /** The origins it was read under before, from which browsers bring what was chosen there. */
  former?: readonly string[];
  at: string;
}>;

/** A picture other sites show beside a link: its path, and what it says. */
export type LinkPicture = { path: string; alt: string };

/**
 * A page of a programme: what it is called, where it stands in either language, and what it shows.
 */
export type DrawnPage = Readonly<{
  /** Null: it is called as the festival. */
  title: string | null;
  /** What it is called beside other words, where that is shorter. */
  name?: string;
  here: Here;
  /** What stands between the header and the footer, or the whole body where `isBare`. */
  body: ReactNode;
  /** Without the frame of a programme: in another site. */
  isBare?: boolean;
  /** Without that frame, and drawn by its own style sheet: on paper, in a hall. */
  isSheet?: boolean;
  /** A page about a code has none of its own. */
  isCode?: boolean;
  /** In the words of search engines; without it, of the festival. */
  description?: string;
  picture?: LinkPicture | undefined;
  /** The address search engines are led to, where it is not its own. */
  canonical?: Here;
  /** Search engines leave it out. */
  isUnlisted?: boolean;
  /** The same programme for programs is named beside it. */
  hasData?: boolean;
  /**
   * For linked data: the steps behind the festival's first page, this page last, and what the page
   * is about.
   */
  steps?: readonly Step[] | undefined;
  about?: (page: LinkedPage) => readonly (LinkedNode | null)[];
}>;
