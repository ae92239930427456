import { type Db, type Tx, write } from '#db/client.ts';
import type { EventKind } from '#db/enums.ts';
import * as t from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { LanterneError, notFound, orNotFound } from '#lib/errors.ts';
import {
  type ClientKey,
  earlierTry,
  patchRoot,
  type RefusedEdit,
  type Written,
  writeOnce,
} from '#lib/history/roots.ts';
import { type DraftEvent, type DraftIndex, indexDraft } from '#lib/model/draft.ts';
import type { Authorized } from '#lib/policy.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { assignmentOn, forbiddenIn, type Keyed, knownAssignment, putAssignment, timesAt } from './acting.ts';
import { type Acting, cancelAssignments } from './end-shift.ts';
import { canTake, put } from './filling.ts';
import { insertShifts, roomForShifts } from './mutations.ts';
import { clearVolunteer } from './people-mutations.ts';
import { planOf } from './plan.ts';
import { isActive, isCountedOn, type PlanAssignment } from './planning.ts';
import { areOwn, shiftsOf } from './queries.ts';
import { agreedTo } from './reconfirm.ts';
import { type Shift, shiftKind } from './roots.ts';
import { type GenerateInput, MAX_SHIFTS } from './schema.ts';
import type { VolunteerFix } from './warnings.ts';

/*
 * Who does what: making the shifts of many séances, assigning people and leads, and saving a
 * proposed filling or a fix.
 */

/** The shifts that generating would create; writes nothing. */
export const generationOf = (
  festival: Authorized<'volunteers'>,
  input: GenerateInput,
  db: Tx | Db = festival.db,
): Generation => generatedShifts(indexDraft(loadDraft(festival.id, db)), shiftsOf(festival.id, db), input, input.lines);

/**
 * Creates the shifts of many séances as one batch. `changed`: the number differs from the
 * preview's, because somebody changed the programme meanwhile, and nothing is written. A form that
 * is sent again creates nothing.
 */
export function generateShifts(
  festival: Authorized<'volunteers'>,
  input: GenerateInput,
  now: string,
):
  | { ok: true; batch: string; count: number }
  | { ok: false; reason: 'changed' | 'tooMany' | 'foreign'; count: number } {
  return write(festival.db, (tx, batch) => {
    const earlier = earlierTry(tx, festival.id, 'shift', input.clientKey);
    if (earlier) return { ok: true, batch: earlier.batch ?? '', count: input.expected ?? 0 };
    const { shifts } = generationOf(festival, input, tx);
    const count = shifts.length;
    if (input.expected !== null && input.expected !== count) return { ok: false, reason: 'changed', count };
    if (count > roomForShifts(tx, festival.id)) return { ok: false, reason: 'tooMany', count: MAX_SHIFTS };
    const taskIds = input.lines.map(({ taskId }) => taskId);
    if (!areOwn(tx, t.tasks, festival.id, taskIds)) return { ok: false, reason: 'foreign', count: 0 };
    insertShifts(
      { tx, festival, batch, now, clientKey: input.clientKey },
      shifts.map((shift) => ({ ...shift, rule: 'event' })),
    );
    return { ok: true, batch, count };
  });
}

const ownShift = (tx: Tx, festivalId: number, id: number): Shift => orNotFound(shiftKind.read(tx, festivalId, id));

type Assigning = PlanAssignment &
  Keyed & {
    isConfirmed?: boolean;
    /** They were asked as the page was drawn: an answer since, or being taken off, stands. */
    wasAsked?: boolean;
    isReferent?: boolean;
    verb?: 'assigned' | 'stepped-in';
  };

/**
 * Asks somebody to do a shift, or notes that they said yes (`isConfirmed`). A coordinator may do so
 * against every warning; who took it meanwhile, or was asked by somebody else, stays as they are.
 * Throws notFound for what is not of this festival, and conflict for the yes of who is not asked
 * any more.
 */
