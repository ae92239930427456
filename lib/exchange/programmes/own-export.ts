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

/** In characters: every export names its program within this many. */
const HEAD = 3000;

/**
 * The language of an export of Lanterne, of this installation or another; null for other files.
 * Examines only its beginning.
 */
export function ownExportIn(bytes: Uint8Array): Locale | null {
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD));
  const product = /^PRODID:-\/\/Lanterne\/\/Lanterne\/\/(FR|EN)\r?$/m.exec(head)?.[1];
  if (product) return product === 'EN' ? 'en' : 'fr';
  // Exports for spreadsheets name no program, but their columns are unique. OpenAgenda's are the
  // same in both languages.
  const headings = headingsIn(decodeText(bytes.subarray(0, HEAD)));
  const table = programmeTableLocale(headings);
  if (table) return table;
  if (isOwnOpenAgendaHeader(headings)) return 'fr';
  if (!/<generator name="Lanterne"|^\s*\{"generator":\{"name":"Lanterne"/.test(head)) return null;
  return /https?:\/\/[^/"<]+\/en\/festivals\//.test(head) ? 'en' : 'fr';
}

// A placeholder for the installation's address, which does not matter here (RFC 2606 reserves this
// name).
const URL = 'https://lanterne.invalid';

/** The export of this programme, written piece by piece. */
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
 * The entries of a calendar. Stored calendars are of releases, so those of a draft are written
 * here.
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
