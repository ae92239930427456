import { bench, describe } from 'vitest';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import type { Draft } from '#lib/model/draft.ts';
import { conflictsOf } from './conflicts.ts';
import { prepare, withMoved } from './prepared.ts';
import type { Warning } from './warning.ts';
import { actsOf } from './warning-fixes.ts';

// 1,500 séances in 12 rooms over 10 days, a film for two, a person for three: more than any of our
// festivals.
const db = openTestDb();
const { festivalId, eventIds } = makeFestival(db, { events: 1500, rooms: 12, days: 10, seed: 1 });
const draft = loadDraft(festivalId, db);
const prepared = prepare(draft);
const dragged = prepared.index.events.get(eventIds[700] as number) as Draft['events'][number];
const [clash] = conflictsOf(prepared) as [Warning];
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
  bench('the same, prepared', () => {
    conflictsOf(prepared, { of: dragged.id });
  });
  bench('a step of a drag: one séance moved, then asked about', () => {
    conflictsOf(withMoved(prepared, { ...dragged, startsAt: '2026-06-08T11:00' }), { of: dragged.id });
  });
  bench('what could be done about one clash', () => {
    actsOf({ ...clash }, prepared.index);
  });
  bench('conflictsOf, 200 séances in one room and one day', () => {
    conflictsOf(crowdedDraft);
  });
});
