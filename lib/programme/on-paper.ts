import type { PublicDocument } from '#lib/model/documents.ts';
import type { WallClock } from '#lib/time/wall-clock.ts';
import { type Overview, overviewOf, programmeDayOf } from './day.ts';

/** More columns than this leave no room for a title, even on A3. */
const MAX_COLUMNS = 8;

/** One sheet: a day, or some of its rooms. */
export type GridSheet = Readonly<{
  date: string;
  from: WallClock;
  minutes: number;
  /** The numbers of the rooms; 0 stands for séances without a room. */
  rooms: readonly number[];
  /** Positions of the first and the last of `rooms` among all rooms of the day, counted from 1. */
  first: number;
  last: number;
  roomsOfDay: number;
  events: Overview['events'];
  /** Drop-ins have no place on a time scale and are listed apart. */
  dropIns: NonNullable<ReturnType<typeof programmeDayOf>>['dropIns'];
}>;

/**
 * The sheets of all days in order; the rooms of a day are spread evenly over its sheets. A day
 * without a timed séance has none.
 */
export function gridSheets(document: PublicDocument): GridSheet[] {
  return document.days.flatMap(({ date }) => {
    const day = programmeDayOf(document, date);
    const overview = day && overviewOf(document, day);
    if (!overview) return [];
    const { from, minutes, rooms } = overview;
    const sheets = Math.ceil(rooms.length / MAX_COLUMNS);
    const size = Math.ceil(rooms.length / sheets);
    return Array.from({ length: sheets }, (_, i) => {
      const own = rooms.slice(i * size, (i + 1) * size);
      return {
        date,
        from,
        minutes,
        rooms: own,
        first: i * size + 1,
        last: i * size + own.length,
        roomsOfDay: rooms.length,
        events: own.flatMap((room) => overview.events.filter((placed) => placed.room === room)),
        dropIns: i === 0 ? day.dropIns : [],
      };
    });
  });
}

/**
 * How text is set in a box: its size (points), and whether there is room for more than time and
 * title.
 */
type Fit = Readonly<{ points: number; shows: 'all' | 'title'; isInline: boolean }>;

const LARGEST = 13;
const SMALLEST = 5;
/** The width of a letter and the height of a line, in em, as measured and rounded up. */
const LETTER = 0.53;
const LINE = 1.18;
/** The space inside the box that stays empty, in mm, both sides together. */
const PADDING = { across: 3, down: 0.9 };

/**
 * The largest letters in which a box of this size (mm) holds its time (only the start, where it
 * stands beside the title), its title and, if possible, the other facts.
 */
export function fitIn(
  { start, time, title, facts }: { start: string; time: string; title: string; facts: string },
  width: number,
  height: number,
): Fit {
  const across = width - PADDING.across;
  const down = height - PADDING.down;
  const holds = (points: number, count: number) => count * LINE * points * MM <= down;
  for (const shows of ['all', 'title'] as const) {
    const least = shows === 'all' ? 7 : SMALLEST;
    for (let points = LARGEST; points >= least; points -= 0.5) {
      const below = shows === 'all' ? linesOnPaper(facts, points * 0.86, across, LETTER) * 0.86 : 0;
      const above = linesOnPaper(time, points, across, LETTER) + linesOnPaper(title, points * 1.04, across, LETTER);
      if (holds(points, above + below)) return { points, shows, isInline: false };
      if (shows === 'title' && holds(points, linesOnPaper(`${start} ${title}`, points * 1.04, across, LETTER)))
        return { points, shows, isInline: true };
    }
  }
  return { points: SMALLEST, shows: 'title', isInline: true };
}

/** The height for the names of the rooms, above the hours, in mm. */
const ROOM_HEIGHT = 8.5;
/** Sizes in points; letter width and line height in em. */
const ROOM = { largest: 10, smallest: 6, letter: 0.55, line: 1.05 };

/**
 * The largest size, in points, at which each of these room names fits above its column of `width`
 * millimetres.
 */
export function roomPoints(names: readonly string[], width: number): number {
  const { largest, smallest, letter, line } = ROOM;
  const holds = (points: number) =>
    names.every(
      (name) => linesOnPaper(name, points, width - PADDING.across, letter) * line * points * MM <= ROOM_HEIGHT,
    );
  for (let points = largest; points > smallest; points -= 0.5) if (holds(points)) return points;
  return smallest;
}

/** One point in millimetres. */
export const MM = 0.3528;

/**
 * How many lines a text takes on paper, in letters of `points` points and a column of `width`
 * millimetres. `letter`: the average width of a letter in em, as measured and rounded up. An empty
 * text takes none. A word that does not fit on the rest of a line begins the next one; a word
 * longer than a line is broken.
 */
export function linesOnPaper(text: string, points: number, width: number, letter: number): number {
  const most = Math.max(1, Math.floor(width / (letter * points * MM)));
  let lines = 0;
  let left = 0;
  for (const [word] of text.matchAll(/[^ -]+-?|-/g)) {
    if (word.length > left) {
      const taken = Math.ceil(word.length / most);
      lines += taken;
      left = taken * most;
    }
    left -= word.length + (word.endsWith('-') ? 0 : 1);
  }
  return lines;
}

/**
 * In points and mm: the paper inside its margins, and the height of the head and foot of a door
 * sign.
 */
const WIDTH = 182;
const HEIGHT = 178;
const LARGEST_AT_DOOR = 30;
const SMALLEST_AT_DOOR = 9;
/** The width of a letter in em, as measured and rounded up. */
const LETTER_AT_DOOR = 0.55;
/** The time stands beside the title, in this share of the width. */
const TIME_SHARE = 0.24;

/**
 * The size of the titles on a door sign, in points: the largest at which all séances of the day fit
 * on one A4 page. Facts are printed at half of it.
 */
export function doorPoints(entries: readonly { title: string; facts: string }[]): number {
  const width = WIDTH * (1 - TIME_SHARE);
  for (let points = LARGEST_AT_DOOR; points > SMALLEST_AT_DOOR; points -= 0.5) {
    const height = entries.reduce(
      (sum, { title, facts }) =>
        sum +
        linesOnPaper(title, points, width, LETTER_AT_DOOR) * 1.12 +
        linesOnPaper(facts, points * 0.52, width, LETTER_AT_DOOR) * 0.66 +
        0.62,
      0,
    );
    if (height * points * MM <= HEIGHT) return points;
  }
  return SMALLEST_AT_DOOR;
}
