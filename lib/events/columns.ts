import { type Band, bandsOf } from '#lib/blocks/bands.ts';
import { type DraftEvent, type DraftIndex, type DraftRoom, isScheduled } from '#lib/model/draft.ts';
import { minutesOfHour } from '#lib/time/calendar.ts';
import { festivalDayOf, minutesOfDay } from '#lib/time/festival-day.ts';
import { layoutOf, preparedOf } from './prepared.ts';
import { type RunningOrder, roomMargins, runningOrderOf } from './running-order.ts';

/*
 * The grid as columns: séances by room and day, the hours that are drawn, the days side by side,
 * and the holes of a room.
 */

/** The lengths without which a séance cannot be placed in a column. */
type Lengths = Pick<RunningOrder, 'totalMinutes' | 'doorsMinutes' | 'clearMinutes'>;

/** A séance in a column of the grid. Minutes count from midnight of the column's day. */
export type Placed<O extends Lengths = RunningOrder> = {
  event: DraftEvent & { startsAt: string };
  order: O;
  /** The content: [start, end). */
  start: number;
  end: number;
  /** The room is occupied from `doors` until `free`. */
  doors: number;
  free: number;
  /** Séances that overlap stand side by side: this one in lane `lane` of `lanes`. */
  lane: number;
  lanes: number;
};

/** One room on one day, with the breaks and set-ups that cover it. */
export type GridColumn<O extends Lengths = RunningOrder> = {
  date: string;
  room: DraftRoom;
  placed: Placed<O>[];
  bands: readonly Band[];
};

/** The same without the hours of the parts of a séance. */
export type BareColumn = GridColumn<Lengths>;

/**
 * A card is never lower than a line of text, so séances shorter than this are drawn, and kept
 * apart, as if they lasted so long.
 */
export const LOWEST_MINUTES = 20;

/**
 * The rooms of each day as columns, in the order of `dates` and of the rooms. A séance stands in
 * the column of every room it uses. Drop-ins occupy no room and are left out; they stand in the
 * band above.
 */
export const gridColumnsOf = (index: DraftIndex, dates: readonly string[], rooms: readonly DraftRoom[]): GridColumn[] =>
  columnsWith((event) => runningOrderOf(event, index), index, dates, rooms);

/** The same where no hour of a part is shown, from lengths that the warnings found already. */
export function bareColumnsOf(index: DraftIndex, dates: readonly string[], rooms: readonly DraftRoom[]): BareColumn[] {
  const prepared = preparedOf(index);
  const lengthsOf = (event: DraftEvent): Lengths => {
    const { doors, clear } = roomMargins(event, event.rooms[0]?.roomId, index);
    return { totalMinutes: layoutOf(prepared, event).totalMinutes, doorsMinutes: doors, clearMinutes: clear };
  };
  return columnsWith(lengthsOf, index, dates, rooms);
}

