import type { Locale } from './locale.ts';

/** The first of `base`, `base-2`, `base-3` and so on that is not taken. */
export function freeName(base: string, isTaken: (wanted: string) => boolean): string {
  let wanted = base;
  for (let number = 2; isTaken(wanted); number += 1) wanted = `${base}-${number}`;
  return wanted;
}

/** The number of `12-le-sang-et-la-boue`; null when there is none. */
export function numberOf(segment: string): number | null {
  const match = /^([1-9][0-9]{0,6})(?:-|$)/.exec(segment);
  return match ? Number(match[1]) : null;
}

/**
 * The base address of a public programme: `/fr/festivals/x`, or that of a preview. The pages below
 * have the same tails.
 */
export const programmeBase = (locale: Locale, festival: string) => `/${locale}/festivals/${festival}`;

/**
 * The address of a picture, which contains its hash and its size. `preview` is the token of the
 * preview link through which it is seen.
 */
export const picturePath = (festival: string, file: string, preview?: string) =>
  `/pictures/${festival}/${file}${preview === undefined ? '' : `?preview=${preview}`}`;

/** The address to which a picture of a subject (`film:12`, `festival`) is uploaded. */
export const picturesPost = (
  festival: string,
  asked: Readonly<Record<'of' | 'use' | 'name' | 'key' | 'batch' | 'lang', string>>,
) => `/api/festivals/${festival}/pictures?${new URLSearchParams(asked)}`;

/** « Devenir bénévole » of a festival; with a token, the page of somebody's offer. */
export const joinPaths = (locale: Locale, festival: string) => ({
  page: (token?: string) => `/${locale}/join/${festival}${token === undefined ? '' : `/${token}`}`,
  /** The page on which a volunteer corrects what they said, by their own link. */
  mine: (token: string) => `/${locale}/join/${festival}/mine/${token}`,
  /** The page on which a parent consents. */
  parent: (token: string) => `/${locale}/join/${festival}/parent/${token}`,
  post: () => `/api/join/${festival}`,
});

/**
 * The base address of the public API. It contains no version, because each answer states its own.
 */
export const publicDataBase = () => '/api/public/festivals';

/** The published data for other programs (`lib/open-data/api/`). */
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

type VolunteersPage =
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
    /**
     * `id` is the festival-wide number of the séance, film, person or venue; `new` for a new one.
     */
    item: (section: DeskSection, number: number | 'new') => `${base}/${section}/${number}`,
    /** A room of a venue, by their numbers. */
    room: (venue: number, room: number) => `${base}/venues/${venue}/rooms/${room}`,
    /** One picture, by its id. */
    picture: (id: number) => `${base}/pictures/${id}`,
    /** The page on which a list is imported; with an id, the changes it would make. */
    list: (list: string, id?: number) => `${base}/lists/${list}${id === undefined ? '' : `/${id}`}`,
    /** The changes that a file or a list would make to the programme. */
    importPlan: (id: number) => `${base}/import/${id}`,
    /** « Enregistrer comme modèle ». */
    template: () => `${base}/template`,
    /** The current content of the desk's header, for somebody who has just changed something. */
    state: () => `${base}/state`,
    /** Everything that « Chercher ou faire » can find. */
    finder: () => `${base}/finder`,
    /**
     * The list of the séances that are left out of publications for one reason
     * (`lib/programme/left-out.ts`), or for any.
     */
    leftOut: (reason: string) => `${base}/events?view=list&out=${reason}`,
    /** The confirmation before a festival is deleted, with what would be deleted. */
    remove: () => `${base}/remove`,
    /** A page of the coordinators' desk; shifts, tasks and volunteers are addressed by id. */
    volunteers: (page: VolunteersPage | '' = '', id?: number | string) =>
      [`${base}/volunteers`, page, id].filter((part) => part !== '' && part !== undefined).join('/'),
  };
};

export type DeskPaths = ReturnType<typeof deskPaths>;

