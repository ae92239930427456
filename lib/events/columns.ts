import { type Band, bandsOf } from '#lib/blocks/bands.ts';
import { type Draft, type DraftEvent, type DraftIndex, type DraftRoom, isScheduled } from '#lib/model/draft.ts';
import { minutesOfHour } from '#lib/time/calendar.ts';
import { festivalDayOf, minutesOfDay } from '#lib/time/festival-day.ts';
import { type RunningOrder, runningOrderOf } from './running-order.ts';

/** A séance in a column. Minutes are counted from midnight of the column's day. */
export type Placed = {
  event: DraftEvent & { startsAt: string };
  order: RunningOrder;
  /** The content: [start, end). */
  start: number;
  end: number;
  /** The room is occupied from the doors until it is free. */
  doors: number;
  free: number;
  /**
   * Séances that would lie over each other stand side by side: this one in lane `lane` of `lanes`.
   */
  lane: number;
  lanes: number;
};

/** One room on one day, with the breaks and set-ups that cover it. */
export type GridColumn = { date: string; room: DraftRoom; placed: Placed[]; bands: readonly Band[] };

/**
 * What is drawn is never lower than a line of text, so two séances closer than this would lie over
 * each other.
 */
export const LOWEST_MINUTES = 20;

/**
 * The rooms of each day as columns, in the order of `dates` and of the rooms. A séance stands in
 * the column of every room it uses. Drop-in séances occupy nothing and are left to the band above.
 */
export function gridColumnsOf(index: DraftIndex, dates: readonly string[], rooms: readonly DraftRoom[]): GridColumn[] {
  const { dayStartsAt } = index.draft.festival;
  const columns = dates.flatMap((date) => rooms.map((room): GridColumn => ({ date, room, placed: [], bands: [] })));
  const found = new Map(columns.map((column) => [`${column.date} ${column.room.id}`, column]));
  const drawn = new Set(dates);
  for (const event of index.draft.events) {
    if (!isScheduled(event) || event.admission === 'drop-in') continue;
    const date = festivalDayOf(event.startsAt, dayStartsAt);
    if (!drawn.has(date)) continue;
    const order = runningOrderOf(event, index);
    const start = minutesOfDay(date, event.startsAt);
    // Elapsed minutes, not the printed end: in the night the clocks go back a séance is still as
    // long as it is.
    const end = start + order.totalMinutes;
    const where = { start, end, doors: start - order.doorsMinutes, free: end + order.clearMinutes };
    for (const { roomId } of event.rooms)
      found.get(`${date} ${roomId}`)?.placed.push({ event, order, ...where, lane: 0, lanes: 1 });
  }
  for (const column of columns) intoLanes(column.placed);
  const bands = bandsOf(columns, index.draft.blocks, dayStartsAt);
  for (const [i, column] of columns.entries()) column.bands = bands[i] ?? [];
  return columns;
}

/** A cancelled séance is drawn where it was; its room is empty. */
export const takesPlace = ({ event }: Placed): boolean => event.status === 'planned';

/**
 * What takes place in these columns: each séance once, however many rooms it uses, and the minutes
 * of all.
 */
export function heldIn(columns: readonly GridColumn[]): { ids: ReadonlySet<number>; minutes: number } {
  const held = new Map(
    columns.flatMap(({ placed }) => placed.filter(takesPlace).map(({ event, order }) => [event.id, order])),
  );
  return { ids: new Set(held.keys()), minutes: [...held.values()].reduce((sum, one) => sum + one.totalMinutes, 0) };
}

/** The séances that take place on a day, also the drop-in ones, which hold no room: their ids. */
export const takingPlaceOn = ({ festival, events }: Draft, date: string): number[] =>
  events
    .filter((event) => isScheduled(event) && event.status === 'planned')
    .filter(({ startsAt }) => festivalDayOf(startsAt ?? '', festival.dayStartsAt) === date)
    .map(({ id }) => id);

/**
 * Gives each séance a lane beside those it would lie over; groups that do not touch share nothing.
 */
function intoLanes(placed: Placed[]): void {
  placed.sort((a, b) => a.start - b.start || a.event.number - b.event.number);
  let group: Placed[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const member of group) member.lanes = ends.length;
    group = [];
    ends = [];
  };
  for (const one of placed) {
    if (ends.every((end) => end <= one.start)) close();
    const free = ends.findIndex((end) => end <= one.start);
    one.lane = free < 0 ? ends.length : free;
    ends[one.lane] = Math.max(one.end, one.start + LOWEST_MINUTES);
    group.push(one);
  }
  close();
}

/**
 * Of a block that goes through the night an hour is enough: the columns need not show all of it.
 */
const seenFrom = ({ start, end, isLate }: Band) => (isLate ? Math.max(start, end - 60) : start);
const seenTo = ({ start, end, goesOn }: Band) => (goesOn ? Math.min(end, start + 60) : end);

/**
 * From which to which minute of the day the columns are drawn: whole hours, around everything and
 * the hours one works.
 */
export function hoursOf(
  columns: readonly GridColumn[],
  opensAt: string,
  closesAt: string,
): { from: number; to: number } {
  const opens = minutesOfHour(opensAt);
  const closing = minutesOfHour(closesAt);
  // « 02:00 » closes in the night.
  const closes = closing <= opens ? closing + 1440 : closing;
  const all = columns.flatMap((column) => column.placed);
  const bands = columns.flatMap((column) => column.bands);
  const from = Math.min(opens, ...all.map((placed) => placed.doors), ...bands.map(seenFrom));
  const to = Math.max(closes, ...all.map((placed) => placed.free), ...bands.map(seenTo));
  return { from: Math.floor(from / 60) * 60, to: Math.ceil(to / 60) * 60 };
}

/** Up to this many columns all days stand side by side; above, a day is one screen. */
export const MAX_COLUMNS = 8;

/**
 * The days that are drawn together when `asked` (a date, or nothing) is asked for: all, else
 * `first`.
 */
export function datesShown(
  dates: readonly string[],
  rooms: number,
  asked: string | undefined,
  first: string,
): readonly string[] {
  if (asked && dates.includes(asked)) return [asked];
  const isSmall = dates.length * Math.max(1, rooms) <= MAX_COLUMNS;
  return isSmall ? dates : dates.filter((date) => date === first);
}
