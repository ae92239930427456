import { eq } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import type { ChangeEntity, Role } from '#db/enums.ts';
import * as t from '#db/schema/index.ts';
import { createBlock } from '#lib/blocks/mutations.ts';
import { blockSchema, newBlockValues } from '#lib/blocks/schema.ts';
import { deleteEvent, deleteFilm, deleteRoom, deleteVenue } from '#lib/deletion/records.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { act, type Friends, friends } from '#lib/events/acts-testing.ts';
import { readEvent } from '#lib/events/root.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { done, NOW, workingFestival } from '#lib/history/testing.ts';
import { eraseNow } from '#lib/keeping/erase.ts';
import { changeNameEverywhere, withdrawPerson } from '#lib/keeping/withdraw-person.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { createPerson } from '#lib/people/mutations.ts';
import { personSchema } from '#lib/people/schema.ts';
import { addPicture, removePicture, setPicturesGround } from '#lib/pictures/mutations.ts';
import { withdrawPicture } from '#lib/pictures/published.ts';
import { createRoom, createVenue } from '#lib/venues/mutations.ts';
import { roomSchema, venueSchema } from '#lib/venues/schema.ts';
import { createShift, deleteTask, editShift, endShifts } from '#lib/volunteers/mutations.ts';
import { createVolunteer, deleteVolunteer } from '#lib/volunteers/people-mutations.ts';
import { shiftsOf } from '#lib/volunteers/queries.ts';
import { shiftSchema, volunteerSchema } from '#lib/volunteers/schema.ts';
import { fullFestival, volunteersFestival } from '#lib/volunteers/working-testing.ts';
import { actsSince, deletedEvent, type HistoryAsk, historyOf } from './history-lines.ts';
import { historySentence, linkOf, namesOfLeft } from './history-sentence.ts';
import { undoBatch } from './undo.ts';

const BIN: HistoryAsk = { deletedSince: '2026-01-01T00:00:00.000Z' };
const version = ({ db, festival }: Friends, id: number) => ({
  id,
  version: readEvent(db, festival.id, id)?.version ?? 0,
});
const as = ({ db, festival }: Friends, role: Role) => {
  db.update(t.memberships).set({ role }).where(eq(t.memberships.userId, festival.actor.userId)).run();
  return authorizeFestival(festival.actor, festival.slug, 'read', db);
};
const linesOf = (of: Friends, ask: HistoryAsk = {}, most = 50, role: Role = 'owner') =>
  historyOf(as(of, role), ask, most);
const sentences = (of: Friends, ask: HistoryAsk = {}, locale: 'fr' | 'en' = 'fr') => {
  const index = indexDraft(loadDraft(of.festival.id, of.db));
  return linesOf(of, ask).lines.map((line) => historySentence(line, index, locale).replaceAll(/\s/g, ' '));
};
const links = (of: Friends, ask: HistoryAsk, most: number) => {
  const index = indexDraft(loadDraft(of.festival.id, of.db));
  return linesOf(of, ask, most).lines.map((line) => linkOf(line, index, 'fr', 'x'));
};

