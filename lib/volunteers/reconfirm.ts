import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { byId } from '#lib/model/keyed.ts';
import { oncePer } from '#lib/once-per.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { formatDate, formatTimeRange } from '#lib/time/format.ts';
import { epochFrom, minutesAt, toEpochMinutes } from '#lib/time/wall-clock.ts';
import type { Moments } from './moments.ts';
import type { Assignment, Shift } from './roots.ts';
import { type Names, shiftSpeaker } from './say-shift.ts';
import { placeInWords, type ShiftTimes, shiftTimesOf, type Untimed } from './shift-times.ts';

/**
 * When and where a shift is, and what it is: wall clocks, the id of the room, the place in words,
 * the id of the task. Earlier versions of Lanterne noted neither the place nor the task: they are
 * null then, and nobody knew whether the end was the second of two such hours.
 */
type Place = Pick<ShiftTimes, 'startsAt' | 'endsAt' | 'isEndAgain' | 'roomId'> & {
  place: string | null;
  taskId: number | null;
};

/**
 * Why somebody who said yes is asked again: what they agreed to, and the present state (null where
 * there is no such shift any more).
 */
export type Reconfirmation = {
  assignmentId: number;
  shiftId: number;
  volunteerId: number;
  why: 'moved' | 'room' | 'moved-room' | 'place' | 'task' | 'cancelled' | 'unscheduled';
  before: Place;
  after: Place | null;
};

type Noted<O extends 'agreed' | 'seen'> = Pick<
  Assignment,
  `${O}${'StartsAt' | 'EndsAt' | 'EndsAgain' | 'RoomId' | 'Place' | 'TaskId'}`
>;
export type SeenColumns = Noted<'seen'>;

const NOWHERE = { startsAt: null, endsAt: null, isEndAgain: false, roomId: null, place: null, taskId: null };

/** The columns that store a shift as it was agreed to or seen; empty where it has no time. */
function noted<O extends 'agreed' | 'seen'>(of: O, times: ShiftTimes | Untimed | null): Noted<O> {
  const { startsAt, endsAt, isEndAgain = false, roomId, place, taskId } = times?.isTimed ? times : NOWHERE;
  return {
    [`${of}StartsAt`]: startsAt,
    [`${of}EndsAt`]: endsAt,
    [`${of}EndsAgain`]: isEndAgain,
    [`${of}RoomId`]: roomId,
    [`${of}Place`]: place,
    [`${of}TaskId`]: taskId,
  } as Noted<O>;
}

/** The columns of a yes to a shift at these times. */
export const agreedTo = (times: ShiftTimes | Untimed) => noted('agreed', times);

/** The columns that store where and when somebody has seen a shift. */
export const seenAt = (times: ShiftTimes | Untimed | null) => noted('seen', times);

/** What somebody agreed to, or has seen; null where nothing was noted. */
function notedOf(of: 'agreed' | 'seen', row: Assignment): Place | null {
  const [startsAt, endsAt] = [row[`${of}StartsAt`], row[`${of}EndsAt`]];
  if (startsAt === null || endsAt === null) return null;
  const again = row[`${of}EndsAgain`] ? ({ isEndAgain: true } as const) : {};
  const [roomId, place, taskId] = [row[`${of}RoomId`], row[`${of}Place`], row[`${of}TaskId`]];
  return { startsAt, endsAt, ...again, roomId, place, taskId };
}

/**
 * Whether somebody who said yes to a shift has to be asked again, because its published times
 * (`times`) differ from what they agreed to. A séance that was never published asks nobody again,
 * unless they had seen it. Null when they need not be asked.
 */
export function reconfirmationOf(assignment: Assignment, times: ShiftTimes | Untimed): Reconfirmation | null {
  const agreed = notedOf('agreed', assignment);
  return assignment.state === 'confirmed' && agreed ? changeSince(assignment, agreed, times) : null;
}

/**
 * What changed about a shift for which somebody is only asked, since they saw it or last confirmed
 * reading a change. Null where nothing changed, and where they have not seen it yet.
 */
export function movedSinceSeen(assignment: Assignment, times: ShiftTimes | Untimed): Reconfirmation | null {
  const seen = notedOf('seen', assignment);
  return assignment.state === 'offered' && seen ? changeSince(assignment, seen, times) : null;
}

/** What changed since somebody said yes, or saw what they are asked for; null where nothing did. */
export const changeSinceAnswer = (assignment: Assignment, times: ShiftTimes | Untimed): Reconfirmation | null =>
  reconfirmationOf(assignment, times) ?? movedSinceSeen(assignment, times);

