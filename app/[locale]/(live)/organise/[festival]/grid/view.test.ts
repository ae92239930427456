import { expect, it } from 'vitest';
import { makeFestival, openTestDb } from '../../../../../../db/testing.ts';
import { gridSceneOf } from '../../../../../../lib/events/grid-scene.ts';
import { loadDraft } from '../../../../../../lib/programme/queries.ts';
import { ALL_DAYS, datesOf, firstView, fitsWhole, roomsOf } from './view.ts';

function sceneWith(rooms: number, days: number) {
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events: 4, rooms, days, seed: 2, slug: 'f' });
  return gridSceneOf({ draft: loadDraft(festivalId, db), lastChange: 0 });
}

it('puts all days side by side up to eight columns, else one day with its rooms', () => {
  const small = sceneWith(4, 2);
  expect(firstView(small, undefined).day).toBe(ALL_DAYS);
  expect(datesOf(firstView(small, undefined), small)).toEqual(small.dates);
  const large = sceneWith(5, 2);
  expect(firstView(large, undefined).day).toBe(large.dates[0]);
  expect(datesOf(firstView(large, large.dates[1]), large)).toEqual([large.dates[1]]);
  expect([fitsWhole(1, 3), fitsWhole(2, 4), fitsWhole(3, 3)]).toEqual([false, true, false]);
});

it('draws rooms in the order somebody chose, without those they hid', () => {
  const scene = sceneWith(4, 1);
  const [a, b, c, d] = scene.rooms.map(({ id }) => id) as [number, number, number, number];
  const view = { ...firstView(scene, undefined), order: [d, a, b, c], hidden: [b] };
  expect(roomsOf(view, scene).map(({ id }) => id)).toEqual([d, a, c]);
});
