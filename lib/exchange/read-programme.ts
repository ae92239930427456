import { readCalendar } from './calendar-file.ts';
import type { ProgrammeFormat } from './file-kind.ts';
import { type Incoming, type IncomingContext, MAX_FILE_PEOPLE, type Unread } from './incoming.ts';
import { readOpenAgendaCsv } from './openagenda.ts';
import type { ProgrammeSource } from './programme-file.ts';
import { readProgrammeTable } from './programme-table.ts';
import { readScheduleJson } from './schedule-json-file.ts';
import { readScheduleXml } from './schedule-xml-file.ts';
import { withoutWhatStands } from './what-stands.ts';

const readers: Record<
  Exclude<ProgrammeFormat, 'programme-table'>,
  (bytes: Uint8Array, context: IncomingContext) => Incoming | Unread
> = {
  'schedule-xml': readScheduleXml,
  'schedule-json': readScheduleJson,
  calendar: readCalendar,
  'openagenda-csv': readOpenAgendaCsv,
};

/** What a file says, in the thread that asks: `readProgrammeFile` asks in one that ends. */
export function readProgramme({ format, bytes, context, standing }: ProgrammeSource): Incoming | Unread {
  // Its cells are compared, not what they say together.
  const all =
    format === 'programme-table' ? readProgrammeTable(bytes, context, standing) : readers[format](bytes, context);
  if ('code' in all) return all;
  if (all.people.length > MAX_FILE_PEOPLE) return { code: 'tooManyPeople' };
  const stands = format !== 'programme-table' && standing && readers[format](standing, context);
  return !stands || 'code' in stands ? all : withoutWhatStands(all, stands);
}
