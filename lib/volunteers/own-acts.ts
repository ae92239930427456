import { and, eq, inArray, isNull, lt, or } from 'drizzle-orm';
import { type Tx, write } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { asStorageError, LanterneError, notFound } from '#lib/errors.ts';
import { earlierTry, writeOnce } from '#lib/history/roots.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { AuthorizedVolunteer } from '#lib/policy.ts';
import { lastReleaseNumber } from '#lib/programme/frozen-draft.ts';
import { type AssignmentChanges, assignmentOn, forbiddenIn, type Keyed, putAssignment } from './acting.ts';
import { type Acting, withdrawExchanges } from './end-shift.ts';
import { type Obstacle, obstacleIn } from './obstacles.ts';
import type { OwnShift } from './page.ts';
import { shownAs } from './page-keys.ts';
import { publishedPlanOf, type VolunteerPlan } from './plan.ts';
import { isActive, type PlanShift, type TimedShift } from './planning.ts';
import { agreedTo, movedSinceSeen, seenAt } from './reconfirm.ts';
import { type Assignment, assignmentKind } from './roots.ts';
import type { Names } from './say-shift.ts';
import { refusalInWords } from './warning-sentences.ts';

/**
 * When and where the shift was in the page on which it was tapped, as named by `shownAs`; unknown
 * when missing.
 */
export type SeenShift = { shown?: string | undefined };

/** Why a volunteer cannot take a shift. */
export type TakingRefused =
  | { ok: false; reason: 'taken' | 'notOpen' | 'past' | 'cancelled' | 'yours' | 'moved' }
  | { ok: false; reason: 'obstacle'; obstacle: Obstacle };
type Taken = { ok: true; id: number; batch: string | null } | TakingRefused;

/** The assignment, if it is this volunteer's. Throws notFound, also for somebody else's. */
export function ownAssignment(tx: Tx, who: AuthorizedVolunteer, id: number): Assignment {
  const row = assignmentKind.read(tx, who.id, id);
  if (!row || row.volunteerId !== who.volunteer.id) throw notFound();
  return row;
}

/** The shift of a plan if it is not over; else why nobody can take it. */
export function openShift(plan: VolunteerPlan, shiftId: number, now: string): PlanShift | TakingRefused {
  const { shift, times } = plan.timed.find((one) => one.shift.id === shiftId) ?? {};
  const planned = plan.prepared.shifts.get(shiftId);
  if (!shift || !times) {
    // Cancelled shifts are not in the plan; any other unknown id is not of this festival.
    if (plan.shifts.some(({ id }) => id === shiftId)) return { ok: false, reason: 'cancelled' };
    throw notFound();
  }
  if (!times.isTimed || !planned) return { ok: false, reason: 'cancelled' };
  return plan.isOver(shiftId, now) ? { ok: false, reason: 'past' } : planned;
}

/** The times of a shift in a plan; undefined for a cancelled one. */
export const timesOfShift = (plan: VolunteerPlan, shiftId: number): TimedShift['times'] | undefined =>
  plan.timed.find(({ shift }) => shift.id === shiftId)?.times;

/**
 * Takes a place on an open shift. If several ask for the last place at once, one gets it and the
 * others are told. A volunteer who has another shift then, was not briefed, or would have too long
 * a day or too short a night is refused with the reason. Throws notFound for a shift of another
 * festival.
 */
export function takeShift(
  who: AuthorizedVolunteer,
  { shiftId, shown, clientKey }: { shiftId: number } & SeenShift & Keyed,
  now: string,
): Taken {
  return writeOnce(who, 'assignment', clientKey, (tx, batch): Taken => {
    const plan = publishedPlanOf(who.id, tx);
    if (!plan.settings.mayTakeShifts) return { ok: false, reason: 'notOpen' };
    const shift = openShift(plan, shiftId, now);
    if ('ok' in shift) return shift;
    const mine = assignmentOn(tx, who.id, shiftId, who.volunteer.id);
    if (mine && isActive(mine)) return { ok: false, reason: 'yours' };
    if ((plan.prepared.on.get(shiftId)?.length ?? 0) >= shift.people) return { ok: false, reason: 'taken' };
    const obstacle = obstacleIn(plan.runningAt(now), who.volunteer.id, shiftId);
    if (obstacle) return { ok: false, reason: 'obstacle', obstacle };
    const times = timesOfShift(plan, shiftId);
    if (shown && shown !== shownAs(times)) return { ok: false, reason: 'moved' };
    const set = { state: 'confirmed', seenRelease: plan.release, agrees: times && agreedTo(times) } as const;
    const pair = { shiftId, volunteerId: who.volunteer.id };
    return { ok: true, id: putAssignment({ tx, festival: who, batch, now }, pair, set, 'taken', clientKey), batch };
  });
}

