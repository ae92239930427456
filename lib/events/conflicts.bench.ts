import { bench, describe } from 'vitest';
import { makeFestival, openTestDb } from '../../db/testing.ts';
import { loadDraft } from '../programme/queries.ts';
import { conflictsOf } from './conflicts.ts';

// 1,500 séances in 12 rooms over 10 days, a film for two, a person for three: more than any of our festivals.
const db = openTestDb();
const { festivalId, eventIds } = makeFestival(db, { events: 1500, rooms: 12, days: 10, seed: 1 });
const draft = loadDraft(festivalId, db);
// As many in one room on one day: every one clashes with many, so what is found is what costs.
const crowded = makeFestival(db, { events: 200, rooms: 1, days: 1, seed: 2 });
const crowdedDraft = loadDraft(crowded.festivalId, db);

describe('warnings of a draft', () => {
  bench('conflictsOf, 1,500 séances', () => {
    conflictsOf(draft);
  });
  bench('conflictsOf, one séance of 1,500', () => {
    conflictsOf(draft, { of: eventIds[700] as number });
  });
  bench('conflictsOf, 200 séances in one room and one day', () => {
    conflictsOf(crowdedDraft);
  });
});
