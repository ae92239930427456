import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { readCalendar } from './calendar-file.ts';
import { type Incoming, type IncomingContext, type Unread, withoutWhatStands } from './incoming.ts';
import { readOpenAgendaCsv } from './openagenda.ts';
import type { IncomingPart, ProgrammeFormat, ProgrammeSource } from './programme-file.ts';
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

/** So many séances in one part take a few milliseconds to be received. */
const IN_A_PART = 250;

/** Passes on the programme in a file in parts; returns true when all of it was. */
export function tellProgramme(source: ProgrammeSource, tell: (part: IncomingPart) => void): true {
  const read = readProgramme(source);
  if ('code' in read) tell({ unread: read });
  else tellAll(read, tell);
  return true;
}

function tellAll({ events, people, ...rest }: Incoming, tell: (part: IncomingPart) => void): void {
  tell({ rest });
  for (let at = 0; at < people.length; at += IN_A_PART) tell({ people: people.slice(at, at + IN_A_PART) });
  for (let at = 0; at < events.length; at += IN_A_PART) tell({ events: events.slice(at, at + IN_A_PART) });
}

/**
 * The programme in a file, read in the calling thread; `readProgrammeFile` calls it in one that can
 * be stopped.
 */
export function readProgramme({ format, bytes, context, standing }: ProgrammeSource): Incoming | Unread {
  // Compared cell by cell, not by what the cells mean together.
  const all =
    format === 'programme-table' ? readProgrammeTable(bytes, context, standing) : readers[format](bytes, context);
  if ('code' in all) return all;
  if (all.people.length > MAX_OF_FILE.people) return { code: 'tooManyPeople' };
  const stands = format !== 'programme-table' && standing && readers[format](standing, context);
  return !stands || 'code' in stands ? all : withoutWhatStands(all, stands);
}
