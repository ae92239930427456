import { coversRoom, type DraftBlock, type DraftRoom } from '#lib/model/draft.ts';
import { minutesOfHour } from '#lib/time/calendar.ts';
import { minutesOfDay } from '#lib/time/festival-day.ts';

/**
 * A block in the column of one room on one day. Minutes are counted from midnight of the column's
 * day; what lies before the day starts or after it ends is in the column of another day.
 */
export type Band = {
  block: DraftBlock;
  start: number;
  end: number;
  /** It came from the day before, or goes on into the next. */
  isLate: boolean;
  goesOn: boolean;
  /** Columns beside each other are covered by one band: this is its first (0), second… piece. */
  nth: number;
  isLast: boolean;
  /** The words of the band stand here: on its first piece whose beginning no séance lies over. */
  isNamed: boolean;
};

/**
 * What is drawn of a room on a day: the minutes from the doors of each séance until the room is
 * free.
 */
type Drawn = { date: string; room: Pick<DraftRoom, 'id'>; placed: readonly { doors: number; free: number }[] };

const DAY = 1440;
/** How long a band must be free for its words to be read. */
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
 * Columns beside each other that a block covers. Rooms of two days stand beside each other, but
 * what lies over them is two bands.
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
