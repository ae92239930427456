import { and, eq, inArray } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Remit } from '#db/enums.ts';
import * as t from '#db/schema/index.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { deleteEvent, deleteFilm, deleteTheme } from '#lib/deletion/records.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { act, friends } from '#lib/events/acts-testing.ts';
import { conflictsOf } from '#lib/events/conflicts.ts';
import { actKey } from '#lib/events/fix-acts.ts';
import { applyAct } from '#lib/events/fix-ways.ts';
import { moveEvent } from '#lib/events/move-testing.ts';
import { cancelEvent } from '#lib/events/mutations.ts';
import { preparedOf } from '#lib/events/prepared.ts';
import { eventKind, readEvent } from '#lib/events/root.ts';
import { warningKey } from '#lib/events/warning.ts';
import { actsOf } from '#lib/events/warning-fixes.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { mayAddIn, mayChangeEvent, themesOfNew } from '#lib/model/remit.ts';
import { historyOf } from '#lib/undo/history-lines.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { recordChange, recordChanges } from './record.ts';
import { type FestivalAsked, mayChange, theirsOf } from './remit.ts';
import { gatherChanges, recordRoot } from './roots.ts';
import { done, NOW } from './testing.ts';

const LATER = '2026-05-01T10:00:09.000Z';

/**
 * Séances alternate between two rooms. Nour programmes the second, Sam the first, or what `remit`
 * says.
 */
function begin(remit?: Partial<Remit>) {
  const made = friends();
  const { db, festival, rooms, ids } = made;
  db.delete(t.eventThemes).run();
  db.delete(t.eventRooms).run();
  for (const [i, eventId] of ids.entries())
    db.insert(t.eventRooms)
      .values({ festivalId: festival.id, eventId, roomId: rooms[i % 2] as number })
      .run();
  const member = (name: string, own: Remit) => {
    const account = makeAccount(db, name, { festivalId: festival.id, role: 'programmer' });
    db.update(t.memberships).set({ remit: own }).where(eq(t.memberships.userId, account.userId)).run();
    return authorizeFestival(account, festival.slug, 'schedule', db);
  };
  member('Sam', { themeIds: [], roomIds: [rooms[0]] });
  const nour = member('Nour', { themeIds: [], roomIds: [rooms[1]], ...remit });
  const version = (id: number) => readEvent(db, festival.id, id)?.version ?? 0;
  return { ...made, nour, theirs: ids[0], mine: ids[1], version };
}
type Made = ReturnType<typeof begin>;

const tells = (by: string) => expect.objectContaining({ code: 'notYours', values: expect.objectContaining({ by }) });

/** All ways in which the séance `id` can change. */
const ways: Record<string, (made: Made, id: number) => unknown> = {
  'a gesture of the grid': ({ nour, version }, id) =>
    act(nour, [{ act: 'move', events: [{ id, version: version(id), startsAt: '2026-06-07T20:00' }] }]),
  'several at once': ({ nour, version, ids }, id) =>
    act(nour, [{ act: 'lock', events: [ids[3], id].map((one) => ({ id: one, version: version(one) })) }]),
  'a form': ({ nour, version }, id) =>
    moveEvent(nour, id, { version: version(id), clientKey: null, startsAt: '2026-06-07T20:00' }, NOW),
  'its cancelling': ({ nour, version }, id) =>
    cancelEvent(nour, id, { version: version(id), clientKey: null, reason: {} }, NOW),
  'its deletion': ({ nour, version }, id) => deleteEvent(nour, id, { version: version(id), clientKey: null }, NOW),
  'a list or a file': ({ nour, db }, id) => {
    const { gathered, record } = gatherChanges(nour, 'batch', null, NOW);
    const root = eventKind.read(db, nour.id, id);
    if (root) record('event', 'edited', root, { ...root, version: root.version + 1 });
    recordChanges(db, gathered);
  },
  '« Défaire »': (made, id) => {
    const startsAt = '2026-06-07T20:00';
    const moved = done(moveEvent(made.festival, id, { version: made.version(id), clientKey: null, startsAt }, NOW));
    return undoBatch(made.nour, moved.batch ?? '', LATER);
  },
};