function columnsWith<O extends Lengths>(
  orderOf: (event: DraftEvent) => O,
  index: DraftIndex,
  dates: readonly string[],
  rooms: readonly DraftRoom[],
): GridColumn<O>[] {
  const { dayStartsAt } = index.draft.festival;
  const columns = dates.flatMap((date) => rooms.map((room): GridColumn<O> => ({ date, room, placed: [], bands: [] })));
  const found = new Map(columns.map((column) => [`${column.date} ${column.room.id}`, column]));
  const drawn = new Set(dates);
  for (const event of index.draft.events) {
    if (!isScheduled(event) || event.admission === 'drop-in') continue;
    const date = festivalDayOf(event.startsAt, dayStartsAt);
    if (!drawn.has(date)) continue;
    const order = orderOf(event);
    const start = minutesOfDay(date, event.startsAt);
    // Elapsed minutes, not the printed end: in the night when the clocks change, the card still has
    // the length of the séance.
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

/** A cancelled séance is drawn where it was, but its room is free. */
const takesPlace = ({ event }: Placed<Lengths>): boolean => event.status === 'planned';

/**
 * The séances that take place in these columns, each once however many rooms it uses, and their
 * minutes added up.
 */
export function heldIn(columns: readonly BareColumn[]): { ids: ReadonlySet<number>; minutes: number } {
  const held = new Map(
    columns.flatMap(({ placed }) => placed.filter(takesPlace).map(({ event, order }) => [event.id, order])),
  );
  return { ids: new Set(held.keys()), minutes: [...held.values()].reduce((sum, one) => sum + one.totalMinutes, 0) };
}

/** The ids of the séances that take place on a day, including drop-ins, which occupy no room. */
export const takingPlaceOn = (index: DraftIndex, date: string): number[] =>
  (preparedOf(index).byDay.get(date) ?? []).filter(isScheduled).map(({ id }) => id);

/**
 * Gives overlapping séances lanes side by side. Groups that do not overlap each have the full
 * width.
 */
function intoLanes(placed: Placed<Lengths>[]): void {
  placed.sort((a, b) => a.start - b.start || a.event.number - b.event.number);
  let group: Placed<Lengths>[] = [];
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
 * Of a block that lasts through the night, one hour is enough to show: otherwise the columns would
 * have to show the whole night.
 */
const seenFrom = ({ start, end, isLate }: Band) => (isLate ? Math.max(start, end - 60) : start);
const seenTo = ({ start, end, goesOn }: Band) => (goesOn ? Math.min(end, start + 60) : end);

/**
 * The minutes of the day between which columns are drawn: in whole hours, with everything from
 * `doors` to `free` and the opening hours inside.
 */
export function hoursAround(
  opensAt: string,
  closesAt: string,
  all: readonly { doors: number; free: number }[],
): { from: number; to: number } {
  const opens = minutesOfHour(opensAt);
  const closing = minutesOfHour(closesAt);
  // A closing hour such as « 02:00 » belongs to the night after the opening.
  const closes = closing <= opens ? closing + 1440 : closing;
  const from = Math.min(opens, ...all.map(({ doors }) => doors));
  const to = Math.max(closes, ...all.map(({ free }) => free));
  return { from: Math.floor(from / 60) * 60, to: Math.ceil(to / 60) * 60 };
}

/** `hoursAround` for columns as they are drawn, with their bands as far as they are seen. */
export const hoursOf = (columns: readonly BareColumn[], opensAt: string, closesAt: string) =>
  hoursAround(
    opensAt,
    closesAt,
    columns.flatMap(({ placed, bands }) => [
      ...placed,
      ...bands.map((band) => ({ doors: seenFrom(band), free: seenTo(band) })),
    ]),
  );

/** With more columns than this, each day has a screen of its own instead of all side by side. */
export const MAX_COLUMNS = 8;

/**
 * The days drawn together: only `asked` (a date), if it is one of them; else all days, if they fit;
 * else only `first`.
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

/** In minutes: a room that is empty for longer than this during the day has a hole. */
const HOLE = 120;

/** Minutes of the festival day during which a room is empty: [start, end). */
export type RoomHole = { start: number; end: number };

/**
 * The holes of each room on each day, in the order of `columns`. They are looked for between the
 * first doors and the last end of the day over all rooms, so that a short evening has none. Blocks
 * fill a room like séances, cancelled séances do not; a day without a séance has no holes.
 */
export function holesOf(columns: readonly BareColumn[]): readonly (readonly RoomHole[])[] {
  const days = new Map<string, RoomHole>();
  for (const { date, placed } of columns)
    for (const { doors, free } of placed.filter(takesPlace)) {
      const day = days.get(date);
      days.set(date, { start: Math.min(doors, day?.start ?? doors), end: Math.max(free, day?.end ?? free) });
    }
  return columns.map(({ date, placed, bands }) => {
    const day = days.get(date);
    const held = placed.filter(takesPlace).map(({ doors, free }) => ({ start: doors, end: free }));
    return day ? freeWithin(day, [...held, ...bands]) : [];
  });
}

function freeWithin(day: RoomHole, held: readonly RoomHole[]): RoomHole[] {
  const holes: RoomHole[] = [];
  let from = day.start;
  for (const { start, end } of [...held].sort((a, b) => a.start - b.start)) {
    if (start - from > HOLE) holes.push({ start: from, end: start });
    from = Math.max(from, end);
  }
  if (day.end - from > HOLE) holes.push({ start: from, end: day.end });
  return holes;
}
