import { randomUUID } from 'node:crypto';
import { bench, describe } from 'vitest';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { workingFestival } from '#lib/history/testing.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { previewActOf } from './day-act-preview.ts';
import { dayActSchema, delaySchema, placesSchema } from './day-posts-schema.ts';
import { tellDelay, tellPlaces } from './mutations.ts';
import { dayBoardOf, delayPreviewOf } from './queries.ts';

// 200 séances in 8 rooms over 3 days; 20 delays and 20 « complet » hold, and 40 taps stand in the
// history: the board at most 100 ms on the server.
const { db, made, actor, festival } = workingFestival('publish', { events: 200, rooms: 8, days: 3, seed: 5 });
publishRelease(festival, publishSchema.parse({ expected: 0 }), '2026-05-01T10:00:00.000Z');
const day = authorizeFestival(actor, made.slug, 'day', db);
const NOW = '2026-06-06T10:00:00.000Z';
const onDay = (teamDocumentOf(day.id, db)?.events ?? []).filter(
  (event) => event.day === '2026-06-06' && event.status === 'planned' && (event.endInstant ?? '') > NOW,
);
for (const { number } of onDay.slice(0, 20)) {
  tellDelay(day, delaySchema.parse({ clientKey: randomUUID(), event: number, minutes: 10, choice: 'leave' }), NOW);
  tellPlaces(day, placesSchema.parse({ clientKey: randomUUID(), event: number, places: 'full' }), NOW);
}
const first = onDay[0]?.number ?? 0;
const cancel = dayActSchema.parse({ act: 'cancel', event: first });

describe('the day itself, 200 séances', () => {
  bench('the board', () => {
    dayBoardOf(day, NOW);
  });
  bench('what a delay would do', () => {
    delayPreviewOf(day, { event: first, minutes: 20 }, NOW, db);
  });
  bench('what an act would do', () => {
    previewActOf(day, cancel, NOW, db);
  });
});
