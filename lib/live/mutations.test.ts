import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { deleteEvent } from '#lib/deletion/records.ts';
import { readEvent } from '#lib/events/root.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { done, history } from '#lib/history/testing.ts';
import { liveResource } from '#lib/open-data/api/resources.ts';
import { liveFactsOf, teamFactsOf } from '#lib/programme/live-now.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { releaseDocuments } from '#lib/programme/released.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { sheetsStamp } from '#lib/volunteers/page-keys.ts';
import { doDayPost, undoTold } from './day-posts.ts';
import { dayPostSchema, delaySchema, noticeSchema, placesSchema } from './day-posts-schema.ts';
import { holding, key, MORNING, publicKeyNow, publishedDay } from './live-testing.ts';
import { endTold, tellDelay, tellNotice, tellPlaces } from './mutations.ts';
import { dayBoardOf, delayPreviewOf, drawnBySlug } from './queries.ts';

const LATER = '2026-06-06T08:00:08.000Z';
const delay = (minutes: number, choice: 'carry' | 'shorten' | 'leave' = 'carry', event = 1001, clientKey = key()) =>
  delaySchema.parse({ clientKey, event, minutes, choice });
const places = (state: string | null, more = {}, event = 1001) =>
  placesSchema.parse({ clientKey: key(), event, places: state, ...more });
const notice = (fr: string, event: number | null = null, more = {}) =>
  noticeSchema.parse({ clientKey: key(), event, text: { fr }, ...more });

