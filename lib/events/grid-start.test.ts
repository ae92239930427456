import { expect, it } from 'vitest';
import { act, friends, one } from './acts-testing.ts';
import type { GridScene } from './grid-scene.ts';
import { type GridStart, gridStart } from './grid-start.ts';
import { unpack } from './packed.ts';

const sceneOf = ({ packed, turns }: GridStart) => ({ ...unpack<GridScene>(packed), turns });

it('a grid begins with the séances, the place in the history they stand for, and what can be taken back', () => {
  const { festival, others, ids } = friends();
  expect(sceneOf(gridStart(festival, 'fr'))).toMatchObject({ lastChange: 0, turns: { undo: 0, redo: 0 } });
  const locked = one(act(festival, [{ act: 'lock', events: [{ id: ids[0], version: 1 }] }]));
  one(act(others, [{ act: 'lock', events: [{ id: ids[1], version: 1 }] }]));
  const { events, lastChange, turns } = sceneOf(gridStart(festival, 'fr'));
  expect([events.length, lastChange, turns]).toEqual([ids.length, 2, { undo: 1, redo: 0 }]);
  expect(events.find(({ id }) => id === ids[0])).toMatchObject(locked);
});
