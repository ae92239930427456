import { bench, describe } from 'vitest';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { largeIncoming } from './incoming-testing.ts';
import { noProgrammeAnswers } from './planned.ts';
import { importProgramme, programmePlanOf } from './programme-import.ts';

// 14,000 séances with 350 rooms and 9,334 people into an empty festival: at most 3 s to plan and
// 5 s to write, of which e2e/bench/imports.ts says what it is in its thread.
const NOW = '2026-05-01T10:00:00.000Z';
const db = openTestDb();
const { userId } = makeFestival(db, { events: 0, rooms: 1, days: 3, seed: 1, slug: 'large' });
const actor = { userId, name: 'Camille', email: 'c@example.org', isAdministrator: false };
const festival = authorizeFestival(actor, 'large', 'settings', db);
const file = { incoming: largeIncoming(14_000), answers: { ...noProgrammeAnswers, outside: 'grow' } } as const;
const once = { iterations: 3, warmupIterations: 1, time: 0 };

/** Brings the file in, and answers the batch. */
function bring(): string {
  const known = programmePlanOf(festival, file);
  const done = importProgramme(festival, file, known.plan.fingerprint, null, NOW, known);
  return (done.ok && done.batch) || '';
}

describe('14,000 séances', () => {
  bench('plan', () => void programmePlanOf(festival, file), once);
  bench('plan, write and take back', () => void undoBatch(festival, bring(), NOW), once);
});
