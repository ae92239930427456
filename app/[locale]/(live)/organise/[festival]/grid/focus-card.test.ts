import { afterEach, expect, it, vi } from 'vitest';
import type { GridColumn, Placed } from '#lib/events/columns.ts';
import { isFocusLost, isOfGrid, keptFocus, neighbour } from './focus-card.ts';

class Fake {
  isConnected = true;
  constructor(
    readonly place: string,
    readonly dataset: { id?: string } = {},
  ) {}
  matches = (selector: string) => selector.includes(this.place);
  closest = (selector: string) => (selector.split(', ').includes(this.place) ? this : null);
}

afterEach(() => vi.unstubAllGlobals());

it('restores a focus that was lost with its card, and takes it from nothing else', () => {
  vi.stubGlobal('HTMLElement', Fake);
  const card = new Fake('.grid-app', { id: '7' }) as unknown as HTMLElement & Fake;
  const body = new Fake('body') as unknown as HTMLElement;
  const had = keptFocus(card);
  expect(had?.id).toBe(7);
  expect(isFocusLost(had, { activeElement: body, body }), 'the card stands').toBe(false);
  card.isConnected = false;
  expect(isFocusLost(had, { activeElement: body, body })).toBe(true);
  expect(isFocusLost(had, { activeElement: new Fake('input') as unknown as HTMLElement, body })).toBe(false);
  // When the focus was in the message of an act, it is lost with it; fields and sheets handle their
  // focus themselves.
  expect(keptFocus(new Fake('.message') as unknown as HTMLElement)?.id).toBe(null);
  expect(keptFocus(new Fake('input') as unknown as HTMLElement)).toBe(null);
});

it('handles the keys of the grid while the focus is in it, in its panel or nowhere, but not on a button of a bar', () => {
  vi.stubGlobal('Element', Fake);
  const isOf = (place: string) => isOfGrid(new Fake(place) as unknown as Element);
  expect(['body', '.grid-app', '.grid-scroll', '.grid-list', '.grid-side'].map(isOf)).toEqual(Array(5).fill(true));
  expect(['.grid-batch', '.grid-top', '.message'].map(isOf)).toEqual(Array(3).fill(false));
  expect(isOfGrid(null)).toBe(false);
});

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
