import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { deleteEvent } from '#lib/deletion/records.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { done, NOW } from '#lib/history/testing.ts';
import { MAX_TAGS } from '#lib/i18n/tags.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { ActAnswer } from './act-answers.ts';
import { actsSchema, type GridAct, MAX_ACTS_BODY } from './acts-schema.ts';
import { act, friends, one } from './acts-testing.ts';
import { MAX_EVENTS } from './choices.ts';
import { readEvent } from './root.ts';
import { sayAct } from './say-act.ts';

const rows = (db: Db) => db.select().from(t.changes).all();
const clocks = { timeZone: 'Europe/Paris', dayStartsAt: '05:00' };
const said = (answer: ActAnswer, asOf = NOW) =>
  answer.ok ? '' : sayAct(translator('fr', 'acts'), answer.message, { locale: 'fr', clocks, asOf });

describe('acts of a grid', () => {
  it('move several séances together, as one batch, and answer where they stand', () => {
    const { db, festival, ids, rooms } = friends();
    const answer = done(
      act(festival, [
        {
          act: 'move',
          events: [
            { id: ids[0], version: 1, startsAt: '2026-06-07T20:00', roomId: rooms[1] },
            { id: ids[1], version: 1, startsAt: '2026-06-07T09:00' },
          ],
        },
      ]),
    );
    expect(answer).toEqual({
      ok: true,
      batch: expect.any(String),
      whole: [],
      removed: [],
      lastChange: 2,
      events: [
        {
          id: ids[0],
          version: 2,
          startsAt: '2026-06-07T20:00',
          publicEndFixed: null,
          isLocked: false,
          rooms: [{ roomId: rooms[1], use: 'main' }],
          timeIsSuggested: false,
          timeIsToConfirm: false,
        },
        expect.objectContaining({ id: ids[1], version: 2, startsAt: '2026-06-07T09:00' }),
      ],
    });
    expect(rows(db).map(({ batch, verb, undoes }) => [batch, verb, undoes])).toEqual([
      [answer.batch, 'moved', null],
      [answer.batch, 'moved', null],
    ]);
    expect(JSON.stringify(answer).length).toBeLessThan(2048);
  });

  it('move or copy one room of a séance to another room, with its use', () => {
    const { db, festival, ids, rooms } = friends();
    const [, other] = rooms;
    db.update(t.eventRooms).set({ use: 'overflow' }).where(eq(t.eventRooms.eventId, ids[0])).run();
    const [own] = readEvent(db, festival.id, ids[0])?.rooms ?? [];
    const to = own?.roomId === other ? rooms[0] : other;
    const change = { roomId: to, fromRoomId: own?.roomId ?? 0 };
    const overflow = [{ roomId: to, use: 'overflow' }];
    expect(one(act(festival, [{ act: 'copy', id: ids[0], version: 1, startsAt: null, ...change }])).rooms).toEqual(
      overflow,
    );
    expect(one(act(festival, [{ act: 'move', events: [{ id: ids[0], version: 1, ...change }] }])).rooms).toEqual(
      overflow,
    );
  });

  it('with the same key answer the same and do nothing', () => {
    const { db, festival, ids } = friends();
    const key = randomUUID();
    const move: GridAct[] = [{ act: 'shift', events: [{ id: ids[0], version: 1 }], minutes: 15 }];
    const first = act(festival, move, key);
    one(act(festival, [{ act: 'lock', events: [{ id: ids[0], version: 2 }] }]));
    expect(act(festival, move, key)).toEqual(first);
    expect(rows(db)).toHaveLength(2);
  });

  it('on a séance that somebody changed answer who, when and where it stands, and write nothing', () => {
    const { db, festival, others, ids } = friends();
    const theirs = one(
      act(others, [{ act: 'move', events: [{ id: ids[1], version: 1, startsAt: '2026-06-07T14:00' }] }]),
    );
    const answer = act(festival, [
      { act: 'shift', minutes: 5, events: [{ id: ids[0], version: 1 }] },
      { act: 'move', events: [{ id: ids[1], version: 1, startsAt: '2026-06-07T15:00' }] },
    ]);
    expect(answer).toEqual({
      ok: false,
      reason: 'stale',
      id: ids[1],
      count: 1,
      overtaken: [{ id: ids[1], by: 'Alix', isOwn: false, at: NOW, verb: 'moved', current: theirs }],
      message: expect.objectContaining({ key: 'refused.stale' }),
    });
    expect(said(answer)).toMatch(/^Entre-temps, à 12.h, Alix a déplacé « .+ »\./);
    expect(said(answer, '2026-05-02T10:00:00.000Z')).toMatch(/^Entre-temps, le vendredi 1er.mai à 12.h, Alix a /);
    const own = [{ act: 'move' as const, events: [{ id: ids[1], version: 1, startsAt: '2026-06-07T16:00' }] }];
    expect(said(act(others, own))).toMatch(/^Entre-temps, à 12.h, vous avez déplacé « .+ »\./);
    expect(rows(db)).toHaveLength(1);
    expect(readEvent(db, festival.id, ids[0])?.version).toBe(1);
    // One's own later act does not hide the other person's.
    one(act(festival, [{ act: 'lock', events: [{ id: ids[1], version: 2 }] }]));
    const lock = (version: number) => act(festival, [{ act: 'lock', events: [{ id: ids[1], version }] }]);
    expect(lock(1)).toMatchObject({ overtaken: [{ by: 'Alix', isOwn: false, verb: 'moved' }] });
    expect(lock(2)).toMatchObject({ overtaken: [{ by: 'Camille', isOwn: true, verb: 'locked' }] });
    // If the version seen is newer than the history, as after a restore, the last act is reported.
    expect(lock(9)).toMatchObject({ overtaken: [{ by: 'Camille', isOwn: true, verb: 'locked' }] });
    // For a deleted séance it is reported who deleted it.
    done(deleteEvent(festival, ids[1], { version: 3, clientKey: null }, NOW));
    expect(lock(1)).toMatchObject({ overtaken: [{ by: 'Camille', isOwn: true, verb: 'deleted', current: null }] });
  });

  it('on a deleted séance say so, and an id of another festival is unknown', () => {
    const { db, festival, ids, actor } = friends();
    db.update(t.events)
      .set({ wishes: { part: 'evening', edge: 'opening' } })
      .run();
    const made = one(act(festival, [{ act: 'copy', id: ids[0], version: 1, startsAt: null }]));
    // Only one of the two can open the festival.
    expect(made).toHaveProperty('wishes', { part: 'evening' });
    db.delete(t.events).where(eq(t.events.id, made.id)).run();
    const answer = act(festival, [{ act: 'lock', events: [{ id: made.id, version: 1 }] }]);
    expect(answer).toMatchObject({ reason: 'stale', overtaken: [{ current: null }] });
    const elsewhere = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 9 });
    const foreign = elsewhere.eventIds[0] ?? 0;
    expect(act(festival, [{ act: 'lock', events: [{ id: foreign, version: 1 }] }])).toMatchObject({
      reason: 'notFound',
    });
    const roomId = elsewhere.roomIds[0] ?? 0;
    expect(act(festival, [{ act: 'move', events: [{ id: ids[1], version: 1, roomId }] }])).toMatchObject({
      reason: 'noRoom',
    });
    const filmId = db.select().from(t.films).where(eq(t.films.festivalId, elsewhere.festivalId)).get()?.id ?? 0;
    const add: GridAct = { act: 'add', title: {}, filmId, kind: 'screening', startsAt: null, roomId: null };
    expect(act(festival, [add])).toMatchObject({ reason: 'noFilm' });
    const other = authorizeFestival({ ...actor, userId: elsewhere.userId }, elsewhere.slug, 'schedule', db);
    expect(act(other, [{ act: 'lock', events: [{ id: ids[1], version: 1 }] }])).toMatchObject({ reason: 'notFound' });
  });

  it('do not move a locked séance, but can unlock and rename it', () => {
    const { festival, ids } = friends();
    const [id, other] = ids;
    one(act(festival, [{ act: 'lock', events: [{ id, version: 1 }] }]));
    const locked: GridAct[] = [
      { act: 'move', events: [{ id, version: 2, startsAt: '2026-06-07T14:00' }] },
      { act: 'unschedule', events: [{ id, version: 2 }] },
      { act: 'resize', id, version: 2, end: '2026-06-06T14:00' },
      { act: 'shift', minutes: 5, events: [{ id, version: 2 }] },
      {
        act: 'swap',
        events: [
          { id: other, version: 1 },
          { id, version: 2 },
        ],
      },
    ];
    for (const refused of locked) expect(act(festival, [refused])).toMatchObject({ ok: false, reason: 'locked', id });
    expect(said(act(festival, locked.slice(0, 1)))).toMatch(/est verrouillée : elle ne bouge pas/);
    expect(one(act(festival, [{ act: 'rename', id, version: 2, title: { fr: 'Autre' } }]))).toMatchObject({
      title: { fr: 'Autre' },
    });
    expect(one(act(festival, [{ act: 'unlock', events: [{ id, version: 3 }] }]))).toMatchObject({ isLocked: false });
  });

  it('of one post may follow each other on one séance, from the version it was seen in', () => {
    const { db, festival, ids } = friends();
    const [id] = ids;
    done(
      act(festival, [
        { act: 'move', events: [{ id, version: 1, startsAt: '2026-06-07T10:00' }] },
        { act: 'lock', events: [{ id, version: 1 }] },
      ]),
    );
    expect(readEvent(db, festival.id, id)).toMatchObject({ version: 3, startsAt: '2026-06-07T10:00', isLocked: true });
  });

  it('that change nothing write nothing', () => {
    const { db, festival, ids } = friends();
    const startsAt = readEvent(db, festival.id, ids[0])?.startsAt ?? '';
    const answer = act(festival, [{ act: 'move', events: [{ id: ids[0], version: 1, startsAt }] }]);
    expect(answer).toEqual({ ok: true, batch: null, events: [], whole: [], removed: [], lastChange: 0 });
    expect(rows(db)).toEqual([]);
  });

  it('refuse an hour that the clocks skip, and a séance named twice', () => {
    const { festival, ids } = friends();
    const skipped = act(festival, [
      { act: 'move', events: [{ id: ids[0], version: 1, startsAt: '2026-03-29T02:30' }] },
    ]);
    expect(said(skipped)).toMatch(/^À 2.h.30, ce jour-là/);
    const twice = [
      { id: ids[0], version: 1 },
      { id: ids[0], version: 1 },
    ];
    expect(act(festival, [{ act: 'lock', events: twice }])).toMatchObject({ reason: 'sameTwice' });
  });

  it('exchange, shift, unschedule, resize, copy and add', () => {
    const { db, festival, ids, rooms } = friends();
    const [a, b, c, d] = ids;
    const read = (id: number) => readEvent(db, festival.id, id);
    const [wasA, wasB] = [read(a), read(b)];
    done(
      act(festival, [
        {
          act: 'swap',
          events: [
            { id: a, version: 1 },
            { id: b, version: 1 },
          ],
        },
      ]),
    );
    expect([read(a)?.startsAt, read(a)?.rooms]).toEqual([wasB?.startsAt, wasB?.rooms]);
    expect([read(b)?.startsAt, read(b)?.rooms]).toEqual([wasA?.startsAt, wasA?.rooms]);

    expect(one(act(festival, [{ act: 'shift', minutes: -10, events: [{ id: c, version: 1 }] }]))).toMatchObject({
      startsAt: '2026-06-06T12:50',
    });
    one(act(festival, [{ act: 'unschedule', events: [{ id: d, version: 1 }] }]));
    expect(read(d)).toMatchObject({ startsAt: null, rooms: [{ use: 'main' }] });
    expect(act(festival, [{ act: 'shift', minutes: 5, events: [{ id: d, version: 2 }] }])).toMatchObject({
      reason: 'notScheduled',
    });

    const copy = one(
      act(festival, [{ act: 'copy', id: a, version: 2, startsAt: '2026-06-07T18:00', roomId: rooms[1] }]),
    );
    expect(copy).toMatchObject({
      version: 1,
      startsAt: '2026-06-07T18:00',
      rooms: [{ roomId: rooms[1], use: 'main' }],
    });
    const [made, source] = [read(copy.id), read(a)];
    expect(made?.uid).not.toBe(source?.uid);
    expect(made?.number).toBeGreaterThan(source?.number ?? 0);
    expect(made?.items.map(({ kind, filmId }) => [kind, filmId])).toEqual(
      source?.items.map(({ kind, filmId }) => [kind, filmId]),
    );

    const film = db.select().from(t.films).all()[0];
    const place = { startsAt: '2026-06-07T21:00', roomId: rooms[0] };
    const added = one(act(festival, [{ act: 'add', title: {}, filmId: film?.id ?? 0, kind: 'screening', ...place }]));
    expect(read(added.id)?.items).toMatchObject([{ kind: 'film', filmId: film?.id, minutes: null }]);
    const talk = one(
      act(festival, [
        { act: 'add', title: { fr: 'Rencontre' }, kind: 'talk', minutes: 40, startsAt: null, roomId: null },
      ]),
    );
    expect(read(talk.id)).toMatchObject({
      title: { fr: 'Rencontre' },
      items: [{ kind: 'talk', minutes: 40 }],
      rooms: [],
    });

    // The history contains exactly what is in the tables.
    const newest = new Map(rows(db).map(({ entityId, after }) => [entityId, after]));
    for (const [id, after] of newest) expect(after).toEqual(JSON.parse(JSON.stringify(read(id))));

    const end = '2026-06-07T23:59';
    expect(one(act(festival, [{ act: 'resize', id: added.id, version: 1, end }]))).toMatchObject({
      publicEndFixed: end,
    });
    const short = act(festival, [{ act: 'resize', id: added.id, version: 2, end: '2026-06-07T21:05' }]);
    expect(said(short)).toMatch(/ne peut pas finir avant .+ : un film garde sa durée/);
  });

  it('move an end by the part that can give, which stays in its place, and the history says so', () => {
    const { db, festival } = friends();
    const startsAt = '2026-06-06T10:00';
    const talk = one(
      act(festival, [{ act: 'add', title: { fr: 'Rencontre' }, kind: 'talk', minutes: 40, startsAt, roomId: null }]),
    );
    // The position is that of an item after an earlier one was removed.
    db.update(t.eventItems).set({ position: 3 }).where(eq(t.eventItems.eventId, talk.id)).run();
    one(act(festival, [{ act: 'resize', id: talk.id, version: 1, end: '2026-06-06T10:55' }]));
    const stands = readEvent(db, festival.id, talk.id);
    expect(stands).toMatchObject({ version: 2, items: [{ kind: 'talk', minutes: 55, position: 3 }] });
    expect(rows(db).at(-1)?.after).toEqual(JSON.parse(JSON.stringify(stands)));
  });
});

