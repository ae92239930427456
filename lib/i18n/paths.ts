import slugify from '@sindresorhus/slugify';
import type { Bilingual } from '#db/columns.ts';
import type { Locale } from './locale.ts';
import { inLocale } from './text.ts';

/** The readable part of an address, at most 60 characters; it decorates and never resolves. */
export function slug(text: string): string {
  return slugify(text.slice(0, 200)).slice(0, 60).replace(/-+$/, '');
}

/** The first of `base`, `base-2`, `base-3` and so on that nothing else has. */
export function freeName(base: string, isTaken: (wanted: string) => boolean): string {
  let wanted = base;
  for (let number = 2; isTaken(wanted); number += 1) wanted = `${base}-${number}`;
  return wanted;
}

/** `12-le-sang-et-la-boue`, or `12` when the title leaves nothing. Only the number resolves. */
export function numbered(number: number, title: Bilingual | string, locale: Locale = 'fr'): string {
  const tail = typeof title === 'string' ? slug(title) : slugIn(title, locale);
  return tail ? `${number}-${tail}` : String(number);
}

function slugIn(title: Bilingual, locale: Locale): string {
  const known = slugs[locale].get(title);
  if (known !== undefined) return known;
  const made = slug(inLocale(title, locale));
  slugs[locale].set(title, made);
  return made;
}

// A title is a value that nobody changes; a page of hundreds of links spells most of them for the second time.
const slugs: Record<Locale, WeakMap<Bilingual, string>> = { fr: new WeakMap(), en: new WeakMap() };

/** The number of `12-le-sang-et-la-boue`; null when there is none. */
export function numberOf(segment: string): number | null {
  const match = /^([1-9][0-9]{0,6})(?:-|$)/.exec(segment);
  return match ? Number(match[1]) : null;
}

type Numbered = { number: number; title: Bilingual | string };
type Named = { number: number; name: Bilingual | string };

/** Where a public programme stands: `/fr/festivals/x`, or a preview's own address. Its pages have the same tails. */
export const programmeBase = (locale: Locale, festival: string) => `/${locale}/festivals/${festival}`;

/** Pages that every programme has once, under these names, and that are read without a network too. */
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
  /** Themes, and series beside them. */
  themes: () => `${base}/themes`,
  /** A theme's slug is part of its calendars' addresses: it is permanent, and stands alone. */
  theme: (theme: { slug: string }) => `${base}/themes/${theme.slug}`,
  /** A page of the festival's own; its slug stays, and stands alone. */
  page: (page: { slug: string }) => `${base}/pages/${page.slug}`,
  /** « Quoi de neuf », or what one release brought. */
  changes: (release?: number) => `${base}/changes${release === undefined ? '' : `#version-${release}`}`,
  /** « En ce moment et ensuite »: of the day that is on, or of this one. */
  now: (date?: string) => `${base}/now${date ? `/${date}` : ''}`,
  /** For a television in the hall: of one room, or of all. */
  screen: (room?: Named) => `${base}/screen${room ? `/${numbered(room.number, room.name, locale)}` : ''}`,
  print: () => `${base}/print`,
  pocket: () => `${base}/print/pocket`,
  printedGrid: () => `${base}/print/grid`,
  doorSign: (room: Named, date: string) => `${base}/print/door/${numbered(room.number, room.name, locale)}/${date}`,
  copy: () => `${base}/copy`,
  /** The code that leads to a page of this programme, given by its path. */
  qr: (path: string) => `${base}/qr${path.slice(base.length)}`,
  /** For frames of other sites: which part, and how it looks (`lib/programme/embed.ts`). */
  embed: (part = '', look = '') => `${base}/embed${part}${look}`,
  integrate: () => `${base}/integrate`,
  /** What is offered to the press. */
  press: () => `${base}/press`,
  /** « Données ouvertes ». */
  openData: () => `${base}/open-data`,
  /** Pictures other sites show beside a link. */
  image: () => `${base}/image.png`,
  eventImage: (event: Numbered) => `${base}/events/${numbered(event.number, event.title, locale)}/image.png`,
  /** `calendar` is what one subscribes to: `rooms/3-auditorium`; without it, the whole programme. */
  subscribe: (calendar?: string | null) => (calendar ? `${base}/subscribe/${calendar}` : `${base}/subscribe`),
  legal: () => `${base}/legal`,
  privacy: () => `${base}/privacy`,
  accessibility: () => `${base}/accessibility`,
  /** « Ma sélection » of this browser. */
  my: () => `${base}/my`,
});

/** A picture's own address: it names its bytes and its size. `preview` is the secret of the link it is seen by. */
export const picturePath = (festival: string, file: string, preview?: string) =>
  `/pictures/${festival}/${file}${preview === undefined ? '' : `?preview=${preview}`}`;

