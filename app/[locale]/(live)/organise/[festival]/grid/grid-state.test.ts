import { expect, it } from 'vitest';
import type { DraftEvent } from '#lib/model/draft.ts';
import { type Held, heldAfter, type Look, lookAfter, sheetAfter } from './grid-state.ts';
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
