import type { Access } from '#db/enums.ts';
import { clip, offerTexts } from '#lib/feeds/description.ts';
import { abstractOf } from '#lib/feeds/schedule.ts';
import { wordsOf } from '#lib/feeds/words.ts';
import { BYTE_ORDER_MARK, type SeparatedCell, separatedLine } from '#lib/files/separated-lines.ts';
import { cleanLine, cleanText } from '#lib/i18n/clean-text.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { programmePaths } from '#lib/i18n/programme-paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { accessOf } from '#lib/programme/access.ts';
import { whatItIs } from '#lib/programme/as-text.ts';
import { isBackAtFirstStart } from '#lib/programme/carry.ts';
import { indexDocument } from '#lib/programme/document-index.ts';
import { attendanceOf, placesOf } from '#lib/programme/place.ts';
import { costsOf, pricesOf } from '#lib/programme/prices.ts';
import { endInstantShown } from '#lib/programme/real-times.ts';
import { plainOf } from '#lib/text/markdown.ts';
import { withOffset } from '#lib/time/wall-clock.ts';
import { type FileOptions, inBatches, listed, type ProgrammeRow, rowWriter, statusOf } from './programme-rows.ts';

const FORM = { separator: ',' } as const;

// Fields and limits: https://developers.openagenda.com/en/evenements/structure
const MAX_TITLE = 140;
const MAX_DESCRIPTION = 200;
const MAX_LONG_DESCRIPTION = 10_000;
const MAX_CONDITIONS = 255;
const MAX_KEYWORDS = 255;
const MAX_TIMING = 24 * 60 * 60 * 1000;

/** Separates several values of one field, where OpenAgenda's documentation has an array. */
const AND = ', ';

/**
 * The disabilities that each kind of access helps: hearing (hi), intellectual (ii), motor (mi),
 * psychic (pi), visual (vi).
 */
const HELPED: Readonly<Record<Access, readonly ('hi' | 'ii' | 'mi' | 'pi' | 'vi')[]>> = {
  lsf: ['hi'],
  'lsf-interpreted': ['hi'],
  'live-captions': ['hi'],
  sdh: ['hi'],
  loop: ['hi'],
  ad: ['vi'],
  relaxed: ['ii', 'pi'],
  wheelchair: ['mi'],
};

const SCHEDULED = 1;
const RESCHEDULED = 2;
const POSTPONED = 4;
const CANCELLED = 6;
const ATTENDANCE = { there: 1, online: 2, mixed: 3 } as const;

/**
 * Each séance that has a time, in the fields of an OpenAgenda event, in both languages; in pieces.
 */
export function* openAgendaCsvPieces(document: PublicDocument, options: FileOptions): Generator<string> {
  yield BYTE_ORDER_MARK + separatedLine(openAgendaColumns, FORM);
  for (const events of inBatches(document.events))
    yield events
      .flatMap((event) => {
        const fields = fieldsOf(event, document, options);
        if (fields === null) return [];
        return separatedLine(
          openAgendaColumns.map((column) => fields[column] ?? ''),
          FORM,
        );
      })
      .join('');
}