describe('the history', () => {
  it('says what was done in words, the last first, and where a séance was before', () => {
    const made = friends();
    const [a, b] = made.ids;
    done(act(made.festival, [{ act: 'rename', ...version(made, a), title: { fr: 'Avant', en: 'Before' } }]));
    done(
      act(made.festival, [
        { act: 'move', events: [{ ...version(made, a), startsAt: '2026-06-07T14:00', roomId: made.rooms[1] }] },
      ]),
    );
    done(act(made.festival, [{ act: 'shift', minutes: 15, events: [version(made, a), version(made, b)] }]));
    expect(sentences(made).slice(0, 3)).toEqual([
      'Séance décalée : Avant, dim. 7, 14 h → dim. 7, 14 h 15 et 1 autre fiche',
      'Séance déplacée : Avant, sam. 6, 9 h → dim. 7, 14 h',
      'Séance modifiée : Avant',
    ]);
    expect(sentences(made, {}, 'en')[1]).toBe('Event was moved: Before, Sat 6, 09:00 → Sun 7, 14:00');
    expect(sentences(made, { of: { entity: 'event', id: b } })[0]).toMatch(/^Séance décalée : /);
    undoBatch(as(made, 'owner'), linesOf(made).lines[0]?.batch ?? '', NOW);
    expect(sentences(made)[0]).toBe('Défait : Séance décalée : Avant, dim. 7, 14 h → dim. 7, 14 h 15 et 1 autre fiche');
  });

  it('does not count the other end of a walk as another record, and leads to a room', () => {
    const { festival, db } = workingFestival('settings', { events: 1, rooms: 2 });
    const said = () => {
      const [line] = historyOf(authorizeFestival(festival.actor, festival.slug, 'read', db), {}, 1).lines;
      const index = indexDraft(loadDraft(festival.id, db));
      return {
        sentence: line && historySentence(line, index, 'fr').replaceAll(/\s/g, ' '),
        href: line && linkOf(line, index, 'fr', 'x'),
        batch: line?.batch ?? '',
      };
    };
    const near = loadDraft(festival.id, db).venues[0]?.id ?? 0;
    const walks = [{ venueId: String(near), minutes: '12' }];
    const venue = done(createVenue(festival, venueSchema.parse({ name: { fr: 'Loin' }, walks }), null, NOW));
    expect(said().sentence).toBe('Lieu ajouté : Loin');
    done(undoBatch(festival, said().batch, NOW));
    expect(said().sentence).toBe('Défait : Lieu ajouté : Loin');
    done(undoBatch(festival, said().batch, NOW));
    done(createRoom(festival, venue.id, roomSchema.parse({ name: { fr: 'Grenier' } }), null, NOW));
    expect(said()).toMatchObject({
      sentence: 'Salle ajoutée : Grenier',
      href: expect.stringMatching(/\/venues\/\d+\/rooms\/\d+$/),
    });
  });

  it('names what was deleted, not what went with it, and the same when that is undone', () => {
    const made = friends();
    const [room] = made.db.select().from(t.rooms).all();
    const venue = { id: room?.venueId ?? 0, uses: 0 };
    const settling = authorizeFestival(made.festival.actor, made.festival.slug, 'settings', made.db);
    const counted = deleteVenue(settling, venue, NOW);
    const { batch } = done(counted.ok ? counted : deleteVenue(settling, { ...venue, uses: counted.uses }, NOW));
    // Its rooms were deleted with it; séances that lost theirs still exist.
    for (const said of [sentences(made)[0], sentences(made, BIN)[0]])
      expect(said).toMatch(/^Lieu supprimé : .+ et \d+ autres? fiches?, \d+ autres? fiches? modifiées?$/);
    const back = done(undoBatch(as(made, 'owner'), batch, NOW));
    expect(sentences(made)[0]).toMatch(/^Défait : Lieu supprimé : /);
    done(undoBatch(as(made, 'owner'), back.batch, NOW));
    expect(sentences(made)[0]).toMatch(/^Refait : Lieu supprimé : /);
    expect(sentences(made, BIN)[0]).toMatch(/^Lieu supprimé : /);

    const full = fullFestival();
    full.put.assignment(full.shifts.waiting.id, full.bob.id);
    done(deleteVolunteer(full.festival, { id: full.bob.id, uses: 1 }, NOW));
    expect(historyOf(full.festival, BIN, 50).lines).toMatchObject([{ entity: 'volunteer', entityId: full.bob.id }]);
  });

  it('names people by their names, with or without a title', () => {
    const made = friends();
    const person = (values: object) => personSchema.parse({ version: '0', ...values });
    done(createPerson(made.festival, person({ name: 'Awa Diop', title: { fr: 'Réalisatrice' } }), null, NOW));
    done(createPerson(made.festival, person({ name: 'Paul Roy' }), null, NOW));
    expect(sentences(made).slice(0, 2)).toEqual(['Personne ajoutée : Paul Roy', 'Personne ajoutée : Awa Diop']);
  });

  it('names a shift by its task, its day and its hours, also once both are deleted', () => {
    const made = volunteersFestival();
    const { db, festival, put } = made;
    const said = (most: number) => sentences(made as never, { entities: ['shift', 'task'] }).slice(0, most);
    const event = db
      .select()
      .from(t.events)
      .all()
      .find(({ startsAt }) => startsAt !== null);
    const task = put.task({ name: { fr: 'Placement', en: 'Seating' } });
    const typed = { taskId: task.id, day: '2026-06-06', from: '23h', until: '0h30' };
    const { id } = done(createShift(festival, shiftSchema(festival).parse(typed), NOW));
    const later = shiftSchema(festival).parse({ ...typed, until: '1h', version: '1' });
    done(editShift(festival, id, later, NOW));
    const whole = { taskId: task.id, rule: 'event', eventId: event?.id, fromAnchor: 'start', toAnchor: 'end' };
    done(createShift(festival, shiftSchema(festival).parse(whole), NOW));
    expect(said(3)).toEqual([
      expect.stringMatching(/^Créneau ajouté : Placement, \S+ \d+, \d+ h.* – \d+ h/),
      'Créneau modifié : Placement, sam. 6, 23 h – 1 h',
      'Créneau ajouté : Placement, sam. 6, 23 h – 0 h 30',
    ]);
    const leads = () => links(made as never, { entities: ['shift'] }, 1);
    const ids = shiftsOf(festival.id, db).map((one) => one.id);
    expect(leads()).toEqual([`/fr/organise/x/volunteers/shifts/${Math.max(...ids)}`]);
    done(endShifts(festival, ids, null, NOW));
    const gone = deleteTask(festival, task.id, NOW);
    expect(gone).toMatchObject({ ok: true });
    expect(leads()).toEqual([null]);
    expect(said(2)).toEqual([
      'Mission supprimée : Placement',
      expect.stringMatching(/^Créneau supprimé : Placement, .+ et 1 autre fiche$/),
    ]);
    expect(sentences(made as never, { entities: ['shift'] }, 'en').at(-1)).toBe(
      'Shift was added: Seating, Sat 6, 23:00 – 00:30',
    );
  });

  it('leads to the page of what a line names, of every kind that has one, while that exists', () => {
    const made = friends();
    const { db, festival } = made;
    const own = { festivalId: festival.id, actorName: 'Ana', at: NOW, verb: 'edited', before: null };
    const paths: [ChangeEntity, string | null, object?][] = [
      ['festival', '/organise/x/settings'],
      ['day', '/organise/x/days/2026-06-06', { date: '2026-06-06' }],
      ['series', '/organise/x/themes/series/4'],
      ['partner', '/organise/x/pages/partners/4'],
      ['picture', '/organise/x/pictures/9'],
      ['offer', '/organise/x/offers/9'],
      ['release', '/versions/x/4'],
      ['task', '/organise/x/volunteers/tasks/9'],
      ['shift', '/organise/x/volunteers/shifts/9'],
      ['volunteer', '/organise/x/volunteers/people/9'],
      // An older line leads to where it is now.
      ['assignment', '/organise/x/volunteers/shifts/7', { shiftId: 6 }],
      ['assignment', '/organise/x/volunteers/shifts/7', { shiftId: 7 }],
      ['entry-count', null],
    ];
    for (const [i, [entity, , root]] of paths.entries()) {
      const after = { number: 4, ...root };
      db.insert(t.changes)
        .values({ ...own, entity, entityId: 9, batch: `${i}`, after })
        .run();
    }
    expect(links(made, {}, paths.length).toReversed()).toEqual(paths.map(([, path]) => path && `/fr${path}`));
  });

  it('offers undo while what was done still holds, once, and then redo', () => {
    const made = friends();
    const [a] = made.ids;
    done(act(made.festival, [{ act: 'rename', ...version(made, a), title: { fr: 'Un' } }]));
    done(act(made.festival, [{ act: 'rename', ...version(made, a), title: { fr: 'Deux' } }]));
    const first = () =>
      linesOf(made)
        .lines.slice(0, 2)
        .map(({ canUndo, isUndone, isUndo }) => [canUndo, isUndone, isUndo]);
    expect(first()).toEqual([
      [true, false, false],
      [false, false, false],
    ]);
    const [last] = linesOf(made).lines;
    undoBatch(as(made, 'owner'), last?.batch ?? '', NOW);
    expect(
      linesOf(made)
        .lines.slice(0, 3)
        .map(({ canUndo, isUndone, isUndo }) => [canUndo, isUndone, isUndo]),
    ).toEqual([
      [true, false, true],
      [false, true, false],
      [true, false, false],
    ]);
    expect(sentences(made)[0]).toBe('Défait : Séance modifiée : Un');
    done(act(made.festival, [{ act: 'copy', ...version(made, a), startsAt: '2026-06-07T20:00' }]));
    undoBatch(as(made, 'owner'), linesOf(made).lines[0]?.batch ?? '', NOW);
    expect(sentences(made)[0]).toBe('Défait : Séance copiée : Un');
    undoBatch(as(made, 'owner'), linesOf(made).lines[0]?.batch ?? '', NOW);
    expect(sentences(made)[0]).toBe('Refait : Séance copiée : Un');
    expect(sentences(made, {}, 'en')[0]).toBe('Done again: Event was copied: Un');
    // « Défaire » is offered beside it, not a second « Refaire ».
    expect(linesOf(made).lines[0]).toMatchObject({ isUndo: false, isRedo: true, canUndo: true });
    undoBatch(as(made, 'owner'), linesOf(made).lines[0]?.batch ?? '', NOW);
    expect(sentences(made)[0]).toBe('Défait : Séance copiée : Un');
  });

  it('says for a partly undone act how it was first done, whatever stayed', () => {
    const made = friends();
    const [a, b] = made.ids;
    for (const [id, fr] of [
      [a, 'A'],
      [b, 'B'],
    ] as const)
      done(act(made.festival, [{ act: 'rename', ...version(made, id), title: { fr } }]));
    const { batch, events, whole } = done(
      act(made.festival, [
        { act: 'copy', ...version(made, a), startsAt: '2026-06-07T20:00' },
        { act: 'copy', ...version(made, b), startsAt: '2026-06-07T22:00' },
      ]),
    );
    const [copy] = [...whole, ...events];
    done(act(made.festival, [{ act: 'rename', ...version(made, copy?.id ?? 0), title: { fr: 'Autre' } }]));
    const { left } = done(undoBatch(as(made, 'owner'), batch ?? '', NOW));
    expect(left).toHaveLength(1);
    expect(namesOfLeft(left, indexDraft(loadDraft(made.festival.id, made.db)), 'fr')).toBe('Autre');
    expect(sentences(made)[0]).toBe('Défait : Séance copiée : B');
  });

  it('treats « pause ou montage » as one masculine word', () => {
    const made = friends();
    const block = blockSchema(made.festival).parse({
      ...newBlockValues('2026-06-06', []),
      clientKey: '',
      title: { fr: 'Midi' },
      from: '12:00',
      until: '13:00',
    });
    done(createBlock(made.festival, block, null, NOW));
    expect(sentences(made)).toEqual(['Pause ou montage ajouté : Midi']);
  });

  it('keeps what was deleted in the bin until it is restored', () => {
    const made = friends();
    const [a] = made.ids;
    done(act(made.festival, [{ act: 'rename', ...version(made, a), title: { fr: 'Perdue' } }]));
    deleteEvent(made.festival, a, { version: version(made, a).version, clientKey: null }, NOW);
    const bin = () => linesOf(made, BIN).lines;
    expect(bin().map(({ canUndo, entity }) => [entity, canUndo])).toEqual([['event', true]]);
    expect(sentences(made, BIN)).toEqual(['Séance supprimée : Perdue, sam. 6, 9 h']);
    undoBatch(as(made, 'owner'), bin()[0]?.batch ?? '', NOW);
    expect(readEvent(made.db, made.festival.id, a)).not.toBeNull();
    expect(bin()).toEqual([]);
    const [putBack] = linesOf(made).lines;
    undoBatch(as(made, 'owner'), putBack?.batch ?? '', NOW);
    expect(readEvent(made.db, made.festival.id, a)).toBeNull();
    expect(bin().map(({ canUndo, verb, isUndo }) => [verb, isUndo, canUndo])).toEqual([['deleted', false, true]]);
    expect(sentences(made, BIN)).toEqual(['Séance supprimée : Perdue, sam. 6, 9 h']);
    expect(linesOf(made, { deletedSince: '2026-05-02T00:00:00.000Z', from: '2026-01-01T00:00:00.000Z' }).lines).toEqual(
      [],
    );
    undoBatch(as(made, 'owner'), bin()[0]?.batch ?? '', NOW);
    expect([bin(), readEvent(made.db, made.festival.id, a) === null]).toEqual([[], false]);
  });

  it('has every kind of record in the bin, but not what was made and undone', () => {
    const made = friends();
    const { db, festival, actor } = made;
    const [volunteering, setting] = [
      authorizeFestival(actor, festival.slug, 'volunteers', db),
      authorizeFestival(actor, festival.slug, 'settings', db),
    ];
    const films = db.select().from(t.films).all();
    const [film] = films;
    const [room] = db.select().from(t.rooms).all();
    if (!film || !room) throw new Error('nothing to delete');
    const taken = done(
      createVolunteer(
        volunteering,
        volunteerSchema(volunteering).parse({ name: 'Ana', contact: 'ana@example.org' }),
        NOW,
      ),
    );
    done(deleteVolunteer(volunteering, { id: taken.id, uses: 0 }, NOW));
    const unmade = done(
      createVolunteer(volunteering, volunteerSchema(volunteering).parse({ name: 'Bo', contact: 'b@example.org' }), NOW),
    );
    expect(undoBatch(volunteering, unmade.batch ?? '', NOW)).toMatchObject({ ok: true });
    const counted = deleteFilm(festival, { id: film.id, uses: 0 }, NOW);
    if (!counted.ok) done(deleteFilm(festival, { id: film.id, uses: counted.uses }, NOW));
    const inRoom = deleteRoom(setting, { id: room.id, uses: 0 }, NOW);
    if (!inRoom.ok) done(deleteRoom(setting, { id: room.id, uses: inRoom.uses }, NOW));
    const bin = () => linesOf(made, BIN).lines;
    expect(bin().map(({ entity, canUndo }) => [entity, canUndo])).toEqual([
      ['room', true],
      ['film', true],
      ['volunteer', true],
    ]);
    for (const { batch } of bin())
      expect(undoBatch(as(made, 'owner'), batch, NOW)).toMatchObject({ ok: true, left: [] });
    expect(bin()).toEqual([]);
    expect(db.select().from(t.films).all().length).toBe(films.length);
  });

  it('lists what others did after a change, and counts it, without acts of nobody', () => {
    const made = friends();
    const { db, festival, ids } = made;
    const { userId } = festival.actor;
    const row = { festivalId: festival.id, at: NOW, entity: 'event', entityId: ids[0], verb: 'edited' } as const;
    const event = readEvent(db, festival.id, ids[0]);
    const put = (batch: string, own: { actorId: number | null; actorName: string }) =>
      db
        .insert(t.changes)
        .values({ ...row, ...own, batch, before: event, after: event })
        .returning()
        .get().id;
    const first = put('a', { actorId: null, actorName: 'Bob' });
    put('mine', { actorId: userId, actorName: 'Ana' });
    put('machine', { actorId: null, actorName: '' });
    put('b', { actorId: null, actorName: 'Bob' });
    put('b', { actorId: null, actorName: 'Bob' });
    const told = (ask: HistoryAsk) => linesOf(made, { notBy: userId, ...ask }).lines.map(({ batch }) => batch);
    expect([told({ after: first }), told({ before: first + 1 }).slice(0, 1)]).toEqual([['b'], ['a']]);
    expect([first - 1, first].map((after) => actsSince(as(made, 'owner'), after))).toEqual([2, 1]);
  });

  it('names what has no name of its own by its room and its day', () => {
    const made = friends();
    const { db, festival, rooms } = made;
    const row = { festivalId: festival.id, actorName: 'Ana', at: NOW, verb: 'deleted', entityId: 1, after: null };
    const before = { roomId: rooms[1], date: '2026-06-06' };
    db.insert(t.changes)
      .values([
        { ...row, batch: 'list', entity: 'checklist', before: { ...before, moment: 'closing' } },
        { ...row, batch: 'crew', entity: 'room-crew', before },
        { ...row, batch: 'gone', entity: 'room-crew', before: { ...before, roomId: 9999 } },
      ])
      .run();
    expect(sentences(made).slice(0, 3)).toEqual([
      'Équipe de salle supprimée : sam. 6',
      'Équipe de salle supprimée : Salle 2, sam. 6',
      'Liste de contrôle supprimée : Salle 2, fermeture, sam. 6',
    ]);
  });

  it('is found for a séance by its number once it is deleted', () => {
    const made = friends();
    const { db, festival, ids } = made;
    const { number } = readEvent(db, festival.id, ids[0]) ?? { number: 0 };
    const reading = as(made, 'owner');
    expect(deletedEvent(reading, number)).toBeNull();
    deleteEvent(festival, ids[0], { version: version(made, ids[0]).version, clientKey: null }, NOW);
    expect(deletedEvent(reading, number)).toMatchObject({ id: ids[0], number });
    expect(deletedEvent({ ...reading, id: reading.id + 1 }, number)).toBeNull();
  });

  it('has nothing in the bin that cannot be restored', () => {
    const made = fullFestival();
    const { db, festival, bob, put, shifts } = made;
    put.assignment(shifts.waiting.id, bob.id);
    const bin = () => historyOf(festival, BIN, 50).lines.map(({ entity }) => entity);
    done(deleteVolunteer(festival, { id: bob.id, uses: 1 }, NOW));
    expect(bin().length).toBe(1);
    expect(eraseNow(festival, { entity: 'volunteer', id: bob.id }, NOW)).toBe(true);
    expect(bin()).toEqual([]);
    const row = { festivalId: festival.id, actorName: 'Ana', at: NOW, verb: 'deleted', before: {}, after: null };
    db.insert(t.changes)
      .values({ ...row, batch: 't', entity: 'token', entityId: 1 })
      .run();
    expect(bin()).toEqual([]);
  });

  it('has pictures in the bin that nobody withdrew, and restores none beside the one that replaced it', () => {
    const made = friends();
    const { db, festival, actor } = made;
    const filmId = db.select().from(t.films).all()[0]?.id ?? 0;
    const size = { format: 'png' as const, width: 9, height: 9, bytes: 9, colour: '#000000', credit: '' };
    const add = (letter: string, use: 'poster' | 'still') => {
      const picture = { subject: { kind: 'film' as const, id: filmId }, use, fileName: letter };
      const kept = { ...size, hash: letter.repeat(64) };
      return done(addPicture(festival, { ...picture, kept }, { clientKey: null, batch: letter }, NOW));
    };
    const bin = () => linesOf(made, BIN).lines.map(({ batch, isDeletion, canUndo }) => [batch, isDeletion, canUndo]);
    const isOffered = (asked: string) => linesOf(made).lines.find(({ batch }) => batch === asked)?.canUndo;
    const posters = () => db.select().from(t.pictures).where(eq(t.pictures.use, 'poster')).all();
    const removed = removePicture(festival, add('a', 'poster').id, NOW);
    expect(bin()).toEqual([[removed, true, true]]);
    add('b', 'poster');
    expect(undoBatch(festival, removed, NOW)).toEqual({ ok: false, reason: 'changed' });
    expect([bin(), isOffered(removed), isOffered('b')]).toEqual([[], false, true]);
    add('c', 'poster');
    // Taking that back would remove the new picture, so it is more than restoring something
    // deleted.
    expect([bin(), isOffered('b')]).toEqual([[['c', false, true]], false]);
    done(undoBatch(festival, 'c', NOW));
    expect(posters().map(({ fileName }) => fileName)).toEqual(['b']);
    const last = add('e', 'poster');
    setPicturesGround(festival, { pictures: [last.id], givenBy: 'Ana', purposes: [], until: null }, NOW);
    expect([bin(), isOffered('e')]).toEqual([[], false]);
    expect(undoBatch(festival, 'e', NOW)).toEqual({ ok: false, reason: 'changed' });
    const freed = removePicture(festival, last.id, NOW);
    expect(bin()).toContainEqual([removed, true, true]);
    done(undoBatch(festival, freed, NOW));
    expect(bin()).toEqual([]);

    const still = removePicture(festival, add('d', 'still').id, NOW);
    const again = add('d', 'still').id;
    expect(bin()[0]).toEqual([still, true, true]);
    const publishing = authorizeFestival(actor, festival.slug, 'publish', db);
    const withdrawn = withdrawPicture(publishing, again, NOW, () => undefined);
    expect([bin(), isOffered(withdrawn)]).toEqual([[], false]);
  });

  it('offers no undo that would restore a person removed from everything, or their former name', () => {
    const made = friends();
    const { db, festival, actor } = made;
    const [one, other] = db.select().from(t.people).all();
    const publishing = authorizeFestival(actor, festival.slug, 'publish', db);
    const offered = () => linesOf(made).lines.map(({ verb, canUndo }) => [verb, canUndo]);
    withdrawPerson(publishing, one?.id ?? 0, NOW);
    expect(offered()).toEqual([
      ['erased', false],
      ['deleted', false],
    ]);
    changeNameEverywhere(publishing, other?.id ?? 0, 'Sacha', NOW);
    expect(offered()[0]).toEqual(['edited', false]);
  });

  it('offers no undo for the making of a festival, nor for what a publication noted', () => {
    const made = friends();
    const { db, festival, ids } = made;
    const row = { festivalId: festival.id, actorName: 'Ana', at: NOW, before: null };
    const event = readEvent(db, festival.id, ids[0]);
    db.insert(t.changes)
      .values([
        { ...row, batch: 'made', entity: 'festival', entityId: festival.id, verb: 'created', after: {} },
        { ...row, batch: 'made', entity: 'event', entityId: ids[0], verb: 'created', after: event },
        { ...row, batch: 'noted', entity: 'event', entityId: ids[1], verb: 'time-to-confirm', after: event },
      ])
      .run();
    expect(linesOf(made, {}, 2).lines.map(({ batch, canUndo }) => [batch, canUndo])).toEqual([
      ['noted', false],
      ['made', false],
    ]);
  });

  it('is paged, with each act once', () => {
    const made = friends();
    const [a] = made.ids;
    for (const title of ['1', '2', '3', '4', '5'])
      done(act(made.festival, [{ act: 'rename', ...version(made, a), title: { fr: title } }]));
    const all = linesOf(made).lines.map(({ batch }) => batch);
    const pages: string[] = [];
    for (let before: number | undefined, page = linesOf(made, {}, 2); ; page = linesOf(made, { before }, 2)) {
      pages.push(...page.lines.map(({ batch }) => batch));
      if (!page.hasMore) break;
      before = page.lines.at(-1)?.id;
    }
    expect(pages).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
  });

  it('uses the same number of statements however many lines there are', () => {
    const made = friends();
    const [a] = made.ids;
    for (const title of ['1', '2', '3', '4', '5'])
      done(act(made.festival, [{ act: 'rename', ...version(made, a), title: { fr: title } }]));
    undoBatch(as(made, 'owner'), linesOf(made).lines[0]?.batch ?? '', NOW);
    const asked = (most: number) => {
      const spy = vi.spyOn(made.db.$client, 'prepare');
      expect(linesOf(made, {}, most).lines).toHaveLength(most);
      const statements = spy.mock.calls.filter(([text]) => text.startsWith('select "batch", "verb", "undoes"'));
      spy.mockRestore();
      return statements.length;
    };
    expect([asked(1), asked(5)]).toEqual([2, 2]);
  });

  it('says about each kind of secret link what its makers may read', () => {
    const made = friends();
    const row = { festivalId: made.festival.id, actorName: 'Ana', at: NOW, verb: 'created', before: null };
    const kinds = ['invitation', 'preview', 'team', 'volunteer'];
    made.db
      .insert(t.changes)
      .values(
        kinds.flatMap((kind, entityId) => {
          const one = { ...row, entity: 'token' as const, entityId };
          return [
            { ...one, batch: kind, after: { kind } },
            { ...one, batch: kind, verb: 'revoked', before: { kind }, after: null },
            { ...one, batch: 'all', after: { kind } },
          ];
        }),
      )
      .run();
    const seen = (role: Role) => {
      const { lines } = linesOf(made, { entities: ['token'] }, 9, role);
      const single = lines.flatMap(({ batch }) => (batch === 'all' ? [] : batch)).toReversed();
      return [single, lines.find(({ batch }) => batch === 'all')?.others];
    };
    expect(seen('owner')).toEqual([kinds, 3]);
    expect(sentences(made, { entities: ['token'] }).slice(-2)).toEqual(['Lien secret ajouté', 'Invitation ajoutée']);
    expect(seen('organiser')).toEqual([['preview', 'team', 'volunteer'], 2]);
    expect(seen('coordinator')).toEqual([['team', 'volunteer'], 1]);
    expect(seen('programmer')).toEqual([[], undefined]);
  });

  it('hides volunteers and secret links from those who may not read them, and offers readers no undo', () => {
    const made = friends();
    const { db, festival } = made;
    const row = { festivalId: festival.id, actorName: 'Ana', at: NOW, verb: 'created', entityId: 1, before: null };
    db.insert(t.changes)
      .values([
        { ...row, batch: 'v', entity: 'volunteer', after: { name: 'Zélie' } },
        { ...row, batch: 't', entity: 'token', after: { kind: 'team', label: 'Salle 1' } },
      ])
      .run();
    done(act(festival, [{ act: 'rename', ...version(made, made.ids[0]), title: { fr: 'Vue' } }]));
    const seen = (role: Role) => linesOf(made, {}, 3, role).lines.map(({ entity }) => entity);
    expect(seen('owner')).toEqual(['event', 'token', 'volunteer']);
    expect(seen('team')).not.toContain('volunteer');
    expect(seen('team')).not.toContain('token');
    expect(linesOf(made, {}, 1, 'team').lines[0]?.canUndo).toBe(false);
  });
});
