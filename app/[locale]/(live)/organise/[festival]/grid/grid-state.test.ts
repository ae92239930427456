import { expect, it } from 'vitest';
import type { DraftEvent } from '#lib/model/draft.ts';
import {
  createStore,
  type Held,
  heldAfter,
  type Look,
  lookAfter,
  sheetAfter,
  takenOf,
  whenHandIsFree,
} from './grid-state.ts';
import { card } from './sync/testing.ts';

const event = (id: number) => card(id) as unknown as DraftEvent;
const made = new Map([[-1, 9]]);

it('keeps the sheet, the choice and the focus of a new séance when it gets its real id', () => {
  const look: Look = {
    selected: new Set([-1, 3]),
    focused: -1,
    sheet: { of: 'event', id: -1 },
    tab: 'warnings',
    isPanelOpen: true,
  };
  const after = lookAfter(look, made);
  expect(after).toEqual({
    ...look,
    selected: new Set([9, 3]),
    focused: 9,
    sheet: { of: 'event', id: 9, openedAs: -1 },
  });
  expect(lookAfter(after, new Map([[-2, 10]]))).toEqual(after);
  const other: Look = { ...look, selected: new Set([3]), focused: null, sheet: { of: 'propose' } };
  expect(lookAfter(other, made)).toEqual(other);
});

it('keeps the open sheet when the same one is asked for again', () => {
  const open = { of: 'event', id: 9, openedAs: -1 } as const;
  expect(sheetAfter(open, { of: 'event', id: 9 })).toBe(open);
  for (const asked of [{ of: 'find', id: 9 }, { of: 'event', id: 3 }, { of: 'propose' }, null] as const)
    expect(sheetAfter(open, asked)).toBe(asked);
  expect(sheetAfter(null, open)).toBe(open);
  const at = { date: '2026-11-28', roomId: 2, minutes: 600 };
  const shift = { of: 'shift', day: '2026-11-28', minutes: 15 } as const;
  for (const one of [{ of: 'add', at }, shift, { of: 'shift' }, { of: 'propose' }] as const)
    expect(sheetAfter(one, structuredClone(one))).toBe(one);
  for (const [one, other] of [
    [
      { of: 'add', at },
      { of: 'add', at: { ...at, roomId: 3 } },
    ],
    [shift, { ...shift, minutes: 30 }],
    [shift, { of: 'shift' }],
  ] as const)
    expect(sheetAfter(one, other)).toBe(other);
});

it('keeps dragging a new séance when it gets its real id', () => {
  const held: Held = {
    via: 'pointer',
    act: 'move',
    lead: -1,
    ids: [-1, 3],
    room: 1,
    at: null,
    events: [event(-1), event(3)],
    stops: null,
  };
  const events = [{ ...event(-1), id: 9 }, event(3)];
  expect(heldAfter(held, made)).toEqual({ ...held, lead: 9, ids: [9, 3], events });
});

const IDS = [1, 2];
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
