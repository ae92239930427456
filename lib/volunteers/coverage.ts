import { gather } from '#lib/grouped.ts';
import { lazily } from '#lib/once-per.ts';
import { fromEpochMinutes, isAgain } from '#lib/time/wall-clock.ts';
import { isCountedOn, type TimedShift } from './planning.ts';
import type { Assignment } from './roots.ts';
import type { ShiftTimes, Untimed } from './shift-times.ts';

/**
 * `empty`: nobody of those needed; `over`: more than needed. Shown with `present/needed`, because a
 * colour alone is not accessible.
 */
export const staffings = ['empty', 'short', 'full', 'over'] as const;
export type Staffing = (typeof staffings)[number];

/**
 * A period during which the same people are present for a task in a room. Epoch minutes and wall
 * clocks, half-open.
 */
export type Cell = {
  start: number;
  end: number;
  startsAt: string;
  endsAt: string;
  isEndAgain?: true;
  /** The festival day of the first shift in it. */
  day: string;
  needed: number;
  /**
   * How many are asked or confirmed; `confirmed` of them said yes, and `checkedIn` have arrived.
   */
  present: number;
  confirmed: number;
  checkedIn: number;
  staffing: Staffing;
  shiftIds: readonly number[];
};

/** One line of the plan: a task in a room. */
export type CoverageLine = { taskId: number; cells: Cell[] };
/** A room with its tasks; `roomId` null is for shifts without a room. */
type CoverageRoom = { roomId: number | null; lines: CoverageLine[] };

/** A shift that lacks people. */
export type Hole = Pick<ShiftTimes, 'start' | 'end' | 'startsAt' | 'endsAt' | 'isEndAgain' | 'day' | 'roomId'> & {
  shiftId: number;
  taskId: number;
  needed: number;
  present: number;
  missing: number;
};

export type Coverage = {
  /** In the order of the rooms, shifts without a room last; lines in the order of the tasks. */
  rooms: CoverageRoom[];
  /** The soonest first. */
  holes: Hole[];
  /** Shifts without a time, and the reason. */
  untimed: { shiftId: number; taskId: number; why: Untimed['why'] }[];
};

/** The data for coverage; the orders are lists of ids as the organiser sorted them. */
type CoverageSource = {
  timed: readonly TimedShift[];
  assignments: readonly Pick<Assignment, 'shiftId' | 'state' | 'checkedInAt' | 'absentAt'>[];
  roomOrder: readonly number[];
  taskOrder: readonly number[];
  zone: string;
};

type Count = { present: number; confirmed: number; checkedIn: number };
type Placed = { id: number; taskId: number; needed: number; times: ShiftTimes } & Count;

export const staffingOf = (present: number, needed: number): Staffing =>
  present > needed ? 'over' : present === needed ? 'full' : present === 0 ? 'empty' : 'short';

export function coverageOf({ timed, assignments, roomOrder, taskOrder, zone }: CoverageSource): Coverage {
  const counts = countsOf(assignments);
  const placed: Placed[] = [];
  const untimed: Coverage['untimed'] = [];
  for (const { shift, times } of timed) {
    if (!times.isTimed) untimed.push({ shiftId: shift.id, taskId: shift.taskId, why: times.why });
    else
      placed.push({
        id: shift.id,
        taskId: shift.taskId,
        needed: shift.people,
        times,
        ...(counts.get(shift.id) ?? { present: 0, confirmed: 0, checkedIn: 0 }),
      });
  }
  return lazily<Coverage>({
    rooms: () => roomsOf(placed, roomOrder, taskOrder, zone),
    holes: () => holesOf(placed),
    untimed: () => untimed,
  });
}

function countsOf(assignments: CoverageSource['assignments']): Map<number, Count> {
  const counts = new Map<number, Count>();
  for (const one of assignments) {
    if (!isCountedOn(one)) continue;
    const count = counts.get(one.shiftId) ?? { present: 0, confirmed: 0, checkedIn: 0 };
    count.present += 1;
    if (one.state === 'confirmed') count.confirmed += 1;
    if (one.checkedInAt !== null) count.checkedIn += 1;
    counts.set(one.shiftId, count);
  }
  return counts;
}