describe('an edit of several', () => {
  const places = (ids: readonly number[]) => ids.map((id) => ({ id, version: 1 }));

  it('is one batch of kind, visibility, theme, price and access, and changes nothing else', () => {
    const { db, festival, ids } = friends();
    const [a, b] = ids;
    const theme = db.select().from(t.themes).where(eq(t.themes.festivalId, festival.id)).all().at(-1);
    const offer = db
      .insert(t.offers)
      .values({ festivalId: festival.id, kind: 'free', label: { fr: 'Entrée libre' }, price: { fr: 'gratuit' } })
      .returning()
      .get();
    const before = readEvent(db, festival.id, a);
    const to = { kind: 'talk', visibility: 'team', themeId: theme?.id ?? 0, offerId: offer.id, access: 'lsf' } as const;
    const answer = done(act(festival, [{ act: 'edit', events: places([a, b]), ...to }]));
    expect(answer.whole.map(({ id, version, kind }) => [id, version, kind])).toEqual([
      [a, 2, 'talk'],
      [b, 2, 'talk'],
    ]);
    expect(new Set(rows(db).map(({ batch, verb }) => `${batch} ${verb}`))).toEqual(new Set([`${answer.batch} edited`]));
    const after = readEvent(db, festival.id, a);
    expect(after).toMatchObject({
      kind: 'talk',
      visibility: 'team',
      themeIds: [theme?.id],
      offers: [{ kind: 'free', label: { fr: 'Entrée libre' }, price: { fr: 'gratuit' } }],
    });
    expect(after?.items.map(({ access, ...item }) => [item, access.includes('lsf')])).toEqual(
      before?.items.map(({ access: _, ...item }) => [item, true]),
    );
    expect([after?.startsAt, after?.rooms, after?.people]).toEqual([before?.startsAt, before?.rooms, before?.people]);
    // The history contains exactly what is in the tables; otherwise it could not be undone.
    expect(rows(db)[0]?.after).toEqual(JSON.parse(JSON.stringify(after)));
    const again = places([a]).map((one) => ({ ...one, version: 2 }));
    expect(done(act(festival, [{ act: 'edit', events: again, ...to }])).batch).toBeNull();
    done(act(festival, [{ act: 'edit', events: again, offerId: null, themeId: null }]));
    expect(readEvent(db, festival.id, a)).toMatchObject({ offers: [], themeIds: [], kind: 'talk' });
  });

  it('add and remove tags, each séance keeping its others, as far as there is room', () => {
    const { db, festival, ids } = friends();
    const [a, b] = ids;
    const tagsOf = (id: number) => readEvent(db, festival.id, id)?.tags;
    const seen = (version: number) => [a, b].map((id) => ({ id, version }));
    const full = Array.from({ length: MAX_TAGS - 1 }, (_, i) => `t${i}`);
    db.update(t.events)
      .set({ tags: ['Été'] })
      .where(eq(t.events.id, a))
      .run();
    db.update(t.events).set({ tags: full }).where(eq(t.events.id, b)).run();
    const given = done(act(festival, [{ act: 'edit', events: seen(1), tag: ' Jury ' }]));
    expect([tagsOf(a), tagsOf(b)]).toEqual([
      ['Été', 'Jury'],
      [...full, 'Jury'],
    ]);
    expect(given.whole.map(({ tags }) => tags.at(-1))).toEqual(['Jury', 'Jury']);
    expect(act(festival, [{ act: 'edit', events: seen(2), tag: 'presse' }])).toMatchObject({
      reason: 'tooManyTags',
      id: b,
      message: { values: { count: MAX_TAGS } },
    });
    expect(tagsOf(a)).toEqual(['Été', 'Jury']);
    done(act(festival, [{ act: 'edit', events: seen(2), untag: 'ETE' }]));
    // A séance without that tag is not changed.
    expect([tagsOf(a), readEvent(db, festival.id, b)?.version]).toEqual([['Jury'], 2]);
    expect(done(act(festival, [{ act: 'edit', events: [{ id: a, version: 3 }], tag: 'jury' }])).batch).toBeNull();
  });

  it('refuses a theme and a price of another festival', () => {
    const { db, festival, ids } = friends();
    const { festivalId } = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 9 });
    const theme = db.select().from(t.themes).where(eq(t.themes.festivalId, festivalId)).get();
    const offer = db
      .insert(t.offers)
      .values({ festivalId, label: { fr: 'x' } })
      .returning()
      .get();
    for (const to of [{ themeId: theme?.id ?? 0 }, { offerId: offer.id }])
      expect(act(festival, [{ act: 'edit', events: places([ids[0]]), ...to }])).toMatchObject({ reason: 'blocked' });
    expect(rows(db)).toEqual([]);
  });
});