/** The differences from `before`. */
function changeSince(
  { id: assignmentId, shiftId, volunteerId, seenRelease }: Assignment,
  before: Place,
  times: ShiftTimes | Untimed,
): Reconfirmation | null {
  const common = { assignmentId, shiftId, volunteerId, before };
  if (!times.isTimed) {
    if (times.why === 'cancelled') return { ...common, why: 'cancelled', after: null };
    return (seenRelease ?? 0) > 0 ? { ...common, why: 'unscheduled', after: null } : null;
  }
  const { startsAt, endsAt, isEndAgain, roomId, place, taskId } = times;
  const isNoted = before.place !== null;
  const isOtherEnd = endsAt !== before.endsAt || (isNoted && isEndAgain !== before.isEndAgain);
  const hasMoved = startsAt !== before.startsAt || isOtherEnd;
  const isElsewhere = roomId !== before.roomId;
  const isBeside = isNoted && !isSamePlace(before.place, place);
  const isOther = before.taskId !== null && taskId !== before.taskId;
  if (!hasMoved && !isElsewhere && !isBeside && !isOther) return null;
  const after = { startsAt, endsAt, ...(isEndAgain && { isEndAgain }), roomId, place, taskId };
  const where = isElsewhere ? 'room' : isBeside ? 'place' : 'task';
  return { ...common, why: hasMoved ? (isElsewhere ? 'moved-room' : 'moved') : where, after };
}

const isSamePlace = (one: string | null, other: string | null) => placeInWords(one ?? '') === placeInWords(other ?? '');

/**
 * Whether a shift is over at an instant, where they agreed to it and where it is now: what is put
 * right afterwards is asked of nobody.
 */
export const isOverEitherWay = (
  { before, after }: Pick<Reconfirmation, 'before' | 'after'>,
  zone: string,
  now: string,
): boolean => [before, after].every((place) => place === null || endOfPlace(place, zone) <= minutesAt(now));

/** The epoch minute of its end: the second of two such hours where that is the one meant. */
function endOfPlace({ endsAt, isEndAgain }: Place, zone: string): number {
  const first = toEpochMinutes(endsAt, zone);
  return isEndAgain ? epochFrom(first + 1, endsAt, zone) : first;
}

/**
 * Everybody who has to be asked again, by assignment; with `changeSinceAnswer` also who is to be
 * told of a move. Cancelled shifts are left out.
 */
export function reconfirmationsOf(
  shifts: readonly Shift[],
  assignments: readonly Assignment[],
  moments: Moments,
  changeOf = reconfirmationOf,
): Map<number, Reconfirmation> {
  const planned = byId(shifts.filter(({ status }) => status === 'planned'));
  // Most shifts of a large festival have nobody yet.
  const timesOf = oncePer((shift: Shift) => shiftTimesOf(shift, moments));
  return new Map(
    assignments.flatMap((assignment): [number, Reconfirmation][] => {
      const shift = planned.get(assignment.shiftId);
      const found = shift && changeOf(assignment, timesOf(shift));
      return found ? [[assignment.id, found]] : [];
    }),
  );
}

/**
 * The people whom a release would newly put to « à reconfirmer ». `current` is the published state,
 * `next` the state after.
 */
export function wouldReconfirm(
  shifts: readonly Shift[],
  assignments: readonly Assignment[],
  current: Moments,
  next: Moments,
): Reconfirmation[] {
  const already = reconfirmationsOf(shifts, assignments, current);
  return [...reconfirmationsOf(shifts, assignments, next).values()].filter(
    ({ assignmentId }) => !already.has(assignmentId),
  );
}

/**
 * Why somebody is asked again, as a sentence: « samedi 28 novembre, 14 h – 16 h devient samedi 28
 * novembre, 15 h – 17 h. »
 */
export function reconfirmSentence(
  { why, before, after }: Reconfirmation,
  names: Pick<Names, 'rooms'> & Partial<Pick<Names, 'tasks'>>,
  locale: Locale,
): string {
  const { tasks = new Map() } = names;
  const nobody = { volunteers: new Map(), shifts: new Map(), events: new Map() };
  const { t } = shiftSpeaker({ ...nobody, tasks, ...names }, locale);
  const taskOf = ({ taskId }: Place) =>
    (taskId !== null && inLocale(tasks.get(taskId)?.name, locale)) || t('deletedTask');
  const isOther = before.taskId !== null && after !== null && before.taskId !== after.taskId;
  const isBeside = before.place !== null && after !== null && !isSamePlace(before.place, after.place);
  const isWhen = why === 'moved' || why === 'moved-room';
  const isWhere = why === 'room' || why === 'moved-room' || isBeside;
  const when = (place: Place) => [
    formatDate(dateOfHour(place.startsAt), locale),
    formatTimeRange(place.startsAt, place.endsAt, locale, place),
  ];
  const where = ({ roomId, place }: Place) => {
    const beside = before.place === null ? '' : (place ?? '');
    const said = [roomId === null ? '' : inLocale(names.rooms.get(roomId)?.name, locale), beside].filter(Boolean);
    return said.length === 0 ? [t('nowhere')] : said;
  };
  const said = (place: Place | null) =>
    place
      ? [...(isOther ? [taskOf(place)] : []), ...(isWhen ? when(place) : []), ...(isWhere ? where(place) : [])]
          .filter(Boolean)
          .join(', ')
      : '';
  return typeset(t(`reconfirm.${why}`, { before: said(before), after: said(after) }), locale);
}
