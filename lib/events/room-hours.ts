import { coversRoom, type DraftBlock, type DraftEvent, type DraftRoom } from '#lib/model/draft.ts';
import { festivalDayOf, onFestivalDay } from '#lib/time/festival-day.ts';
import { type Interval, overlapMinutes } from '#lib/time/interval.ts';
import { daysLater, fromEpochMinutes, toEpochMinutes } from '#lib/time/wall-clock.ts';
import { type Occupation, occupationOf } from './occupations.ts';
import { eventDayOf, type Prepared } from './prepared.ts';
import { eventsAsked, type Scope } from './scope.ts';
import type { Warning } from './warning.ts';

/**
 * When a room is open on a festival day, in epoch minutes; infinite where no hour is set. A closing
 * hour of 02:00, or any that is not after the opening hour, belongs to the night of that day.
 */
export function openingOf(
  room: Pick<DraftRoom, 'opensAt' | 'closesAt'>,
  day: string,
  { timeZone, dayStartsAt }: { timeZone: string; dayStartsAt: string },
): Interval {
  const isNightRoom = room.opensAt !== null && room.opensAt < dayStartsAt && (room.closesAt ?? '99') < dayStartsAt;
  // A room that opens at 04:00, on a festival whose days start at 05:00, opens in that morning and
  // not in the night after it.
  const opens =
    room.opensAt && (isNightRoom ? onFestivalDay(day, room.opensAt, dayStartsAt) : `${day}T${room.opensAt}`);
  let closes = room.closesAt && onFestivalDay(day, room.closesAt, dayStartsAt);
  if (closes && opens && closes <= opens) closes = daysLater(closes, 1);
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
