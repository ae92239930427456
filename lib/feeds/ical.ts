import { BoundedCache } from '#lib/bounded-cache.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { programmePaths } from '#lib/i18n/programme-paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import { type DocumentIndex, indexDocument } from '#lib/programme/document-index.ts';
import { logoOf, pictureAddress } from '#lib/programme/pictures-on.ts';
import { type Released, withdrawnFrom } from '#lib/programme/released.ts';
import { bytesInPieces, compress, type Encoding, KeptBytes, type Publisher, releaseTag } from './http.ts';
import { type CalendarSelection, type Feed, type FeedOptions, feedAddress, feedOf } from './selection.ts';
import {
  calendarEventOf,
  calendarLine,
  calendarText,
  fold,
  imageLine,
  imageOfEvent,
  textLine,
  writeEvents,
} from './vevent.ts';
import { type Words, wordsOf } from './words.ts';

/** In UTF-16 units, some 40 MB: thirty thousand séances of usual length. */
const MAX_KEPT = 20_000_000;

const vevents = oneInProcess('lanterneVevents', () => new BoundedCache<string>(MAX_KEPT));

type Timed = DocumentEvent & { startInstant: string };

/**
 * The VEVENT of each séance with a time, in the given order. Each is made once per change and kept,
 * so that a feed is only a join. The key contains the uid, the sequence and the language; the
 * instant of the change, which tells apart two databases that continued from one backup; the
 * address, under which the festival's file may have come back; the picture, which a release may
 * change without the séance; and the names withdrawn since. A séance that cannot be written is left
 * out and logged.
 */
function calendarBlocksOf(
  events: readonly DocumentEvent[],
  index: DocumentIndex,
  options: FeedOptions,
  url: string,
): string[] {
  const kept = vevents();
  const { slug } = index.document.festival;
  const variant = `${options.locale} ${options.cancelled} ${url} ${slug} ${withdrawnFrom(index.document)}`;
  const keyOf = (event: DocumentEvent) =>
    `${event.uid} ${event.sequence} ${event.changedAt} ${imageOfEvent(event, index, url) ?? ''} ${variant}`;

  const timed = events.filter((event): event is Timed => event.startInstant !== null);
  const blocks = timed.map((event) => kept.get(keyOf(event)));
  const missing = timed.filter((_, i) => blocks[i] === undefined);
  if (missing.length === 0) return blocks.filter((block) => block !== undefined);

  const written = writeEvents(missing.map((event) => calendarEventOf(event, index, options, url)));
  const made = new Map<Timed, string>();
  for (const [i, event] of missing.entries()) {
    const block = written[i] ?? '';
    if (block === '') console.error(`The séance ${event.number} (${event.startInstant}) fits no calendar entry.`);
    made.set(event, block);
    kept.set(keyOf(event), block, block.length);
  }
  return timed.map((event, i) => blocks[i] ?? made.get(event) ?? '');
}

/**
 * The iCalendar text of a selection of the released programme; null when there is no such room or
 * séance. It depends only on the release and on whether the festival is over, not on the clock, so
 * that one release always gives the same bytes. `url` is the public address of this installation.
 */
export function calendarOf(
  released: Released,
  selection: CalendarSelection,
  options: FeedOptions & { url: string },
): string | null {
  const feed = feedOf(released, selection);
  return feed && writeCalendar(released, feed, options);
}

/** The text of a calendar that exists. */
const writeCalendar = (released: Released, feed: Feed, options: FeedOptions & { url: string }): string =>
  [...calendarPieces(released, feed, options)].join('');

/**
 * How many séances are written at once: that takes some milliseconds, and between them other
 * requests are answered.
 */
const SLICE = 25;

/** The same text in pieces, each written when it is asked for. */
function* calendarPieces(released: Released, feed: Feed, options: FeedOptions & { url: string }): Generator<string> {
  const index = indexDocument(released.document);
  yield headerOf(released, feed, options);
  for (let from = 0; from < feed.events.length; from += SLICE) {
    yield calendarBlocksOf(feed.events.slice(from, from + SLICE), index, options, options.url).join('');
  }
  yield 'END:VCALENDAR\r\n';
}

/** In pixels. */
const LOGO_WIDTH = 480;

/**
 * How long clients should wait before they ask again, though most decide themselves. For a festival
 * that is over, nothing new is expected.
 */
const REFRESH = { running: 'PT1H', over: 'P7D' } as const;

/** The content of the calendar, in one or two sentences. */
function contentsOf({ selection, name }: Feed, festival: string, { locale, say }: Words): string {
  const own = name(locale);
  if (selection.of === 'programme' || own === null) return say('contents.programme', { festival });
  const contents = say(`contents.${selection.of}`, { festival, name: own });
  return selection.of === 'event' || selection.of === 'own' ? contents : `${contents} ${say('staysIn')}`;
}

/**
 * Everything before the entries. It does not mention the release: vdirsyncer hashes it together
 * with each entry, and would copy a whole festival anew because of one séance.
 */
