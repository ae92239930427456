import { randomUUID } from 'node:crypto';
import { and, eq, isNull, or } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { hasRow, readRow, rowsWhere } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { LanterneError, orNotFound } from '#lib/errors.ts';
import { ofBatch } from '#lib/history/record.ts';
import { rootRestorer } from '#lib/history/root-kind.ts';
import { type ClientKey, insertRoot, patchRoot } from '#lib/history/roots.ts';
import type { Recorded, Restorer } from '#lib/history/undoable.ts';
import {
  type Authorized,
  type AuthorizedSheets,
  type AuthorizedVolunteer,
  accountName,
  type Festival,
} from '#lib/policy.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { type Acting, unreadBy } from './end-shift.ts';
import { put } from './filling.ts';
import { isMinor } from './minors.ts';
import type { Moments } from './moments.ts';
import { type Forbidden, forbiddenOf } from './obstacles.ts';
import { draftMoments, momentsOfRelease, planOf, publishedPlanOf, type VolunteerPlan } from './plan.ts';
import { isActive, isCountedOn, type PlanAssignment } from './planning.ts';
import { type agreedTo, type SeenColumns, seenAt } from './reconfirm.ts';
import { type Assignment, assignmentKind, type Shift, shiftKind, type Volunteer, volunteerKind } from './roots.ts';
import { shiftTimesOf } from './shift-times.ts';

/** An act with the key of its post, so that a second tap changes nothing. */
export type Keyed = { clientKey: ClientKey };

/** Somebody who acts on the day: a coordinator, or a volunteer by their link. */
export type OnTheDay = Authorized<'volunteers' | 'day'> | AuthorizedVolunteer;

/**
 * The name for the history and other people; for a link to the room sheets, the name of the link.
 */
export const nameOf = (who: OnTheDay | AuthorizedSheets): string =>
  who.actor === null ? who.by : accountName(who.actor);

/**
 * The published programme and, for shifts it gives no time, the draft. Each is read once, when it
 * is needed.
 */
export function timesAt(tx: Tx, festival: Festival) {
  let published: Moments | null = null;
  let draft: Moments | null = null;
  return (shift: Shift) => {
    published ??= momentsOfRelease(festival, teamDocumentOf(festival.id, tx), tx);
    const times = shiftTimesOf(shift, published);
    if (times.isTimed || times.why === 'cancelled') return times;
    draft ??= draftMoments(festival.id, tx);
    return shiftTimesOf(shift, draft);
  };
}

export type AssignmentChanges = Partial<
  Pick<Assignment, 'state' | 'isReferent' | 'checkedInAt' | 'absentAt' | 'seenRelease'> & SeenColumns
> & {
  /** Set for a yes: the times of the shift to which somebody agrees. */
  agrees?: ReturnType<typeof agreedTo>;
};

/** The assignment of a volunteer to a shift; null when they were never asked. */
export const assignmentOn = (tx: Tx, festivalId: number, shiftId: number, volunteerId: number): Assignment | null =>
  rowsWhere(
    tx,
    t.assignments,
    festivalId,
    eq(t.assignments.shiftId, shiftId),
    eq(t.assignments.volunteerId, volunteerId),
  )[0] ?? null;

/** Whose link this is, as stored. Throws notFound when they were deleted. */
export const ownVolunteer = (tx: Tx, { id, volunteer }: AuthorizedVolunteer): Volunteer =>
  orNotFound(volunteerKind.read(tx, id, volunteer.id));

/** An assignment of this festival. Throws notFound. */
export const knownAssignment = (tx: Tx, festivalId: number, id: number): Assignment =>
  orNotFound(assignmentKind.read(tx, festivalId, id));

/**
 * What the law or the festival forbids a volunteer of this age about a shift of this plan, which
 * may have no hours yet; null where nothing. With an instant, at the hours that hold then.
 */
export function forbiddenIn(
  plan: VolunteerPlan,
  { shiftId, volunteerId }: PlanAssignment,
  now: string | null = null,
): Forbidden | null {
  const { shifts, tasks } = plan;
  const prepared = now === null ? plan.prepared : plan.runningAt(now);
  const volunteer = prepared.volunteers.get(volunteerId);
  if (!volunteer?.minor) return null;
  const shift = prepared.shifts.get(shiftId);
  if (shift) return forbiddenOf(volunteer, shift, prepared.held.get(volunteerId) ?? [])[0] ?? null;
  if (!volunteer.minor.isConsented) return { code: 'no-consent' };
  const taskId = shifts.find(({ id }) => id === shiftId)?.taskId;
  const isForAdults = tasks.some(({ id, adultsOnly }) => id === taskId && adultsOnly);
  return taskId !== undefined && isForAdults ? { code: 'adults-only', taskId } : null;
}

/**
 * The same for anybody under 18, read from the database. Every way to assign a shift goes through
 * here. The plan is read for minors only: the published one for a volunteer, the draft for
 * everybody else; with `now`, at the hours that hold then.
 */
function forbiddenFor(
  tx: Tx,
  festivalId: number,
  pair: PlanAssignment,
  now: string | null = null,
  read: (festivalId: number, tx: Tx) => VolunteerPlan = planOf,
) {
  const row = readRow(tx, t.volunteers, festivalId, pair.volunteerId);
  return row && isMinor(row.age) ? forbiddenIn(read(festivalId, tx), pair, now) : null;
}

/**
 * Assigns a volunteer to a shift, or changes their assignment, with its line of history. Returns
 * the id of the row.
 */
