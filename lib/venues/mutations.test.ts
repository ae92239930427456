import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { deleteVenue } from '#lib/deletion/records.ts';
import { done, history, NOW, workingFestival } from '#lib/history/testing.ts';
import { fieldErrors } from '#lib/i18n/field-messages.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { createRoom, createRooms, createVenue, editRoom, editVenue } from './mutations.ts';
import { venuesOf } from './queries.ts';
import { venueKind } from './roots.ts';
import {
  MAX_FESTIVAL_ROOMS,
  MAX_VENUES,
  type RoomsInput,
  roomFormValues,
  roomSchema,
  roomsSchema,
  venueSchema,
} from './schema.ts';

const read = (rooms: string) => roomsSchema('fr').parse({ rooms });
const refused = (rooms: string) => {
  const { error } = roomsSchema('fr').safeParse({ rooms });
  return error && fieldErrors(error);
};

it('reads rooms by their names, one a line, with their seats if they are behind', () => {
  const typed =
    'Grande salle, 220\n\n  Salle 2 ;80 places\nLe Club\t45 sièges\nHall, rez-de-chaussée\nSalle 3\nStade, 1 200 places\nArène ; 12\u202f000\n';
  expect(read(typed).rooms.map(({ name, seats, kind }) => [name, seats, kind])).toEqual([
    [{ fr: 'Grande salle' }, 220, 'room'],
    [{ fr: 'Salle 2' }, 80, 'room'],
    [{ fr: 'Le Club' }, 45, 'room'],
    [{ fr: 'Hall, rez-de-chaussée' }, null, 'room'],
    [{ fr: 'Salle 3' }, null, 'room'],
    [{ fr: 'Stade' }, 1200, 'room'],
    [{ fr: 'Arène' }, 12_000, 'room'],
  ]);
  expect(roomsSchema('en').parse({ rooms: 'Club' }).rooms).toMatchObject([{ name: { en: 'Club' } }]);
  expect([refused(' \n'), refused('Stade, 200000'), refused(', 20')]).toEqual([
    { rooms: 'required' },
    { rooms: 'atMost:100000' },
    { rooms: 'required' },
  ]);
});

it('adds rooms after the others of their venue, once, and « Défaire » removes them all', () => {
  const { festival, db } = workingFestival('settings', { events: 1, rooms: 2 });
  const names = () => venuesOf(festival.id, db).flatMap(({ rooms }) => rooms.map(({ name }) => name.fr));
  const before = names();
  const venueId = venuesOf(festival.id, db)[0]?.id ?? 0;
  const add = (key: string) => createRooms(festival, venueId, read('A, 10\nB\nC'), key, NOW);
  const { batch } = done(add('a key'));
  expect(add('a key')).toMatchObject({ ok: true, batch });
  expect(names()).toEqual([...before, 'A', 'B', 'C']);
  expect(history(db)).toEqual(Array(3).fill('room created - is by Camille'));
  expect(undoBatch(festival, batch ?? '', NOW)).toMatchObject({ ok: true, left: [] });
  expect(names()).toEqual(before);
  expect(() => createRooms(festival, venueId + 100, read('A'), null, NOW)).toThrow('notFound');
});

it('adds no more than a festival may have', () => {
  const { festival, db } = workingFestival('settings', { events: 1, rooms: 2 });
  const venueId = venuesOf(festival.id, db)[0]?.id ?? 0;
  const lines = (many: number, from = 0) =>
    read(Array.from({ length: many }, (_, index) => `S${from + index}`).join('\n'));
  for (let made = 2; made < MAX_FESTIVAL_ROOMS - 2; made += 1)
    db.insert(t.rooms)
      .values({ festivalId: festival.id, venueId, number: 5000 + made, name: { fr: `S${made}` } })
      .run();
  done(createRooms(festival, venueId, lines(2, MAX_FESTIVAL_ROOMS - 2), null, NOW));
  expect(createRooms(festival, venueId, lines(1), null, NOW)).toEqual({
    ok: false,
    reason: 'fields',
    fields: { rooms: `tooMany:${MAX_FESTIVAL_ROOMS}` },
  });
  expect(createRoom(festival, venueId, roomSchema.parse({ name: { fr: 'S' } }), null, NOW)).toMatchObject({
    fields: { 'name.fr': `tooMany:${MAX_FESTIVAL_ROOMS}` },
  });
  expect(db.select().from(t.rooms).all().length).toBe(MAX_FESTIVAL_ROOMS);
  const add = () => createVenue(festival, venueSchema.parse({ name: { fr: 'V' } }), null, NOW);
  for (let made = venuesOf(festival.id, db).length; made < MAX_VENUES; made += 1)
    db.insert(t.venues)
      .values({ festivalId: festival.id, number: 5000 + made, name: { fr: 'V' } })
      .run();
  expect(add()).toMatchObject({ fields: { 'name.fr': `tooMany:${MAX_VENUES}` } });
});

