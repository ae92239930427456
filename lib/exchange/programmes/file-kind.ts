import { isZip } from '#lib/exchange/files/read-file.ts';
import { decodeText, readSeparated } from '#lib/exchange/files/text-files.ts';
import { isConClarScript } from './conclar.ts';
import { isOpenAgendaHeader } from './openagenda.ts';
import { programmeTableLocale } from './programme-table.ts';

export type ProgrammeFormat = 'schedule-xml' | 'schedule-json' | 'openagenda-csv' | 'programme-table' | 'calendar';
/** The kind of a file, by its content, because its name proves nothing. */
type FileKind = ProgrammeFormat | 'list' | 'festival';

/** In bytes: enough of a file to recognise it. */
const HEAD = 4096;

/** Lines of a calendar that lost its beginning: it must not be read as a list. */
const CALENDAR_LINES = [/^(?:UID|SUMMARY)[:;]/im, /^DTSTART[:;]/im];

/**
 * Which reader reads these bytes; `list`: rows and columns, whose meaning somebody has to confirm.
 */
export function kindOfFile(bytes: Uint8Array): FileKind {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'festival';
  if (isZip(bytes)) return 'list';
  const head = decodeText(bytes.subarray(0, HEAD))
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
export function headingsIn(head: string): string[] {
  const rows = readSeparated(head.slice(0, Math.max(0, head.indexOf('\n'))));
  return Array.isArray(rows) ? (rows[0]?.cells ?? []) : [];
}
