import type { ShiftAnchor } from '#db/enums.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { fromEpochMinutes, isAgain, minutesBetween, toEpochMinutes } from '#lib/time/wall-clock.ts';
import type { Moments, SeanceTimes } from './moments.ts';
import type { Shift } from './roots.ts';

/** The columns of a shift that say what it is, where and when. */
export type Rule = Pick<
  Shift,
  | 'taskId'
  | 'place'
  | 'rule'
  | 'roomId'
  | 'startsAt'
  | 'endsAt'
  | 'eventId'
  | 'date'
  | 'personId'
  | 'moment'
  | 'fromAnchor'
  | 'fromMinutes'
  | 'toAnchor'
  | 'toMinutes'
>;

/** When and where a shift is, and what it is. */
export type ShiftTimes = {
  isTimed: true;
  /** Epoch minutes, half-open. */
  start: number;
  end: number;
  /** Wall clocks in the festival's zone. */
  startsAt: string;
  endsAt: string;
  /** Where its end, or else its start, is the second of two such hours, in autumn. */
  isEndAgain?: true;
  /** The festival day it starts on. */
  day: string;
  /** Its own room, else the main room of its séance; null for none. */
  roomId: number | null;
  /** Its place in words, and what is to be done. */
  place: string;
  taskId: number;
};

/**
 * Why a shift has no time. cancelled: its séance will not take place. unscheduled: its séance has
 * no time (or no end), or is not in this programme. empty-room: nothing is in its room that day.
 * guest-unknown: nobody has said when the guest comes or goes. backwards: its end would not be
 * after its start.
 */
export type Untimed = {
  isTimed: false;
  why: 'cancelled' | 'unscheduled' | 'empty-room' | 'guest-unknown' | 'backwards';
  roomId: number | null;
};

/**
 * The times of a shift, from its rule and a programme: the draft for planning, a release (with
 * today's delays) for the volunteers. Offsets are elapsed minutes, also across a clock change.
 */
export function shiftTimesOf(shift: Rule, moments: Moments): ShiftTimes | Untimed {
  const { roomId } = shift;
  const none = (why: Untimed['why'], at = roomId): Untimed => ({ isTimed: false, why, roomId: at });
  switch (shift.rule) {
    case 'fixed': {
      const { startsAt, endsAt } = shift;
      if (startsAt === null || endsAt === null) return none('unscheduled');
      const start = toEpochMinutes(startsAt, moments.zone);
      return timed(shift, start, start + minutesBetween(startsAt, endsAt, moments.zone), roomId, moments);
    }
    case 'event': {
      const seance = moments.seance(shift.eventId ?? 0);
      if (!seance) return none('unscheduled');
      const at = roomId ?? seance.roomIds[0] ?? null;
      if (seance.isCancelled) return none('cancelled', at);
      return between(shift, seance, at, moments);
    }
    case 'room-day': {
      const day = moments.roomDay(roomId ?? 0, shift.date ?? '');
      return day ? between(shift, day, roomId, moments) : none('empty-room');
    }
    case 'guest': {
      const at = moments.guest(shift.personId ?? 0, shift.moment ?? 'arrival');
      if (at === null) return none('guest-unknown');
      return timed(shift, at + (shift.fromMinutes ?? 0), at + (shift.toMinutes ?? 0), roomId, moments);
    }
  }
}

/** The same, or when it would be if nothing were cancelled. */
export function wouldBeTimes(shift: Rule, moments: Moments): ShiftTimes | Untimed {
  const times = shiftTimesOf(shift, moments);
  return times.isTimed ? times : shiftTimesOf(shift, moments.asIfHeld());
}

const at = (anchor: ShiftAnchor | null, moment: Pick<SeanceTimes, ShiftAnchor>) =>
  anchor === null ? null : moment[anchor];

function between(
  shift: Rule,
  moment: Pick<SeanceTimes, ShiftAnchor>,
  roomId: number | null,
  moments: Moments,
): ShiftTimes | Untimed {
  const { fromAnchor, fromMinutes, toAnchor, toMinutes } = shift;
  const [from, to] = [at(fromAnchor, moment), at(toAnchor, moment)];
  if (from === null || to === null) return { isTimed: false, why: 'unscheduled', roomId };
  return timed(shift, from + (fromMinutes ?? 0), to + (toMinutes ?? 0), roomId, moments);
}

function timed(
  { place, taskId }: Rule,
  start: number,
  end: number,
  roomId: number | null,
  { zone, dayStartsAt }: Moments,
): ShiftTimes | Untimed {
  if (end <= start) return { isTimed: false, why: 'backwards', roomId };
  const startsAt = fromEpochMinutes(start, zone);
  const endsAt = fromEpochMinutes(end, zone);
  const day = festivalDayOf(startsAt, dayStartsAt);
  const isEndAgain = isAgain(endsAt, end, zone) || isAgain(startsAt, start, zone);
  const again = isEndAgain ? ({ isEndAgain } as const) : {};
  return { isTimed: true, start, end, startsAt, endsAt, ...again, day, roomId, place, taskId };
}

/** A place in words for comparing. */
export const placeInWords = (place: string): string => place.trim().replaceAll(/\s+/g, ' ').toLowerCase();
