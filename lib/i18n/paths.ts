import type { Locale } from './locale.ts';

/** The first of `base`, `base-2`, `base-3` and so on that nothing else has. */
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
 * Where a public programme stands: `/fr/festivals/x`, or a preview's own address. Its pages have
 * the same tails.
 */
export const programmeBase = (locale: Locale, festival: string) => `/${locale}/festivals/${festival}`;

/**
 * Pages that every programme has once, under these names, and that are read without a network too.
 */
export const usualPages = ['subscribe', 'accessibility', 'legal', 'privacy'] as const;

/**
 * A picture's own address: it names its bytes and its size. `preview` is the secret of the link it
 * is seen by.
 */
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
     * `id` is the festival-wide number of the séance, film, person or venue; `new` for one more.
     */
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
    /**
     * The list of the séances that stay out of the public: for one reason
     * (`lib/programme/left-out.ts`), or any.
     */
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

/** What is kept of one volunteer (by id) or guest (by number), as a text. */
export const personFilePath = (festival: string, locale: Locale, of: { volunteer: number } | { person: number }) =>
  `/api/festivals/${festival}/person-file?${new URLSearchParams({ ...Object.fromEntries(Object.entries(of).map(([key, id]) => [key, String(id)])), lang: locale })}`;

/**
 * Where an archive comes in, a part after the other: how much came before, and under which name it
 * is kept.
 */
export const archivePartsPost = (locale: Locale, at: number, kept: string | null) =>
  `/api/archives/parts?${new URLSearchParams({ lang: locale, at: String(at), ...(kept !== null && { kept }) })}`;

/** The file beside the briefing of a task, for who coordinates. */
export const briefingFilePath = (festival: string, taskId: number) => `/api/festivals/${festival}/briefings/${taskId}`;

/** The whole festival as one file. A form adds `private`. */
export const festivalFilePath = (festival: string) => `/api/festivals/${festival}/festival-file`;

/**
 * « Le jour J »: séances by number, people by theirs, rooms by theirs. What follows `?` is what one
 * is shown before it is done.
 */
export const todayPaths = (locale: Locale, festival: string) => {
  const base = deskPaths(locale, festival).section('today');
  return {
    board: (date?: string) => `${base}${date ? `?day=${date}` : ''}`,
    event: (event: number) => `${base}/${event}`,
    /**
     * `seen`: the minutes announced when it was chosen, so that the page can say what somebody else
     * did since.
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
