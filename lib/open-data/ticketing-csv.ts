import { abstractOf } from '#lib/feeds/schedule.ts';
import { BYTE_ORDER_MARK, separatedLine } from '#lib/files/separated-lines.ts';
import { cleanLine, cleanText } from '#lib/i18n/clean-text.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { indexDocument } from '#lib/programme/document-index.ts';
import { endInstantShown } from '#lib/programme/fact-ends.ts';
import { costsOf, pricesOf } from '#lib/programme/prices.ts';
import { plainOf } from '#lib/text/plain.ts';
import { withOffset } from '#lib/time/wall-clock.ts';
import {
  type FileOptions,
  inBatches,
  listed,
  mainPlaces,
  type ProgrammeRow,
  rowWriter,
  statusOf,
} from './programme-rows.ts';

const FORM = { separator: ',' } as const;

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
  const [place] = mainPlaces(event, index);
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
