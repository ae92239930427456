import { bench, describe } from 'vitest';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { publicationPlan } from './publication.ts';

// 14,000 séances in 160 rooms over 21 days that were never published, as the publish page asks for
// them: found once for each state of the draft and each day, then kept.
const db = openTestDb();
const { festivalId: id } = makeFestival(db, { events: 14_000, rooms: 160, days: 21, seed: 1 });
const festival = { id, timeZone: 'Europe/Paris' };
const once = { iterations: 4, warmupIterations: 1, time: 0 };
let day = 1;
const on = (date: number) => `2026-05-${String(date).padStart(2, '0')}T10:00:00.000Z`;

describe('14,000 séances', () => {
  bench('found anew', () => void publicationPlan(festival, null, on(++day), db), once);
  bench('asked again', () => void publicationPlan(festival, null, on(day), db), once);
});
