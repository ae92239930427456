import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import { insertAll } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { deleteEvent, deleteRoom } from '#lib/deletion/records.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import type { ActAnswer, TurnAnswer } from '#lib/events/act-answers.ts';
import { turnSchema } from '#lib/events/acts-schema.ts';
import { act, type Friends, friends, one } from '#lib/events/acts-testing.ts';
import { readEvent, readEvents } from '#lib/events/root.ts';
import { sayAct } from '#lib/events/say-act.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { done, NOW, workingFestival } from '#lib/history/testing.ts';
import { turnsOfPerson } from '#lib/history/undoable.ts';
import { translator } from '#lib/i18n/translator.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { turnAct } from './turn-act.ts';
import { undoBatch } from './undo.ts';

type Options = { skip?: string[]; partly?: boolean; clientKey?: string };
const turn = (festival: Friends['festival'], which: 'undo' | 'redo', options: Options = {}): TurnAnswer =>
  turnAct(festival, which, turnSchema.parse({ clientKey: randomUUID(), ...options }), NOW);
const clocks = { timeZone: 'Europe/Paris', dayStartsAt: '05:00' };
const said = (answer: ActAnswer | TurnAnswer, locale: 'fr' | 'en' = 'fr', asOf = NOW) =>
  'message' in answer
    ? sayAct(translator(locale, 'acts'), answer.message, { locale, clocks, asOf }).replaceAll(/\s/g, ' ')
    : '';
const timeless = (db: Friends['db'], id: number) =>
  JSON.parse(JSON.stringify(loadDraft(id, db), (key, value) => (/^(version|nextNumber)$/.test(key) ? 0 : value)));