describe('tellDelay', () => {
  it.each([
    ['carry', ['1001 +20', '1002 +20']],
    ['shorten', ['1001 +20-15', '1002 +5']],
    ['leave', ['1001 +20']],
  ] as const)('does « %s » as it was shown', (choice, expected) => {
    const { day, db } = publishedDay();
    const preview = delayPreviewOf(day, { event: 1001, minutes: 20 }, MORNING, db);
    const shown = preview?.choices.find(({ kind }) => kind === choice)?.delays;
    done(tellDelay(day, { ...delay(20, choice), shown: [...(shown ?? [])] }, MORNING));
    expect(holding(day)).toEqual(expected);
  });

  it('renews the public key and leaves the release, and so every calendar, unchanged', () => {
    const { day, db } = publishedDay();
    const [before, release] = [publicKeyNow(db, day), releaseDocuments(day.id, undefined, db)];
    done(tellDelay(day, delay(20), MORNING));
    expect(publicKeyNow(db, day)).not.toBe(before);
    expect(releaseDocuments(day.id, undefined, db)).toEqual(release);
  });

  it('is announced once, however often it is sent', () => {
    const { day, db } = publishedDay();
    const input = delay(20);
    const first = done(tellDelay(day, input, MORNING));
    const after = publicKeyNow(db, day);
    expect(tellDelay(day, input, LATER)).toEqual({ ok: true, batch: first.batch });
    expect(tellDelay(day, delay(20), LATER)).toEqual({ ok: true, batch: null });
    expect(db.select().from(t.liveFacts).all()).toHaveLength(2);
    expect(publicKeyNow(db, day)).toBe(after);
  });

  it('replaces the former delay, and what that one had carried to others', () => {
    const { day, db } = publishedDay();
    done(tellDelay(day, delay(20), MORNING));
    done(tellDelay(day, delay(5), MORNING));
    expect(holding(day)).toEqual(['1001 +5', '1002 +5']);
    done(tellDelay(day, delay(0), MORNING));
    expect(holding(day)).toEqual([]);
    expect(history(db).filter((line) => line.startsWith('live-fact')).length).toBe(8);
  });

  it('lasts until the séance ends, like other live facts of it', () => {
    const { day, db } = publishedDay();
    done(tellPlaces(day, places('full'), MORNING));
    done(tellDelay(day, delay(20, 'leave'), MORNING));
    const ends = db
      .select()
      .from(t.liveFacts)
      .all()
      .map(({ kind, until }) => [kind, until]);
    // 09:00, 90 minutes, 20 late: 10:50 in Paris.
    expect(ends).toEqual([
      ['availability', '2026-06-06T08:50:00.000Z'],
      ['delay', '2026-06-06T08:50:00.000Z'],
    ]);
  });

  it('does nothing if the effect differs from the preview', () => {
    const { day } = publishedDay();
    const input = { ...delay(20), shown: [{ event: 1001, delay: 20, cut: 0 }] };
    expect(tellDelay(day, input, MORNING)).toMatchObject({ ok: false, reason: 'changed', preview: { delay: 20 } });
    expect(holding(day)).toEqual([]);
  });

  it('does not replace what somebody else announced since the reader looked, and names who and when', () => {
    const { day, db } = publishedDay();
    const shownFor = (minutes: number) =>
      delayPreviewOf(day, { event: 1001, minutes }, MORNING, db)?.choices.find(({ kind }) => kind === 'carry')?.delays;
    const mine = { ...delay(5), shown: [...(shownFor(5) ?? [])] };
    const same = { ...delay(20), shown: [...(shownFor(20) ?? [])] };
    done(tellDelay(day, delay(20), MORNING));
    const by = day.actor.name || day.actor.email;
    const told = { ok: false, reason: 'overtaken', by, at: MORNING, value: '20' };
    expect(tellDelay(day, mine, LATER)).toEqual({ ...told, isOwn: true });
    const lea = makeAccount(db, 'Léa', { festivalId: day.id, role: 'organiser' });
    expect(tellDelay(authorizeFestival(lea, day.slug, 'day', db), mine, LATER)).toEqual({ ...told, isOwn: false });
    expect(holding(day)).toEqual(['1001 +20', '1002 +20']);
    // Both announced the same, so the second has nothing to do.
    expect(tellDelay(day, same, LATER)).toEqual({ ok: true, batch: null });
    // Somebody who has seen the first may change it.
    done(tellDelay(day, { ...delay(25), shown: [...(shownFor(25) ?? [])] }, LATER));
    expect(holding(day)).toEqual(['1001 +25', '1002 +25']);
    const later = { ...delay(30), shown: [...(shownFor(30) ?? [])] };
    done(tellDelay(day, delay(0), LATER));
    expect(tellDelay(day, later, LATER)).toMatchObject({ reason: 'overtaken', at: LATER, value: '0' });
  });

  it('lasts until the end of the day for a drop-in without an end, whenever it is announced', () => {
    const { day, db, events, festival } = publishedDay();
    const id = events[2] ?? 0;
    db.update(t.events).set({ admission: 'drop-in' }).where(eq(t.events.id, id)).run();
    db.delete(t.eventItems).where(eq(t.eventItems.eventId, id)).run();
    done(publishRelease(festival, publishSchema.parse({ expected: 1 }), MORNING));
    const dayBefore = '2026-06-05T10:00:00.000Z';
    done(tellPlaces(day, places('full', {}, 1003), dayBefore));
    done(tellNotice(day, notice('Entrée par la cour.', 1003), dayBefore));
    const until = db.select({ until: t.liveFacts.until }).from(t.liveFacts).all();
    expect(until).toEqual(Array(2).fill({ until: '2026-06-07T03:00:00.000Z' }));
    const is = (now: string) => {
      const [room] = dayBoardOf(day, now, { date: '2026-06-06' })?.rooms ?? [];
      return { now: room?.now.map(({ number }) => number), over: room?.over.map(({ number }) => number) };
    };
    expect(is('2026-06-07T02:59:00.000Z')).toMatchObject({ now: [1003] });
    expect(is('2026-06-07T03:00:00.000Z')).toEqual({ now: [], over: [1001, 1002, 1003] });
    expect(tellPlaces(day, places('places', {}, 1003), '2026-06-07T03:00:00.000Z')).toMatchObject({ reason: 'over' });
  });

  it('refuses séances that are over, not public or cancelled, with the reason', () => {
    const { day, db, events, festival } = publishedDay();
    expect(tellDelay(day, delay(20), '2026-06-06T20:00:00.000Z')).toEqual({ ok: false, reason: 'over' });
    expect(tellPlaces(day, places('full'), '2026-06-06T20:00:00.000Z')).toEqual({ ok: false, reason: 'over' });
    const past = notice('Bus en panne.', null, { until: '2026-06-06T07:59:00Z' });
    expect(tellNotice(day, past, MORNING)).toEqual({ ok: false, reason: 'over' });
    expect(tellDelay(day, delay(20, 'carry', 99), MORNING)).toEqual({ ok: false, reason: 'notPublic' });
    db.update(t.events)
      .set({ status: 'cancelled', version: 2 })
      .where(eq(t.events.id, events[1] ?? 0))
      .run();
    done(publishRelease(festival, publishSchema.parse({ expected: 1 }), MORNING));
    for (const told of [
      tellDelay(day, delay(20, 'leave', 1002), MORNING),
      tellPlaces(day, places('full', {}, 1002), MORNING),
      tellNotice(day, notice('Venez plus tôt.', 1002), MORNING),
    ])
      expect(told).toEqual({ ok: false, reason: 'notPublic' });
    db.delete(t.events)
      .where(eq(t.events.id, events[0] ?? 0))
      .run();
    expect(tellDelay(day, delay(20), MORNING)).toEqual({ ok: false, reason: 'notPublic' });
    expect(db.select().from(t.liveFacts).all()).toEqual([]);
  });
});

