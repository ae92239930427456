import { decodeText } from '#lib/exchange/files/decode.ts';
import { readSeparated } from '#lib/exchange/files/separated.ts';
import { isZip } from '#lib/exchange/files/workbook.ts';
import { isConClarScript } from './conclar.ts';
import { isOpenAgendaHeader } from './openagenda.ts';
import { programmeTableLocale } from './programme-table.ts';

export type ProgrammeFormat = 'schedule-xml' | 'schedule-json' | 'openagenda-csv' | 'programme-table' | 'calendar';
/** What a file is, by what stands in it: a name can say anything. */
type FileKind = ProgrammeFormat | 'list' | 'festival';

/** Enough of a file to know it by. */
const HEAD = 4096;

/** A calendar that lost its beginning: it is none, and no list of what its lines say. */
const CALENDAR_LINES = [/^(?:UID|SUMMARY)[:;]/im, /^DTSTART[:;]/im];

/** Which reader takes these bytes; `list`: rows and columns, whose columns somebody has to name. */
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
  // Our own programme.csv has headings that OpenAgenda has too: read as theirs, all of it would be
  // there twice.
  return isOpenAgendaHeader(headings) && programmeTableLocale(headings) === null ? 'openagenda-csv' : 'list';
}

/** The cells of the first line. */
export function headingsIn(head: string): string[] {
  const rows = readSeparated(head.slice(0, Math.max(0, head.indexOf('\n'))));
  return Array.isArray(rows) ? (rows[0]?.cells ?? []) : [];
}
