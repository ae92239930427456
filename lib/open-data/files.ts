import { abstractOf } from '#lib/feeds/schedule.ts';
import { wordsOf } from '#lib/feeds/words.ts';
import { cleanText } from '#lib/i18n/clean-text.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { programmeBase, publicDataBase, publicDataPaths } from '#lib/i18n/paths.ts';
import { feedPaths, programmePaths } from '#lib/i18n/programme-paths.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import {
  dayName,
  eventAsText,
  headOf,
  linksAsText,
  nightInWords,
  type TextFormat,
  titleAsText,
  whatItIs,
  whereAndHow,
} from '#lib/programme/as-text.ts';
import { undatedOf } from '#lib/programme/day.ts';
import { type DocumentIndex, indexDocument } from '#lib/programme/document-index.ts';
import { escaped, markdownOf, plainBlocks, plainOf } from '#lib/text/markdown.ts';
import { type Block, textPartsOf } from '#lib/text/parts.ts';
import { openAgendaCsvPieces, ticketingCsvPieces } from './csv-for-services.ts';
import { type FileOptions, inBatches, programmeCsvPieces, programmeXlsx } from './programme-rows.ts';

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

/**
 * The whole programme as a text to read, print or typeset: for each séance what « Copier le
 * programme » gives, and its description. In pieces.
 */
function* programmeTextPieces(
  document: PublicDocument,
  { locale, url }: FileOptions,
  format: TextFormat,
): Generator<string> {
  const paths = programmePaths(url + programmeBase(locale, document.festival.slug), locale);
  const options = { locale, format, addressOf: paths.event };
  const index = indexDocument(document);
  const head = cleanText(titleAsText(document, options));
  yield format === 'markdown' ? `${head}\n` : underlined(head, '=');
  if (document.festival.isDemonstration) yield `\n${wordsOf(locale).term('demonstration')}\n`;
  for (const { name, events } of programmeByDay(document, locale)) {
    yield format === 'markdown' ? `\n## ${escaped(name)}\n` : `\n${underlined(name, '-')}`;
    for (const batch of inBatches(events))
      yield batch
        .map((event) => {
          const about = textPartsOf(typeset(cleanText(abstractOf(event, index, locale)), locale));
          return `\n${cleanText(eventAsText(document, event, options))}\n${aboutIn(about, format)}${linksIn(event, format)}`;
        })
        .join('');
  }
}

const underlined = (text: string, sign: '=' | '-') => `${text}\n${sign.repeat(Math.min([...text].length, 72))}\n`;

function aboutIn(about: readonly Block[], format: TextFormat): string {
  if (about.length === 0) return '';
  return format === 'text' ? `${plainBlocks(about)}\n` : `\n${markdownOf(about)}\n`;
}

function linksIn(event: DocumentEvent, format: TextFormat): string {
  const links = linksAsText(event, format);
  if (links.length === 0) return '';
  return format === 'text' ? `${links.join('\n')}\n` : `\n${links.map((link) => `- ${link}`).join('\n')}\n`;
}

/**
 * The programme in reading order: each day with its séances by start; days without any are left
 * out, and séances without a date come last.
 */
function programmeByDay(
  document: PublicDocument,
  locale: Locale,
): { name: string; events: readonly DocumentEvent[] }[] {
  const byDay = new Map<string, DocumentEvent[]>(document.days.map(({ date }) => [date, []]));
  for (const event of document.events) if (event.startsAt !== null) byDay.get(event.day ?? '')?.push(event);
  return [
    ...document.days.map((day) => ({ name: dayName(day, locale), events: byDay.get(day.date) ?? [] })),
    { name: translator(locale, 'public')('undated'), events: undatedOf(document) },
  ].filter(({ events }) => events.length > 0);
}

/**
 * Names of the paragraph styles. A layout defines their look: a style of its document takes
 * precedence over the one defined here. The names are the same in every language, so that one
 * layout serves both.
 */
const styles = {
  festival: 'Festival',
  day: 'Jour',
  time: 'Heure',
  title: 'Titre',
  place: 'Lieu',
  text: 'Texte',
} as const;
type Style = keyof typeof styles;

/**
 * The beginning of InDesign tagged text (« Tagged Text », Adobe): its encoding, then each style it
 * uses.
 */
const HEADER = [
  '<UNICODE-WIN>',
  '<Version:7><FeatureSet:InDesign-Roman>',
  ...Object.values(styles).map((name) => `<DefineParaStyle:${name}=<Nextstyle:${name}>>`),
];

/**
 * The programme as tagged text for InDesign: UTF-16 little-endian with its byte order mark, as the
 * header says. In pieces.
 */
function* inDesignPieces(document: PublicDocument, options: FileOptions): Generator<Buffer> {
  const { locale } = options;
  const index = indexDocument(document);
  const title = titleAsText(document, { locale, format: 'text', addressOf: null });
  yield encoded(`\ufeff${lines([...HEADER, paragraph('festival', title)])}`);
  if (document.festival.isDemonstration)
    yield encoded(lines([paragraph('text', wordsOf(locale).term('demonstration'))]));
  for (const { name, events } of programmeByDay(document, locale)) {
    yield encoded(lines([paragraph('day', name)]));
    for (const batch of inBatches(events))
      yield encoded(lines(batch.flatMap((event) => paragraphsOf(event, index, options))));
  }
}

function paragraphsOf(event: DocumentEvent, index: DocumentIndex, { locale }: FileOptions): string[] {
  const { document } = index;
  const { when, mark, title } = headOf(document, event, locale);
  const what = joinFacts(whatItIs(document, event, locale));
  const where = joinFacts([nightInWords(event, locale), ...whereAndHow(document, event, locale)]);
  const about = plainOf(typeset(abstractOf(event, index, locale), locale));
  return [
    paragraph('time', when),
    paragraph('title', mark + title),
    ...(what === '' ? [] : [paragraph('text', what)]),
    ...(about === '' ? [] : [paragraph('text', about)]),
    ...(where === '' ? [] : [paragraph('place', where)]),
  ];
}

/** A line break within a paragraph would begin another one, and a bracket would begin a tag. */
const paragraph = (style: Style, text: string) =>
  `<ParaStyle:${styles[style]}>${cleanText(text)
    .replace(/[\\<>]/g, '\\$&')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('<0x000A>')}`;

const lines = (texts: readonly string[]) => texts.map((text) => `${text}\r\n`).join('');
const encoded = (text: string) => Buffer.from(text, 'utf16le');