describe('tellPlaces', () => {
  it('says one thing at a time, and is undone', () => {
    const { day } = publishedDay();
    done(tellPlaces(day, places('last-places'), MORNING));
    done(tellPlaces(day, places('full'), MORNING));
    expect(holding(day)).toEqual(['1001 full']);
    done(tellPlaces(day, places(null), MORNING));
    expect(holding(day)).toEqual([]);
  });

  it('does not overwrite what somebody announced since', () => {
    const { day, db } = publishedDay();
    done(tellPlaces(day, places('full', { seen: null }), MORNING));
    expect(tellPlaces(day, places('places', { seen: null }), LATER)).toEqual({
      ok: false,
      reason: 'overtaken',
      by: 'Camille',
      at: MORNING,
      isOwn: true,
      value: 'full',
    });
    const seen = db.select().from(t.liveFacts).get()?.id;
    expect(tellPlaces(day, places('places', { seen }), MORNING)).toMatchObject({ ok: true });
  });
});

describe('tellNotice', () => {
  it('adds to earlier ones until the séance, or the festival’s day, is over', () => {
    const { day, db } = publishedDay();
    done(tellNotice(day, notice('Entrée par la cour.'), MORNING));
    done(tellNotice(day, notice('Venez plus tôt.', 1003), MORNING));
    done(tellNotice(day, notice('Bus en panne.', null, { until: '2026-06-06T12:00:00+02:00' }), MORNING));
    expect(holding(day)).toEqual(['1003 «Venez plus tôt.»', '«Entrée par la cour.»', '«Bus en panne.»']);
    expect(
      db
        .select()
        .from(t.liveFacts)
        .all()
        .map(({ until }) => until),
    ).toEqual([
      // 05:00 in Paris.
      '2026-06-07T03:00:00.000Z',
      '2026-06-06T13:30:00.000Z',
      '2026-06-06T10:00:00.000Z',
    ]);
    const [first] = db.select().from(t.liveFacts).all();
    done(endTold(day, { clientKey: key(), fact: first?.id ?? 0 }, LATER));
    expect(holding(day, LATER)).toEqual(['1003 «Venez plus tôt.»', '«Bus en panne.»']);
  });

  it('only to volunteers is on their own pages, and in nothing the public reads: page, screen, API, calendars', () => {
    const { day, db } = publishedDay();
    const before = { key: publicKeyNow(db, day), stamp: sheetsStamp(day.id, MORNING, db) };
    const told = doDayPost(
      day,
      dayPostSchema.parse({ what: 'notice', clientKey: key(), event: '', text: { fr: 'zqteam' }, readers: 'team' }),
      MORNING,
    );
    expect(told).toMatchObject({ ok: true, isPublic: false });
    expect(teamFactsOf(day.id, MORNING, db).notices).toMatchObject([{ text: { fr: 'zqteam' }, isForTeam: true }]);
    const drawn = drawnBySlug(day.slug, MORNING, db);
    if (!drawn) throw new Error('not public');
    const read = JSON.stringify([drawn.document, liveResource(drawn.document, liveFactsOf(day.id, MORNING, db))]);
    expect(read).not.toContain('zqteam');
    expect(drawn.document.live).toBeUndefined();
    expect(sheetsStamp(day.id, MORNING, db)).not.toBe(before.stamp);
    // Whoever runs the day finds the notice with its addressees, and can remove it.
    expect(dayBoardOf(day, MORNING)?.history[0]?.what).toMatchObject({ kind: 'notice', isForTeam: true });
    done(endTold(day, { clientKey: key(), fact: db.select().from(t.liveFacts).get()?.id ?? 0 }, LATER));
    expect(teamFactsOf(day.id, LATER, db).notices).toEqual([]);
  });

  it('is refused without a text', () => {
    expect(noticeSchema.safeParse({ clientKey: key(), event: null, text: { fr: ' ' } }).success).toBe(false);
    expect(noticeSchema.safeParse({ clientKey: key(), event: null, text: { fr: 'x'.repeat(301) } }).success).toBe(
      false,
    );
  });
});