function headerOf({ document, slug }: Released, feed: Feed, options: FeedOptions & { url: string }): string {
  const { locale, url } = options;
  const { festival } = document;
  const words = wordsOf(locale);
  const { say, term } = words;
  const logo = logoOf(document, 'light');
  const festivalName = inLocale(festival.name, locale) || slug;
  const own = feed.name(locale);
  const plain = own ? say('calendar', { festival: festivalName, name: own }) : festivalName;
  const name = calendarLine(festival.isDemonstration ? say('demonstration', { name: plain }) : plain);
  const description = calendarText(
    [
      festival.isDemonstration ? term('demonstration') : '',
      contentsOf(feed, festivalName, words),
      say(feed.selection.of === 'event' ? 'copyDoesNotFollow' : 'followsByItself'),
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  );
  return calendarHeader({
    locale,
    name,
    description,
    source: feed.selection.of === 'own' ? null : feedAddress(url, feed.path, options, document),
    page: `${url}${programmePaths(programmeBase(locale, slug), locale).home()}`,
    accent: festival.accent,
    logo: logo && pictureAddress(document, url, logo, LOGO_WIDTH).address,
    timeZone: festival.timeZone,
    isOver: options.isOver,
  });
}

/**
 * The header of a calendar. `name` and `description` are clean; `source` is the address of the file
 * itself, null where that is secret.
 */
export function calendarHeader(header: {
  locale: Locale;
  name: string;
  description: string;
  source: string | null;
  page: string;
  accent: string | null;
  /** The address of its logo. */
  logo?: string | null;
  timeZone: string;
  isOver?: boolean;
}): string {
  const { locale, name, description, source, page, accent, logo, timeZone, isOver = false } = header;
  const refresh = isOver ? REFRESH.over : REFRESH.running;
  return [
    'BEGIN:VCALENDAR\r\n',
    'VERSION:2.0\r\n',
    `PRODID:-//Lanterne//Lanterne//${locale.toUpperCase()}\r\n`,
    'CALSCALE:GREGORIAN\r\n',
    textLine('NAME', name),
    textLine('X-WR-CALNAME', name),
    textLine('DESCRIPTION', description),
    textLine('X-WR-CALDESC', description),
    source === null ? '' : fold(`SOURCE;VALUE=URI:${source}`),
    fold(`URL:${page}`),
    `COLOR:${cssColorName(accent)}\r\n`,
    imageLine(logo),
    `REFRESH-INTERVAL;VALUE=DURATION:${refresh}\r\n`,
    `X-PUBLISHED-TTL:${refresh}\r\n`,
    // A hint for programs that show times without a zone; the times themselves are in UTC.
    textLine('X-WR-TIMEZONE', timeZone),
  ].join('');
}

/** The strong entity tag of a calendar of a release, without quotes. */
export const etagOf = (
  released: Released,
  feed: Feed,
  options: FeedOptions,
  encoding: Encoding,
  publisher: Publisher,
): string => releaseTag(released, publisher, [feed.path, ...written(options), encoding]);

/** What its bytes depend on besides the release, for the tag. */
export const written = ({ locale, cancelled, isOver }: FeedOptions): string[] => [
  locale,
  cancelled,
  ...(isOver ? ['over'] : []),
];

/** In bytes: some hundred calendars of two hundred séances, in every language and encoding. */
const MAX_REPRESENTATIONS = 48_000_000;

const kept = oneInProcess('lanterneFeeds', () => new KeptBytes(MAX_REPRESENTATIONS));

/**
 * The bytes of `etag`, written and compressed once for all requests, because many ask for a new
 * programme in the same minute. A large one is written in slices, and other requests are answered
 * in between.
 */
export const bytesOf = (
  etag: string,
  released: Released,
  feed: Feed,
  options: FeedOptions,
  encoding: Encoding,
  publisher: Publisher,
): Promise<Uint8Array<ArrayBuffer>> => kept().get(etag, () => write(released, feed, options, encoding, publisher));

async function write(
  released: Released,
  feed: Feed,
  options: FeedOptions,
  encoding: Encoding,
  { url }: Publisher,
): Promise<Uint8Array<ArrayBuffer>> {
  return compress(await bytesInPieces(calendarPieces(released, feed, { ...options, url })), encoding);
}

/**
 * CSS colour names that are different enough to tell calendars apart: RFC 7986 section 5.9 accepts
 * names only.
 */
const NAMES: Readonly<Record<string, readonly [number, number, number]>> = {
  black: [0, 0, 0],
  dimgray: [105, 105, 105],
  firebrick: [178, 34, 34],
  crimson: [220, 20, 60],
  tomato: [255, 99, 71],
  chocolate: [210, 105, 30],
  saddlebrown: [139, 69, 19],
  orange: [255, 165, 0],
  gold: [255, 215, 0],
  olive: [128, 128, 0],
  olivedrab: [107, 142, 35],
  forestgreen: [34, 139, 34],
  seagreen: [46, 139, 87],
  mediumseagreen: [60, 179, 113],
  teal: [0, 128, 128],
  darkturquoise: [0, 206, 209],
  steelblue: [70, 130, 180],
  dodgerblue: [30, 144, 255],
  royalblue: [65, 105, 225],
  navy: [0, 0, 128],
  slateblue: [106, 90, 205],
  rebeccapurple: [102, 51, 153],
  darkviolet: [148, 0, 211],
  orchid: [218, 112, 214],
  hotpink: [255, 105, 180],
  mediumvioletred: [199, 21, 133],
};

/** The default amber. */
const DEFAULT = 'orange';

/** The CSS name nearest to a festival's accent (`#rrggbb`); amber without one. */
export function cssColorName(accent: string | null): string {
  const code = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(accent ?? '');
  if (!code) return DEFAULT;
  const [red = 0, green = 0, blue = 0] = code.slice(1).map((hex) => Number.parseInt(hex, 16));
  // The eye distinguishes greens best and blues least, so the weights are those of luma.
  const distance = ([r, g, b]: readonly [number, number, number]) =>
    0.3 * (r - red) ** 2 + 0.59 * (g - green) ** 2 + 0.11 * (b - blue) ** 2;
  return Object.entries(NAMES).reduce((a, b) => (distance(b[1]) < distance(a[1]) ? b : a))[0];
}