describe.each(Object.entries(ways))('a programmer, by %s', (_, way) => {
  let made: Made;
  beforeEach(() => {
    made = begin();
  });
  const placeOf = () => JSON.stringify(readEvent(made.db, made.festival.id, made.theirs));

  it('changes a séance of their room', () => {
    way(made, made.mine);
    const last = made.db.select().from(t.changes).all().at(-1);
    expect(last).toMatchObject({ entity: 'event', actorName: 'Nour' });
  });

  it('changes no other séance, and is told whose it is', () => {
    const before = placeOf();
    expect(() => way(made, made.theirs)).toThrow(tells('Sam'));
    const byNour = and(eq(t.changes.festivalId, made.festival.id), eq(t.changes.actorName, 'Nour'));
    expect(made.db.select().from(t.changes).where(byNour).all()).toEqual([]);
    // Only « Défaire » needs an act, by somebody who may do it.
    const byOthers = made.db.select().from(t.changes).all().length;
    if (byOthers === 0) expect(placeOf()).toBe(before);
  });
});

const reading = ({ actor, slug, db }: Made['nour']) => authorizeFestival(actor, slug, 'read', db);

/** One more séance, wherever it is put. */
const add = { act: 'add', title: { fr: 'Neuf' }, kind: 'talk', startsAt: '2026-06-07T20:00', filmId: null } as const;

it('a séance belongs to each of its themes, else to who has all its rooms, and to nobody without either', () => {
  const remit = { themeIds: [1], roomIds: [1, 2] };
  const isTheirs = (themeIds: number[], rooms: number[]) =>
    mayChangeEvent(remit, { themeIds, rooms: rooms.map((roomId) => ({ roomId })) });
  expect([isTheirs([1, 9], [9]), isTheirs([9], [1, 2]), isTheirs([], [])]).toEqual([true, true, true]);
  expect([isTheirs([9], []), isTheirs([], [1, 9]), isTheirs([9], [9])]).toEqual([false, false, false]);
  for (const all of [null, undefined])
    expect(mayChangeEvent(all, { themeIds: [9], rooms: [{ roomId: 9 }] })).toBe(true);
});

it('a new séance in a room that is not theirs gets their first existing theme; without one it is not made there', () => {
  const themes = [{ id: 3 }, { id: 1 }, { id: 2 }];
  const may = (themeIds: number[], roomId: number) => mayAddIn({ themeIds, roomIds: [1] }, roomId, themes);
  expect([may([], 1), may([], 2), may([2], 2), may([9], 2), mayAddIn(null, 2, themes)]).toEqual([
    true,
    false,
    true,
    false,
    true,
  ]);
  expect(themesOfNew({ themeIds: [2, 1], roomIds: [1] }, 2, themes)).toEqual([1]);
  expect(themesOfNew({ themeIds: [2, 1], roomIds: [1] }, 1, themes)).toEqual([]);
});

