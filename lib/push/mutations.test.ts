import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { Db } from '#db/client.ts';
import { pushSubscriptions, volunteers } from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { NOW } from '#lib/history/testing.ts';
import { forgetSelection, keepSelection } from '#lib/selections/mutations.ts';
import { openSelection } from '#lib/selections/queries.ts';
import { NO_SELECTION } from '#lib/selections/selection.ts';
import { addDays } from '#lib/time/calendar.ts';
import { authorizeVolunteer, renewLink } from '#lib/volunteers/links.ts';
import { volunteersFestival } from '#lib/volunteers/working-testing.ts';
import { doPushPost, forgetAfterFestivals, forgetEndpoint, type PushHolder } from './mutations.ts';
import { MAX_BROWSERS, MAX_SUBSCRIPTIONS, type PushPost } from './schema.ts';
import { openPushService } from './testing.ts';

let service: Awaited<ReturnType<typeof openPushService>>;

beforeAll(async () => {
  service = await openPushService();
});
afterAll(() => service.close());
beforeEach(() => {
  vi.stubEnv('LANTERNE_PUSH_TEST', service.origin);
});

const keep = (more: object = {}): Extract<PushPost, { what: 'keep' }> => ({
  what: 'keep',
  ...service.browser(),
  wishes: ['late'],
  locale: 'fr',
  ...more,
});

/** A visitor's selection in a festival of June 2026. */
function visitor(db: Db = openTestDb(), seed = 1): { db: Db; token: string; holder: PushHolder } {
  const { festivalId } = makeFestival(db, { events: 3, rooms: 1, days: 1, seed });
  const token = keepSelection(festivalId, NO_SELECTION, NOW, db);
  const opened = openSelection(token, db);
  if (!opened.ok) throw new Error(opened.reason);
  return { db, token, holder: { audience: 'visitor', festivalId, selectionId: opened.id } };
}

const rows = (db: Db) => db.select().from(pushSubscriptions).all();

it('keeps a browser once, with its last wishes, and at most five per person', () => {
  const { db, holder } = visitor();
  const first = keep();
  const done = doPushPost(holder, first, NOW, db);
  const again = doPushPost(holder, { ...first, wishes: ['full', 'soon', 'soon'], locale: 'en' }, NOW, db);
  expect(again).toEqual(done);
  expect(rows(db)).toMatchObject([{ wishes: ['full', 'soon'], locale: 'en', endpoint: first.endpoint }]);
  for (let more = 0; more < MAX_BROWSERS; more += 1) doPushPost(holder, keep(), NOW, db);
  expect(rows(db).map(({ endpoint }) => endpoint)).not.toContain(first.endpoint);
  expect(rows(db)).toHaveLength(MAX_BROWSERS);
});

it('takes no more browsers of visitors than a festival may have, except those it knows or that replace one', () => {
  const { db, holder } = visitor();
  const first = keep();
  doPushPost(holder, first, NOW, db);
  const columns = 'festival_id, audience, selection_id, endpoint, p256dh, auth, wishes, locale, created_at';
  const fill = (upTo: number) =>
    db.$client.exec(`with recursive n(i) as (select max(id) + 1 from push_subscriptions union all
      select i + 1 from n where i < ${upTo}) insert into push_subscriptions (key, ${columns})
      select 'key ' || i, ${columns} from n, push_subscriptions where id = 1`);
  fill(MAX_SUBSCRIPTIONS - 1);
  // One more is taken here, and one of another festival is none of this one.
  const opened = openSelection(keepSelection(holder.festivalId, NO_SELECTION, NOW, db), db);
  const next: PushHolder = { ...holder, audience: 'visitor', selectionId: opened.ok ? opened.id : 0 };
  expect([doPushPost(next, keep(), NOW, db).ok, doPushPost(visitor(db, 2).holder, keep(), NOW, db).ok]).toEqual([
    true,
    true,
  ]);
  expect(doPushPost(next, keep(), NOW, db)).toEqual({ ok: false, reason: 'full' });
  expect(doPushPost(holder, first, NOW, db).ok).toBe(true);
  // Volunteers are never too many.
  const ada = { festivalId: holder.festivalId, name: 'Ada', createdAt: NOW };
  const { id: volunteerId } = db.insert(volunteers).values(ada).returning().get();
  const volunteer: PushHolder = { festivalId: holder.festivalId, audience: 'volunteer', volunteerId };
  expect(doPushPost(volunteer, keep({ wishes: ['shift'] }), NOW, db).ok).toBe(true);
  // `holder` has all others: a new browser takes the place of an old one.
  expect(doPushPost(holder, keep(), NOW, db).ok).toBe(true);
});

it('renews and stops subscriptions of the same person only', () => {
  const { db, holder } = visitor();
  const done = doPushPost(holder, keep(), NOW, db);
  const key = done.ok ? (done.key ?? '') : '';
  const stranger: PushHolder = { ...holder, audience: 'visitor', selectionId: 999 };
  const renewed = service.browser();
  expect(doPushPost(stranger, { what: 'renew', ...renewed, key }, NOW, db)).toEqual({ ok: false, reason: 'unknown' });
  doPushPost(stranger, { what: 'stop', key }, NOW, db);
  expect(rows(db)).toHaveLength(1);
  expect(doPushPost(holder, { what: 'renew', ...renewed, key }, NOW, db)).toEqual({ ok: true, key });
  expect(rows(db)).toMatchObject([renewed]);
  doPushPost(holder, { what: 'stop', key }, NOW, db);
  expect(rows(db)).toEqual([]);
});

it('is deleted with the selection, with the link of a volunteer, with the browser, and with the festival', () => {
  const { db, token, holder } = visitor();
  doPushPost(holder, keep(), NOW, db);
  forgetSelection(token, NOW, db);
  expect(rows(db)).toEqual([]);

  const { db: other, festival, put } = volunteersFestival();
  const { id: volunteerId } = put.volunteer('Ada');
  const own: PushHolder = { audience: 'volunteer', festivalId: festival.id, volunteerId };
  const link = renewLink(festival, volunteerId, NOW).token;
  expect(authorizeVolunteer(link, NOW, other).ok).toBe(true);
  doPushPost(own, keep({ wishes: ['shift'] }), NOW, other);
  renewLink(festival, volunteerId, NOW);
  expect(rows(other)).toEqual([]);

  const kept = keep({ wishes: ['shift'] });
  doPushPost(own, kept, NOW, other);
  expect(forgetEndpoint(other, kept.endpoint)).toBe(1);

  doPushPost(own, keep({ wishes: ['shift'] }), NOW, other);
  expect(forgetAfterFestivals(`${addDays(festival.endsOn, 1)}T23:00:00.000Z`, other)).toBe(0);
  expect(forgetAfterFestivals('2027-06-01T03:00:00.000Z', other)).toBe(1);
});
