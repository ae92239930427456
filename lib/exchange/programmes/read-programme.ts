import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { readCalendar } from './calendar-file.ts';
import { type Incoming, type IncomingContext, packIncoming, type Unread, withoutWhatStands } from './incoming.ts';
import { readOpenAgendaCsv } from './openagenda.ts';
import type { ProgrammeFormat, ProgrammeSource } from './programme-file.ts';
import { readProgrammeTable } from './programme-table.ts';
import { readScheduleJson } from './schedule-json-file.ts';
import { readScheduleXml } from './schedule-xml-file.ts';

const readers: Record<
  Exclude<ProgrammeFormat, 'programme-table'>,
  (bytes: Uint8Array, context: IncomingContext) => Incoming | Unread
> = {
  'schedule-xml': readScheduleXml,
  'schedule-json': readScheduleJson,
  calendar: readCalendar,
  'openagenda-csv': readOpenAgendaCsv,
};

/** The programme in a file, packed for the way out of the thread. */
export function packedProgramme(source: ProgrammeSource): Uint8Array | Unread {
  const read = readProgramme(source);
  return 'code' in read ? read : packIncoming(read);
}

/**
 * The programme in a file, read in the calling thread; `readProgrammeFile` calls it in one that can
 * be stopped.
 */
export function readProgramme({ format, bytes, context, standing, published }: ProgrammeSource): Incoming | Unread {
  // Compared cell by cell, not by what the cells mean together.
  const all =
    format === 'programme-table' ? readProgrammeTable(bytes, context, standing) : readers[format](bytes, context);
  if ('code' in all) return all;
  if (all.people.length > MAX_OF_FILE.people) return { code: 'tooManyPeople' };
  const stands = format !== 'programme-table' && standing && readers[format](standing, context);
  const own = !stands || 'code' in stands ? all : withoutWhatStands(all, stands);
  if (!own.exported || !published) return own;
  const known = new Set(published);
  return { ...own, exported: own.exported.filter((uid) => known.has(uid)) };
}