function holesOf(placed: readonly Placed[]): Hole[] {
  return placed
    .filter(({ present, needed }) => present < needed)
    .map(({ id, taskId, needed, present, times: { start, end, startsAt, endsAt, isEndAgain, day, roomId } }) => ({
      start,
      end,
      startsAt,
      endsAt,
      ...(isEndAgain && { isEndAgain }),
      day,
      roomId,
      shiftId: id,
      taskId,
      needed,
      present,
      missing: needed - present,
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end || a.shiftId - b.shiftId);
}

const ranks = (ids: readonly number[]) => new Map(ids.map((id, rank) => [id, rank]));

function roomsOf(
  placed: readonly Placed[],
  roomOrder: readonly number[],
  taskOrder: readonly number[],
  zone: string,
): CoverageRoom[] {
  const rooms = new Map<number | null, Map<number, Placed[]>>();
  for (const one of placed) {
    const tasks = rooms.get(one.times.roomId) ?? new Map<number, Placed[]>();
    rooms.set(one.times.roomId, tasks);
    gather(tasks, one.taskId, one);
  }
  const [roomRanks, taskRanks] = [ranks(roomOrder), ranks(taskOrder)];
  const last = Number.MAX_SAFE_INTEGER;
  const roomRank = (id: number | null) => (id === null ? last : (roomRanks.get(id) ?? last - 1));
  return [...rooms]
    .sort(([a], [b]) => roomRank(a) - roomRank(b) || (a ?? 0) - (b ?? 0))
    .map(([roomId, tasks]) => ({
      roomId,
      lines: [...tasks]
        .sort(([a], [b]) => (taskRanks.get(a) ?? last) - (taskRanks.get(b) ?? last) || a - b)
        .map(([taskId, there]) => ({ taskId, cells: cellsOf(there, zone) })),
    }));
}

/** The cells of a task in a room: each start or end of a shift begins a new one. */
function cellsOf(there: readonly Placed[], zone: string): Cell[] {
  const cuts = [...new Set(there.flatMap(({ times }) => [times.start, times.end]))].sort((a, b) => a - b);
  const sorted = [...there].sort((a, b) => a.times.start - b.times.start || a.id - b.id);
  const cells: Cell[] = [];
  let open: Placed[] = [];
  let next = 0;
  for (const [i, start] of cuts.entries()) {
    const end = cuts[i + 1];
    if (end === undefined) break;
    open = open.filter(({ times }) => times.end > start);
    for (let one = sorted[next]; one && one.times.start <= start; one = sorted[next]) {
      open.push(one);
      next += 1;
    }
    if (open.length > 0) cells.push(cellOf(open, start, end, zone));
  }
  return cells;
}

/**
 * The cell of the shifts that are on between two moments; there is at least one. Optimised for
 * speed, because a festival has a thousand cells.
 */
function cellOf(open: readonly Placed[], start: number, end: number, zone: string): Cell {
  let [needed, present, confirmed, checkedIn, isShort] = [0, 0, 0, 0, false];
  for (const one of open) {
    needed += one.needed;
    present += one.present;
    confirmed += one.confirmed;
    checkedIn += one.checkedIn;
    // Two people too many in one shift do not help another, so each shift is checked by itself.
    isShort ||= one.present < one.needed;
  }
  const endsAt = fromEpochMinutes(end, zone);
  return {
    start,
    end,
    startsAt: fromEpochMinutes(start, zone),
    endsAt,
    ...(isAgain(endsAt, end, zone) && { isEndAgain: true }),
    day: open[0]?.times.day ?? '',
    needed,
    present,
    confirmed,
    checkedIn,
    staffing: isShort ? (present === 0 ? 'empty' : 'short') : staffingOf(present, needed),
    shiftIds: open.map(({ id }) => id),
  };
}
