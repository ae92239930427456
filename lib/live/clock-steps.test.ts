import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { write } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { sessionOf, startSession } from '#lib/accounts/sessions.ts';
import { countTry } from '#lib/accounts/throttle.ts';
import { forgetCounts } from '#lib/counted-testing.ts';
import { lastChange } from '#lib/events/act-answers.ts';
import { doActs } from '#lib/events/acts.ts';
import { actsSchema } from '#lib/events/acts-schema.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { done, workingFestival } from '#lib/history/testing.ts';
import { delaySchema, noticeSchema } from './day-posts-schema.ts';
import { endExpired } from './expiry.ts';
import { messagesSince } from './hub.ts';
import { holding, key, MORNING, publishedDay } from './live-testing.ts';
import { tellDelay, tellNotice } from './mutations.ts';

/*
 * A server whose clock is set while somebody works: a summer hour set by hand, a machine that comes
 * back with yesterday's date.
 */

const HOUR = 3_600_000;
const STEPS: readonly [string, number][] = [
  ['an hour ahead', HOUR],
  ['an hour back', -HOUR],
  ['a day back', -24 * HOUR],
];
const after = (step: number) => new Date(Date.parse(MORNING) + step).toISOString();

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse(MORNING) });
  forgetCounts();
});
afterEach(() => {
  vi.useRealTimers();
});

it.each(STEPS)('%s: new facts of the day replace earlier ones, and can be ended', (_, step) => {
  const { day } = publishedDay();
  const delay = (minutes: number) => delaySchema.parse({ clientKey: key(), event: 1002, minutes, choice: 'leave' });
  done(tellDelay(day, delay(20), MORNING));
  done(tellDelay(day, delay(5), after(step)));
  expect(holding(day)).toEqual(['1002 +5']);
  done(tellDelay(day, delay(0), MORNING));
  expect(holding(day)).toEqual([]);
});

it.each(STEPS)('%s: a notice ends at its hour and no sooner, once', (_, step) => {
  const { day, db } = publishedDay();
  const until = after(HOUR / 2);
  const text = { fr: 'Entrée par la cour' };
  done(tellNotice(day, { ...noticeSchema.parse({ clientKey: key(), event: null, text }), until }, MORNING));
  expect(endExpired(db, after(step))).toBe(step > 0 ? 1 : 0);
  expect(endExpired(db, MORNING)).toBe(0);
  expect(endExpired(db, after(HOUR))).toBe(step > 0 ? 0 : 1);
});

it.each(STEPS)('%s: a session goes on, and so does one opened then', (_, step) => {
  const { day, db } = publishedDay();
  const start = (now: string) => write(db, (tx) => startSession(tx, day.actor.userId, '', now)).token;
  const before = start(MORNING);
  expect(sessionOf(before, after(step), db)?.actor.userId).toBe(day.actor.userId);
  const then = start(after(step));
  expect([before, then].map((token) => sessionOf(token, MORNING, db) !== null)).toEqual([true, true]);
});

it.each(STEPS)('%s: somebody out of attempts waits a quarter of an hour, not longer', async (_, step) => {
  const attempt = () =>
    countTry({ email: 'a@example.org', address: '192.0.2.1' }).then(
      () => 'tried',
      (error) => error.values.minutes <= 15,
    );
  for (let n = 0; n < 10; n += 1) expect(await attempt()).toBe('tried');
  expect(await attempt()).toBe(true);
  vi.setSystemTime(Date.parse(MORNING) + step);
  expect(await attempt()).toBe(step > 0 ? 'tried' : true);
  vi.advanceTimersByTime(15 * 60_000 + 1);
  expect(await attempt()).toBe('tried');
});

it.each(STEPS)('%s: a reader of the stream gets each act once, the last as it stands', (_, step) => {
  const { db, made, actor } = workingFestival('schedule', { events: 1, rooms: 1, days: 1 });
  const [id = 0] = made.eventIds;
  db.update(t.events).set({ startsAt: '2026-06-06T10:00' }).run();
  const festival = authorizeFestival(actor, made.slug, 'schedule', db);
  let last = lastChange(db, festival.id);
  const told: (number | undefined)[] = [];
  for (const [at, now] of [MORNING, after(step), MORNING].entries()) {
    const acts = [{ act: 'shift', minutes: 5, events: [{ id, version: at + 1 }] }];
    expect(doActs(festival, actsSchema.parse({ clientKey: key(), acts }), now)).toMatchObject({ ok: true });
    for (const message of messagesSince(db, festival.id, last))
      told.push(message.event === 'change' ? message.data.whole[0]?.version : undefined);
    last = lastChange(db, festival.id);
  }
  expect(told).toEqual([2, 3, 4]);
});