describe('undo and redo', () => {
  it('undo an evening step by step and redo it, each saying what came back', () => {
    const { db, festival, ids, rooms } = friends();
    const [a, b] = ids;
    const states = [timeless(db, festival.id)];
    const keep = (answer: ActAnswer) => {
      done(answer);
      states.push(timeless(db, festival.id));
    };
    const version = (id: number) => ({ id, version: readEvent(db, festival.id, id)?.version ?? 0 });
    keep(act(festival, [{ act: 'rename', ...version(a), title: { fr: 'Avant', en: 'Before' } }]));
    keep(act(festival, [{ act: 'move', events: [{ ...version(a), startsAt: '2026-06-07T14:00', roomId: rooms[1] }] }]));
    keep(act(festival, [{ act: 'unschedule', events: [version(a)] }]));
    keep(act(festival, [{ act: 'copy', ...version(a), startsAt: '2026-06-07T20:00' }]));
    keep(act(festival, [{ act: 'shift', minutes: 15, events: [version(b), version(ids[2])] }]));

    const undone = [];
    for (let step = states.length - 2; step >= 0; step -= 1) {
      const answer = done(turn(festival, 'undo'));
      expect([answer.undo, answer.redo]).toEqual([step, states.length - 1 - step]);
      undone.push(said(answer));
      expect(timeless(db, festival.id)).toEqual(states[step]);
    }
    expect(undone).toEqual([
      'Décalage défait : 2 séances reviennent à leur place',
      'Copie défaite : « Avant » n’est plus là',
      'Retrait de la grille défait : « Avant » revient le dimanche 7 juin à 14 h, Salle 2',
      'Déplacement défait : « Avant » revient le samedi 6 juin à 9 h, Salle 1',
      expect.stringMatching(/^Changement de titre défait : « .+ » revient le samedi 6 juin à 9 h, Salle 1$/),
    ]);
    expect(turn(festival, 'undo')).toMatchObject({ ok: false, reason: 'nothingToUndo' });

    const redone = [];
    for (const state of states.slice(1)) {
      redone.push(said(turn(festival, 'redo'), 'en'));
      expect(timeless(db, festival.id)).toEqual(state);
    }
    expect(redone[1]).toBe('Move redone: “Before” is back on Sunday 7 June at 14:00, Room 2');
    expect(turn(festival, 'redo')).toMatchObject({ reason: 'nothingToRedo' });
    // And once more: what was redone can be undone again.
    for (const state of states.slice(0, -1).reverse()) {
      done(turn(festival, 'undo'));
      expect(timeless(db, festival.id)).toEqual(state);
    }
  });

  it('say that several added ones are gone, not that they are back', () => {
    const { db, festival, ids } = friends();
    const copy = (id: number) => ({
      act: 'copy' as const,
      id,
      version: readEvent(db, festival.id, id)?.version ?? 0,
      startsAt: '2026-06-07T20:00',
    });
    done(act(festival, [copy(ids[0]), copy(ids[1])]));
    expect(said(turn(festival, 'undo'))).toBe('Copie défaite : 2 séances ne sont plus là');
  });

  it('count those that are back, not those that are gone', () => {
    const { db, festival, ids } = friends();
    const seen = (id: number) => ({ id, version: readEvent(db, festival.id, id)?.version ?? 0 });
    const [a, b] = ids;
    const copy = { act: 'copy' as const, ...seen(a), startsAt: '2026-06-07T20:00' };
    done(act(festival, [copy, { act: 'unschedule', events: [seen(a), seen(b)] }]));
    expect(said(turn(festival, 'undo'))).toMatch(/ : 2 séances reviennent à leur place$/);
    done(
      act(festival, [
        { ...copy, ...seen(a) },
        { act: 'unschedule', events: [seen(a)] },
      ]),
    );
    expect(said(turn(festival, 'undo'))).toMatch(/ revient le samedi 6 juin à 9 h, Salle 1$/);
  });

  it('undo what was done with many by few statements, except what somebody changed since', () => {
    const { db, festival, made } = workingFestival('schedule', { events: 70 });
    const everyone = () => [...readEvents(db, festival.id, made.eventIds).values()];
    const free = everyone().filter(({ isLocked }) => !isLocked);
    const before = timeless(db, festival.id);
    const [first] = free;
    if (!first) throw new Error('no séance');
    const events = free.map(({ id, version }) => ({
      id,
      version,
      startsAt: '2026-06-07T14:00',
      roomId: made.roomIds[1],
    }));
    done(act(festival, [{ act: 'move', events }]));
    const moved = timeless(db, festival.id);

    const asked = vi.spyOn(db.$client, 'prepare');
    expect(done(turn(festival, 'undo')).events).toHaveLength(free.length);
    expect(asked.mock.calls.length / free.length).toBeLessThan(8);
    expect(timeless(db, festival.id)).toEqual(before);
    done(turn(festival, 'redo'));
    expect(timeless(db, festival.id)).toEqual(moved);
    // No version is ever given twice.
    expect(everyone().every(({ id, version }) => free.every((one) => one.id !== id) || version === 4)).toBe(true);

    const alix = makeAccount(db, 'Alix', { festivalId: festival.id, role: 'organiser' });
    const others = authorizeFestival(alix, made.slug, 'schedule', db);
    done(act(others, [{ act: 'rename', id: first.id, version: 4, title: { fr: 'À elle', en: 'Hers' } }]));
    expect(turn(festival, 'undo')).toMatchObject({
      reason: 'overtaken',
      id: first.id,
      count: 1,
      rest: free.length - 1,
    });
    expect(done(turn(festival, 'undo', { partly: true })).events).toHaveLength(free.length - 1);
    expect(readEvent(db, festival.id, first.id)).toMatchObject({
      title: { fr: 'À elle' },
      startsAt: '2026-06-07T14:00',
    });
  });

  it('reach as far back however many séances each act moved, and undo the undoing of another person’s act', () => {
    const { db, festival, ids } = friends();
    const shift = (minutes: number) => {
      const version = readEvent(db, festival.id, ids[0])?.version ?? 0;
      return done(act(festival, [{ act: 'shift', minutes, events: [{ id: ids[0], version }] }])).batch ?? '';
    };
    const first = shift(10);
    const many = Array.from({ length: 12_000 }, (_, i) => ({
      festivalId: festival.id,
      actorId: festival.actor.userId,
      at: NOW,
      verb: 'moved',
      entity: 'event' as const,
      entityId: i + 1,
      batch: i < 6000 ? 'one' : 'other',
    }));
    insertAll(db, t.changes, many);
    const last = shift(60);
    const piles = () => turnsOfPerson(db, festival.id, festival.actor.userId);
    expect(piles().undo.map(({ batch }) => batch)).toEqual([last, 'other', 'one', first]);
    const other = makeAccount(db, 'Bilal', { festivalId: festival.id, role: 'organiser' });
    db.update(t.changes).set({ actorId: other.userId }).where(eq(t.changes.batch, last)).run();
    const back = undoBatch(festival, last, NOW);
    expect(back).toMatchObject({ ok: true });
    expect(piles().undo.length).toBe(4);
    expect(done(turn(festival, 'undo')).turned).toBe(last);
  });

  it('answer only the place of what was moved, and the whole of what was renamed', () => {
    const { festival, ids } = friends();
    const moved = one(act(festival, [{ act: 'shift', minutes: 5, events: [{ id: ids[0], version: 1 }] }]));
    expect(done(turn(festival, 'undo'))).toMatchObject({ whole: [], events: [{ id: ids[0], version: 3 }] });
    one(act(festival, [{ act: 'rename', id: ids[0], version: 3, title: { fr: 'X' } }]));
    expect(done(turn(festival, 'undo'))).toMatchObject({
      whole: [{ id: moved.id, version: 5, title: {} }],
      events: [],
    });
  });

  it('with the same key answer the same and act once', () => {
    const { festival, ids } = friends();
    for (const id of ids.slice(0, 2)) one(act(festival, [{ act: 'lock', events: [{ id, version: 1 }] }]));
    const clientKey = randomUUID();
    const first = turn(festival, 'undo', { clientKey });
    expect(turn(festival, 'undo', { clientKey })).toEqual(first);
    expect(first).toMatchObject({ undo: 1, redo: 1 });
  });

  it('find what was done while pictures were added one by one in one batch', () => {
    const { db, festival, ids } = friends();
    const picture = (entityId: number) => ({
      festivalId: festival.id,
      actorId: festival.actor.userId,
      at: NOW,
      verb: 'added',
      entity: 'picture' as const,
      entityId,
      batch: 'pictures',
    });
    insertAll(db, t.changes, [picture(1)]);
    const version = readEvent(db, festival.id, ids[0])?.version ?? 0;
    const { batch } = done(act(festival, [{ act: 'shift', minutes: 10, events: [{ id: ids[0], version }] }]));
    insertAll(db, t.changes, [picture(2)]);
    expect(turnsOfPerson(db, festival.id, festival.actor.userId).undo.map((own) => own.batch)).toEqual([batch]);
  });

  it('are per person, and a new act drops what could be redone', () => {
    const { festival, others, ids } = friends();
    one(act(festival, [{ act: 'lock', events: [{ id: ids[0], version: 1 }] }]));
    expect(turn(others, 'undo')).toMatchObject({ reason: 'nothingToUndo' });
    done(turn(festival, 'undo'));
    one(act(others, [{ act: 'lock', events: [{ id: ids[1], version: 1 }] }]));
    one(act(festival, [{ act: 'lock', events: [{ id: ids[2], version: 1 }] }]));
    expect(turn(festival, 'redo')).toMatchObject({ reason: 'nothingToRedo' });
  });

  it('undo no act that somebody has changed, and say who and what; the rest and the one before can be undone', () => {
    const { db, festival, others, ids } = friends();
    const [a, b, c] = ids;
    one(act(festival, [{ act: 'lock', events: [{ id: c, version: 1 }] }]));
    const shifted = done(
      act(festival, [
        {
          act: 'shift',
          minutes: 30,
          events: [
            { id: a, version: 1 },
            { id: b, version: 1 },
          ],
        },
      ]),
    );
    const theirs = one(act(others, [{ act: 'move', events: [{ id: b, version: 2, startsAt: '2026-06-07T18:00' }] }]));
    const before = timeless(db, festival.id);
    const refused = turn(festival, 'undo');
    expect(refused).toMatchObject({
      ok: false,
      reason: 'overtaken',
      id: b,
      count: 1,
      rest: 1,
      turned: shifted.batch,
      overtaken: [{ id: b, by: 'Alix', isOwn: false, at: NOW, verb: 'moved', current: theirs }],
    });
    expect(said(refused)).toMatch(/^Depuis, à 12 h, Alix a déplacé « .+ » : votre modification n’est pas défaite\.$/);
    expect(said(refused, 'en', '2026-05-03T10:00:00.000Z')).toMatch(
      /^Since then, on Friday 1 May at 12:00, Alix moved/,
    );
    expect(timeless(db, festival.id)).toEqual(before);
    // This person's own later act does not hide the other person's.
    const locked = done(act(festival, [{ act: 'lock', events: [{ id: b, version: 3 }] }]));
    expect(turn(festival, 'undo', { skip: [locked.batch ?? ''] })).toMatchObject({
      overtaken: [{ id: b, by: 'Alix', isOwn: false, verb: 'moved' }],
    });
    done(turn(festival, 'undo'));

    done(turn(festival, 'undo', { skip: [shifted.batch ?? ''] }));
    expect(readEvent(db, festival.id, c)).toMatchObject({ isLocked: false });
    done(turn(festival, 'undo', { partly: true }));
    expect(readEvent(db, festival.id, a)).toMatchObject({ startsAt: '2026-06-06T09:00' });
    expect(readEvent(db, festival.id, b)).toMatchObject({ startsAt: '2026-06-07T18:00' });
  });

  it('continue when the other person undid their act', () => {
    const { db, festival, others, ids } = friends();
    one(act(festival, [{ act: 'shift', minutes: 30, events: [{ id: ids[0], version: 1 }] }]));
    one(act(others, [{ act: 'lock', events: [{ id: ids[0], version: 2 }] }]));
    expect(turn(festival, 'undo')).toMatchObject({ reason: 'overtaken' });
    done(turn(others, 'undo'));
    done(turn(festival, 'undo'));
    expect(readEvent(db, festival.id, ids[0])).toMatchObject({ startsAt: '2026-06-06T09:00', isLocked: false });
  });

  it('restore a deleted séance, and write nothing if its room is gone', () => {
    const { db, festival, ids, actor, made } = friends();
    const [id] = ids;
    done(deleteEvent(festival, id, { version: 1, clientKey: null }, NOW));
    expect(said(turn(festival, 'undo'))).toMatch(
      /^Suppression défaite : « .+ » revient le samedi 6 juin à 9 h, Salle 1$/,
    );
    done(turn(festival, 'redo'));
    const roomId = made.roomIds[0] ?? 0;
    const settings = authorizeFestival({ ...actor, name: 'Autre' }, made.slug, 'settings', db);
    const uses = db.select().from(t.eventRooms).where(eq(t.eventRooms.roomId, roomId)).all().length;
    const alix = db
      .select()
      .from(t.users)
      .all()
      .find(({ name }) => name === 'Alix');
    const proof = { ...settings, actor: { ...actor, userId: alix?.id ?? 0, name: 'Alix' } };
    done(deleteRoom(proof as typeof settings, { id: roomId, uses }, NOW));
    expect(turn(festival, 'undo')).toMatchObject({ ok: false, reason: 'blocked' });
    expect(readEvent(db, festival.id, id)).toBeNull();
  });

  it('skip what a publication did with séances, and what cannot be restored', () => {
    const { db, festival, ids, actor, made } = friends();
    one(act(festival, [{ act: 'lock', events: [{ id: ids[0], version: 1 }] }]));
    db.update(t.events).set({ timeIsSuggested: true }).where(eq(t.events.id, ids[1])).run();
    const publisher = authorizeFestival(actor, made.slug, 'publish', db);
    const input = { clientKey: 'key', expected: 0, only: null, suggestedTimes: 'confirm' as const, note: {} };
    done(publishRelease(publisher, input, NOW));
    expect(readEvent(db, festival.id, ids[1])).toMatchObject({ timeIsSuggested: false, version: 2 });
    const row = { festivalId: festival.id, actorId: actor.userId, at: NOW, verb: 'x', entityId: ids[2], batch: 'both' };
    db.insert(t.changes)
      .values([
        { ...row, entity: 'event' },
        { ...row, entity: 'release' },
      ])
      .run();
    expect(done(turn(festival, 'undo'))).toMatchObject({ events: [{ id: ids[0], isLocked: false }], undo: 0, redo: 1 });
    expect(readEvent(db, festival.id, ids[1])).toMatchObject({ timeIsSuggested: false, version: 2 });
  });
});
