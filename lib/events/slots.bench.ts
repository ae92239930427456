import { bench, describe } from 'vitest';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { gridBoardOf } from './grid-place.ts';
import { gridSceneOf } from './grid-scene.ts';
import { preparedOf } from './prepared.ts';
import { slotsFor } from './slots.ts';

// 1,500 séances in 12 rooms over 10 days: every place of one séance is looked at. What must hold:
// 50 ms.
const db = openTestDb();
const { festivalId, eventIds } = makeFestival(db, { events: 1500, rooms: 12, days: 10, seed: 1 });
const board = gridBoardOf(gridSceneOf({ draft: loadDraft(festivalId, db), lastChange: 0 }));
const prepared = preparedOf(board);

describe('finding a slot', () => {
  bench('for one séance of 1,500', () => {
    slotsFor(prepared, eventIds[700] as number);
  });
});
