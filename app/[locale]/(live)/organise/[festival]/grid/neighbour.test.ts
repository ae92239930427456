import { expect, it } from 'vitest';
import type { GridColumn, Placed } from '#lib/events/columns.ts';
import { neighbour } from './focus-card.ts';

/** Columns of rooms 1, 2, 3…, each with the starting minutes of its séances by id. */
const columns = (...rooms: Record<number, number>[]) =>
  rooms.map((starts, i) => ({
    room: { id: i + 1 },
    placed: Object.entries(starts).map(([id, start]) => ({ event: { id: Number(id) }, start }) as Placed),
  })) as unknown as GridColumn[];

it('starts from the column of the focused card', () => {
  // Séance 5 is in rooms 1 and 3.
  const shown = columns({ 5: 600, 10: 700 }, { 20: 600 }, { 5: 600, 30: 800 }, { 40: 610 });
  const go = (id: number, room: number | null, key: string) => neighbour(shown, { id, room }, key);
  expect(go(5, 3, 'ArrowDown')).toEqual({ id: 30, room: 3 });
  expect(go(5, 1, 'ArrowDown')).toEqual({ id: 10, room: 1 });
  expect(go(5, 3, 'ArrowRight')).toEqual({ id: 40, room: 4 });
  expect(go(5, 3, 'ArrowLeft')).toEqual({ id: 20, room: 2 });
  expect(go(40, 4, 'ArrowLeft')).toEqual({ id: 5, room: 3 });
  expect(go(5, null, 'ArrowRight')).toEqual({ id: 20, room: 2 });
  expect([go(5, 1, 'ArrowLeft'), go(5, 1, 'ArrowUp'), go(99, 1, 'ArrowUp')]).toEqual([null, null, null]);
});
