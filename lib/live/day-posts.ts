import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { rowByNumber } from '#db/rows.ts';
import { changes, events } from '#db/schema/index.ts';
import { orNotFound } from '#lib/errors.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { batchOfTry, type RefusedEdit, type Writer, type Written, writerOf, writesSince } from '#lib/history/roots.ts';
import type { NoticeReaders } from '#lib/model/live-facts.ts';
import type { Authorized } from '#lib/policy.ts';
import type { Difference } from '#lib/programme/difference.ts';
import { liveFactsOf } from '#lib/programme/live-now.ts';
import { publishChosen } from '#lib/programme/mutations.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { type LeftRoot, restoreBatch, restoring } from '#lib/undo/undo.ts';
import { assignVolunteer } from '#lib/volunteers/assign.ts';
import { giveEmergencyBack, takeEmergency, tellEmergency } from '#lib/volunteers/emergencies.ts';
import { checkIn, countEntries, markAbsent, settleProblem } from '#lib/volunteers/on-the-day.ts';
import type { DayActRefused } from './day-act-preview.ts';
import { doDayAct } from './day-acts.ts';
import type { DayPost } from './day-posts-schema.ts';
import { endTold, tellDelay, tellNotice, tellPlaces } from './mutations.ts';
import { teamToday } from './team-of-day.ts';

/**
 * `batch` is what « Défaire » undoes, null where nothing had to be done; `isPublic`: what the
 * public reads has changed.
 */
export type DayDone = { ok: true; batch: string | null; isPublic: boolean };

export type DayRefused =
  | { ok: false; reason: 'notPublic' | 'over' | 'changed' | 'sentenceTooLong' | 'unknown' | 'blocked' | 'fields' }
  | ({ ok: false; reason: 'overtaken' } & Writer)
  | { ok: false; reason: 'pending'; pending: readonly Difference[] }
  | DayActRefused;

/**
 * Does what one tap of « Le jour J » asked for. Throws notAllowed when it needs a publication and
 * this person may not publish, and notFound for what is not of this festival. `now` is an instant;
 * `waited` is how many seconds the post waited for a network.
 */
export function doDayPost(festival: Authorized<'day'>, post: DayPost, now: string, waited = 0): DayDone | DayRefused {
  switch (post.what) {
    case 'delay':
      return told(tellDelay(festival, post, now, shiftsOf(festival, now)));
    case 'places':
      return told(tellPlaces(festival, post, now));
    case 'notice':
      return ofReaders(post.readers, told(tellNotice(festival, post, now)));
    case 'end':
      return told(endTold(festival, post, now));
    case 'undo':
      return told(undoTold(festival, post, now));
    case 'act': {
      const publisher = authorizeFestival(festival.actor, festival.slug, 'publish', festival.db);
      return told(doDayAct(publisher, post, now));
    }
    case 'entries': {
      const { count, clientKey } = post;
      const eventId = eventIdOf(festival, post.event);
      const counted = countEntries(festival, { eventId, count, clientKey, waited }, now);
      return counted.ok && counted.later ? { ok: false, reason: 'overtaken', ...counted.later } : written(counted);
    }
    case 'settle':
      return written(settleProblem(festival, { id: post.problem, isSettled: true, clientKey: post.clientKey }, now));
    case 'emergency': {
      const { what: _, ...input } = post;
      return tellEmergency(festival, { ...input, waited }, now).ok
        ? { ok: true, batch: null, isPublic: false }
        : { ok: false, reason: 'fields' };
    }
    case 'taken': {
      takeEmergency(festival, { id: post.emergency }, now);
      return { ok: true, batch: null, isPublic: false };
    }
    case 'given-back': {
      const given = giveEmergencyBack(festival, { id: post.emergency }, now);
      return given.ok ? { ok: true, batch: null, isPublic: false } : given;
    }
    case 'absent': {
      const { assignment: id, isAbsent, clientKey } = post;
      return written(markAbsent(festival, { id, isAbsent, clientKey }, now));
    }
    case 'step-in': {
      const { shift: shiftId, volunteer: volunteerId, clientKey } = post;
      const coordinating = authorizeFestival(festival.actor, festival.slug, 'volunteers', festival.db);
      const stepping = { shiftId, volunteerId, clientKey, isConfirmed: true, verb: 'stepped-in' } as const;
      return written(assignVolunteer(coordinating, stepping, now));
    }
    case 'check-in': {
      const { assignment: id, isThere, clientKey } = post;
      return written(checkIn(festival, { id, isThere, clientKey, waited }, now));
    }
  }
}