function fieldsOf(
  event: DocumentEvent,
  document: PublicDocument,
  { url }: FileOptions,
): Record<string, SeparatedCell> | null {
  const timing = timingOf(event, document);
  if (timing === null) return null;
  const { locale: own, slug, timeZone } = document.festival;
  const index = indexDocument(document);
  const places = placesOf(event, index).main;
  const place = places.find(({ room }) => room.kind !== 'online') ?? places[0];
  const page = url + programmePaths(programmeBase(own, slug), own).event(event);
  const attendance = attendanceOf(event, index) ?? 'there';
  const offered = pricesOf(event, index).map(({ offer }) => offer.address);
  return {
    extIds: event.uid,
    ...Object.assign({}, ...locales.map((locale) => textsOf(event, document, locale))),
    registration: offered.filter((address) => /^https?:\/\//.test(address)).join(AND),
    accessibility: [...new Set(accessOf(event, index).whole.flatMap((access) => HELPED[access]))].join(AND),
    timings: JSON.stringify([timing]),
    timezone: timeZone,
    attendanceMode: ATTENDANCE[attendance],
    onlineAccessLink: attendance === 'there' ? '' : page,
    status: openAgendaStatusOf(event),
    location_name: cleanLine(inLocale(place?.venue?.name, own)),
    location_address: cleanLine(place?.venue?.address ?? ''),
    location_latitude: place?.venue?.latitude ?? null,
    location_longitude: place?.venue?.longitude ?? null,
  };
}

const openAgendaStatusOf = (event: DocumentEvent): number => {
  if (event.isPostponed) return POSTPONED;
  if (event.status === 'cancelled') return CANCELLED;
  return event.previousStart && !isBackAtFirstStart(event) ? RESCHEDULED : SCHEDULED;
};

/**
 * A slot must end after its start, within 24 hours; something that is open longer is announced for
 * its first day.
 */
function timingOf({ startInstant, endInstant }: DocumentEvent, { festival: { timeZone } }: PublicDocument) {
  if (startInstant === null) return null;
  const start = Date.parse(startInstant);
  const stated = endInstant === null ? Number.NaN : Date.parse(endInstant);
  const end = Math.min(stated > start ? stated : start + 60 * 60 * 1000, start + MAX_TIMING);
  return { begin: withOffset(startInstant, timeZone), end: withOffset(new Date(end).toISOString(), timeZone) };
}

/**
 * Empty in a language that the séance has no text in; otherwise a text in the other language would
 * be presented as being in this one.
 */
function textsOf(event: DocumentEvent, document: PublicDocument, locale: Locale): Record<string, string> {
  if (locale !== document.festival.locale && !event.title[locale]) return {};
  const index = indexDocument(document);
  const words = wordsOf(locale);
  const mark = document.festival.isDemonstration ? `${words.say('demonstrationMark')} ` : '';
  const what = whatItIs(document, event, locale).map(cleanLine);
  const abstract = cleanText(abstractOf(event, index, locale));
  const long = [what.join('\n'), abstract].filter((text) => text !== '').join('\n\n');
  const keywords = event.themes.map((theme) => cleanLine(inLocale(index.themes.get(theme)?.name, locale)));
  const offers = offerTexts(pricesOf(event, index), words).map(cleanLine);
  return {
    [`title_${locale}`]: clip(mark + cleanLine(inLocale(event.title, locale)), MAX_TITLE),
    [`description_${locale}`]: clip(joinFacts(what), MAX_DESCRIPTION),
    [`longDescription_${locale}`]: clip(long, MAX_LONG_DESCRIPTION),
    [`conditions_${locale}`]: clip(offers.join(words.say('then')), MAX_CONDITIONS),
    [`keywords_${locale}`]: clip(keywords.filter((name) => name !== '').join(AND), MAX_KEYWORDS),
  };
}

const inBoth = (field: string) => locales.map((locale) => `${field}_${locale}`);

/** The columns of our CSV for OpenAgenda, in order. */
export const openAgendaColumns: readonly string[] = [
  'extIds',
  ...inBoth('title'),
  ...inBoth('description'),
  ...inBoth('longDescription'),
  ...inBoth('conditions'),
  ...inBoth('keywords'),
  'registration',
  'accessibility',
  'timings',
  'timezone',
  'attendanceMode',
  'onlineAccessLink',
  'status',
  'location_name',
  'location_address',
  'location_latitude',
  'location_longitude',
];

/**
 * What ticketing programs need to know of each séance before selling tickets. The column names are
 * in English; an import matches them by name or by hand. Instants have their offset from UTC (RFC
 * 3339), lengths are in minutes.
 */
const ticketingColumns = [
  'external_id',
  'number',
  'name',
  'description',
  'start_time',
  'end_time',
  'timezone',
  'runtime',
  'venue',
  'room',
  'address',
  'latitude',
  'longitude',
  'capacity',
  'price',
  'tickets_url',
  'films',
  'guests',
  'tags',
  'spoken_languages',
  'subtitles',
  'translated_into',
  'accessibility',
  'status',
  'url',
] as const;

/**
 * Each séance that has a time, in the form ticket offices import; in pieces. Cancelled ones are
 * included, so that their sale is stopped.
 */
export function* ticketingCsvPieces(document: PublicDocument, options: FileOptions): Generator<string> {
  const rowOf = rowWriter(document, options);
  yield BYTE_ORDER_MARK + separatedLine(ticketingColumns, FORM);
  for (const events of inBatches(document.events))
    yield events
      .filter(({ startInstant }) => startInstant !== null)
      .map((event) => {
        const cells = cellsOf(event, rowOf(event), document, options);
        return separatedLine(
          ticketingColumns.map((column) => cells[column]),
          FORM,
        );
      })
      .join('');
}

function cellsOf(
  event: DocumentEvent,
  row: ProgrammeRow,
  document: PublicDocument,
  { locale }: FileOptions,
): Record<(typeof ticketingColumns)[number], string | number | null> {
  const index = indexDocument(document);
  const { timeZone } = document.festival;
  const [place] = placesOf(event, index).main;
  const offers = pricesOf(event, index).map(({ offer }) => offer);
  const at = (instant: string | null) => (instant === null ? null : withOffset(instant, timeZone));
  return {
    external_id: event.uid,
    number: event.number,
    name: row.title,
    description: plainOf(cleanText(abstractOf(event, index, locale))),
    start_time: at(event.startInstant),
    end_time: at(endInstantShown(event)),
    timezone: timeZone,
    runtime: row.minutes,
    venue: row.venue,
    room: row.room,
    address: row.address,
    latitude: place?.venue?.latitude ?? null,
    longitude: place?.venue?.longitude ?? null,
    capacity: event.capacity,
    price: listed(costsOf(event, index).map(({ price }) => cleanLine(inLocale(price, locale)))),
    tickets_url: offers.find(({ address }) => /^https?:\/\//.test(address))?.address ?? '',
    films: row.films,
    guests: row.people,
    tags: listed([`${row.kind ?? ''}`, `${row.themes ?? ''}`]),
    spoken_languages: row.spoken,
    subtitles: row.subtitles,
    translated_into: row.translatedInto,
    accessibility: row.access,
    status: statusOf(event) === 'toConfirm' ? 'planned' : statusOf(event),
    url: row.url,
  };
}
