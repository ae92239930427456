import { expect, it } from 'vitest';
import { act, friends, one } from './acts-testing.ts';
import { gridStart } from './grid-start.ts';

it('a grid begins with the séances, the place in the history they stand for, and what can be taken back', () => {
  const { festival, others, ids } = friends();
  expect(gridStart(festival)).toMatchObject({ lastChange: 0, turns: { undo: 0, redo: 0 } });
  const locked = one(act(festival, [{ act: 'lock', events: [{ id: ids[0], version: 1 }] }]));
  one(act(others, [{ act: 'lock', events: [{ id: ids[1], version: 1 }] }]));
  const { events, lastChange, turns } = gridStart(festival);
  expect([events.length, lastChange, turns]).toEqual([ids.length, 2, { undo: 1, redo: 0 }]);
  expect(events.find(({ id }) => id === ids[0])).toMatchObject(locked);
});