type Told = ReturnType<
  typeof tellDelay | typeof tellPlaces | typeof endTold | typeof tellNotice | typeof undoTold | typeof doDayAct
>;

function told(answer: Told): DayDone | DayRefused {
  if (answer.ok) return { ok: true, batch: answer.batch, isPublic: answer.batch !== null };
  // Without the preview, because the page loads a new one itself.
  return answer.reason === 'changed' ? { ok: false, reason: 'changed' } : answer;
}

const ofReaders = (readers: NoticeReaders, answer: DayDone | DayRefused): DayDone | DayRefused =>
  answer.ok && readers === 'team' ? { ...answer, isPublic: false } : answer;

const written = (answer: Written | RefusedEdit): DayDone | DayRefused =>
  answer.ok ? { ok: true, batch: answer.batch, isPublic: false } : { ok: false, reason: 'fields' };

function eventIdOf({ db, id }: Authorized<'day'>, number: number): number {
  const row = orNotFound(rowByNumber(db, events, id, number));
  return row.id;
}

function shiftsOf(festival: Authorized<'day'>, now: string) {
  const document = teamDocumentOf(festival.id, festival.db);
  return document ? teamToday(festival, document, liveFactsOf(festival.id, now, festival.db)).shifts : [];
}

type Untold =
  /** Undoing `batch` in turn is « Refaire ». */
  | { ok: true; batch: string }
  | { ok: false; reason: 'unknown' | 'blocked' }
  /** Somebody changed it since. Nothing was undone. */
  | ({ ok: false; reason: 'overtaken' } & Writer);

class Overtaken extends Error {
  constructor(readonly answer: Untold) {
    super('overtaken');
  }
}

/**
 * Undoes what one tap did today, completely or not at all: undoing half of a passed-on delay would
 * leave an announcement that nobody made. For a published act, its changes of the draft are put
 * back and those séances are published as the release before had them; other unpublished changes
 * keep waiting. The same key again returns the answer of the first post. Throws notAllowed when the
 * act was a publication and this person may not publish.
 */
export function undoTold(
  festival: Authorized<'day'>,
  { batch, clientKey }: { batch: string; clientKey: string },
  now: string,
): Untold {
  try {
    return restoring(festival, (tx, undo): Untold => {
      const earlier = batchOfTry(tx, festival.id, clientKey);
      if (earlier) return { ok: true, batch: earlier };
      const done = restoreBatch(tx, festival, batch, { undo, now, clientKey }, ['release']);
      if (!done) return { ok: false, reason: 'unknown' };
      const [left] = done.left;
      // Thrown, so that what was already put back is rolled back.
      if (left) throw new Overtaken(overtakerOf(tx, festival, batch, left));
      const published = publishedBy(tx, festival.id, batch);
      if (published) {
        const publisher = authorizeFestival(festival.actor, festival.slug, 'publish', festival.db);
        const { numbers, from } = published;
        publishChosen(tx, publisher, numbers, { note: {}, batch: done.batch, from, undoes: batch }, now);
      }
      return { ok: true, batch: done.batch };
    });
  } catch (error) {
    if (error instanceof Overtaken) return error.answer;
    throw error;
  }
}

/**
 * The numbers of the séances that a batch published, and the number of the release before; null
 * when it published nothing.
 */
function publishedBy(tx: Tx, festivalId: number, batch: string): { numbers: ReadonlySet<number>; from: number } | null {
  const rows = tx
    .select({ entity: changes.entity, before: changes.before, after: changes.after })
    .from(changes)
    .where(and(eq(changes.festivalId, festivalId), eq(changes.batch, batch)))
    .all();
  const release = rows.find(({ entity }) => entity === 'release')?.after as { number: number } | undefined;
  if (!release) return null;
  const sides = rows.filter(({ entity }) => entity === 'event').flatMap(({ before, after }) => [before, after]);
  const numbers = new Set(sides.flatMap((side) => (side as { number: number } | null)?.number ?? []));
  return { numbers, from: release.number - 1 };
}

function overtakerOf(tx: Tx, festival: Authorized<'day'>, batch: string, { entity, id }: LeftRoot): Untold {
  const { by, at, isOwn } = writerOf(festival, writesSince(tx, festival.id, entity, id, { batch }).since);
  return { ok: false, reason: 'overtaken', by, at, isOwn };
}