it('a walk changes both its venues: people with the form of the other open are told, and « Défaire » reverts both', () => {
  const { festival, db } = workingFestival('settings', { events: 1, rooms: 2 });
  const near = venuesOf(festival.id, db)[0]?.id ?? 0;
  const form = (version: number, minutes: number | null) => {
    const walks = minutes === null ? [] : [{ venueId: String(near), minutes: String(minutes) }];
    return venueSchema.parse({ version, name: { fr: 'Loin' }, walks });
  };
  const made = done(createVenue(festival, form(0, 12), null, NOW));
  const walks = () => venueKind.read(db, festival.id, near)?.walks ?? [];
  const there = (minutes: number) => [{ venueId: made.id, minutes }];
  expect(walks()).toEqual(there(12));
  const stale = venueSchema.parse({ version: 1, name: { fr: 'Près' } });
  expect(editVenue(festival, near, stale, NOW)).toMatchObject({ reason: 'changed', by: 'Camille' });
  const edited = done(editVenue(festival, made.id, form(1, 20), NOW));
  expect(venueKind.read(db, festival.id, near)).toMatchObject({ version: 3, walks: there(20) });
  // A change that alters no walk does not affect the other venue.
  const renamed = { ...form(2, 20), name: { fr: 'Plus loin' } };
  const { batch } = done(editVenue(festival, made.id, renamed, NOW));
  expect(venueKind.read(db, festival.id, near)?.version).toBe(3);
  done(undoBatch(festival, batch ?? '', NOW));
  expect(undoBatch(festival, edited.batch ?? '', NOW)).toMatchObject({ ok: true, left: [] });
  expect(walks()).toEqual(there(12));
  const undone = done(undoBatch(festival, made.batch ?? '', NOW));
  expect([walks(), undone.left]).toEqual([[], []]);
  expect(undoBatch(festival, undone.batch, NOW)).toMatchObject({ ok: true, left: [] });
  expect(walks()).toEqual(there(12));
});

it('a walk that is restored or removed is told to its other venue too, if that has changed or was in no act', () => {
  const { festival, db } = workingFestival('settings', { events: 1, rooms: 2 });
  const near = venuesOf(festival.id, db)[0]?.id ?? 0;
  const read = () => venueKind.read(db, festival.id, near);
  const form = (version: number, to: number | null, minutes: number, name: string) => {
    const walks = to === null ? [] : [{ venueId: String(to), minutes: String(minutes) }];
    return venueSchema.parse({ version, name: { fr: name }, walks });
  };
  const far = done(createVenue(festival, form(0, near, 12, 'Loin'), null, NOW)).id;
  const edited = done(editVenue(festival, far, form(1, near, 20, 'Loin'), NOW));
  const renamed = done(editVenue(festival, near, form(3, far, 20, 'Près'), NOW));
  const undone = done(undoBatch(festival, edited.batch ?? '', NOW));
  expect([undone.left, read()]).toMatchObject([{ length: 1 }, { version: 5, walks: [{ minutes: 12 }] }]);
  expect(editVenue(festival, near, form(4, far, 20, 'Ici'), NOW)).toMatchObject({ reason: 'changed' });
  // An earlier act is undone after it.
  expect(undoBatch(festival, renamed.batch ?? '', NOW)).toEqual({ ok: false, reason: 'changed' });
  expect(undoBatch(festival, undone.batch, NOW)).toMatchObject({ ok: true, left: [] });
  expect(read()).toMatchObject({ name: { fr: 'Près' }, walks: [{ minutes: 20 }] });
  expect(undoBatch(festival, renamed.batch ?? '', NOW)).toMatchObject({ ok: true, left: [] });

  let { batch } = done(deleteVenue(festival, { id: far, uses: 0 }, NOW));
  for (const walks of [1, 0, 1, 0, 1]) {
    const seen = read()?.version ?? 0;
    const turned = done(undoBatch(festival, batch, NOW));
    batch = turned.batch;
    expect([turned.left, read()?.walks.length, (read()?.version ?? 0) > seen]).toEqual([[], walks, true]);
  }
});

it('refuses two rooms of a venue with one name, but keeps existing ones', () => {
  const { festival, db } = workingFestival('settings', { events: 1, rooms: 2 });
  const [venue] = venuesOf(festival.id, db);
  const [one, two] = venue?.rooms ?? [];
  if (!venue || !one || !two) throw new Error('no two rooms in one venue');
  const named = (room: typeof one, fr: string, note = '') =>
    roomSchema.parse({ ...roomFormValues(room, 'fr'), name: { fr, en: '' }, note });
  const same = (typed: string, field = 'name.fr') => ({
    ok: false,
    reason: 'fields',
    fields: { [field]: `sameRoom:${typed}` },
  });
  const name = one.name.fr ?? '';
  for (const alike of [name.toUpperCase(), name.replace(' ', '-'), `La ${name}`])
    expect(createRoom(festival, venue.id, named(one, alike), null, NOW)).toEqual(same(alike));
  expect(editRoom(festival, two.id, named(two, name), NOW)).toEqual(same(name));
  for (const [first, second] of [
    ['Neuve', name],
    ['Neuve', 'neuve'],
  ])
    expect(createRooms(festival, venue.id, read(`${first}\n${second}`), null, NOW)).toEqual(same(`${second}`, 'rooms'));
  // A room is found by either language, so a French name may not be the English name of another
  // room.
  const english = roomSchema.parse({ ...roomFormValues(one, 'fr'), name: { fr: 'La 3', en: name } });
  expect(createRoom(festival, venue.id, english, null, NOW)).toEqual(same(name, 'name.en'));
  const [crossed] = read('Neuve').rooms;
  const rooms = { ...read('Neuve'), rooms: [{ fr: 'A', en: 'B' }, { fr: 'B' }].map((name) => ({ ...crossed, name })) };
  expect(createRooms(festival, venue.id, rooms as RoomsInput, null, NOW)).toEqual(same('B', 'rooms'));
  // In another venue it is another room.
  const elsewhere = done(createVenue(festival, venueSchema.parse({ name: { fr: 'Loin' } }), null, NOW));
  done(createRoom(festival, elsewhere.id, named(one, name), null, NOW));
  db.update(t.rooms).set({ name: one.name }).where(eq(t.rooms.id, two.id)).run();
  done(editRoom(festival, two.id, named(two, name, 'Au fond'), NOW));
});