/**
 * « Oui », « Je ne peux plus », and the answer to « à reconfirmer ». A yes is to the shift as it is
 * published now, and only if that is what the page showed. For a séance that will not take place,
 * it only notes that they know: should it come back, they are asked again. Somebody who said no may
 * still say yes while there is a place. A past shift does not change. Throws notFound for somebody
 * else's assignment.
 */
export function answerAssignment(
  who: AuthorizedVolunteer,
  { id, answer, shown, clientKey }: { id: number; answer: 'confirmed' | 'declined' } & SeenShift & Keyed,
  now: string,
): Taken {
  return writeOnce(who, 'assignment', clientKey, (tx, batch): Taken => {
    const row = ownAssignment(tx, who, id);
    const acting = { tx, festival: who, batch, now, clientKey };
    return answerOne(acting, publishedPlanOf(who.id, tx), row, { answer, shown });
  });
}

/**
 * The result of « oui à tout »: to how many they said yes, and why the first of the others could
 * not be, if it still waits for an answer or is no longer asked.
 */
type AnsweredAll = { count: number; refused: TakingRefused | null };

/**
 * « Oui à tout »: a yes to each shift that the page proposed, as it was shown there, each handled
 * as a single answer, all in one batch. Answers given since stay, and shifts proposed since are not
 * included. Sending it again writes nothing and reports the present state. Throws notFound for
 * somebody else's assignment.
 */
export function answerAll(
  who: AuthorizedVolunteer,
  { proposed, clientKey }: { proposed: readonly { id: number; shown: string }[] } & Keyed,
  now: string,
): AnsweredAll {
  return write(who.db, (tx, batch): AnsweredAll => {
    const isAgain = earlierTry(tx, who.id, 'assignment', clientKey) !== null;
    const plan = publishedPlanOf(who.id, tx);
    const all: AnsweredAll = { count: 0, refused: null };
    for (const { id, shown } of proposed) {
      const row = assignmentKind.read(tx, who.id, id);
      if (row && row.volunteerId !== who.volunteer.id) throw notFound();
      const yes = { answer: 'confirmed', shown } as const;
      if (row?.state === 'offered' && !isAgain) {
        // The key is stored with the first yes that is written.
        const acting = { tx, festival: who, batch, now, clientKey: all.count === 0 ? clientKey : null };
        const answered = answerOne(acting, plan, row, yes);
        if (answered.ok) all.count++;
        else all.refused ??= answered;
      } else if (row?.state === 'confirmed' && isAgain) all.count++;
      // An assignment that « Défaire » removed has no row.
      else if (!row || row.state === 'offered' || row.state === 'cancelled')
        all.refused ??= row ? refusedAnswer(plan, row, yes, now) : { ok: false, reason: 'cancelled' };
    }
    return all;
  });
}

/** Why an answer is not accepted; null where it is. */
function refusedAnswer(
  plan: VolunteerPlan,
  row: Assignment,
  { answer, shown }: { answer: 'confirmed' | 'declined' } & SeenShift,
  now: string,
): TakingRefused | null {
  const times = timesOfShift(plan, row.shiftId);
  if (row.state === 'cancelled' || !times) return { ok: false, reason: 'cancelled' };
  if (plan.isOver(row.shiftId, now)) return { ok: false, reason: 'past' };
  if (answer === 'declined') return null;
  if (shown && shown !== shownAs(times)) return { ok: false, reason: 'moved' };
  const forbidden = times.isTimed && forbiddenIn(plan, row, now);
  if (forbidden) return { ok: false, reason: 'obstacle', obstacle: forbidden };
  if (isActive(row)) return null;
  if (!times.isTimed) return { ok: false, reason: 'cancelled' };
  const shift = plan.prepared.shifts.get(row.shiftId);
  const isFull = (plan.prepared.on.get(row.shiftId)?.length ?? 0) >= (shift?.people ?? 0);
  return isFull ? { ok: false, reason: 'taken' } : null;
}

