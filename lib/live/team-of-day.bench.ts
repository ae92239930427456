import { bench, describe } from 'vitest';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { NO_FACTS } from '#lib/model/live-facts.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { largeFestival } from '#lib/volunteers/large-testing.ts';
import { dayBoardOf, dayKeyOf } from './queries.ts';
import { teamToday } from './team-of-day.ts';

// 200 séances in 8 rooms over 5 days, 600 shifts of which 600 places are given, 120 volunteers: the
// board with all they bring at most 100 ms on the server; its key, which every open board asks for
// every four seconds, far below one.
const NOW = '2026-06-06T08:00:00.000Z';
const { db, slug, actor } = largeFestival({ assigned: 600 });
publishRelease(
  authorizeFestival(actor, slug, 'publish', db),
  publishSchema.parse({ expected: 0, note: {} }),
  '2026-05-01T10:00:00.000Z',
);
const day = authorizeFestival(actor, slug, 'day', db);

describe('the day with its volunteers, 200 séances, 600 shifts', () => {
  bench('the board, who holds what included', () => {
    const document = teamDocumentOf(day.id, db);
    // Somebody writes: what was kept is read anew.
    db.$client.exec('update tasks set version = version + 1');
    if (document) dayBoardOf(day, NOW, { team: teamToday(day, document, NO_FACTS) });
  });
  bench('the key of the day', () => {
    dayKeyOf(day);
  });
});
