import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { done } from '#lib/history/testing.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { rowsOf } from '#lib/volunteers/working-testing.ts';
import { previewActOf } from './day-act-preview.ts';
import { isForPublic } from './day-history.ts';
import { doDayPost } from './day-posts.ts';
import { dayPostSchema } from './day-posts-schema.ts';
import { dayChangeSentence, lastToldOf, overtaking } from './day-sentences.ts';
import { holding, key, MORNING, publishedDay } from './live-testing.ts';
import { peopleToTell } from './people-to-tell.ts';
import { dayBoardOf, dayKeyOf } from './queries.ts';
import { contactsFor, newsOfBatch } from './told-news.ts';

/** As a form posts it: only texts. */
const posted = (values: object) => dayPostSchema.parse({ clientKey: key(), ...values });

describe('what « Le jour J » posts', () => {
  it.each([
    [
      'delay',
      { event: '1001', minutes: '20', choice: 'leave', shown: [{ event: '1001', delay: '20', cut: '0' }] },
      '1001 +20',
    ],
    ['places', { event: '1001', places: 'full', seen: '' }, '1001 full'],
    ['notice', { event: '', text: { fr: 'Bonjour', en: '' } }, '«Bonjour»'],
  ])('%s is done once', (what, values, expected) => {
    const { day } = publishedDay();
    const post = posted({ what, ...values });
    expect(doDayPost(day, post, MORNING)).toMatchObject({ ok: true, isPublic: true });
    doDayPost(day, post, MORNING);
    expect(holding(day)).toEqual([expected]);
  });

  it('undoes places and notices', () => {
    const { db, day } = publishedDay();
    doDayPost(day, posted({ what: 'places', event: '1001', places: 'full', seen: '' }), MORNING);
    doDayPost(day, posted({ what: 'notice', event: '1002', text: { fr: 'Bonjour' } }), MORNING);
    const [places, notice] = db.select().from(t.liveFacts).all();
    doDayPost(day, posted({ what: 'places', event: '1001', places: '', seen: String(places?.id) }), MORNING);
    doDayPost(day, posted({ what: 'end', fact: String(notice?.id) }), MORNING);
    expect(holding(day)).toEqual([]);
  });

  it('counts entries only for a séance of this festival', () => {
    const { db, day } = publishedDay();
    expect(doDayPost(day, posted({ what: 'entries', event: '1001', count: '74' }), MORNING)).toEqual({
      ok: true,
      batch: expect.any(String),
      isPublic: false,
    });
    expect(db.select().from(t.entryCounts).all()).toMatchObject([{ count: 74 }]);
    expect(() => doDayPost(day, posted({ what: 'entries', event: '9999', count: '1' }), MORNING)).toThrow('notFound');
    expect(dayPostSchema.safeParse({ clientKey: key(), what: 'entries', event: '1001', count: '-1' }).success).toBe(
      false,
    );
  });

  it('says so if somebody counted after a count that waited for a network', () => {
    const { db, day } = publishedDay();
    doDayPost(day, posted({ what: 'entries', event: '1001', count: '74' }), MORNING);
    const late = posted({ what: 'entries', event: '1001', count: '60' });
    expect(doDayPost(day, late, MORNING, 600)).toEqual({
      ok: false,
      reason: 'overtaken',
      by: day.actor.name || day.actor.email,
      at: MORNING,
      isOwn: true,
    });
    expect(db.select().from(t.entryCounts).all()).toMatchObject([{ count: 74 }]);
  });

  it('lists check-ins, settled problems and counts, and undoes each', () => {
    const { db, day } = publishedDay();
    const put = rowsOf(db, day.id);
    const ada = put.volunteer('Ada');
    const { id: assignment } = put.assignment(put.shift(put.task().id).id, ada.id, { state: 'confirmed' });
    const own = { festivalId: day.id, volunteerId: ada.id, at: MORNING };
    const { id: problem } = db
      .insert(t.problems)
      .values({ ...own, kind: 'equipment' })
      .returning()
      .get();
    const batches = [
      posted({ what: 'check-in', assignment, isThere: 'on' }),
      posted({ what: 'settle', problem }),
      posted({ what: 'entries', event: '1001', count: '74' }),
    ].map((post) => {
      const done = doDayPost(day, post, MORNING);
      return done.ok ? (done.batch ?? '') : '';
    });
    const document = teamDocumentOf(day.id, db);
    if (!document) throw new Error('nothing is published');
    const history = () =>
      (dayBoardOf(day, MORNING)?.history ?? [])
        .filter(({ what }) => what.kind !== 'published')
        .map((change) => `${dayChangeSentence(change, document, 'en')}${change.canUndo ? ' <' : ''}`);
    expect(history()).toEqual([
      expect.stringMatching(/: 74 people in\. <$/),
      'Settled: Equipment (Ada). <',
      'Ada is there. <',
    ]);
    // None of it is read by the public, as a word to the team is not.
    for (const readers of ['team', 'all'])
      done(doDayPost(day, posted({ what: 'notice', event: '', readers, text: { fr: 'Orage.' } }), MORNING));
    const all = dayBoardOf(day, MORNING)?.history ?? [];
    expect(all.map(({ what }) => isForPublic(what))).toEqual([true, false, false, false, false]);
    for (const batch of batches) expect(doDayPost(day, posted({ what: 'undo', batch }), MORNING).ok).toBe(true);
    expect(history().slice(0, 3)).toEqual([
      expect.stringMatching(/^Undone: .* 74 people in\. <$/),
      'Undone: Settled: Equipment (Ada). <',
      'Undone: Ada is there. <',
    ]);
    expect(db.select().from(t.entryCounts).all()).toEqual([]);
    expect(db.select().from(t.problems).all()).toMatchObject([{ settledAt: null }]);
    expect(db.select().from(t.assignments).all()).toMatchObject([{ checkedInAt: null }]);
  });

  it('says that a message to the team was not read by the public, also when it is ended or undone', () => {
    const { db, day } = publishedDay();
    for (const readers of ['team', 'all'])
      done(doDayPost(day, posted({ what: 'notice', event: '', readers, text: { fr: 'Orage.' } }), MORNING));
    for (const { id: fact } of db.select().from(t.liveFacts).all()) {
      const ended = doDayPost(day, posted({ what: 'end', fact: String(fact) }), MORNING);
      if (!ended.ok) throw new Error(ended.reason);
      done(doDayPost(day, posted({ what: 'undo', batch: ended.batch }), MORNING));
    }
    const turns = (dayBoardOf(day, MORNING)?.history ?? []).filter(({ what }) => what.kind === 'ended');
    expect(turns.map(({ what, isUndo }) => [isForPublic(what), isUndo])).toEqual([
      [true, true],
      [true, false],
      [false, true],
      [false, false],
    ]);
  });

  it('publishes nothing for a coordinator', () => {
    const { db, made, festival } = publishedDay();
    const { id: userId } = db
      .insert(t.users)
      .values({ email: 'c@example.org', name: 'Co', passwordHash: '', createdAt: MORNING })
      .returning()
      .get();
    db.insert(t.memberships).values({ festivalId: festival.id, userId, role: 'coordinator', createdAt: MORNING }).run();
    const actor = { userId, name: 'Co', email: '', isAdministrator: false };
    const day = authorizeFestival(actor, made.slug, 'day', db);
    const act = { act: 'cancel', event: 1001, reason: {} } as const;
    const preview = previewActOf(festival, act, MORNING, db);
    const post = posted({ what: 'act', act, facts: preview.ok ? preview.facts : '', sentence: {} });
    expect(() => doDayPost(day, post, MORNING)).toThrow('notAllowed');
    expect(doDayPost(day, posted({ what: 'places', event: '1001', places: 'full', seen: '' }), MORNING).ok).toBe(true);
  });

  it('changes the key the board asks for, which nothing else does', () => {
    const { day } = publishedDay();
    const before = dayKeyOf(day);
    expect(dayKeyOf(day)).toBe(before);
    doDayPost(day, posted({ what: 'places', event: '1001', places: 'full', seen: '' }), MORNING);
    expect(dayKeyOf(day)).not.toBe(before);
  });
});