export function putAssignment(
  { tx, festival, batch, now }: Acting,
  { shiftId, volunteerId }: Pick<Assignment, 'shiftId' | 'volunteerId'>,
  { agrees, ...set }: AssignmentChanges,
  verb: string,
  clientKey: ClientKey = null,
): number {
  const row = assignmentOn(tx, festival.id, shiftId, volunteerId);
  const isCounted = set.state === 'offered' || set.state === 'confirmed';
  // An existing assignment stays, even if it has become forbidden; a new one, or a yes, is refused.
  const isYes = set.state === 'confirmed' && agrees !== undefined;
  // Who was absent may have been given something else since; who is there by now, is there.
  const isExpectedAgain = set.state === undefined && set.absentAt === null && row !== null && row.absentAt !== null;
  const isNew = isCounted && !(row && isActive(row));
  // Cancelled since the page was drawn on which somebody was given it.
  if (isNew && shiftKind.read(tx, festival.id, shiftId)?.status !== 'planned')
    throw new LanterneError('conflict', {}, 409);
  if (isExpectedAgain || isNew || (isCounted && isYes)) {
    const read = 'volunteer' in festival ? publishedPlanOf : planOf;
    const why = forbiddenFor(tx, festival.id, { shiftId, volunteerId }, now, read);
    if (why) throw new LanterneError('notForMinors', { why: why.code.replaceAll('-', '_') }, 409);
  }
  // Whoever comes back to a shift is expected there again, whatever was noted before they left it.
  const isBack = isNew && row !== null;
  const columns = {
    ...(isBack && { checkedInAt: null, absentAt: null }),
    // Somebody who is asked anew has not seen it: what they saw was another question.
    ...(isBack && set.state === 'offered' && { seenRelease: null, ...seenAt(null) }),
    ...set,
    ...agrees,
  };
  if (row) {
    patchRoot(tx, festival, assignmentKind, row, { verb, batch, clientKey }, now, columns);
    return row.id;
  }
  const made = { ...columns, festivalId: festival.id, uid: randomUUID(), shiftId, volunteerId, createdAt: now };
  return insertRoot(tx, festival, now, 'assignment', t.assignments, made, { verb, batch, clientKey }).id;
}

/**
 * What a volunteer has seen is no part of an act, so it stays when the act is undone. That they
 * lose or regain a shift by undoing they have not seen yet.
 */
const assignmentRows = rootRestorer({
  ...assignmentKind,
  update: (tx, root, current) => {
    const [back, is] = [root as Assignment, current as Assignment];
    const { seenStartsAt, seenEndsAt, seenEndsAgain, seenRoomId, seenPlace, seenTaskId } = is;
    const seen = { seenStartsAt, seenEndsAt, seenEndsAgain, seenRoomId, seenPlace, seenTaskId };
    const isLost = isActive(is) && back.state === 'cancelled';
    const isTheirsAgain = !isActive(is) && isActive(back);
    const seenRelease = isLost ? unreadBy(is) : isTheirsAgain ? null : is.seenRelease;
    assignmentKind.update(tx, { ...back, ...seen, seenRelease }, is);
  },
});

/**
 * Whether the act also created the shift or the volunteer, which are then deleted when it is
 * undone.
 */
const isMadeWithIts = (tx: Tx, { festivalId, shiftId, volunteerId }: Assignment, batch: string): boolean => {
  const made = (entity: 'shift' | 'volunteer', id: number) =>
    and(eq(t.changes.entity, entity), eq(t.changes.entityId, id));
  const ofAct = and(ofBatch(festivalId, batch), isNull(t.changes.before));
  return hasRow(tx, t.changes, and(ofAct, or(made('shift', shiftId), made('volunteer', volunteerId))));
};

/**
 * Undoing an assignment deletes its row, unless the volunteer said yes or has seen it: then the row
 * stays as cancelled, because their calendar and page have to tell them.
 */
function takenOff(tx: Tx, festivalId: number, change: Recorded): Recorded {
  const row = change.before === null ? assignmentKind.read(tx, festivalId, change.entityId) : null;
  if (!row || unreadBy(row) === 0 || isMadeWithIts(tx, row, change.batch)) return change;
  // Version 0, because this state never existed before.
  return { ...change, before: { ...row, state: 'cancelled', version: 0 } };
}

/**
 * « Défaire » does not restore an assignment that the volunteer's age forbids by now: it stays as
 * it is.
 */
export const assignmentRestorer: Restorer = {
  ...assignmentRows,
  restore(tx, festivalId, change) {
    const was = change.before as Assignment | null;
    const current = was && isCountedOn(was) ? assignmentKind.read(tx, festivalId, was.id) : null;
    const isBack = was !== null && isCountedOn(was) && !(current && isCountedOn(current));
    return isBack && forbiddenFor(tx, festivalId, was)
      ? null
      : assignmentRows.restore(tx, festivalId, takenOff(tx, festivalId, change));
  },
  restoreMany(db, tx, festivalId, changes) {
    let plan: VolunteerPlan | null = null;
    const allowed = changes.filter(({ before, after }) => {
      const [was, is] = [before, after] as (Assignment | null)[];
      if (!was || !isCountedOn(was) || (is && isCountedOn(is))) return true;
      plan ??= planOf(festivalId, db);
      if (forbiddenIn(plan, was)) return false;
      put(plan.prepared, was);
      return true;
    });
    const done =
      assignmentRows.restoreMany?.(
        db,
        tx,
        festivalId,
        allowed.map((change) => takenOff(tx, festivalId, change)),
      ) ?? [];
    const made = new Map(allowed.map((change, at) => [change, done[at] ?? null]));
    return changes.map((change) => made.get(change) ?? null);
  },
};
