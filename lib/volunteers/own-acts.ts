import { randomUUID } from 'node:crypto';
import { and, eq, inArray, isNull, lt, or } from 'drizzle-orm';
import { type Tx, write } from '../../db/client.ts';
import * as t from '../../db/schema/index.ts';
import type { AuthorizedVolunteer } from '../authorized.ts';
import { notFound } from '../errors.ts';
import { type ClientKey, earlierTry } from '../history/roots.ts';
import type { Locale } from '../i18n/locale.ts';
import { translator } from '../i18n/translator.ts';
import { lastReleaseNumber } from '../programme/frozen-draft.ts';
import { typeset } from '../time/typeset.ts';
import { assignmentOn, currentRelease, putAssignment } from './acting.ts';
import { withdrawExchanges } from './end-shift.ts';
import type { Obstacle } from './obstacles.ts';
import { obstaclesOf } from './obstacles.ts';
import type { Plan } from './plan.ts';
import { publishedPlanOf } from './plan.ts';
import { isActive, type PlanShift } from './planning.ts';
import { agreedTo } from './reconfirm.ts';
import { type Assignment, assignmentKind } from './roots.ts';
import type { Names } from './say-shift.ts';
import { refusalInWords } from './warning-sentences.ts';

type Keyed = { clientKey: ClientKey };

/** Why a volunteer is not put on a shift they would like to do. */
export type TakingRefused =
  | { ok: false; reason: 'taken' | 'notOpen' | 'past' | 'cancelled' | 'yours' }
  | { ok: false; reason: 'obstacle'; obstacle: Obstacle };
export type Taken = { ok: true; id: number; batch: string | null } | TakingRefused;

/** The assignment, if it is this volunteer's. Throws notFound, also for somebody else's. */
export function ownAssignment(tx: Tx, who: AuthorizedVolunteer, id: number): Assignment {
  const row = assignmentKind.read(tx, who.id, id);
  if (!row || row.volunteerId !== who.volunteer.id) throw notFound();
  return row;
}

export const minutesAt = (now: string) => Math.floor(Date.parse(now) / 60_000);

/** The shift of a plan, when it is still to come; else why nobody can take it. */
export function openShift(plan: Plan, shiftId: number, now: string): PlanShift | TakingRefused {
  const { shift, times } = plan.timed.find((one) => one.shift.id === shiftId) ?? {};
  const planned = plan.prepared.shifts.get(shiftId);
  if (!shift || !times) {
    // Cancelled ones are not in the plan; what is no shift of this festival does not exist.
    if (plan.shifts.some(({ id }) => id === shiftId)) return { ok: false, reason: 'cancelled' };
    throw notFound();
  }
  if (!times.isTimed || !planned) return { ok: false, reason: 'cancelled' };
  return times.end <= minutesAt(now) ? { ok: false, reason: 'past' } : planned;
}

/** What stands in the way of a volunteer who would hold this shift, but no longer those of `without`. */
export function obstacleFor(
  plan: Plan,
  volunteerId: number,
  shift: PlanShift,
  without: readonly number[] = [],
): Obstacle | null {
  const volunteer = plan.prepared.volunteers.get(volunteerId);
  if (!volunteer) throw notFound();
  const held = (plan.prepared.held.get(volunteerId) ?? []).filter(({ id }) => !without.includes(id));
  return obstaclesOf(plan.planning, volunteer, shift, held)[0] ?? null;
}

/** Says yes to the shift as it is published, and to nothing else. */
const agreement = (plan: Plan, shiftId: number) => {
  const times = plan.timed.find(({ shift }) => shift.id === shiftId)?.times;
  return times ? agreedTo(times) : undefined;
};

/**
 * Takes a place on an open shift. Of several who ask for the last place at once one gets it, and the others are told; who overlaps, was not briefed or
 * would have too long a day or too short a night is refused with the reason. Throws notFound for a shift of another festival.
 */