describe('newsOfBatch', () => {
  const team = { shifts: [] };

  it('returns a delay as it was announced, and its undoing', () => {
    const { day } = publishedDay();
    const told = doDayPost(day, posted({ what: 'delay', event: '1001', minutes: '20', choice: 'carry' }), MORNING);
    const batch = told.ok ? (told.batch ?? '') : '';
    const news = newsOfBatch(day, batch, MORNING, team);
    expect(news?.news).toMatchObject({
      kind: 'delay',
      outcome: {
        delays: [
          { event: 1001, delay: 20 },
          { event: 1002, delay: 20 },
        ],
      },
    });
    const undone = doDayPost(day, posted({ what: 'undo', batch }), MORNING);
    const back = newsOfBatch(day, undone.ok ? (undone.batch ?? '') : '', MORNING, team);
    expect(back?.news).toMatchObject({
      kind: 'delay',
      outcome: {
        delays: [
          { event: 1001, delay: 0 },
          { event: 1002, delay: 0 },
        ],
      },
    });
  });

  it('a delay ends with the start it was counted from: a publication that moves a séance says so in one message, and the tap counts as overtaken', () => {
    const { day, festival, db, events } = publishedDay();
    const carried = doDayPost(day, posted({ what: 'delay', event: '1001', minutes: '20', choice: 'carry' }), MORNING);
    const move = { startsAt: '2026-06-06T18:00', version: 2 };
    db.update(t.events)
      .set(move)
      .where(eq(t.events.id, events[1] ?? 0))
      .run();
    done(publishRelease(festival, publishSchema.parse({ expected: 1 }), MORNING));
    const rows = db.select().from(t.changes).where(eq(t.changes.festivalId, festival.id)).all();
    const release = rows.findLast(({ entity }) => entity === 'release');
    const ended = rows.filter(({ entity, verb }) => entity === 'live-fact' && verb === 'ended');
    expect(ended.map(({ batch }) => batch)).toEqual([release?.batch]);
    expect(dayBoardOf(day, MORNING)?.history[0]?.what).toMatchObject({ kind: 'published' });
    const undone = doDayPost(day, posted({ what: 'undo', batch: carried.ok ? (carried.batch ?? '') : '' }), MORNING);
    expect(undone).toMatchObject({ ok: false, reason: 'overtaken' });
  });

  it('counts as overtaken after later facts about the same séances', () => {
    const { day } = publishedDay();
    const batchOf = (values: object) => {
      const told = doDayPost(day, posted(values), MORNING);
      return told.ok ? (told.batch ?? '') : '';
    };
    const first = batchOf({ what: 'delay', event: '1001', minutes: '20', choice: 'carry' });
    const historyNow = () => dayBoardOf(day, MORNING)?.history ?? [];
    const overtakenBy = (batch: string) => {
      const history = historyNow();
      const change = history.find((one) => one.batch === batch);
      return change && (overtaking(history, change)?.batch ?? null);
    };
    batchOf({ what: 'places', event: '1001', places: 'full', seen: '' });
    expect(overtakenBy(first)).toBe(null);
    const second = batchOf({ what: 'delay', event: '1002', minutes: '5', choice: 'leave' });
    expect([overtakenBy(first), overtakenBy(second)]).toEqual([second, null]);
    const back = batchOf({ what: 'undo', batch: second });
    expect(overtakenBy(second)).toBe(back);
    expect(lastToldOf(historyNow(), [1002])?.batch).toBe(back);
    // « À l'heure » also ends the delays passed on to later séances.
    const onTime = batchOf({ what: 'delay', event: '1001', minutes: '0', choice: 'carry' });
    expect(holding(day)).toEqual(['1001 full']);
    expect(lastToldOf(historyNow(), [1002])?.batch).toBe(onTime);
    expect(overtakenBy(second)).toBe(onTime);
  });

  it('names what an act changed, and nobody for places', () => {
    const { day, festival, db, room2 } = publishedDay();
    const act = { act: 'room', event: 1003, room: room2 } as const;
    const preview = previewActOf(festival, act, MORNING, db);
    const told = doDayPost(
      day,
      posted({ what: 'act', act, facts: preview.ok ? preview.facts : '', sentence: {} }),
      MORNING,
    );
    const found = newsOfBatch(day, told.ok ? (told.batch ?? '') : '', MORNING, team);
    expect(found?.news).toMatchObject({ kind: 'act', differences: [{ number: 1003 }] });
    expect(found && peopleToTell(found.news, found.document, contactsFor(day), MORNING).length).toBe(0);
    const places = doDayPost(day, posted({ what: 'places', event: '1001', places: 'full', seen: '' }), MORNING);
    expect(newsOfBatch(day, places.ok ? (places.batch ?? '') : '', MORNING, team)).toBe(null);
    expect(newsOfBatch(day, key(), MORNING, team)).toBe(null);
  });
});
