import { partsInThread } from './in-thread.ts';
import type { Incoming, IncomingContext, IncomingEvent, IncomingPerson, Unread } from './incoming.ts';
import { FILE_BYTES_MAX } from './table.ts';

export type ProgrammeFormat = 'schedule-xml' | 'schedule-json';

export type ProgrammeSource = Readonly<{ format: ProgrammeFormat; bytes: Uint8Array; context: IncomingContext }>;

/** What the thread that reads it sends, in this order. */
export type IncomingPart =
  | { unread: Unread }
  | { rest: Omit<Incoming, 'events' | 'people'> }
  | { people: readonly IncomingPerson[] }
  | { events: readonly IncomingEvent[] };

const LIMITS = { megabytes: 512, milliseconds: 30_000 };

/** What a file of another program says of a programme, read in a thread of its own, or why it says nothing. Never throws. */
export async function readProgrammeFile(source: ProgrammeSource): Promise<Incoming | Unread> {
  if (source.bytes.length > FILE_BYTES_MAX) return { code: 'tooLarge' };
  const parts = await partsInThread<IncomingPart>('programme-worker.ts', source, LIMITS);
  const people: IncomingPerson[] = [];
  const events: IncomingEvent[] = [];
  let rest: Omit<Incoming, 'events' | 'people'> | null = null;
  for (const part of parts ?? []) {
    if ('unread' in part) return part.unread;
    if ('rest' in part) rest = part.rest;
    else if ('people' in part) people.push(...part.people);
    else events.push(...part.events);
  }
  return rest === null ? { code: 'notRead' } : { ...rest, people, events };
}