export function assignVolunteer(festival: Authorized<'volunteers'>, input: Assigning, now: string): Written {
  const { shiftId, volunteerId, clientKey, isConfirmed = false, wasAsked, isReferent, verb = 'assigned' } = input;
  return writeOnce(festival, 'assignment', clientKey, (tx, batch) => {
    const shift = ownShift(tx, festival.id, shiftId);
    if (!areOwn(tx, t.volunteers, festival.id, [volunteerId])) throw notFound();
    const row = assignmentOn(tx, festival.id, shiftId, volunteerId);
    if (wasAsked && !(row && isActive(row))) throw new LanterneError('conflict', {}, 409);
    const stands = row !== null && isCountedOn(row) && (!isConfirmed || (wasAsked && row.state === 'confirmed'));
    if (stands) return { ok: true, id: row.id, batch: null };
    const acting = { tx, festival, batch, now };
    const agrees = isConfirmed ? agreedTo(timesAt(tx, festival)(shift)) : undefined;
    const set = {
      state: isConfirmed ? 'confirmed' : 'offered',
      ...(isReferent !== undefined && { isReferent }),
    } as const;
    const id = putAssignment(acting, input, { ...set, agrees }, verb, clientKey);
    return { ok: true, id, batch };
  });
}

/** Takes somebody off a shift; their calendar then shows it as cancelled. Throws notFound. */
export function unassignVolunteer(
  festival: Authorized<'volunteers'>,
  { id, clientKey }: { id: number } & Keyed,
  now: string,
): Written {
  return writeOnce(festival, 'assignment', clientKey, (tx, batch) => {
    const row = knownAssignment(tx, festival.id, id);
    cancelAssignments({ tx, festival, batch, now, clientKey }, [row]);
    return { ok: true, id, batch };
  });
}

/** Makes somebody the lead of a shift, or no longer. Throws notFound. */
export function setReferent(
  festival: Authorized<'volunteers'>,
  { id, isReferent, clientKey }: { id: number; isReferent: boolean } & Keyed,
  now: string,
): Written {
  return writeOnce(festival, 'assignment', clientKey, (tx, batch) => {
    const row = knownAssignment(tx, festival.id, id);
    putAssignment({ tx, festival, batch, now }, row, { isReferent }, 'edited', clientKey);
    return { ok: true, id, batch };
  });
}

/**
 * Saves a proposed filling, or the chosen part of it, as one batch. Assignments that a later change
 * made impossible are left out and returned: nobody is assigned against a rule.
 */
export function takeFilling(
  festival: Authorized<'volunteers'>,
  { added, clientKey }: { added: readonly PlanAssignment[] } & Keyed,
  now: string,
): { ok: true; batch: string; taken: number; left: PlanAssignment[] } {
  return write(festival.db, (tx, batch) => {
    const earlier = earlierTry(tx, festival.id, 'assignment', clientKey);
    if (earlier) return { ok: true, batch: earlier.batch ?? '', taken: added.length, left: [] };
    const plan = planOf(festival.id, tx);
    const { prepared, isOver } = plan;
    const acting: Acting = { tx, festival, batch, now };
    const left: PlanAssignment[] = [];
    let taken = 0;
    for (const pair of added) {
      const [volunteer, shift] = [prepared.volunteers.get(pair.volunteerId), prepared.shifts.get(pair.shiftId)];
      // A shift that is over needs nobody any more.
      const isOpen = shift && !isOver(shift.id, now) && (prepared.on.get(shift.id)?.length ?? 0) < shift.people;
      // What the law forbids goes by the hours that hold now: those of a late séance.
      if (!volunteer || !shift || !isOpen || !canTake(prepared, volunteer, shift) || forbiddenIn(plan, pair, now)) {
        left.push(pair);
        continue;
      }
      putAssignment(acting, pair, { state: 'offered' }, 'assigned', taken === 0 ? clientKey : null);
      for (const one of new Set([prepared, plan.runningAt(now)])) put(one, pair);
      taken += 1;
    }
    return { ok: true, batch, taken, left };
  });
}

/**
 * Does what the button under a warning says, as one batch; null for fixes that only link to a page.
 * Throws notFound.
 */
