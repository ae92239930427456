import type { GridAct } from '#lib/events/acts-schema.ts';
import { type Board, spotOf } from '#lib/events/grid-place.ts';
import { mainRoomOf } from '#lib/events/placing.ts';
import { runningOrderOf } from '#lib/events/running-order.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { parseTimeEntry, typedTime } from '#lib/time/entry.ts';
import { firstAfter, onFestivalDay } from '#lib/time/festival-day.ts';
import type { WallClock } from '#lib/time/wall-clock.ts';

/**
 * The values of the small form of a séance: a festival day, hours as people type them, the id of
 * the main room.
 */
export type PlaceFields = { name: string; day: string; start: string; end: string; room: string };

/** The error of a field: a key of the `grid.sheet` messages. */
export type PlaceErrors = Partial<Record<keyof PlaceFields, 'badTime' | 'dayMissing' | 'startMissing'>>;

/** The values the form of a séance begins with. */
export function fieldsOf(event: DraftEvent, board: Board, locale: Locale): PlaceFields {
  const order = runningOrderOf(event, board);
  return {
    name: inLocale(event.title, locale),
    day: spotOf(event, board)?.date ?? '',
    start: typedTime(event.startsAt, locale),
    end: event.startsAt && order.publicEnd ? typedTime(order.publicEnd, locale) : '',
    room: String(mainRoomOf(event) ?? ''),
  };
}

/** Errors to correct first. Day and start must be given together, and a typed end must be valid. */
export function placeErrors({ day, start, end }: PlaceFields, before: PlaceFields): PlaceErrors {
  const isEndTyped = end !== '' && end !== before.end;
  const isStartWanted = day !== '' || isEndTyped;
  return {
    ...(day === '' && (start !== '' || isEndTyped) && { day: 'dayMissing' as const }),
    ...(start === '' && isStartWanted && { start: 'startMissing' as const }),
    ...(start !== '' && !parseTimeEntry(start) && { start: 'badTime' as const }),
    ...(end !== '' && !parseTimeEntry(end) && { end: 'badTime' as const }),
  };
}

/** The typed start and end as wall clocks; null for an invalid hour, and without a day. */
export function wallsOf({ day, start, end }: PlaceFields, dayStartsAt: string): [WallClock | null, WallClock | null] {
  const [from, to] = [parseTimeEntry(start), parseTimeEntry(end)];
  const startsAt = day && from ? onFestivalDay(day, from, dayStartsAt) : null;
  // As in the full form: the next time it is that hour after the start, even if the festival day
  // ends in between.
  return [startsAt, startsAt && to ? firstAfter(startsAt, to) : null];
}

/**
 * The acts that the form's changes need, in order: each is applied to the result of the one before.
 */
export function placeActs(
  event: DraftEvent,
  now: PlaceFields,
  before: PlaceFields,
  { locale, dayStartsAt }: { locale: Locale; dayStartsAt: string },
): GridAct[] {
  const seen = { id: event.id, version: event.version };
  const list: GridAct[] = [];
  if (now.name !== before.name) list.push({ act: 'rename', ...seen, title: { ...event.title, [locale]: now.name } });
  if (event.isLocked) return list;
  const [startsAt, end] = wallsOf(now, dayStartsAt);
  const roomId = now.room ? Number(now.room) : null;
  if (startsAt !== event.startsAt || roomId !== mainRoomOf(event))
    list.push({ act: 'move', events: [{ ...seen, startsAt, roomId }] });
  if (startsAt && end && now.end !== before.end) list.push({ act: 'resize', ...seen, end });
  return list;
}
