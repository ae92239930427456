import { describe, expect, it } from 'vitest';
import type { BlockKind } from '#db/enums.ts';
import type { GridColumn } from '#lib/events/columns.ts';
import { roomOf } from '#lib/model/draft-testing.ts';
import { bandsOf } from './bands.ts';

const block = (startsAt: string, minutes: number, roomIds: number[] = []) => ({
  id: 1,
  festivalId: 1,
  version: 1,
  kind: 'break' as BlockKind,
  title: {},
  startsAt,
  minutes,
  roomIds,
});

/** « 1 750-840 1 of 3» as rows: what stands in each column. */
const drawn = (one: ReturnType<typeof block>, dates = ['2026-11-28'], rooms = [1, 2, 3]) => {
  const columns = dates.flatMap((date) => rooms.map((id) => ({ date, room: roomOf(id), placed: [] })));
  return bandsOf(columns, [one], '05:00').map((bands) =>
    bands.map(({ start, end, nth, isLast }) => `${start}-${end} ${nth}${isLast ? ' last' : ''}`).join(),
  );
};

describe('a block over columns', () => {
  it('is one band over all rooms of a day', () => {
    expect(drawn(block('2026-11-28T12:30', 90))).toEqual(['750-840 0', '750-840 1', '750-840 2 last']);
  });

  it('is one band for each group of adjacent rooms', () => {
    expect(drawn(block('2026-11-28T12:30', 90, [1, 3]))).toEqual(['750-840 0 last', '', '750-840 0 last']);
    expect(drawn(block('2026-11-28T12:30', 90, [1, 3]), ['2026-11-28'], [2, 3, 1])).toEqual([
      '',
      '750-840 0',
      '750-840 1 last',
    ]);
  });

  it('has its words where no séance covers them', () => {
    const placed = (doors: number, free: number) => [{ doors, free }] as unknown as GridColumn['placed'];
    const named = (...all: GridColumn['placed'][]) => {
      const columns = all.map((some, i) => ({ date: '2026-11-28', room: roomOf(i + 1), placed: some }));
      return bandsOf(columns, [block('2026-11-28T12:30', 90)], '05:00').map(([band]) => band?.isNamed);
    };
    expect(named([], [])).toEqual([true, false]);
    expect(named(placed(700, 751), placed(800, 900))).toEqual([false, true]);
    expect(named(placed(700, 751), placed(779, 900))).toEqual([true, false]);
  });

  it('that continues past the end of a day has a band of its own on the next', () => {
    expect(drawn(block('2026-11-28T22:00', 600), ['2026-11-28', '2026-11-29'], [1, 2])).toEqual([
      '1320-1740 0',
      '1320-1740 1 last',
      '300-480 0',
      '300-480 1 last',
    ]);
    expect(drawn(block('2026-11-29T00:30', 60), ['2026-11-28', '2026-11-29'], [1])).toEqual(['1470-1530 0 last', '']);
  });
});
