import { expect, it } from 'vitest';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { gridSceneOf } from './grid-scene.ts';
import { pack, unpack } from './packed.ts';

it('unpacks to what was packed', () => {
  for (const value of [null, 1, 'a', [], {}, [[]], [{}], [1, [2, [null]]], { a: [{ b: 1 }, { b: null }, { c: [] }] }])
    expect(unpack(pack(value))).toEqual(value);
});

it('distinguishes a usual value from a missing or different one', () => {
  const value = [
    ...Array.from({ length: 3 }, (_, id) => ({ id, note: null, tags: [], place: { floor: 1 } })),
    { id: 3, note: 'a', tags: ['b'], place: { floor: 2 } },
    { id: 4, tags: [] },
    { id: 5, note: undefined, tags: [] },
  ];
  expect(unpack(pack(value))).toEqual(value);
  expect(pack(value).match(/null/g)).toHaveLength(1);
});

it('makes a grid less than a quarter as large', () => {
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events: 200, rooms: 5, days: 3, seed: 4, slug: 'f' });
  const scene = gridSceneOf({ draft: loadDraft(festivalId, db), lastChange: 7 });
  expect(unpack(pack(scene))).toEqual(scene);
  expect(pack(scene).length).toBeLessThan(JSON.stringify(scene).length / 4);
});
