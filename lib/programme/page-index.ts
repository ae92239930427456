import type { Bilingual } from '#db/columns.ts';
import type { Trailer } from '#lib/films/trailer.ts';
import type { Token } from './facets.ts';
import type { IndexName } from './indexes.ts';

const numberedPages = ['events', 'films', 'people', 'venues', 'rooms', 'series'] as const;
type NumberedPage = (typeof numberedPages)[number];
export const isNumberedPage = (page: string | undefined): page is NumberedPage =>
  numberedPages.some((name) => name === page);

/**
 * The page of a calendar somebody can subscribe to: what stands for it in its section, and the end
 * of its public address (`rooms/3-auditorium`).
 */
export type CalendarPage = Readonly<{ key: string | number; stem: string }>;

/** Everything of a release that has a page of its own, with the title its address is made from. */
export type PageIndex = Readonly<{
  dates: ReadonlySet<string>;
  filters: ReadonlySet<Token>;
  themes: ReadonlySet<string>;
  /** Of the festival's own. */
  pages: ReadonlySet<string>;
  /** Which lists of all films, people, venues, themes it has. */
  lists: Readonly<Record<IndexName, boolean>>;
  /** Whether anything is offered to the press. */
  hasPress: boolean;
  /**
   * Whether the festival has a picture for other sites, and which séances have one of their own.
   */
  hasImage: boolean;
  pictured: ReadonlySet<number>;
  titles: Readonly<Record<NumberedPage, ReadonlyMap<number, Bilingual | string>>>;
  /** What stands after `/subscribe/`; null when there is no such calendar. */
  calendar: (section: string, name: string) => CalendarPage | null;
  /** The trailers on the page behind a tail. */
  trailersOn: (tail: string) => readonly Trailer[];
  /** The day that is on at an instant; null where the festival has none. */
  dayAt: (at: string) => string | null;
  /**
   * The day that the first page is about at an instant; null while that is the programme as such.
   */
  homeAt: (at: string) => string | null;
  /** The day that a frame opens on at an instant; null before and after. */
  frameAt: (at: string) => string | null;
  /** Whether the festival is over at an instant. */
  isFestivalOver: (at: string) => boolean;
}>;

/**
 * `page`: the tail of the cached page (`/events/12`, without decoration, so that nobody fills the
 * cache with spellings of one address). `moved`: the tail the public address should have
 * (`/events/12-le-sang-et-la-boue`).
 */
export type Tail = { kind: 'page' | 'moved'; tail: string } | { kind: 'missing' };
