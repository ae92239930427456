import { parentPort, workerData } from 'node:worker_threads';
import type { IncomingPart, ProgrammeFormat, ProgrammeSource } from './programme-file.ts';
import { readScheduleJson } from './schedule-json-file.ts';
import { readScheduleXml } from './schedule-xml-file.ts';

const readers = { 'schedule-xml': readScheduleXml, 'schedule-json': readScheduleJson } satisfies Record<
  ProgrammeFormat,
  unknown
>;

/** So many at once take a few milliseconds to arrive. */
const IN_A_PART = 250;

const { format, bytes, context } = workerData as ProgrammeSource;
const post = (part: IncomingPart | null) => parentPort?.postMessage(part);
const read = readers[format](bytes, context);
if ('code' in read) post({ unread: read });
else {
  const { events, people, ...rest } = read;
  post({ rest });
  for (let at = 0; at < people.length; at += IN_A_PART) post({ people: people.slice(at, at + IN_A_PART) });
  for (let at = 0; at < events.length; at += IN_A_PART) post({ events: events.slice(at, at + IN_A_PART) });
}
post(null);
