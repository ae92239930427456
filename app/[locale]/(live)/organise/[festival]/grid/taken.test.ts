import { expect, it } from 'vitest';
import type { Held } from './grid-state.ts';
import { createStore } from './store.ts';
import { takenOf, whenHandIsFree } from './taken.ts';

const holding = (more: Partial<Held> = {}): Held => ({
  via: 'pointer',
  act: 'move',
  lead: 1,
  ids: IDS,
  room: 1,
  at: null,
  events: [],
  stops: null,
  ...more,
});
const IDS = [1, 2];

it('tells cards of the beginning and end of a drag or copy, but of no step in between', () => {
  const held = createStore<{ held: Held | null }>({ held: null });
  const taken = takenOf(held);
  const told: unknown[] = [];
  taken.subscribe(() => told.push([[...taken.get().ids], taken.get().leaves]));
  held.set({ held: holding() });
  for (let minutes = 600; minutes < 900; minutes += 15)
    held.set({ held: holding({ at: { date: '2026-06-06', roomId: 1, minutes } }) });
  held.set({ held: holding({ act: 'copy' }) });
  held.set({ held: holding({ via: 'preview' }) });
  held.set({ held: null });
  expect(told).toEqual([
    [[1, 2], 'is-held'],
    [[1, 2], null],
    [[1, 2], 'is-leaving'],
    [[], null],
  ]);
});

it('waits until nothing is dragged by pointer or keyboard, but not for a preview', () => {
  const held = createStore<{ held: Held | null }>({ held: holding({ via: 'preview' }) });
  const called: string[] = [];
  whenHandIsFree(held, () => called.push('at once'));
  held.set({ held: holding({ via: 'keys' }) });
  whenHandIsFree(held, () => called.push('later'));
  whenHandIsFree(held, () => called.push('never'))();
  held.set({ held: holding() });
  expect(called).toEqual(['at once']);
  held.set({ held: null });
  held.set({ held: null });
  expect(called).toEqual(['at once', 'later']);
});
