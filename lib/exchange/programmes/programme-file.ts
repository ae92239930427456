import type { Locale } from '#db/enums.ts';
import { isZip, type ListFile } from '#lib/exchange/files/read-file.ts';
import { decodeText, readSeparated } from '#lib/exchange/files/text-files.ts';
import { bytesInPieces } from '#lib/feeds/http.ts';
import { scheduleJsonPieces, scheduleXmlPieces } from '#lib/feeds/schedule-formats.ts';
import { calendarEventOf, writeEvents } from '#lib/feeds/vevent.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import type { Job } from '#lib/jobs/job.ts';
import { readInThread } from '#lib/jobs/pool.ts';
import type { Documents, PublicDocument } from '#lib/model/documents.ts';
import { openAgendaCsvPieces } from '#lib/open-data/csv-for-services.ts';
import { programmeCsvPieces } from '#lib/open-data/programme-rows.ts';
import { indexDocument } from '#lib/programme/document-index.ts';
import { isConClarScript } from './conclar.ts';
import type { IncomingContext, Unread } from './incoming.ts';
import { isOpenAgendaHeader, isOwnOpenAgendaHeader } from './openagenda.ts';
import { programmeTableLocale } from './programme-table.ts';

/**
 * The bytes of a file; of a published programme as a table, its packed rows. `own`: its language,
 * where it is an export of Lanterne.
 */
export type GivenFile = Readonly<{ format: ProgrammeFormat; bytes: Uint8Array; own?: Locale | null }>;

export type ProgrammeSource = Omit<GivenFile, 'own'> &
  Readonly<{
    context: IncomingContext;
    /** The same export of the present festival: whatever is equal in both is not a change. */
    standing?: Uint8Array;
    /** The uids of séances that such an export may contain. */
    published?: readonly string[];
  }>;

type Standing = Readonly<{ previous: Pick<Documents, 'public'> | null; next: Pick<Documents, 'public'> }>;

/** Its answer is packed, so that a large file takes no time to be received. */
export const programmeJob: Job<ProgrammeSource, Uint8Array | Unread> = {
  name: 'programme',
  lane: 'files',
  milliseconds: 30_000,
};

const SCHEDULE = { bytes: MAX_OF_FILE.bytes };
const LIMITS = {
  'schedule-xml': SCHEDULE,
  'schedule-json': SCHEDULE,
  'openagenda-csv': SCHEDULE,
  'programme-table': SCHEDULE,
  calendar: { bytes: MAX_OF_FILE.calendarBytes, megabytes: 256, milliseconds: 10_000 },
} satisfies Record<ProgrammeFormat, unknown>;

/**
 * The programme in a file of another program, read in a thread and packed, or why it has none.
 * Never throws. Of an export of Lanterne that comes back, only what was changed in it: `asItStands`
 * returns the draft as it would be published now together with what is public, and is called only
 * for such a file.
 */
export async function readProgrammeFile(
  { format, bytes, own }: GivenFile,
  context: IncomingContext,
  asItStands?: () => Standing,
): Promise<Uint8Array | Unread> {
  const { bytes: most, ...limits } = LIMITS[format];
  if (bytes.length > most) return { code: format === 'calendar' ? 'calendarTooLarge' : 'tooLarge' };
  const locale = own ?? ownExportIn(bytes);
  const stands = locale && asItStands?.();
  const source: ProgrammeSource = { format, bytes, context };
  const compared = stands && {
    ...source,
    standing: await exportOf(stands.next.public, format, locale),
    published: publishedIn(stands),
  };
  return (await readInThread({ ...programmeJob, ...limits }, compared ?? source)) ?? { code: 'notRead' };
}

/**
 * Our files are exported from releases, so séances that are new in the draft, or have a time only
 * there, cannot have been removed from one.
 */
function publishedIn({ previous, next }: Standing): string[] {
  const isTimed = new Set(next.public.events.flatMap(({ uid, startsAt }) => (startsAt === null ? [] : uid)));
  const was = previous?.public.events ?? [];
  return was.flatMap(({ uid, startsAt }) => (startsAt !== null || !isTimed.has(uid) ? uid : []));
}

/** The published programme in rows of a file, or in pasted ones; null for any other list. */
export function programmeTableIn({ rows }: Pick<ListFile, 'rows'>): GivenFile | null {
  const own = programmeTableLocale(rows.head[0]?.cells ?? []);
  return own && { format: 'programme-table', bytes: rows.bytes, own };
}

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

export type ProgrammeFormat = 'schedule-xml' | 'schedule-json' | 'openagenda-csv' | 'programme-table' | 'calendar';
/** The kind of a file, by its content, because its name proves nothing. */
type FileKind = ProgrammeFormat | 'list' | 'festival';

/** In bytes: enough of a file to recognise it. */
const HEAD_OF_FILE = 4096;

/** Lines of a calendar that lost its beginning: it must not be read as a list. */
const CALENDAR_LINES = [/^(?:UID|SUMMARY)[:;]/im, /^DTSTART[:;]/im];

/**
 * Which reader reads these bytes; `list`: rows and columns, whose meaning somebody has to confirm.
 */
export function kindOfFile(bytes: Uint8Array): FileKind {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'festival';
  if (isZip(bytes)) return 'list';
  const head = decodeText(bytes.subarray(0, HEAD_OF_FILE))
    .replace(/^\ufeff/, '')
    .trimStart();
  if (/^BEGIN:VCALENDAR/im.test(head) || CALENDAR_LINES.every((line) => line.test(head))) return 'calendar';
  if (/^[{[]/.test(head) || isConClarScript(head)) return 'schedule-json';
  if (/^<[?!a-z]/i.test(head)) return 'schedule-xml';
  const headings = headingsIn(head);
  // Our own programme.csv has headings of OpenAgenda too. Read as an OpenAgenda file, every séance
  // would be imported twice.
  return isOpenAgendaHeader(headings) && programmeTableLocale(headings) === null ? 'openagenda-csv' : 'list';
}

/** The cells of the first line. */
function headingsIn(head: string): string[] {
  const rows = readSeparated(head.slice(0, Math.max(0, head.indexOf('\n'))));
  return Array.isArray(rows) ? (rows[0]?.cells ?? []) : [];
}