describe('what may be posted', () => {
  const move = (events: unknown[]) => ({ clientKey: randomUUID(), acts: [{ act: 'move', events }] });
  const many = (count: number) => Array.from({ length: count }, (_, i) => ({ id: i + 1, version: 1 }));
  it.each([
    ['too many séances', move(many(MAX_EVENTS + 1))],
    ['none', move([])],
    ['a start that is none', move([{ id: 1, version: 1, startsAt: '2026-02-31T10:00' }])],
    ['an id that is none', move([{ id: 1.5, version: 1 }])],
    ['an act nobody knows', { clientKey: randomUUID(), acts: [{ act: 'delete', id: 1 }] }],
    ['a key that is none', { clientKey: 'x', acts: [{ act: 'lock', events: many(1) }] }],
    ['fields nobody knows', { ...move(many(1)), festivalId: 7 }],
    [
      'a séance of nothing',
      { clientKey: randomUUID(), acts: [{ act: 'add', kind: 'talk', startsAt: null, roomId: null }] },
    ],
    [
      'several acts of too many in all',
      {
        clientKey: randomUUID(),
        acts: [
          { act: 'lock', events: many(MAX_EVENTS) },
          { act: 'unlock', events: many(1) },
        ],
      },
    ],
  ])('refuses %s', (_, post) => {
    expect(actsSchema.safeParse(post).success).toBe(false);
  });
  it('can move a whole day of the largest festival within the size of a post', () => {
    const place = { startsAt: '2026-06-06T10:00', roomId: 1_234_567, fromRoomId: 1_234_567 };
    const post = move(many(MAX_EVENTS).map((one, i) => ({ ...one, ...place, id: 1_000_000 + i, version: 1000 })));
    expect(actsSchema.safeParse(post).success).toBe(true);
    expect(JSON.stringify(post).length).toBeLessThan(MAX_ACTS_BODY.bytes);
  });
});