describe('a programmer', () => {
  it('neither takes a séance out of another’s room, nor moves theirs into one', () => {
    const { nour, mine, version, rooms } = begin();
    const into = (roomId: number) =>
      act(nour, [
        { act: 'move', events: [{ id: mine, version: version(mine), startsAt: '2026-06-07T20:00', roomId }] },
      ]);
    expect(() => into(rooms[0])).toThrow(tells('Sam'));
    expect(into(rooms[1])).toMatchObject({ ok: true });
  });

  it('does not own a séance in two rooms of which one is another’s, nor one without room and theme', () => {
    const { db, nour, festival, mine, version, rooms } = begin();
    const lock = () => act(nour, [{ act: 'lock', events: [{ id: mine, version: version(mine) }] }]);
    db.insert(t.eventRooms).values({ festivalId: festival.id, eventId: mine, roomId: rooms[0], use: 'overflow' }).run();
    expect(lock).toThrow(tells(''));
    db.delete(t.eventRooms).where(eq(t.eventRooms.eventId, mine)).run();
    expect(lock()).toMatchObject({ ok: true });
  });

  it('cannot use the button of a warning on another’s séance', () => {
    const { db, nour, festival, rooms, ids } = begin();
    // Two at the same time in Sam's room.
    db.update(t.events).set({ startsAt: '2026-06-06T09:00' }).run();
    db.update(t.eventRooms).set({ roomId: rooms[0] }).where(eq(t.eventRooms.eventId, ids[2])).run();
    const index = indexDraft(loadDraft(festival.id, db));
    const asked = conflictsOf(preparedOf(index)).flatMap((warning) =>
      actsOf(warning, index).map((one) => ({ warning: warningKey(warning), act: actKey(one) })),
    );
    const tried = asked.map((one) => {
      try {
        return applyAct(nour, one, NOW).ok;
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(tried).toContain('notYours');
  });

  it('with a theme owns its séances in any room, and adds to it where they click', () => {
    const [made] = [begin()];
    const [theme] = made.db.select().from(t.themes).where(eq(t.themes.festivalId, made.festival.id)).all();
    const themeId = theme?.id ?? 0;
    made.db
      .update(t.memberships)
      .set({ remit: { themeIds: [themeId], roomIds: [] } })
      .run();
    const { userId } = made.nour.actor;
    const nour = authorizeFestival({ ...made.nour.actor, userId }, made.festival.slug, 'schedule', made.db);
    const added = done(act(nour, [{ ...add, roomId: made.rooms[0], minutes: 30 }]));
    const id = added.whole[0]?.id ?? 0;
    expect(readEvent(made.db, nour.id, id)?.themeIds).toEqual([themeId]);
    const moved = act(nour, [
      { act: 'move', events: [{ id, version: 1, startsAt: '2026-06-07T21:00', roomId: made.rooms[1] }] },
    ]);
    expect(moved).toMatchObject({ ok: true });
    // A séance without a theme, in a room: it is not theirs.
    const other = { id: made.mine, version: made.version(made.mine) };
    expect(() => act(nour, [{ act: 'lock', events: [other] }])).toThrow(tells(''));
  });

  it('adds to the remaining theme if one of theirs was deleted', () => {
    const { db, nour, festival, rooms } = begin();
    const [gone, left] = db.select().from(t.themes).where(eq(t.themes.festivalId, festival.id)).all();
    const remit = { themeIds: [gone?.id ?? 0, left?.id ?? 0], roomIds: [] };
    db.update(t.memberships).set({ remit }).where(eq(t.memberships.userId, nour.actor.userId)).run();
    expect(deleteTheme(festival, { id: gone?.id ?? 0, uses: 0 }, NOW)).toMatchObject({ ok: true });
    const again = authorizeFestival(nour.actor, festival.slug, 'schedule', db);
    const added = done(act(again, [{ ...add, roomId: rooms[0], minutes: 30 }]));
    expect(readEvent(db, festival.id, added.whole[0]?.id ?? 0)?.themeIds).toEqual([left?.id]);
  });

  it('changes films and people of their séances and of none, but nothing the festival has in common', () => {
    const { db, nour, theirs, festival, rooms } = begin();
    db.delete(t.eventItems).run();
    const films = db.select().from(t.films).where(eq(t.films.festivalId, festival.id)).all();
    const id = films[0]?.id ?? 0;
    const othersOf = (who: FestivalAsked) => films.filter(theirsOf(who, 'film')).map((film) => film.id);
    expect(mayChange(nour, 'film', { id })).toBe(true);
    expect(othersOf(nour)).toEqual([]);
    db.insert(t.eventItems)
      .values({ festivalId: festival.id, eventId: theirs, kind: 'film', filmId: id, position: 0 })
      .run();
    expect(mayChange(nour, 'film', { id })).toBe(false);
    expect(() => deleteFilm(nour, { id, uses: 1 }, NOW)).toThrow(tells('Sam'));
    const [theme] = db.select().from(t.themes).where(eq(t.themes.festivalId, festival.id)).all();
    const ofTheme = { ...nour, actor: { ...nour.actor, remit: { themeIds: [theme?.id ?? 0], roomIds: [] } } };
    const isForeign = () => [othersOf(ofTheme).includes(id), !mayChange(ofTheme, 'film', { id })];
    expect(isForeign()).toEqual([true, true]);
    db.insert(t.eventThemes)
      .values({ festivalId: festival.id, eventId: theirs, themeId: theme?.id ?? 0 })
      .run();
    expect(isForeign(), 'in a séance of their theme').toEqual([false, false]);
    db.delete(t.eventThemes).run();
    const own = { act: 'add', title: {}, kind: 'screening', startsAt: '2026-06-07T20:00', roomId: rooms[1] } as const;
    done(act(nour, [{ ...own, filmId: id, minutes: null }]));
    expect(mayChange(nour, 'film', { id }), 'in a séance of each').toBe(false);
    expect(othersOf(nour)).toEqual([id]);
    expect(othersOf(festival), 'nobody else has a remit').toEqual([]);
    db.delete(t.eventItems).where(eq(t.eventItems.eventId, theirs)).run();
    expect(mayChange(nour, 'film', { id }), 'in theirs alone').toBe(true);
    expect(othersOf(nour)).toEqual([]);
    expect(() =>
      recordRoot(db as never, nour, NOW, 'offer', {
        verb: 'edited',
        before: null,
        after: { id: 1, festivalId: festival.id, version: 1 },
      }),
    ).toThrow('notYours');
    const blocks = [[rooms[1]], [rooms[0]], []].map((roomIds) => mayChange(nour, 'block', { id: 0, roomIds }));
    expect(blocks).toEqual([true, false, false]);
  });

  it('shares a séance of two themes, and undoes what they set themselves', () => {
    const { db, nour: before, festival, mine } = begin();
    const [own = 0, foreign = 0, free = 0] = db
      .select()
      .from(t.themes)
      .where(eq(t.themes.festivalId, festival.id))
      .all()
      .map(({ id }) => id);
    const nour = { ...before, actor: { ...before.actor, remit: { themeIds: [own], roomIds: [] } } };
    const sam = { themeIds: [foreign], roomIds: [] };
    const isSam = inArray(
      t.memberships.userId,
      db.select({ id: t.users.id }).from(t.users).where(eq(t.users.name, 'Sam')),
    );
    db.update(t.memberships).set({ remit: sam }).where(isSam).run();
    const root = eventKind.read(db, festival.id, mine);
    const turn = (was: number[], is: number[], undoes: string | null = null, batch = 'turned') =>
      recordChange(db as never, {
        festivalId: festival.id,
        actor: nour.actor,
        at: NOW,
        verb: 'edited',
        entity: 'event',
        entityId: mine,
        before: { ...root, themeIds: was },
        after: { ...root, themeIds: is },
        batch,
        undoes,
      });
    expect(() => turn([own, foreign], [own])).toThrow(tells('Sam'));
    expect(() => turn([own, free], [own]), 'of nobody').not.toThrow();
    turn([own], [own, foreign], null, 'given');
    expect(() => turn([own, foreign], [own], 'given')).not.toThrow();
    // Organisers also keep the pictures of what only they may change: the festival itself, its
    // places, pages and partners.
    const theirs = { themeId: own };
    const of = [
      theirs,
      { themeId: foreign },
      {},
      { venueId: 1 },
      { roomId: 1 },
      { pageId: 1 },
      { partnerId: 1 },
      { seriesId: 1 },
    ];
    expect(of.filter((one) => mayChange(nour, 'picture', { id: 0, ...one } as never))).toEqual([theirs]);
  });

  it('undoes the deletion of a séance with its shift and live facts, but only of their own', () => {
    const { db, nour, mine, version, festival } = begin();
    const task = db
      .insert(t.tasks)
      .values({ festivalId: festival.id, version: 1, name: { fr: 'Accueil' } })
      .returning()
      .get();
    const shift = db
      .insert(t.shifts)
      .values({
        festivalId: festival.id,
        version: 1,
        taskId: task.id,
        rule: 'event',
        eventId: mine,
        fromAnchor: 'doors',
        fromMinutes: 0,
        toAnchor: 'end',
        toMinutes: 0,
        createdAt: NOW,
      })
      .returning()
      .get();
    const told = { festivalId: festival.id, kind: 'availability' as const, eventId: mine, value: 'full', at: NOW };
    const fact = db.insert(t.liveFacts).values(told).returning().get();
    const deleted = done(deleteEvent(nour, mine, { version: version(mine), clientKey: null }, NOW));
    expect(db.select().from(t.shifts).where(eq(t.shifts.id, shift.id)).all()).toEqual([]);
    const lines = () => historyOf(reading(nour), {}, 1).lines.map(({ canUndo }) => canUndo);
    expect(lines()).toEqual([true]);
    const sam = { ...nour, actor: { ...nour.actor, userId: festival.actor.userId } };
    expect(() => undoBatch(sam, deleted.batch ?? '', LATER)).toThrow('notAllowed');
    expect(undoBatch(nour, deleted.batch ?? '', LATER)).toMatchObject({ ok: true, left: [] });
    expect(db.select().from(t.shifts).where(eq(t.shifts.id, shift.id)).all()).toHaveLength(1);
    expect(db.select().from(t.liveFacts).all()).toEqual([fact]);
  });

  it('sees « Défaire » on their own acts', () => {
    const { nour, festival, ids, theirs, mine, version } = begin();
    const move = (id: number) =>
      moveEvent(festival, id, { version: version(id), clientKey: null, startsAt: '2026-06-07T20:00' }, NOW);
    move(theirs);
    move(mine);
    act(festival, [{ act: 'lock', events: [ids[2], ids[3]].map((id) => ({ id, version: version(id) })) }]);
    expect(historyOf(reading(nour), {}, 3).lines.map(({ canUndo }) => canUndo)).toEqual([false, true, false]);
    expect(historyOf(reading(festival), {}, 3).lines.map(({ canUndo }) => canUndo)).toEqual([true, true, true]);
  });

  it('loses a removed theme or room with the next act', () => {
    const { db, nour, mine, version, festival } = begin();
    db.update(t.memberships).set({ remit: null }).where(eq(t.memberships.userId, nour.actor.userId)).run();
    const again = authorizeFestival(nour.actor, festival.slug, 'schedule', db);
    expect(() => act(again, [{ act: 'lock', events: [{ id: mine, version: version(mine) }] }])).toThrow(tells(''));
  });
});

it('of somebody who restores a film leaves the séance that was moved out of it as it is', () => {
  const { db, festival, nour, mine, rooms, version } = begin();
  const film = { originalTitle: 'Kelp', festivalId: festival.id, number: 900 };
  const filmId = db.insert(t.films).values(film).returning().get().id;
  db.delete(t.eventItems).run();
  db.insert(t.eventItems).values({ festivalId: festival.id, eventId: mine, kind: 'film', filmId, position: 0 }).run();
  const { batch } = done(deleteFilm(nour, { id: filmId, uses: 1 }, NOW));
  done(act(festival, [{ act: 'move', events: [{ id: mine, version: version(mine), roomId: rooms[0] }] }]));
  expect(done(undoBatch(nour, batch, LATER)).left).toEqual([{ entity: 'event', id: mine }]);
  expect(db.select().from(t.films).where(eq(t.films.id, filmId)).all()).toHaveLength(1);
  expect(readEvent(db, festival.id, mine)?.items).toEqual([]);
});