/** One answer, as described at `answerAssignment`. */
function answerOne(
  acting: Acting,
  plan: ReturnType<typeof publishedPlanOf>,
  row: Assignment,
  said: { answer: 'confirmed' | 'declined' } & SeenShift,
): Taken {
  const { clientKey = null, now, batch } = acting;
  const { id } = row;
  const times = timesOfShift(plan, row.shiftId);
  const refused = refusedAnswer(plan, row, said, now);
  if (refused || !times) return refused ?? { ok: false, reason: 'cancelled' };
  const put = (set: AssignmentChanges) => {
    const seen = { ...seenAt(times), seenRelease: plan.release };
    putAssignment(acting, row, { ...set, ...seen }, set.state ?? 'edited', clientKey);
    return { ok: true, id, batch } as const;
  };
  if (said.answer === 'declined') {
    withdrawExchanges(acting, [id]);
    return put({ state: 'declined' });
  }
  return put({ state: times.isTimed ? 'confirmed' : 'offered', agrees: agreedTo(times) });
}

/**
 * « C’est noté »: they have read that a shift is no longer theirs, or that one they are asked for
 * has moved (`shown`: to where their page says; a later move is still to be read). Throws notFound
 * for somebody else's assignment.
 */
export function noteShiftRead(
  who: AuthorizedVolunteer,
  { id, shown, clientKey }: { id: number } & SeenShift & Keyed,
  now: string,
): { ok: true; id: number; batch: string | null } {
  return writeOnce(who, 'assignment', clientKey, (tx, batch) => {
    const row = ownAssignment(tx, who, id);
    const read = whatIsRead(tx, who, row, shown);
    if (!read) return { ok: true, id, batch: null };
    putAssignment({ tx, festival: who, batch, now }, row, read, 'read', clientKey);
    return { ok: true, id, batch };
  });
}

function whatIsRead(
  tx: Tx,
  who: AuthorizedVolunteer,
  row: Assignment,
  shown: string | undefined,
): AssignmentChanges | null {
  if (row.state === 'cancelled')
    return row.seenRelease === null ? { seenRelease: lastReleaseNumber(who.id, tx) } : null;
  const times = timesOfShift(publishedPlanOf(who.id, tx), row.shiftId);
  if (!times || (shown && shown !== shownAs(times)) || !movedSinceSeen(row, times)) return null;
  return seenAt(times);
}

/**
 * Notes that a volunteer has opened their page, drawn from `release`, and so has seen these
 * assignments at their published times (`planned`). Others (unpublished, or given since) are not
 * seen. The first place and time they saw of an unanswered shift is kept, so that they are told if
 * it moves. It is no act, so the history does not record it. If everything was seen already nothing
 * is written, because a page that is loaded again and again must not wait for the write lock.
 */
export function noteSeen(
  who: AuthorizedVolunteer,
  shown: readonly Pick<OwnShift, 'assignmentId' | 'planned'>[],
  release: number,
): void {
  const unseen = and(
    eq(t.assignments.festivalId, who.id),
    eq(t.assignments.volunteerId, who.volunteer.id),
    inArray(
      t.assignments.id,
      shown.map(({ assignmentId }) => assignmentId),
    ),
    inArray(t.assignments.state, ['offered', 'confirmed']),
    or(
      isNull(t.assignments.seenRelease),
      lt(t.assignments.seenRelease, release),
      and(eq(t.assignments.state, 'offered'), isNull(t.assignments.seenStartsAt)),
    ),
  );
  const known = who.db.select().from(t.assignments).where(unseen).all();
  // An unanswered shift without hours cannot be seen yet.
  const news = known.flatMap((row) => {
    const planned = shown.find(({ assignmentId }) => assignmentId === row.id)?.planned;
    const isFirst = row.state === 'offered' && row.seenStartsAt === null && planned?.isTimed;
    const isNew = row.seenRelease === null || row.seenRelease < release;
    return isFirst || isNew
      ? [{ id: row.id, set: { ...(isNew && { seenRelease: release }), ...(isFirst && seenAt(planned)) } }]
      : [];
  });
  if (news.length === 0) return;
  try {
    write(who.db, (tx) => {
      for (const { id, set } of news)
        tx.update(t.assignments)
          .set(set)
          .where(and(unseen, eq(t.assignments.id, id)))
          .run();
    });
  } catch (error) {
    // If another thread or program is writing, or the disk is full, the page is shown all the same,
    // and noted the next time.
    if (!(asStorageError(error) instanceof LanterneError)) throw error;
  }
}

/** Why a shift could not be taken, as one sentence to the volunteer. */
export function takingRefusedInWords(refused: TakingRefused, names: Names, locale: Locale): string {
  if (refused.reason === 'obstacle') return refusalInWords(refused.obstacle, names, locale);
  return typeset(translator(locale, 'volunteers')(`refused.${refused.reason}`), locale);
}
