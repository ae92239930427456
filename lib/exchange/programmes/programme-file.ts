import { MAX_OF_FILE } from '#lib/files/limits.ts';
import type { Job } from '#lib/jobs/job.ts';
import { readInThread } from '#lib/jobs/pool.ts';
import type { Documents } from '#lib/model/documents.ts';
import type { ProgrammeFormat } from './file-kind.ts';
import type { Incoming, IncomingContext, IncomingEvent, IncomingPerson, Unread } from './incoming.ts';
import { exportOf, ownExportIn } from './own-export.ts';

export type ProgrammeSource = Readonly<{
  format: ProgrammeFormat;
  bytes: Uint8Array;
  context: IncomingContext;
  /** The same export of the present festival: whatever is equal in both is not a change. */
  standing?: Uint8Array;
}>;

/**
 * What the reading thread passes on, in this order; in parts, so that a large file is received
 * between other requests.
 */
export type IncomingPart =
  | { unread: Unread }
  | { rest: Omit<Incoming, 'events' | 'people'> }
  | { people: readonly IncomingPerson[] }
  | { events: readonly IncomingEvent[] };

type Standing = Readonly<{ previous: Pick<Documents, 'public'> | null; next: Pick<Documents, 'public'> }>;

export const programmeJob: Job<ProgrammeSource, true, IncomingPart> = {
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
 * The programme in a file of another program, read in a thread, or why it has none. Never throws.
 * Of an export of Lanterne that comes back, only what was changed in it: `asItStands` returns the
 * draft as it would be published now together with what is public, and is called only for such a
 * file.
 */
export async function readProgrammeFile(
  format: ProgrammeFormat,
  bytes: Uint8Array,
  context: IncomingContext,
  asItStands?: () => Standing,
): Promise<Incoming | Unread> {
  const { bytes: most, ...limits } = LIMITS[format];
  if (bytes.length > most) return { code: format === 'calendar' ? 'calendarTooLarge' : 'tooLarge' };
  const own = asItStands && ownExportIn(bytes);
  const stands = own ? asItStands() : null;
  const standing = own && stands ? await exportOf(stands.next.public, format, own) : undefined;
  const source: ProgrammeSource = { format, bytes, context, standing };
  const people: IncomingPerson[] = [];
  const events: IncomingEvent[] = [];
  const heard: { unread?: Unread; rest?: Omit<Incoming, 'events' | 'people'> } = {};
  const isWhole = await readInThread({ ...programmeJob, ...limits }, source, (part) => {
    if ('people' in part) people.push(...part.people);
    else if ('events' in part) events.push(...part.events);
    else Object.assign(heard, part);
  });
  if (heard.unread) return heard.unread;
  if (!isWhole || !heard.rest) return { code: 'notRead' };
  const { exported, ...rest } = heard.rest;
  return { ...rest, ...(exported && stands && { exported: publishedOf(exported, stands) }), people, events };
}

/**
 * Our files are exported from releases, so séances that are new in the draft, or have a time only
 * there, cannot have been removed from one.
 */
function publishedOf(uids: readonly string[], { previous, next }: Standing): string[] {
  const was = new Map(previous?.public.events.map(({ uid, startsAt }) => [uid, startsAt]));
  const isTimed = new Set(next.public.events.flatMap(({ uid, startsAt }) => (startsAt === null ? [] : uid)));
  return uids.filter((uid) => was.has(uid) && (was.get(uid) !== null || !isTimed.has(uid)));
}