/** A whole list of a festival as a file for spreadsheets, which can be imported again. */
export const listFilePath = (festival: string, list: string, format: 'csv' | 'xlsx', locale: Locale) =>
  `/api/festivals/${festival}/lists/${list}.${format}?lang=${locale}`;

/** Tables of a festival's volunteers for spreadsheets, for coordinators. */
export const csvPaths = (festival: string, locale: Locale) => ({
  hours: `/api/festivals/${festival}/volunteers/hours.csv?lang=${locale}`,
  entries: `/api/festivals/${festival}/volunteers/entries.csv?lang=${locale}`,
  contacts: `/api/festivals/${festival}/volunteers/contacts.csv?lang=${locale}`,
});
/** A saved template as a file. */
export const templateFilePath = (id: number) => `/api/templates/${id}`;

/** All data of one volunteer (by id) or guest (by number), as a text. */
export const personFilePath = (festival: string, locale: Locale, of: { volunteer: number } | { person: number }) =>
  `/api/festivals/${festival}/person-file?${new URLSearchParams({ ...Object.fromEntries(Object.entries(of).map(([key, id]) => [key, String(id)])), lang: locale })}`;

/**
 * The address to which an archive is uploaded in parts: how many bytes came before, and the name
 * under which it is stored.
 */
export const archivePartsPost = (locale: Locale, at: number, kept: string | null) =>
  `/api/archives/parts?${new URLSearchParams({ lang: locale, at: String(at), ...(kept !== null && { kept }) })}`;

/** The file attached to the briefing of a task, for coordinators. */
export const briefingFilePath = (festival: string, taskId: number) => `/api/festivals/${festival}/briefings/${taskId}`;

/** The whole festival as one file. A form adds `private`. */
export const festivalFilePath = (festival: string) => `/api/festivals/${festival}/festival-file`;

/**
 * « Le jour J »: séances, people and rooms are addressed by their numbers. The query prefills what
 * is shown before something is done.
 */
export const todayPaths = (locale: Locale, festival: string) => {
  const base = deskPaths(locale, festival).section('today');
  return {
    board: (date?: string) => `${base}${date ? `?day=${date}` : ''}`,
    event: (event: number) => `${base}/${event}`,
    /**
     * `seen`: the delay that was announced when the form was opened, so that the page can say what
     * somebody else changed since.
     */
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
    /** Who is on a volunteers' shift (by its id), and who could be. */
    shift: (shift: number) => `${base}/shift/${shift}`,
    /** What a batch did, and who must be told. */
    told: (batch: string) => `${base}/told?batch=${batch}`,
    /** The address to which all of these are posted. */
    post: () => `/api/festivals/${festival}/today`,
    /** Requested by every page of the desk: the emergencies in which somebody needs help. */
    emergencies: () => `/api/festivals/${festival}/emergencies?lang=${locale}`,
  };
};

export const sitePaths = (locale: Locale) => ({
  home: () => `/${locale}`,
  desk: () => `/${locale}/organise`,
  newFestival: () => `/${locale}/organise/new`,
  /**
   * The page on which a festival file is chosen; with the name under which it is stored, its
   * content.
   */
  newFromFile: (kept?: string) => `/${locale}/organise/new/file${kept === undefined ? '' : `/${kept}`}`,
  signIn: (next?: string) => `/${locale}/sign-in${next ? `?next=${encodeURIComponent(next)}` : ''}`,
  account: () => `/${locale}/account`,
  /** The settings for all festivals, for administrators of the installation. */
  installation: () => `/${locale}/installation`,
  setup: (token: string) => `/${locale}/setup/${token}`,
  invitation: (token: string) => `/${locale}/invitation/${token}`,
  reset: (token: string) => `/${locale}/reset/${token}`,
  preview: (token: string) => `/${locale}/preview/${token}`,
  /** A release as it was published, for readers of the desk. */
  version: (festival: string, number: number) => `/${locale}/versions/${festival}/${number}`,
  team: (token: string) => `/${locale}/team/${token}`,
  /** A visitor's selection under its private address. */
  my: (token: string) => `/${locale}/my/${token}`,
});