/** Where a picture is sent that is of something: `film:12`, `festival`. */
export const picturesPost = (
  festival: string,
  asked: Readonly<Record<'of' | 'use' | 'name' | 'key' | 'batch' | 'lang', string>>,
) => `/api/festivals/${festival}/pictures?${new URLSearchParams(asked)}`;

/** « Devenir bénévole » of a festival; with a token, what somebody offered. */
export const joinPaths = (locale: Locale, festival: string) => ({
  page: (token?: string) => `/${locale}/join/${festival}${token === undefined ? '' : `/${token}`}`,
  /** What a volunteer said, to correct it; by their own link. */
  mine: (token: string) => `/${locale}/join/${festival}/mine/${token}`,
  /** Where a parent agrees. */
  parent: (token: string) => `/${locale}/join/${festival}/parent/${token}`,
  post: () => `/api/join/${festival}`,
});

/** Feeds carry no locale in the path: a subscription is for ever. */
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
    /** For programs that read conferences: EventFahrplan, Giggity, Engelsystem. */
    scheduleXml: () => `/feeds/${festival}/schedule.xml`,
    scheduleJson: () => `/feeds/${festival}/schedule.json`,
    /** The programme as a file of another form (`lib/open-data/files.ts`), in the festival's language unless another is asked for. */
    file: (name: string, locale?: Locale) => `/feeds/${festival}/${name}${locale ? `?lang=${locale}` : ''}`,
    /** All that is offered to the press as one file. */
    press: (locale: Locale) => `/feeds/${festival}/press.zip?lang=${locale}`,
    /** What a browser keeps to read the programme without a network. */
    pages: (locale: Locale) => `/feeds/${festival}/pages.json?lang=${locale}`,
    /** An icon of the festival by its file; `version` names what is drawn. */
    icon: (file: string, version: string) => `/feeds/${festival}/icons/${file}?v=${version}`,
    /** What a device needs to put the programme among its applications. */
    manifest: (locale: Locale) => `/feeds/${festival}/manifest.webmanifest?lang=${locale}`,
  };
};

/** Where the public API begins; its address carries no version, each answer does. */
export const publicDataBase = () => '/api/public/festivals';

/** What is published, for other programs (`lib/open-data/api/`). */
export const publicDataPaths = (festival: string) => {
  const base = `${publicDataBase()}/${festival}`;
  return {
    start: () => base,
    programme: () => `${base}/programme.json`,
    days: (date?: string) => `${base}/days${date ? `/${date}` : ''}`,
    events: (number?: number) => `${base}/events${number ? `/${number}` : ''}`,
    films: (number?: number) => `${base}/films${number ? `/${number}` : ''}`,
    people: (number?: number) => `${base}/people${number ? `/${number}` : ''}`,
    venues: (number?: number) => `${base}/venues${number ? `/${number}` : ''}`,
    live: () => `${base}/live`,
    schema: () => '/api/public/schema.json',
  };
};

export const deskSections = [
  'today',
  'grid',
  'events',
  'warnings',
  'films',
  'people',
  'pictures',
  'venues',
  'themes',
  'pages',
  'appearance',
  'days',
  'blocks',
  'offers',
  'settings',
  'publish',
  'members',
  'team-links',
  'volunteers',
  'import',
  'outlets',
  'history',
] as const;
export type DeskSection = (typeof deskSections)[number];

export type VolunteersPage =
  | 'shifts'
  | 'generate'
  | 'tasks'
  | 'people'
  | 'applications'
  | 'paste'
  | 'fill'
  | 'messages'
  | 'checklists'
  | 'settings'
  | 'print';

export const deskPaths = (locale: Locale, festival: string) => {
  const base = `/${locale}/organise/${festival}`;
  return {
    overview: () => base,
    section: (section: DeskSection) => `${base}/${section}`,
    /** `id` is the festival-wide number of the séance, film, person or venue; `new` for one more. */
    item: (section: DeskSection, number: number | 'new') => `${base}/${section}/${number}`,
    /** One picture, by its id. */
    picture: (id: number) => `${base}/pictures/${id}`,
    /** Where a list is brought in, and what it would do once it was read. */
    list: (list: string, id?: number) => `${base}/lists/${list}${id === undefined ? '' : `/${id}`}`,
    /** What a file or a list would do to the programme. */
    importPlan: (id: number) => `${base}/import/${id}`,
    /** « Enregistrer comme modèle ». */
    template: () => `${base}/template`,
    /** What the header of the desk says now, for whoever has just changed something. */
    state: () => `${base}/state`,
    /** All that « Chercher ou faire » finds. */
    finder: () => `${base}/finder`,
    /** The list of the séances that stay out of the public: for one reason (`lib/programme/left-out.ts`), or any. */
    leftOut: (reason: string) => `${base}/events?view=list&out=${reason}`,
    /** What would go with the festival, and the question. */
    remove: () => `${base}/remove`,
    /** A page of the coordinators' desk; a shift, a task and a volunteer stand under their ids. */
    volunteers: (page: VolunteersPage | '' = '', id?: number | string) =>
      [`${base}/volunteers`, page, id].filter((part) => part !== '' && part !== undefined).join('/'),
  };
};

