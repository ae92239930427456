import { readDuration } from '#lib/i18n/typed-numbers.ts';
import type { DraftBlock } from '#lib/model/draft.ts';
import { type CivilDate, isDate } from '#lib/time/calendar.ts';
import { parseTimeEntry } from '#lib/time/entry.ts';
import { firstAfter, hourOfWall, onFestivalDay } from '#lib/time/festival-day.ts';
import type { Clocks } from '#lib/time/format.ts';
import { addMinutes, checkWallClock, minutesBetween, type WallClock } from '#lib/time/wall-clock.ts';

/** One day; something that takes longer is entered as one block a day. */
export const MAX_BLOCK_MINUTES = 1440;

/** The end as an hour, with typed minutes counted from the start; null where neither was typed. */
export const endTyped = (
  { day, from, until, minutes }: { day: CivilDate; from: string; until: string | null; minutes: number | null },
  clock: Clocks,
) => (minutes === null ? until : hourAfter(onFestivalDay(day, from, clock.dayStartsAt), minutes, clock));

/** Whether its start or its end is in an hour that the clocks skip. */
export function isInSkippedHour(
  { day, from, until }: { day: CivilDate; from: string; until: string },
  { timeZone, dayStartsAt }: Clocks,
): boolean {
  const startsAt = onFestivalDay(day, from, dayStartsAt);
  return [startsAt, firstAfter(startsAt, until)].some((time) => checkWallClock(time, timeZone) === 'skipped');
}

type TypedTimes = { day: CivilDate; from: string; until: string; minutes?: number | null };

/**
 * The same block on another day: equally long if its minutes were typed, otherwise until the same
 * hour. In the night of a clock change these differ.
 */
export function repeatedOn<T extends TypedTimes>(input: T, day: CivilDate, clock: Clocks): T {
  const startsAt = onFestivalDay(day, input.from, clock.dayStartsAt);
  const minutes = minutesTyped(input, clock);
  return { ...input, day, minutes, until: minutes === null ? input.until : hourAfter(startsAt, minutes, clock) };
}

const hourAfter = (startsAt: WallClock, minutes: number, { timeZone }: Clocks) =>
  hourOfWall(addMinutes(startsAt, minutes, timeZone));

/**
 * The typed minutes; null if an end that contradicts them was chosen since, as when two people's
 * changes are merged.
 */
function minutesTyped({ day, from, until, minutes = null }: TypedTimes, clock: Clocks): number | null {
  const startsAt = onFestivalDay(day, from, clock.dayStartsAt);
  return minutes !== null && hourAfter(startsAt, minutes, clock) === until ? minutes : null;
}

/**
 * When a block starts, and its elapsed minutes. If end and start are the same hour, it lasts a day.
 */
export function blockTimes(typed: TypedTimes, clock: Clocks): { startsAt: WallClock; minutes: number } {
  const { day, from, until } = typed;
  const startsAt = onFestivalDay(day, from, clock.dayStartsAt);
  const passing = minutesBetween(startsAt, firstAfter(startsAt, until), clock.timeZone);
  // A day on which the clocks go back has 25 hours.
  return { startsAt, minutes: minutesTyped(typed, clock) ?? Math.min(passing, MAX_BLOCK_MINUTES) };
}

const textOf = (typed: unknown) => (typeof typed === 'string' ? typed : '');

/**
 * The day and hours of a form while somebody types, read as the schema reads them; null where the
 * schema would refuse one.
 */
export function timesTyped(
  typed: Readonly<Partial<Record<'day' | 'from' | 'until' | 'minutes', unknown>>>,
  clock: Clocks,
): Required<TypedTimes> | null {
  const [day, from] = [textOf(typed.day), parseTimeEntry(textOf(typed.from))];
  const typedUntil = textOf(typed.until).trim() === '' ? null : parseTimeEntry(textOf(typed.until));
  const minutes = readDuration(textOf(typed.minutes), 1, MAX_BLOCK_MINUTES);
  if (!isDate(day) || from === null || typeof minutes === 'string') return null;
  if (typedUntil === null && textOf(typed.until).trim() !== '') return null;
  const until = endTyped({ day, from, until: typedUntil, minutes }, clock);
  if (until === null || (typedUntil !== null && typedUntil !== until)) return null;
  return isInSkippedHour({ day, from, until }, clock) ? null : { day, from, until, minutes };
}

/**
 * The parts of a block that are compared: two of one kind in the same rooms at the same hours are
 * the same, whatever their names.
 */
const comparedOf = ({
  kind,
  startsAt,
  minutes,
  roomIds,
}: Pick<DraftBlock, 'kind' | 'startsAt' | 'minutes' | 'roomIds'>) => JSON.stringify([kind, startsAt, minutes, roomIds]);

/** Those of `dates` that have the same break or set-up already, so that it is not created twice. */
export function daysItStands(
  blocks: readonly DraftBlock[],
  input: TypedTimes & { kind: DraftBlock['kind']; rooms: DraftBlock['roomIds'] },
  dates: readonly CivilDate[],
  clock: Clocks,
): CivilDate[] {
  const standing = new Set(blocks.map(comparedOf));
  return dates.filter((day) =>
    standing.has(
      comparedOf({ kind: input.kind, ...blockTimes(repeatedOn(input, day, clock), clock), roomIds: input.rooms }),
    ),
  );
}
