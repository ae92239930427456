import { coversRoom, type DraftBlock, type DraftEvent, type DraftRoom } from '#lib/model/draft.ts';
import { festivalDayOf, onFestivalDay } from '#lib/time/festival-day.ts';
import { type Interval, overlapMinutes } from '#lib/time/interval.ts';
import { daysLater, fromEpochMinutes, toEpochMinutes } from '#lib/time/wall-clock.ts';
import { type Expected, expectationsOf, type Occupation, occupationOf } from './occupations.ts';
import { eventDayOf, eventsAsked, groupsOf, type Prepared, type Scope, worstOf } from './prepared.ts';
import type { Warning } from './warning.ts';

/*
 * Warnings about opening hours and stays: a room that is closed or occupied, and people who have
 * not arrived yet or have left.
 */

/**
 * When a room is open on a festival day, in epoch minutes; infinite where no hour is set. A closing
 * hour of 02:00, or any that is not after the opening hour (of the day, where the room has none),
 * belongs to the night of that day.
 */
export function openingOf(
  room: Pick<DraftRoom, 'opensAt' | 'closesAt'>,
  day: string,
  { timeZone, dayStartsAt }: { timeZone: string; dayStartsAt: string },
): Interval {
  const isNightRoom = room.opensAt !== null && room.opensAt < dayStartsAt && (room.closesAt ?? '99') <= dayStartsAt;
  // A room that opens at 04:00, on a festival whose days start at 05:00, opens in that morning and
  // not in the night after it.
  const opens =
    room.opensAt && (isNightRoom ? onFestivalDay(day, room.opensAt, dayStartsAt) : `${day}T${room.opensAt}`);
  let closes = room.closesAt && onFestivalDay(day, room.closesAt, dayStartsAt);
  if (closes && closes <= (opens || `${day}T${dayStartsAt}`)) closes = daysLater(closes, 1);
  return {
    start: opens ? toEpochMinutes(opens, timeZone) : Number.NEGATIVE_INFINITY,
    end: closes ? toEpochMinutes(closes, timeZone) : Number.POSITIVE_INFINITY,
  };
}

type Closure = { why: 'opens' | 'closes'; at: string; minutes: number };

/**
 * room-closed: the doors open before the room does, it closes before it is cleared, or a block
 * occupies it.
 */
export function closures(scope: Scope): Warning[] {
  const { festival, blocks } = scope.index.draft;
  const hasHours = scope.index.draft.rooms.some((room) => room.opensAt !== null || room.closesAt !== null);
  if (!hasHours && blocks.length === 0) return [];
  const blocked = blocks.map((block) => ({ block, ...hoursOfBlock(block, festival.timeZone) }));
  return eventsAsked(scope).flatMap((event) =>
    event.rooms.flatMap(({ roomId }): Warning[] => {
      const room = scope.index.rooms.get(roomId);
      const held = room && room.kind !== 'online' ? occupationOf(scope, event, roomId) : null;
      if (!room || !held) return [];
      const closure = closureOf(room, event, held, festival);
      return [
        ...(closure ? [closedWarning(scope, event, roomId, held, closure)] : []),
        ...blocked
          .filter(({ block }) => coversRoom(block, roomId))
          .filter((hours) => overlapMinutes(hours, held.content) > 0)
          .map((hours) => blockWarning(scope, event, roomId, held, hours)),
      ];
    }),
  );
}

export function hoursOfBlock({ startsAt, minutes }: DraftBlock, zone: string): Interval {
  const start = toEpochMinutes(startsAt, zone);
  return { start, end: start + minutes };
}

function closureOf(
  room: DraftRoom,
  event: DraftEvent,
  held: Occupation,
  festival: { timeZone: string; dayStartsAt: string },
): Closure | null {
  if ((room.opensAt === null && room.closesAt === null) || event.startsAt === null) return null;
  const open = openingOf(room, festivalDayOf(event.startsAt, festival.dayStartsAt), festival);
  const [before, after] = [open.start - held.start, held.end - open.end];
  if (before <= 0 && after <= 0) return null;
  const at = (minutes: number) => fromEpochMinutes(minutes, festival.timeZone);
  return before >= after
    ? { why: 'opens', at: at(open.start), minutes: before }
    : { why: 'closes', at: at(open.end), minutes: after };
}