export function applyVolunteerFix(
  festival: Authorized<'volunteers'>,
  fix: VolunteerFix,
  clientKey: ClientKey,
  now: string,
): Written | RefusedEdit | null {
  switch (fix.kind) {
    case 'assign':
      return assignVolunteer(festival, { ...fix, clientKey }, now);
    case 'clear':
      return clearVolunteer(festival, { ...fix, clientKey }, now);
    case 'unassign':
    case 'hand-over':
      return writeOnce(festival, 'assignment', clientKey, (tx, batch) => {
        const row = assignmentOn(tx, festival.id, fix.shiftId, fix.volunteerId);
        const isForeign = fix.kind === 'hand-over' && !areOwn(tx, t.volunteers, festival.id, [fix.toVolunteerId]);
        if (!row || isForeign) throw notFound();
        const acting = { tx, festival, batch, now, clientKey };
        cancelAssignments(acting, [row]);
        if (fix.kind === 'hand-over') {
          const pair = { shiftId: fix.shiftId, volunteerId: fix.toVolunteerId };
          const there = assignmentOn(tx, festival.id, pair.shiftId, pair.volunteerId);
          if (!there || !isCountedOn(there)) putAssignment(acting, pair, { state: 'offered' }, 'assigned');
        }
        return { ok: true, id: row.id, batch };
      });
    case 'set-people':
      return write(festival.db, (tx) => {
        const shift = ownShift(tx, festival.id, fix.shiftId);
        return patchRoot(tx, festival, shiftKind, shift, { verb: 'edited', clientKey }, now, {
          people: fix.people,
        });
      });
    default:
      return null;
  }
}

/** « 1 micro, du début à la fin »: something that each of the chosen séances needs. */
export type ShiftLine = Required<{
  [K in 'taskId' | 'people']: Shift[K];
}> & {
  fromAnchor: NonNullable<Shift['fromAnchor']>;
  fromMinutes: number;
  toAnchor: NonNullable<Shift['toAnchor']>;
  toMinutes: number;
};

/**
 * Which séances; an empty list means all. `withDebate`: only those with a film and a debate («
 * projection-débat »).
 */
export type WhichEvents = {
  roomIds: readonly number[];
  kinds: readonly EventKind[];
  /** Festival days. */
  days: readonly string[];
  withDebate: boolean;
};

export type NewEventShift = ShiftLine & { eventId: number };

/** The shifts that would be generated; nothing is written. */
export type Generation = {
  shifts: NewEventShift[];
  /** The chosen séances, by start. */
  eventIds: number[];
  /** Séances that already have a shift for the task, and so get no other. */
  already: { eventId: number; taskId: number }[];
};

/** Whether a séance is a « projection-débat ». */
const hasDebate = ({ items }: Pick<DraftEvent, 'items'>): boolean =>
  items.some(({ kind }) => kind === 'film') && items.some(({ kind }) => kind === 'debate');

/**
 * The shifts for all séances of some rooms, kinds or days. Cancelled ones are left out; a séance
 * without a time is included, because its shifts will follow it. Generating again adds nothing.
 */
export function generatedShifts(
  index: DraftIndex,
  existing: readonly Pick<Shift, 'eventId' | 'taskId' | 'status'>[],
  which: WhichEvents,
  lines: readonly ShiftLine[],
): Generation {
  const events = index.draft.events.filter((event) => isChosen(event, which, index.draft.festival.dayStartsAt));
  const known = new Set(
    existing.filter(({ status }) => status === 'planned').map(({ eventId, taskId }) => `${eventId} ${taskId}`),
  );
  const isKnown = (eventId: number, taskId: number) => known.has(`${eventId} ${taskId}`);
  return {
    shifts: events.flatMap(({ id: eventId }) =>
      lines.filter(({ taskId }) => !isKnown(eventId, taskId)).map((line) => ({ ...line, eventId })),
    ),
    eventIds: events.map(({ id }) => id),
    already: events.flatMap(({ id: eventId }) =>
      [...new Set(lines.map(({ taskId }) => taskId))]
        .filter((taskId) => isKnown(eventId, taskId))
        .map((taskId) => ({ eventId, taskId })),
    ),
  };
}

function isChosen(event: DraftEvent, { roomIds, kinds, days, withDebate }: WhichEvents, dayStartsAt: string): boolean {
  if (event.status === 'cancelled') return false;
  if (roomIds.length > 0 && !event.rooms.some(({ roomId }) => roomIds.includes(roomId))) return false;
  if (kinds.length > 0 && !kinds.includes(event.kind)) return false;
  if (withDebate && !hasDebate(event)) return false;
  return days.length === 0 || (event.startsAt !== null && days.includes(festivalDayOf(event.startsAt, dayStartsAt)));
}
