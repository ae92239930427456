import type { Locale } from '#lib/i18n/locale.ts';
import { publicDataBase, publicDataPaths } from '#lib/i18n/paths.ts';
import { feedPaths } from '#lib/i18n/programme-paths.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { openAgendaCsvPieces } from './openagenda-csv.ts';
import { type FileOptions, programmeCsvPieces, programmeXlsx } from './programme-rows.ts';
import { inDesignPieces, programmeTextPieces } from './programme-text.ts';
import { ticketingCsvPieces } from './ticketing-csv.ts';

/** A file made of a release, at `/feeds/{festival}/{name}`. */
type OpenFile = Readonly<{
  contentType: string;
  /** Whether a browser saves it instead of showing it. */
  isDownload: boolean;
  /** Whether it differs with `?lang=`. */
  hasLanguage: boolean;
}> &
  (
    | Readonly<{ pieces: (document: PublicDocument, options: FileOptions) => Iterable<string | Buffer> }>
    /** Made as a whole, and compressed already. */
    | Readonly<{ whole: (document: PublicDocument, options: FileOptions) => Promise<Buffer> }>
  );

const CSV = 'text/csv; charset=utf-8; header=present';

export const openFiles = {
  'programme.csv': { contentType: CSV, isDownload: true, hasLanguage: true, pieces: programmeCsvPieces },
  'programme.xlsx': {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    isDownload: true,
    hasLanguage: true,
    whole: programmeXlsx,
  },
  'programme.txt': {
    contentType: 'text/plain; charset=utf-8',
    isDownload: false,
    hasLanguage: true,
    pieces: (document, options) => programmeTextPieces(document, options, 'text'),
  },
  'programme.md': {
    contentType: 'text/markdown; charset=utf-8',
    isDownload: false,
    hasLanguage: true,
    pieces: (document, options) => programmeTextPieces(document, options, 'markdown'),
  },
  'programme.indesign.txt': {
    contentType: 'text/plain; charset=utf-16le',
    isDownload: true,
    hasLanguage: true,
    pieces: inDesignPieces,
  },
  'ticketing.csv': { contentType: CSV, isDownload: true, hasLanguage: true, pieces: ticketingCsvPieces },
  'openagenda.csv': { contentType: CSV, isDownload: true, hasLanguage: false, pieces: openAgendaCsvPieces },
} as const satisfies Record<string, OpenFile>;

export type OpenFileName = keyof typeof openFiles;
export const openFileNames = Object.keys(openFiles) as OpenFileName[];

export const openFileOf = (name: string): OpenFile | null =>
  Object.hasOwn(openFiles, name) ? openFiles[name as OpenFileName] : null;

/** What is published for other programs, by who needs it. */
export const openSections = ['calendars', 'tables', 'texts', 'schedules', 'api'] as const;
export type OpenSection = (typeof openSections)[number];

type OpenEntry =
  | 'ics'
  | 'dayIcs'
  | 'csv'
  | 'xlsx'
  | 'ticketing'
  | 'openAgenda'
  | 'text'
  | 'markdown'
  | 'inDesign'
  | 'scheduleXml'
  | 'scheduleJson'
  | 'atom'
  | 'start'
  | 'programme'
  | 'day'
  | 'event'
  | 'lists'
  | 'films'
  | 'people'
  | 'venues'
  | 'live'
  | 'schema'
  | 'festivals';

export type OpenAddress = Readonly<{ entry: OpenEntry; path: string }>;

/**
 * Every address of the published data, ready to be opened. For one day or one séance, the first is
 * taken as example. The reader's language is added where it is not the festival's own.
 */
export function openAddresses(document: PublicDocument, locale: Locale): Record<OpenSection, OpenAddress[]> {
  const { slug, locale: own } = document.festival;
  const feeds = feedPaths(slug);
  const data = publicDataPaths(slug);
  const asked = locale === own ? undefined : locale;
  const file = (name: string) => feeds.file(name, asked);
  const inLanguage = (path: string) => (asked ? `${path}?lang=${asked}` : path);
  const day = document.days[0]?.date;
  const event = document.events[0];
  return {
    calendars: [
      { entry: 'ics', path: inLanguage(feeds.programme()) },
      ...(day ? [{ entry: 'dayIcs', path: inLanguage(feeds.day(day)) } as const] : []),
      { entry: 'atom', path: inLanguage(feeds.changes()) },
    ],
    tables: [
      { entry: 'csv', path: file('programme.csv') },
      { entry: 'xlsx', path: file('programme.xlsx') },
      { entry: 'ticketing', path: file('ticketing.csv') },
      { entry: 'openAgenda', path: feeds.file('openagenda.csv') },
    ],
    texts: [
      { entry: 'text', path: file('programme.txt') },
      { entry: 'markdown', path: file('programme.md') },
      { entry: 'inDesign', path: file('programme.indesign.txt') },
    ],
    schedules: [
      { entry: 'scheduleXml', path: inLanguage(feeds.scheduleXml()) },
      { entry: 'scheduleJson', path: inLanguage(feeds.scheduleJson()) },
    ],
    api: [
      { entry: 'start', path: data.start() },
      { entry: 'programme', path: data.programme() },
      ...(day ? [{ entry: 'day', path: data.days(day) } as const] : []),
      { entry: 'lists', path: data.events() },
      ...(event ? [{ entry: 'event', path: data.events(event.number) } as const] : []),
      { entry: 'films', path: data.films() },
      { entry: 'people', path: data.people() },
      { entry: 'venues', path: data.venues() },
      { entry: 'live', path: data.live() },
      { entry: 'schema', path: data.schema() },
      { entry: 'festivals', path: publicDataBase() },
    ],
  };
}