const place = (scope: Prepared, event: DraftEvent, roomId: number) => ({
  eventIds: [event.id],
  day: eventDayOf(scope, event),
  roomId,
});

function closedWarning(scope: Scope, event: DraftEvent, roomId: number, held: Occupation, closure: Closure): Warning {
  return {
    ...place(scope, event, roomId),
    code: 'room-closed',
    level: 'blocking',
    ...closure,
    facts: `room ${roomId} ${closure.why} ${closure.at} ${event.id}@${event.startsAt} ${held.start}-${held.end}`,
  };
}

function blockWarning(
  scope: Scope,
  event: DraftEvent,
  roomId: number,
  { content }: Occupation,
  hours: Interval & { block: DraftBlock },
): Warning {
  const { block } = hours;
  return {
    ...place(scope, event, roomId),
    code: 'room-closed',
    level: 'blocking',
    why: 'block',
    blockId: block.id,
    at: block.startsAt,
    minutes: overlapMinutes(hours, content),
    facts: `room ${roomId} block ${block.id}@${block.startsAt}/${block.minutes} ${event.id}@${event.startsAt}/${content.end - content.start}`,
  };
}

/** When somebody is at the festival; null when unknown. */
export function stayOf({ index }: Pick<Prepared, 'index'>, personId: number): Interval | null {
  const { arrivesAt = null, departsAt = null } = index.people.get(personId) ?? {};
  const zone = index.draft.festival.timeZone;
  if (arrivesAt === null && departsAt === null) return null;
  return {
    start: arrivesAt === null ? Number.NEGATIVE_INFINITY : toEpochMinutes(arrivesAt, zone),
    end: departsAt === null ? Number.POSITIVE_INFINITY : toEpochMinutes(departsAt, zone),
  };
}

type Problem = 'before-arrival' | 'after-departure';

/**
 * person-absent: somebody is expected in person before they arrive, or after they have left. One
 * warning for a person, a séance, and arrival or departure.
 */
export function absences(scope: Scope): Warning[] {
  const warnings: Warning[] = [];
  for (const [personId, events] of groupsOf(scope, 'byPerson')) {
    const stay = stayOf(scope, personId);
    if (!stay) continue;
    const missed: Record<Problem, (expected: Interval) => number> = {
      'before-arrival': ({ start }) => stay.start - start,
      'after-departure': ({ end }) => end - stay.end,
    };
    for (const event of events) {
      if (scope.of !== undefined && event.id !== scope.of) continue;
      const there = expectationsOf(scope, event, personId).filter(({ isThere }) => isThere);
      for (const problem of ['before-arrival', 'after-departure'] as const) {
        const minutes = missed[problem];
        const absent = there.filter((one) => minutes(one) > 0);
        if (absent.length === 0) continue;
        const worst = worstOf(absent, (a, b) => minutes(a) > minutes(b));
        warnings.push(absence(scope, worst, problem, minutes(worst)));
      }
    }
  }
  return warnings;
}

function absence(scope: Scope, expected: Expected, problem: Problem, minutes: number): Warning {
  const { standing, personId, content, start, end } = expected;
  const { arrivesAt, departsAt } = scope.index.people.get(personId) ?? {};
  const [knownAt, at] = problem === 'before-arrival' ? [arrivesAt, start] : [departsAt, end];
  const wantedAt = fromEpochMinutes(at, scope.index.draft.festival.timeZone);
  return {
    code: 'person-absent',
    level: 'blocking',
    eventIds: [content.event.id],
    day: eventDayOf(scope, content.event),
    personId,
    problem,
    knownAt: knownAt ?? '',
    wantedAt,
    minutes,
    standing,
    facts: `person ${personId} ${problem} ${knownAt} ${content.event.id}@${wantedAt} ${standing}`,
  };
}
