import { eventKinds, type ItemKind, itemKinds, roomUses } from '#db/enums.ts';
import { readDuration, readWholeNumber } from '#lib/i18n/typed-numbers.ts';
import { inUseOrder } from '#lib/model/draft.ts';
import { byId } from '#lib/model/keyed.ts';
import { isDate } from '#lib/time/calendar.ts';
import { parseTimeEntry } from '#lib/time/entry.ts';
import { firstAfter, onFestivalDay } from '#lib/time/festival-day.ts';
import type { WallClock } from '#lib/time/wall-clock.ts';
import { MAX_CAPACITY, MAX_MARGIN, MAX_MINUTES } from './choices.ts';
import type { FormChoices } from './form-choices.ts';
import type { EventFormValues } from './form-values.ts';
import type { LaidOutEvent, RunningOrder, RunningOrderIndex } from './running-order.ts';

/** The typed number; null where it cannot be read. */
const numberIn = (read: typeof readDuration, typed: string, max: number) => {
  const found = read(typed, 0, max);
  return typeof found === 'number' ? found : null;
};
const id = (typed: string) => Number(typed) || null;
const oneOf = <T extends string>(values: readonly T[], typed: string, other: T) =>
  values.find((value) => value === typed) ?? other;

/**
 * The values being typed, in the form a running order needs: a field that cannot be read yet counts
 * as empty. The `itemId` of an item is its position in the form.
 */
export function typedOrder(values: EventFormValues, clock: { timeZone: string; dayStartsAt: string }): LaidOutEvent {
  return {
    ...timesOf(values, clock),
    kind: oneOf(eventKinds, values.kind, 'other'),
    admission: values.admission === 'drop-in' ? 'drop-in' : 'start',
    capacity: numberIn(readWholeNumber, values.capacity, MAX_CAPACITY),
    doorsMinutes: numberIn(readDuration, values.doors, MAX_MARGIN),
    clearMinutes: numberIn(readDuration, values.clear, MAX_MARGIN),
    rooms: values.rooms
      .flatMap(({ room, use }) => {
        const roomId = id(room);
        return roomId === null ? [] : [{ roomId, use: oneOf(roomUses, use, 'main') }];
      })
      .sort(inUseOrder),
    items: values.items.flatMap((item, place) => {
      const kind = oneOf<ItemKind | ''>(itemKinds, item.kind, item.film ? 'film' : '');
      if (kind === '') return [];
      const filmId = kind === 'film' ? id(item.film) : null;
      return [
        {
          id: place,
          kind,
          minutes: numberIn(readDuration, item.minutes, MAX_MINUTES),
          elastic: item.elastic,
          filmId,
          filmVersionId: filmId && id(item.version),
        },
      ];
    }),
  };
}

/** The choices of the form as the index of a running order. */
export function orderIndexOf({ festival, films, rooms }: FormChoices): RunningOrderIndex {
  return {
    draft: { festival },
    films: byId(films),
    rooms: byId(rooms),
  };
}

/** What a change of the running order means for the evening, before it is saved. */
export type Effect =
  /**
   * The flexible part becomes longer or shorter; `isBelowMinimum`: it cannot become any shorter,
   * and the séance overruns its end by `overrun` minutes.
   */
  | { kind: 'elastic'; item: ItemKind; from: number; to: number; isBelowMinimum: boolean; overrun: number }
  /** The public leaves at another time. */
  | { kind: 'end'; from: WallClock; to: WallClock; isApproximate: boolean }
  /** For a séance without a start: it becomes longer or shorter. */
  | { kind: 'length'; from: number; to: number; isApproximate: boolean };

/**
 * The one thing that an organiser has to know about a change; null when neither the flexible part,
 * nor the end, nor the length changes.
 */
export function effectOf(before: RunningOrder, after: RunningOrder): Effect | null {
  const elastic = after.items.find((item) => item.itemId === after.elastic?.itemId);
  if (before.elastic && after.elastic && elastic && before.elastic.minutes !== after.elastic.minutes)
    return {
      kind: 'elastic',
      item: elastic.kind,
      from: before.elastic.minutes,
      to: after.elastic.minutes,
      isBelowMinimum: after.elastic.isBelowMinimum,
      overrun: after.overrunMinutes,
    };
  if (before.publicEnd && after.publicEnd && before.publicEnd !== after.publicEnd)
    return { kind: 'end', from: before.publicEnd, to: after.publicEnd, isApproximate: after.endIsApproximate };
  if (before.totalMinutes !== after.totalMinutes)
    return { kind: 'length', from: before.totalMinutes, to: after.totalMinutes, isApproximate: after.isApproximate };
  return null;
}

/**
 * The position of an added film: after the last film, else before the first part that follows a
 * film (a debate), else at the end.
 */
export function placeOfNewFilm(kinds: readonly string[]): number {
  const last = kinds.lastIndexOf('film');
  if (last >= 0) return last + 1;
  const debate = kinds.indexOf('debate');
  return debate >= 0 ? debate : kinds.length;
}

/**
 * The times that day, hour and fixed end mean together, for the form to show while one types; null
 * for fields that cannot be read.
 */
export function timesOf(
  typed: Readonly<Record<'day' | 'time' | 'end', string>>,
  { dayStartsAt }: { dayStartsAt: string },
): { startsAt: WallClock | null; publicEndFixed: WallClock | null } {
  const hour = parseTimeEntry(typed.time);
  const end = parseTimeEntry(typed.end);
  const startsAt = isDate(typed.day) && hour ? onFestivalDay(typed.day, hour, dayStartsAt) : null;
  return { startsAt, publicEndFixed: startsAt && end ? firstAfter(startsAt, end) : null };
}
