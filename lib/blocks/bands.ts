import { coversRoom, type DraftBlock, type DraftRoom } from '#lib/model/draft.ts';
import { minutesOfHour } from '#lib/time/calendar.ts';
import { minutesOfDay } from '#lib/time/festival-day.ts';

/**
 * A block in the column of one room on one day. Minutes are counted from midnight of the column's
 * day; the parts before the day starts or after it ends are drawn in the columns of other days.
 */
export type Band = {
  block: DraftBlock;
  start: number;
  end: number;
  /** It began on the day before, or continues on the next. */
  isLate: boolean;
  goesOn: boolean;
  /** A block over adjacent columns is one band: this is its first (0), second… piece. */
  nth: number;
  isLast: boolean;
  /** Whether the label is on this piece: the first one whose beginning no séance covers. */
  isNamed: boolean;
};

/**
 * What is drawn of a room on a day: for each séance, the minutes from the opening of the doors
 * until the room is free.
 */
type Drawn = { date: string; room: Pick<DraftRoom, 'id'>; placed: readonly { doors: number; free: number }[] };

const DAY = 1440;
/** How many minutes a band must be free for its label to be readable. */
const WORDS = 30;

/** The bands of each of `columns`, which are in the order in which they are drawn. */
export function bandsOf(columns: readonly Drawn[], blocks: readonly DraftBlock[], dayStartsAt: string): Band[][] {
  const opens = minutesOfHour(dayStartsAt);
  const bands = columns.map((): Band[] => []);
  for (const block of blocks) {
    for (const run of runsOf(columns, block)) {
      const from = minutesOfDay(columns[run[0] ?? 0]?.date ?? '', block.startsAt);
      const until = from + block.minutes;
      const [start, end] = [Math.max(from, opens), Math.min(until, opens + DAY)];
      if (start >= end) continue;
      const named = run.find((i) => !columns[i]?.placed.some((one) => covers(one, start, end))) ?? run[0];
      for (const [nth, i] of run.entries())
        bands[i]?.push({
          block,
          start,
          end,
          isLate: from < start,
          goesOn: until > end,
          nth,
          isLast: nth === run.length - 1,
          isNamed: i === named,
        });
    }
  }
  return bands;
}

/**
 * The adjacent columns that a block covers. Adjacent columns of two different days make two bands.
 */
function runsOf(columns: readonly Drawn[], block: DraftBlock): number[][] {
  const runs: number[][] = [];
  for (const [i, { date, room }] of columns.entries()) {
    if (!coversRoom(block, room.id)) continue;
    const run = runs.at(-1);
    if (run?.at(-1) === i - 1 && columns[i - 1]?.date === date) run.push(i);
    else runs.push([i]);
  }
  return runs;
}

const covers = ({ doors, free }: { doors: number; free: number }, start: number, end: number) =>
  doors < Math.min(start + WORDS, end) && free > start;
