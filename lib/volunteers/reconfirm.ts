import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { formatDate, formatTimeRange } from '#lib/time/format.ts';
import { epochFrom, minutesAt, toEpochMinutes } from '#lib/time/wall-clock.ts';
import type { Moments } from './moments.ts';
import type { Assignment, Shift } from './roots.ts';
import { type Names, shiftSpeaker } from './say-shift.ts';
import { type ShiftTimes, shiftTimesOf, type Untimed } from './shift-times.ts';

/**
 * When and where a shift is: wall clocks, and the id of the room. Whether its end is the second of
 * two such hours is known of the present state only.
 */
type Place = { startsAt: string; endsAt: string; isEndAgain?: true; roomId: number | null };

/**
 * Why somebody who said yes is asked again: what they agreed to, and the present state (null where
 * there is no such shift any more).
 */
export type Reconfirmation = {
  assignmentId: number;
  shiftId: number;
  volunteerId: number;
  why: 'moved' | 'room' | 'moved-room' | 'cancelled' | 'unscheduled';
  before: Place;
  after: Place | null;
};

type Agreed = Pick<Assignment, 'agreedStartsAt' | 'agreedEndsAt' | 'agreedRoomId'>;

/** The columns of a yes to a shift at these times; empty where it has none. */
export const agreedTo = (times: ShiftTimes | Untimed): Agreed =>
  times.isTimed
    ? { agreedStartsAt: times.startsAt, agreedEndsAt: times.endsAt, agreedRoomId: times.roomId }
    : { agreedStartsAt: null, agreedEndsAt: null, agreedRoomId: null };

/** The columns that store the times at which somebody has seen a shift; empty where it has none. */
export const seenAt = (times: ShiftTimes | Untimed): Pick<Assignment, 'seenStartsAt' | 'seenEndsAt' | 'seenRoomId'> =>
  times.isTimed
    ? { seenStartsAt: times.startsAt, seenEndsAt: times.endsAt, seenRoomId: times.roomId }
    : { seenStartsAt: null, seenEndsAt: null, seenRoomId: null };

/**
 * Whether somebody who said yes to a shift has to be asked again, because its published times
 * (`times`) differ from what they agreed to. A séance that was never published asks nobody again,
 * unless they had seen it. Null when they need not be asked.
 */
export function reconfirmationOf(assignment: Assignment, times: ShiftTimes | Untimed): Reconfirmation | null {
  const { state, agreedStartsAt: startsAt, agreedEndsAt: endsAt, agreedRoomId: roomId } = assignment;
  if (state !== 'confirmed' || startsAt === null || endsAt === null) return null;
  return changeSince(assignment, { startsAt, endsAt, roomId }, times);
}

/**
 * What changed about a shift for which somebody is only asked, since they saw it or last confirmed
 * reading a change. Null where nothing changed, and where they have not seen it yet.
 */
export function movedSinceSeen(assignment: Assignment, times: ShiftTimes | Untimed): Reconfirmation | null {
  const { state, seenStartsAt: startsAt, seenEndsAt: endsAt, seenRoomId: roomId } = assignment;
  if (state !== 'offered' || startsAt === null || endsAt === null) return null;
  return changeSince(assignment, { startsAt, endsAt, roomId }, times);
}

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
  const hasMoved = times.startsAt !== before.startsAt || times.endsAt !== before.endsAt;
  const isElsewhere = times.roomId !== before.roomId;
  if (!hasMoved && !isElsewhere) return null;
  const { startsAt, endsAt, isEndAgain, roomId } = times;
  const after = { startsAt, endsAt, ...(isEndAgain && { isEndAgain }), roomId };
  return { ...common, why: hasMoved ? (isElsewhere ? 'moved-room' : 'moved') : 'room', after };
}

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
 * Everybody who has to be asked again, by assignment; or, with `movedSinceSeen`, to be told of a
 * move. Cancelled shifts are left out.
 */
export function reconfirmationsOf(
  shifts: readonly Shift[],
  assignments: readonly Assignment[],
  moments: Moments,
  changeOf = reconfirmationOf,
): Map<number, Reconfirmation> {
  const times = new Map(
    shifts.filter(({ status }) => status === 'planned').map((shift) => [shift.id, shiftTimesOf(shift, moments)]),
  );
  return new Map(
    assignments.flatMap((assignment): [number, Reconfirmation][] => {
      const of = times.get(assignment.shiftId);
      const found = of && changeOf(assignment, of);
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
  names: Pick<Names, 'rooms'>,
  locale: Locale,
): string {
  const nobody = { volunteers: new Map(), tasks: new Map(), shifts: new Map(), events: new Map() };
  const { t } = shiftSpeaker({ ...nobody, ...names }, locale);
  const when = (place: Place) =>
    `${formatDate(dateOfHour(place.startsAt), locale)}, ${formatTimeRange(place.startsAt, place.endsAt, locale, place)}`;
  const where = ({ roomId }: Place) =>
    (roomId !== null && inLocale(names.rooms.get(roomId)?.name, locale)) || t('nowhere');
  const said = (place: Place | null) => {
    if (!place) return '';
    if (why === 'room') return where(place);
    return why === 'moved' ? when(place) : `${when(place)}, ${where(place)}`;
  };
  return typeset(t(`reconfirm.${why}`, { before: said(before), after: said(after) }), locale);
}
