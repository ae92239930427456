import { type GridColumn, takesPlace } from './columns.ts';

/** In minutes: a room that is empty for longer than this during the day has a hole. */
const HOLE = 120;

/** Minutes of the festival day during which a room is empty: [start, end). */
export type RoomHole = { start: number; end: number };

/**
 * The holes of each room on each day, in the order of `columns`. They are looked for between the
 * first doors and the last end of the day over all rooms, so that a short evening has none. Blocks
 * fill a room like séances, cancelled séances do not; a day without a séance has no holes.
 */
export function holesOf(columns: readonly GridColumn[]): readonly (readonly RoomHole[])[] {
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
