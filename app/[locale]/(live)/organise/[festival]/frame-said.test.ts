import { eq } from 'drizzle-orm';
import { afterEach, expect, it, vi } from 'vitest';
import * as t from '#db/schema/index.ts';
import { kindsOf, warningCounts } from '#lib/events/warning-groups.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { done, NOW } from '#lib/history/testing.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { addDays } from '#lib/time/calendar.ts';
import { volunteersFestival } from '#lib/volunteers/working-testing.ts';
import { standingWarnings } from '#lib/warnings/queries.ts';
import { releaseSaid } from './frame-said.ts';

afterEach(() => vi.useRealTimers());

it('counts what waits as the pages behind do, and marks nothing that a role may not open', async () => {
  vi.useFakeTimers({ now: Date.parse(NOW), toFake: ['Date'] });
  const { db, made, actor, put, festival } = volunteersFestival();
  const [presence] = db.select().from(t.eventPeople).all();
  db.update(t.eventPeople)
    .set({ confirmation: 'invited' })
    .where(eq(t.eventPeople.id, presence?.id ?? 0))
    .run();
  const ada = put.volunteer('Ada');
  const problem = { festivalId: festival.id, volunteerId: ada.id, kind: 'equipment' as const, at: NOW };
  db.insert(t.problems)
    .values([problem, { ...problem, settledAt: NOW }])
    .run();
  const read = authorizeFestival(actor, made.slug, 'read', db);
  const { open } = standingWarnings(festival.id, db);
  const [counts, unanswered] = [warningCounts(open), kindsOf(open).get('unconfirmed-invited')];
  expect(unanswered).toBeGreaterThan(0);
  const before = await releaseSaid(read, 'fr', { isFrame: true });
  expect(before).toMatchObject({
    isWhole: true,
    waits: true,
    publish: 'Publier',
    marks: {
      warnings: { count: counts.all, tone: counts.blocking > 0 ? 'bad' : 'warn' },
      people: { count: unanswered },
      volunteers: { count: 1, said: '1 problème signalé' },
    },
  });
  expect(before.marks.publish).toBeUndefined();
  // After the last night nothing of the programme is to be settled; a problem still is.
  vi.setSystemTime(`${read.endsOn}T23:00:00Z`);
  expect((await releaseSaid(read, 'fr', { isFrame: true })).marks.warnings).toBeDefined();
  vi.setSystemTime(`${addDays(read.endsOn, 1)}T12:00:00Z`);
  const { marks } = await releaseSaid(read, 'fr', { isFrame: true });
  expect(Object.keys(marks)).toEqual(['volunteers']);
  vi.setSystemTime(NOW);
  expect((await releaseSaid({ ...read, role: 'team' }, 'fr', { isFrame: true })).marks.volunteers).toBeUndefined();

  // Once everything is published the button is not highlighted; after one change it is again.
  const publisher = authorizeFestival(actor, made.slug, 'publish', db);
  done(publishRelease(publisher, publishSchema.parse({ expected: 0 }), NOW));
  expect(await releaseSaid(read, 'fr', { isFrame: true })).toMatchObject({ number: 1, waits: false });
});