describe('undo', () => {
  it('restores what held before, and is redone', () => {
    const { day, db } = publishedDay();
    done(tellDelay(day, delay(5), MORNING));
    const second = done(tellDelay(day, delay(20), MORNING));
    const keys = [publicKeyNow(db, day)];
    const undone = done(undoTold(day, { batch: second.batch ?? '', clientKey: key() }, LATER));
    expect(holding(day)).toEqual(['1001 +5', '1002 +5']);
    keys.push(publicKeyNow(db, day));
    done(undoTold(day, { batch: undone.batch, clientKey: key() }, LATER));
    expect(holding(day)).toEqual(['1001 +20', '1002 +20']);
    keys.push(publicKeyNow(db, day));
    expect(new Set(keys).size).toBe(3);
  });

  it('of a deletion leaves « complet » as it was announced, whatever was published and redone meanwhile', () => {
    const { day, db, festival, events } = publishedDay();
    const seen = { version: readEvent(db, festival.id, events[2] ?? 0)?.version ?? 0, clientKey: null };
    done(tellPlaces(day, places('full', {}, 1003), MORNING));
    const deleted = done(
      deleteEvent(authorizeFestival(festival.actor, festival.slug, 'schedule', db), events[2] ?? 0, seen, MORNING),
    );
    done(publishRelease(festival, publishSchema.parse({ expected: 1 }), MORNING));
    const back = done(undoBatch(festival, deleted.batch ?? '', MORNING));
    expect(holding(day)).toEqual(['1003 full']);
    done(publishRelease(festival, publishSchema.parse({ expected: 2 }), MORNING));
    done(tellNotice(day, notice('Entrée B', 1003), LATER));
    const key = publicKeyNow(db, day);
    const again = done(undoBatch(festival, back.batch ?? '', LATER));
    expect([holding(day), publicKeyNow(db, day) === key]).toEqual([[], false]);
    done(undoBatch(festival, again.batch ?? '', LATER));
    expect(holding(day)).toEqual(['1003 full «Entrée B»']);
  });

  it('is done once under one key', () => {
    const { day } = publishedDay();
    const told = done(tellPlaces(day, places('full'), MORNING));
    const input = { batch: told.batch ?? '', clientKey: key() };
    const first = done(undoTold(day, input, LATER));
    expect(undoTold(day, input, LATER)).toEqual({ ok: true, batch: first.batch });
    expect(holding(day)).toEqual([]);
  });

  it('is refused whole if somebody announced something else since', () => {
    const { day } = publishedDay();
    const told = done(tellDelay(day, delay(20), MORNING));
    done(tellDelay(day, delay(30, 'carry', 1002), LATER));
    expect(undoTold(day, { batch: told.batch ?? '', clientKey: key() }, LATER)).toEqual({
      ok: false,
      reason: 'overtaken',
      by: 'Camille',
      at: LATER,
      isOwn: true,
    });
    const held = holding(day);
    expect(undoBatch(day, told.batch ?? '', LATER)).toEqual({ ok: false, reason: 'changed' });
    expect(holding(day)).toEqual(held);
    expect(holding(day)).toEqual(['1001 +20', '1002 +30']);
  });

  it('from a page without a script renews the public key too', () => {
    const { day, db } = publishedDay();
    const told = done(tellPlaces(day, places('full'), MORNING));
    const before = publicKeyNow(db, day);
    done(undoBatch(day, told.batch ?? '', LATER));
    expect([holding(day), publicKeyNow(db, day) === before]).toEqual([[], false]);
  });

  it('never changes another festival', () => {
    const { day, db, actor } = publishedDay();
    const told = done(tellPlaces(day, places('full'), MORNING));
    makeFestival(db, { events: 2, rooms: 1, days: 1, seed: 9 });
    const other = authorizeFestival({ ...actor, isAdministrator: true }, 'festival-9', 'day', db);
    expect(undoTold(other, { batch: told.batch ?? '', clientKey: key() }, LATER)).toEqual({
      ok: false,
      reason: 'unknown',
    });
    const fact = db.select().from(t.liveFacts).get()?.id ?? 0;
    expect(endTold(other, { clientKey: key(), fact }, LATER)).toEqual({ ok: true, batch: null });
    expect(tellPlaces(other, places('full'), MORNING)).toEqual({ ok: false, reason: 'notPublic' });
    expect(holding(day)).toEqual(['1001 full']);
  });
});
