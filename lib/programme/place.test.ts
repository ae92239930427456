import { describe, expect, it } from 'vitest';
import { descriptionOf } from '#lib/feeds/description.ts';
import { wordsOf } from '#lib/feeds/words.ts';
import type { Documents } from '#lib/model/documents.ts';
import type { Draft, DraftEvent } from '#lib/model/draft.ts';
import { draftOf, eventOf, releaseAt, roomOf, venueOf } from '#lib/model/draft-testing.ts';
import { diff } from './diff.ts';
import { differenceSentence } from './difference-sentences.ts';
import { indexDocument } from './document-index.ts';
import { attendanceOf, isOneName, placeChangeOf, placeChangeSentence, placeOf, toldPlaceChangeOf } from './place.ts';
import { freeze } from './release.ts';

it('names the venue before its room in a festival with several, and once if both have one name', () => {
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

it('says whether one attends there, online or both, whatever the order of its rooms', () => {
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

const HALL = 1;
const [BESIDE, ACROSS, NET] = [2, 3, 4];
const numbered = (roomId: number) => 100 + roomId;
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const inRoom = (roomId: number): Partial<DraftEvent> => ({ rooms: [{ roomId, use: 'main' }] });

function draft(own: Partial<DraftEvent> = inRoom(HALL), around: Partial<Draft> = {}): Draft {
  return draftOf([eventOf(10, { title: { fr: 'Réparer' }, capacity: 50, ...own })], {
    venues: [venueOf(1, { name: { fr: 'Auditorium' } }), venueOf(2, { name: { fr: 'Médiathèque', en: 'Library' } })],
    rooms: [
      roomOf(HALL, { name: { fr: 'Grande salle' } }),
      roomOf(BESIDE, { name: { fr: 'Petite salle', en: 'Small room' } }),
      roomOf(ACROSS, { name: { fr: 'Atelier' }, venueId: 2 }),
      roomOf(NET, { name: { fr: 'En ligne' }, venueId: 2, kind: 'online' }),
    ],
    walks: [{ fromVenueId: 1, toVenueId: 2, minutes: 12 }],
    ...around,
  });
}

const only = ({ public: document }: Documents) => {
  const [event] = document.events;
  if (!event) throw new Error('No séance.');
  return event;
};
const changeIn = (documents: Documents) => placeChangeOf(only(documents), indexDocument(documents.public));
const saidIn = (documents: Documents) => {
  const change = changeIn(documents);
  return change && (['fr', 'en'] as const).map((locale) => plain(placeChangeSentence(change, locale)));
};
const moved = (to: number, around?: Partial<Draft>) => {
  const first = freeze(draft(inRoom(HALL), around), null, releaseAt(1));
  return { first, next: freeze(draft(inRoom(to), around), first, releaseAt(2)) };
};

describe('a séance that went to another room', () => {
  it('names the venue and the walk, and only the room if it stays in the venue', () => {
    expect(saidIn(moved(ACROSS).first)).toBeNull();
    expect(saidIn(moved(ACROSS).next)).toEqual([
      'change de lieu : Médiathèque, à 12 min à pied',
      'change of venue: Library, 12 min on foot',
    ]);
    expect(saidIn(moved(ACROSS, { walks: [] }).next)?.[0]).toBe('change de lieu : Médiathèque');
    expect(saidIn(moved(ACROSS, { walks: [{ fromVenueId: 1, toVenueId: 2, minutes: 237 }] }).next)).toEqual([
      'change de lieu : Médiathèque, à 3 h 57 à pied',
      'change of venue: Library, 3 h 57 min on foot',
    ]);
    expect(saidIn(moved(BESIDE).next)?.[0]).toBe('change de salle : Petite salle');
    expect(saidIn(moved(NET).next)?.[0]).toBe('change de salle : En ligne');
  });

  it('computes walks like the warnings, if nobody set the minutes of the pair: 4 km/h and 5 minutes', () => {
    const venues = [
      venueOf(1, { latitude: 48.85, longitude: 2.35 }),
      venueOf(2, { latitude: 48.859, longitude: 2.35 }),
    ];
    expect(changeIn(moved(ACROSS, { walks: [], venues }).next)?.walk).toBe(Math.ceil(1001 / (4000 / 60)) + 5);
  });

  it('keeps the former place through later releases, and the old room in the document, for its screen', () => {
    const { next } = moved(ACROSS);
    const renamed = freeze(draft({ ...inRoom(ACROSS), title: { fr: 'Autre' } }), next, releaseAt(3));
    expect(only(renamed)).toMatchObject({ previousRoom: numbered(HALL), sequence: 3 });
    expect(renamed.public.rooms.map(({ number }) => number)).toEqual([HALL, ACROSS].map(numbered));
    const again = freeze(draft(inRoom(BESIDE)), renamed, releaseAt(4));
    expect(only(again).previousRoom).toBe(numbered(ACROSS));
    const back = freeze(draft(), next, releaseAt(3));
    expect(only(back).previousRoom).toBe(numbered(ACROSS));
    // A séance back in its first room has not moved for new readers, but those waiting in the room
    // it left are told.
    const told = (documents: Documents) => toldPlaceChangeOf(only(documents), indexDocument(documents.public));
    expect([told(next)?.to.room.number, told(back), changeIn(back)?.to.room.number]).toEqual([
      numbered(ACROSS),
      null,
      numbered(HALL),
    ]);
    expect(
      descriptionOf(only(back), indexDocument(back.public), wordsOf('fr'), 'https://exemple.org/10'),
    ).not.toContain('Change de');
    const renamedBack = freeze(draft({ ...inRoom(HALL), title: { fr: 'Autre' } }), back, releaseAt(4));
    expect([told(renamedBack), told(freeze(draft(inRoom(BESIDE)), renamedBack, releaseAt(5)))?.to.room.number]).toEqual(
      [null, numbered(BESIDE)],
    );
    // Readers who know only the first room are told of any other, including one it had before that.
    const twice = freeze(draft(inRoom(ACROSS)), again, releaseAt(5));
    expect([told(twice)?.to.room.number, told(freeze(draft(), twice, releaseAt(6)))]).toEqual([numbered(ACROSS), null]);
    expect(only(freeze(draft(), back, { ...releaseAt(4), older: next }))).toMatchObject({
      previousRoom: numbered(HALL),
    });
    // A room that was deleted since can still be named.
    const withoutRoom = freeze(draft(inRoom(ACROSS), { rooms: draft().rooms.slice(1) }), next, releaseAt(3));
    expect(withoutRoom.public.rooms.map(({ number }) => number).sort()).toEqual([HALL, ACROSS].map(numbered));
  });

  it('leaves releases that were frozen before it was stored unchanged', () => {
    const old: Documents = JSON.parse(
      JSON.stringify(moved(ACROSS).next, (key, value) => (key === 'previousRoom' ? undefined : value)),
    );
    expect(only(freeze(draft(inRoom(ACROSS)), old, releaseAt(3)))).toEqual(only(old));
    expect(changeIn(old)).toBeNull();
  });

  it('is renewed in calendars if the walk changes, and is named first there', () => {
    const { next } = moved(ACROSS);
    const description = descriptionOf(only(next), indexDocument(next.public), wordsOf('fr'), 'https://exemple.org/10');
    expect(plain(description).split('\n')[0]).toBe('Change de lieu : Médiathèque, à 12 min à pied.');
    const longer = freeze(
      draft(inRoom(ACROSS), { walks: [{ fromVenueId: 1, toVenueId: 2, minutes: 15 }] }),
      next,
      releaseAt(3),
    );
    expect(only(longer).sequence).toBe(3);
    expect(only(freeze(draft(inRoom(ACROSS)), next, releaseAt(3))).sequence).toBe(2);
  });

  it('is in « Quoi de neuf » with the venue and the walk, also with another hour', () => {
    const tell = (first: Documents, next: Documents) =>
      (['fr', 'en'] as const).flatMap((locale) =>
        diff(first.public, next.public).map((one) => plain(differenceSentence(one, locale))),
      );
    const { first, next } = moved(ACROSS);
    expect(tell(first, next)).toEqual([
      '« Réparer » change de lieu : Médiathèque, Atelier, à 12 min à pied (avant : Grande salle).',
      '“Réparer” changes venues: Library, Atelier, 12 min on foot (before: Grande salle).',
    ]);
    const later = freeze(draft({ ...inRoom(ACROSS), startsAt: '2026-11-28T16:00' }), first, releaseAt(2));
    expect(tell(first, later)[0]).toContain('lieu : Médiathèque, Atelier, à 12 min à pied (avant : Grande salle)');
    expect(tell(first, moved(BESIDE).next)[0]).toBe(
      '« Réparer » change de salle : Petite salle (avant : Grande salle).',
    );
    // It has the same name as the former room, so that one is named with its building.
    const rooms = draft().rooms.map((room) => (room.id === ACROSS ? { ...room, name: { fr: 'Grande salle' } } : room));
    const namesakes = moved(ACROSS, { rooms });
    expect(tell(namesakes.first, namesakes.next)[0]).toBe(
      '« Réparer » change de lieu : Médiathèque, Grande salle, à 12 min à pied (avant : Auditorium – Grande salle).',
    );
    const inTheEvening = freeze(
      draft({ ...inRoom(ACROSS), startsAt: '2026-11-28T16:00' }, { rooms }),
      namesakes.first,
      releaseAt(2),
    );
    expect(tell(namesakes.first, inTheEvening)[0]).toContain(
      'lieu : Médiathèque, Grande salle, à 12 min à pied (avant : Auditorium – Grande salle)',
    );
  });
});

it('a room is named with its venue if another has its name, whatever became of the séance', () => {
  const rooms = [HALL, ACROSS].map((id) => roomOf(id, { name: { fr: 'Grande salle' }, venueId: id === HALL ? 1 : 2 }));
  const both = (own: Partial<DraftEvent>) => ({
    ...draft({}, { rooms }),
    events: [eventOf(10, { title: { fr: 'Réparer' }, ...inRoom(HALL), ...own }), eventOf(11, inRoom(ACROSS))],
  });
  const first = freeze(both({}), null, releaseAt(1));
  const told = diff(first.public, freeze(both({ status: 'cancelled' }), first, releaseAt(2)).public);
  expect(told.map((one) => plain(differenceSentence(one, 'fr')))).toEqual([
    'La séance « Réparer » (samedi 28 novembre à 14 h, Auditorium – Grande salle) est annulée.',
  ]);
});

it('counts as a change of a séance whose former room turns out to be in the same building', () => {
  const venues = [venueOf(1), venueOf(2)];
  const at = (room: number, formerVenue: number, previous: Documents | null, number: number) =>
    freeze(
      draftOf([eventOf(1, { rooms: [{ roomId: room, use: 'main' }] })], {
        venues,
        rooms: [roomOf(1, { venueId: formerVenue }), roomOf(2, { venueId: 2 })],
      }),
      previous,
      releaseAt(number),
    );
  const moved = at(2, 1, at(1, 1, null, 1), 2);
  const corrected = at(2, 2, moved, 3);
  const said = ({ public: document }: Documents) =>
    document.events.map((event) => [event.sequence, toldPlaceChangeOf(event, indexDocument(document))?.isElsewhere]);
  expect([said(moved), said(corrected)]).toEqual([[[2, true]], [[3, false]]]);
});
