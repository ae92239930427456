import type { Locale } from '#db/enums.ts';
import { decodeText } from '#lib/exchange/files/decode.ts';
import { calendarEventOf } from '#lib/feeds/calendar-event.ts';
import { bytesInPieces } from '#lib/feeds/in-pieces.ts';
import { scheduleJsonPieces } from '#lib/feeds/schedule-json.ts';
import { scheduleXmlPieces } from '#lib/feeds/schedule-xml.ts';
import { writeEvents } from '#lib/feeds/vevent.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { openAgendaCsvPieces } from '#lib/open-data/openagenda-csv.ts';
import { programmeCsvPieces } from '#lib/open-data/programme-csv.ts';
import { indexDocument } from '#lib/programme/document-index.ts';
import { headingsIn, type ProgrammeFormat } from './file-kind.ts';
import { isOwnOpenAgendaHeader } from './openagenda.ts';
import { programmeTableLocale } from './programme-table.ts';

/** Where every export says by whom it was made. */
const HEAD = 3000;

/**
 * The language of an export of Lanterne, this one or another; null for any other file. Looks at its
 * beginning alone.
 */
export function ownExportIn(bytes: Uint8Array): Locale | null {
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD));
  const product = /^PRODID:-\/\/Lanterne\/\/Lanterne\/\/(FR|EN)\r?$/m.exec(head)?.[1];
  if (product) return product === 'EN' ? 'en' : 'fr';
  // What is for spreadsheets names no program: its columns are ours alone. Those of OpenAgenda
  // speak both languages.
  const headings = headingsIn(decodeText(bytes.subarray(0, HEAD)));
  const table = programmeTableLocale(headings);
  if (table) return table;
  if (isOwnOpenAgendaHeader(headings)) return 'fr';
  if (!/<generator name="Lanterne"|^\s*\{"generator":\{"name":"Lanterne"/.test(head)) return null;
  return /https?:\/\/[^/"<]+\/en\/festivals\//.test(head) ? 'en' : 'fr';
}

// Written where an installation's own address would stand, which is read for nothing (RFC 2606
// keeps this name for such places).
const URL = 'https://lanterne.invalid';

/** What an export of this programme would be, written piece by piece. */
export function exportOf(document: PublicDocument, format: ProgrammeFormat, locale: Locale): Promise<Uint8Array> {
  return bytesInPieces(piecesOf(document, format, locale));
}

function piecesOf(document: PublicDocument, format: ProgrammeFormat, locale: Locale): Iterable<string> {
  const options = { locale, url: URL, path: '' };
  if (format === 'schedule-xml') return scheduleXmlPieces(document, options);
  if (format === 'schedule-json') return scheduleJsonPieces(document, options);
  if (format === 'openagenda-csv') return openAgendaCsvPieces(document, options);
  if (format === 'programme-table') return programmeCsvPieces(document, options);
  return entriesOf(document, locale);
}

const SLICE = 25;

/**
 * As a calendar has them. What calendars keep is made of releases, so that a draft is written
 * beside it.
 */
function* entriesOf(document: PublicDocument, locale: Locale): Generator<string> {
  const index = indexDocument(document);
  const timed = document.events.flatMap((event) =>
    event.startInstant === null ? [] : { ...event, startInstant: event.startInstant },
  );
  yield `BEGIN:VCALENDAR\r\nPRODID:-//Lanterne//Lanterne//${locale.toUpperCase()}\r\n`;
  for (let from = 0; from < timed.length; from += SLICE) {
    const entries = timed
      .slice(from, from + SLICE)
      .map((event) => calendarEventOf(event, index, { locale, cancelled: 'status' }, URL));
    yield writeEvents(entries).join('');
  }
  yield 'END:VCALENDAR\r\n';
}
