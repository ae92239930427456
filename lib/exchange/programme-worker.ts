import { parentPort, workerData } from 'node:worker_threads';
import type { IncomingPart, ProgrammeSource } from './programme-file.ts';
import { readProgramme } from './read-programme.ts';

/** So many at once take a few milliseconds to arrive. */
const IN_A_PART = 250;

const post = (part: IncomingPart | null) => parentPort?.postMessage(part);
const read = readProgramme(workerData as ProgrammeSource);
if ('code' in read) post({ unread: read });
else {
  const { events, people, ...rest } = read;
  post({ rest });
  for (let at = 0; at < people.length; at += IN_A_PART) post({ people: people.slice(at, at + IN_A_PART) });
  for (let at = 0; at < events.length; at += IN_A_PART) post({ events: events.slice(at, at + IN_A_PART) });
}
post(null);
