import type { Locale } from '#lib/i18n/locale.ts';
import { publicDataBase, publicDataPaths } from '#lib/i18n/paths.ts';
import { feedPaths } from '#lib/i18n/programme-paths.ts';
import type { PublicDocument } from '#lib/model/documents.ts';

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
