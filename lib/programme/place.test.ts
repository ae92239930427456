import { expect, it } from 'vitest';
import { draftOf, eventOf, roomOf, venueOf } from '#lib/model/draft-testing.ts';
import { indexDocument } from './document-index.ts';
import { attendanceOf, isOneName, placeOf } from './place.ts';
import { freeze } from './release.ts';

it('names the building before its room in a festival of several, and once where both have one name', () => {
  const venues = [venueOf(1, { name: { fr: 'Auditorium' } }), venueOf(2, { name: { fr: 'Médiathèque' } })];
  const rooms = [roomOf(1, { name: { fr: 'Auditorium' } }), roomOf(2, { name: { fr: 'Atelier' }, venueId: 2 })];
  const events = [1, 2].map((room) => eventOf(room, { rooms: [{ roomId: room, use: 'main' }] }));
  const release = { number: 1, at: '2026-10-01T09:00:00.000Z' };
  const index = indexDocument(freeze(draftOf(events, { venues, rooms }), null, release).public);
  const names = [...index.rooms.values()].map((room) => placeOf(room, index).names.map(({ fr }) => fr));
  expect(names).toEqual([['Auditorium'], ['Médiathèque', 'Atelier']]);
  expect([...index.rooms.values()].map((room) => isOneName(room, index.venues.get(room.venue) ?? room))).toEqual([
    true,
    false,
  ]);
});

it('says whether one attends there, online or both ways, whatever the order of its rooms', () => {
  const rooms = [roomOf(1), roomOf(2, { kind: 'online' })];
  const events = [[1], [2], [2, 1], [1, 2], []].map((ids, at) =>
    eventOf(at + 1, {
      rooms: ids.map((roomId, n) => ({ roomId, use: n === 0 ? ('main' as const) : ('joined' as const) })),
    }),
  );
  const document = freeze(draftOf(events, { rooms }), null, { number: 1, at: '2026-10-01T09:00:00.000Z' }).public;
  const index = indexDocument(document);
  const byNumber = document.events.toSorted((a, b) => a.number - b.number);
  expect(byNumber.map((event) => attendanceOf(event, index))).toEqual(['there', 'online', 'mixed', 'mixed', null]);
});