export type DeskPaths = ReturnType<typeof deskPaths>;

/** A whole list of a festival for a spreadsheet, as an import reads it again. */
export const listFilePath = (festival: string, list: string, format: 'csv' | 'xlsx', locale: Locale) =>
  `/api/festivals/${festival}/lists/${list}.${format}?lang=${locale}`;

/** Tables of a festival's volunteers for a spreadsheet; for those who coordinate. */
export const csvPaths = (festival: string, locale: Locale) => ({
  hours: `/api/festivals/${festival}/volunteers/hours.csv?lang=${locale}`,
  entries: `/api/festivals/${festival}/volunteers/entries.csv?lang=${locale}`,
  contacts: `/api/festivals/${festival}/volunteers/contacts.csv?lang=${locale}`,
});
/** A saved template as a file. */
export const templateFilePath = (id: number) => `/api/templates/${id}`;

/** The whole festival as one file. A form adds `private`. */
/** What is kept of one volunteer (by id) or guest (by number), as a text. */
export const personFilePath = (festival: string, locale: Locale, of: { volunteer: number } | { person: number }) =>
  `/api/festivals/${festival}/person-file?${new URLSearchParams({ ...Object.fromEntries(Object.entries(of).map(([key, id]) => [key, String(id)])), lang: locale })}`;

/** Where an archive comes in, a part after the other: how much came before, and under which name it is kept. */
export const archivePartsPost = (locale: Locale, at: number, kept: string | null) =>
  `/api/archives/parts?${new URLSearchParams({ lang: locale, at: String(at), ...(kept !== null && { kept }) })}`;

export const festivalFilePath = (festival: string) => `/api/festivals/${festival}/festival-file`;

/** « Le jour J »: séances by number, people by theirs, rooms by theirs. What follows `?` is what one is shown before it is done. */
export const todayPaths = (locale: Locale, festival: string) => {
  const base = deskPaths(locale, festival).section('today');
  return {
    board: (date?: string) => `${base}${date ? `?day=${date}` : ''}`,
    event: (event: number) => `${base}/${event}`,
    /** `seen`: the minutes announced when it was chosen, so that the page can say what somebody else did since. */
    delay: (event: number, minutes: number, seen?: number) =>
      `${base}/${event}/delay?minutes=${minutes}${seen === undefined ? '' : `&seen=${seen}`}`,
    cancel: (event: number) => `${base}/${event}/cancel`,
    room: (event: number, room: number) => `${base}/${event}/room?to=${room}`,
    /** `item`: which of its films (an `event_items` id). */
    film: (event: number, item: number, film: number) => `${base}/${event}/film?item=${item}&film=${film}`,
    /** `day`: the festival day it is about. */
    person: (person: number, day?: string) => `${base}/person/${person}${day ? `?day=${day}` : ''}`,
    /** « Malaise »; in a room by its number. */
    emergency: (room?: number) => `${base}/emergency${room === undefined ? '' : `?room=${room}`}`,
    /** Who is on a shift of volunteers (its id), and who could be. */
    shift: (shift: number) => `${base}/shift/${shift}`,
    /** What a batch did, and who must hear of it. */
    told: (batch: string) => `${base}/told?batch=${batch}`,
    /** Where all of it is posted. */
    post: () => `/api/festivals/${festival}/today`,
    /** What every page of the desk asks: who needs help. */
    emergencies: () => `/api/festivals/${festival}/emergencies?lang=${locale}`,
  };
};

export const sitePaths = (locale: Locale) => ({
  home: () => `/${locale}`,
  desk: () => `/${locale}/organise`,
  newFestival: () => `/${locale}/organise/new`,
  /** Where a festival file is chosen; with the name it is kept under, what it brings. */
  newFromFile: (kept?: string) => `/${locale}/organise/new/file${kept === undefined ? '' : `/${kept}`}`,
  signIn: (next?: string) => `/${locale}/sign-in${next ? `?next=${encodeURIComponent(next)}` : ''}`,
  account: () => `/${locale}/account`,
  /** What holds for all festivals, for who administers the installation. */
  installation: () => `/${locale}/installation`,
  setup: (token: string) => `/${locale}/setup/${token}`,
  invitation: (token: string) => `/${locale}/invitation/${token}`,
  reset: (token: string) => `/${locale}/reset/${token}`,
  preview: (token: string) => `/${locale}/preview/${token}`,
  /** A release as it was published, for those who see the desk. */
  version: (festival: string, number: number) => `/${locale}/versions/${festival}/${number}`,
  team: (token: string) => `/${locale}/team/${token}`,
  /** A visitor's own programme under its private address. */
  my: (token: string) => `/${locale}/my/${token}`,
});
