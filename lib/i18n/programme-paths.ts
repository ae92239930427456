import slugify, { type Options } from '@sindresorhus/slugify';
import type { Bilingual } from '#db/columns.ts';
import { oncePer } from '#lib/once-per.ts';
import type { Locale } from './locale.ts';
import { inLocale } from './text.ts';

/*
 * Addresses that end in words of a title or a name. They are separate from paths.ts, because the
 * package that transliterates any alphabet to ASCII would make up a third of the scripts of a desk
 * page, which needs none of these addresses.
 */

/**
 * The words of an address, at most 60 characters of ASCII. They are only for readers, because a
 * page is found by its number. In a French address « & » becomes « et », otherwise « and ».
 */
export function slug(text: string, locale?: Locale): string {
  return slugify(text.slice(0, 200), locale === 'fr' ? inFrench : undefined)
    .slice(0, 60)
    .replace(/-+$/, '');
}

const inFrench: Options = { customReplacements: [['&', ' et ']] };

/**
 * `12-le-sang-et-la-boue`, or `12` when nothing of the title remains. A page is found by its number
 * alone. Addresses of calendars have no language, and their words stay as they were.
 */
export function numbered(number: number, title: Bilingual | string, locale?: Locale): string {
  const tail = typeof title === 'string' ? slug(title, locale) : slugsOf[locale ?? 'none'](title);
  return tail ? `${number}-${tail}` : String(number);
}

// Cached by the object of the title, which is never mutated, because a page with hundreds of links
// names most titles more than once.
const slugsIn = (locale?: Locale) => oncePer((title: Bilingual) => slug(inLocale(title, locale ?? 'fr'), locale));
const slugsOf = { fr: slugsIn('fr'), en: slugsIn('en'), none: slugsIn() };

type Numbered = { number: number; title: Bilingual | string };
type Named = { number: number; name: Bilingual | string };

/**
 * Pages that every programme has once, at the address of their name, and that can also be read
 * without a network.
 */
export const usualPages = ['subscribe', 'accessibility', 'legal', 'privacy'] as const;

export const programmePaths = (base: string, locale: Locale) => ({
  home: () => base,
  day: (date: string) => `${base}/days/${date}`,
  event: (event: Numbered) => `${base}/events/${numbered(event.number, event.title, locale)}`,
  /** All films from A to Z, or in another order (`lib/programme/indexes.ts`). */
  films: (order?: string) => `${base}/films${order ? `/${order}` : ''}`,
  film: (film: Numbered) => `${base}/films/${numbered(film.number, film.title, locale)}`,
  people: () => `${base}/people`,
  person: (person: Named) => `${base}/people/${numbered(person.number, person.name, locale)}`,
  venues: () => `${base}/venues`,
  venue: (venue: Named) => `${base}/venues/${numbered(venue.number, venue.name, locale)}`,
  search: () => `${base}/search`,
  room: (room: Named) => `${base}/rooms/${numbered(room.number, room.name, locale)}`,
  series: (series: Numbered) => `${base}/series/${numbered(series.number, series.title, locale)}`,
  /** The themes, together with the series. */
  themes: () => `${base}/themes`,
  /** A theme's slug is part of its calendars' addresses, so it never changes and has no number. */
  theme: (theme: { slug: string }) => `${base}/themes/${theme.slug}`,
  /** A page of the festival's own; its slug never changes and has no number. */
  page: (page: { slug: string }) => `${base}/pages/${page.slug}`,
  /** « Quoi de neuf », or the changes of one release. */
  changes: (release?: number) => `${base}/changes${release === undefined ? '' : `#version-${release}`}`,
  /** « En ce moment et ensuite », of the current day or of the given one. */
  now: (date?: string) => `${base}/now${date ? `/${date}` : ''}`,
  /** The page for a television in the hall, of one room or of all. */
  screen: (room?: Named) => `${base}/screen${room ? `/${numbered(room.number, room.name, locale)}` : ''}`,
  print: () => `${base}/print`,
  pocket: () => `${base}/print/pocket`,
  printedGrid: () => `${base}/print/grid`,
  doorSign: (room: Named, date: string) => `${base}/print/door/${numbered(room.number, room.name, locale)}/${date}`,
  copy: () => `${base}/copy`,
  /** The QR code that leads to a page of this programme, given by its path. */
  qr: (path: string) => `${base}/qr${path.slice(base.length)}`,
  /**
   * The page for frames on other sites: which part, and how it looks (`lib/programme/outlets.ts`).
   */
  embed: (part = '', look = '') => `${base}/embed${part}${look}`,
  integrate: () => `${base}/integrate`,
  /** The page for the press. */
  press: () => `${base}/press`,
  /** « Données ouvertes ». */
  openData: () => `${base}/open-data`,
  /** The picture that other sites show beside a link. */
  image: () => `${base}/image.png`,
  eventImage: (event: Numbered) => `${base}/events/${numbered(event.number, event.title, locale)}/image.png`,
  /**
   * `calendar` is the calendar to subscribe to: `rooms/3-auditorium`; without it, the whole
   * programme.
   */
  subscribe: (calendar?: string | null) => (calendar ? `${base}/subscribe/${calendar}` : `${base}/subscribe`),
  legal: () => `${base}/legal`,
  privacy: () => `${base}/privacy`,
  accessibility: () => `${base}/accessibility`,
  /** « Ma sélection » of this browser. */
  my: () => `${base}/my`,
});

export type ProgrammePaths = ReturnType<typeof programmePaths>;

/** The paths of feeds contain no language, because a subscription lasts for ever. */
export const feedPaths = (festival: string) => {
  const file = (section: string, name: string) => `/feeds/${festival}/${section}/${name}.ics`;
  return {
    programme: () => `/feeds/${festival}/programme.ics`,
    day: (date: string) => file('days', date),
    venue: (venue: Named) => file('venues', numbered(venue.number, venue.name)),
    room: (room: Named) => file('rooms', numbered(room.number, room.name)),
    kind: (kind: string) => file('kinds', kind),
    theme: (slug: string) => file('themes', slug),
    film: (film: Numbered) => file('films', numbered(film.number, film.title)),
    person: (person: Named) => file('people', numbered(person.number, person.name)),
    event: (event: Numbered) => file('events', numbered(event.number, event.title)),
    changes: () => `/feeds/${festival}/changes.atom`,
    /** For conference programs: EventFahrplan, Giggity, Engelsystem. */
    scheduleXml: () => `/feeds/${festival}/schedule.xml`,
    scheduleJson: () => `/feeds/${festival}/schedule.json`,
    /**
     * The programme as a file in another format (`lib/open-data/files.ts`), in the festival's
     * language unless another one is given.
     */
    file: (name: string, locale?: Locale) => `/feeds/${festival}/${name}${locale ? `?lang=${locale}` : ''}`,
    /** All press material in one file. */
    press: (locale: Locale) => `/feeds/${festival}/press.zip?lang=${locale}`,
    /** The list of pages that a browser keeps to read the programme without a network. */
    pages: (locale: Locale) => `/feeds/${festival}/pages.json?lang=${locale}`,
    /** An icon of the festival by its file; `version` changes with the drawing. */
    icon: (file: string, version: string) => `/feeds/${festival}/icons/${file}?v=${version}`,
    /** The manifest with which a device installs the programme as an application. */
    manifest: (locale: Locale) => `/feeds/${festival}/manifest.webmanifest?lang=${locale}`,
  };
};