export function takeShift(
  who: AuthorizedVolunteer,
  { shiftId, clientKey }: { shiftId: number } & Keyed,
  now: string,
): Taken {
  return write(who.db, (tx): Taken => {
    const earlier = earlierTry(tx, who.id, 'assignment', clientKey);
    if (earlier) return earlier;
    const plan = publishedPlanOf(who.id, tx);
    if (!plan.settings.mayTakeShifts) return { ok: false, reason: 'notOpen' };
    const shift = openShift(plan, shiftId, now);
    if ('ok' in shift) return shift;
    const mine = assignmentOn(tx, who.id, shiftId, who.volunteer.id);
    if (mine && isActive(mine)) return { ok: false, reason: 'yours' };
    if ((plan.prepared.on.get(shiftId)?.length ?? 0) >= shift.people) return { ok: false, reason: 'taken' };
    const obstacle = obstacleFor(plan, who.volunteer.id, shift);
    if (obstacle) return { ok: false, reason: 'obstacle', obstacle };
    const batch = randomUUID();
    const set = { state: 'confirmed', seenRelease: plan.release, agrees: agreement(plan, shiftId) } as const;
    const pair = { shiftId, volunteerId: who.volunteer.id };
    return { ok: true, id: putAssignment({ tx, festival: who, batch, now }, pair, set, 'taken', clientKey), batch };
  });
}

/**
 * « Oui », « Je ne peux plus », and the answer to « à reconfirmer »: yes is said to the shift as it is published now. Who said no may still say yes while there
 * is a place. Throws notFound for somebody else's assignment.
 */
export function answerAssignment(
  who: AuthorizedVolunteer,
  { id, answer, clientKey }: { id: number; answer: 'confirmed' | 'declined' } & Keyed,
  now: string,
): Taken {
  return write(who.db, (tx): Taken => {
    const earlier = earlierTry(tx, who.id, 'assignment', clientKey);
    if (earlier) return earlier;
    const row = ownAssignment(tx, who, id);
    const acting = { tx, festival: who, batch: randomUUID(), now };
    const seenRelease = currentRelease(tx, who.id);
    if (row.state === 'cancelled') return { ok: false, reason: 'cancelled' };
    if (answer === 'declined') {
      withdrawExchanges(acting, [id]);
      putAssignment(acting, row, { state: 'declined', seenRelease }, 'declined', clientKey);
      return { ok: true, id, batch: acting.batch };
    }
    const plan = publishedPlanOf(who.id, tx);
    const shift = plan.prepared.shifts.get(row.shiftId);
    const isFull = (plan.prepared.on.get(row.shiftId)?.length ?? 0) >= (shift?.people ?? 0);
    if (!isActive(row) && isFull) return { ok: false, reason: 'taken' };
    const agrees = agreement(plan, row.shiftId);
    putAssignment(acting, row, { state: 'confirmed', seenRelease, agrees }, 'confirmed', clientKey);
    return { ok: true, id, batch: acting.batch };
  });
}

const unseen = (who: AuthorizedVolunteer, release: number) =>
  and(
    eq(t.assignments.festivalId, who.id),
    eq(t.assignments.volunteerId, who.volunteer.id),
    inArray(t.assignments.state, ['offered', 'confirmed']),
    or(isNull(t.assignments.seenRelease), lt(t.assignments.seenRelease, release)),
  );

/**
 * A volunteer has opened their page: what stands there has been seen. It is no act, so the history says nothing of it. Who has seen all writes nothing: a page
 * that is read again and again must not wait for whoever writes.
 */
export function noteSeen(who: AuthorizedVolunteer): void {
  const { db } = who;
  const known = db
    .select({ id: t.assignments.id })
    .from(t.assignments)
    .where(unseen(who, lastReleaseNumber(who.id, db)))
    .get();
  if (!known) return;
  write(db, (tx) => {
    const release = currentRelease(tx, who.id);
    tx.update(t.assignments).set({ seenRelease: release }).where(unseen(who, release)).run();
  });
}

/** Why a shift could not be taken, said to the volunteer in one sentence. */
export function takingRefusedInWords(refused: TakingRefused, names: Names, locale: Locale): string {
  if (refused.reason === 'obstacle') return refusalInWords(refused.obstacle, names, locale);
  return typeset(translator(locale, 'volunteers')(`refused.${refused.reason}`), locale);
}
