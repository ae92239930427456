import { describe, expect, it } from 'vitest';
import type { Documents } from '#lib/model/documents.ts';
import type { DraftEvent, DraftFilm } from '#lib/model/draft.ts';
import {
  draftOf,
  eventOf,
  filmOf,
  itemOf,
  personOf,
  presenceOf,
  releaseAt,
  roomOf,
  venueOf,
} from '#lib/model/draft-testing.ts';
import { eventsGoneFrom } from './around.ts';
import { isBackAtFirstStart } from './carry.ts';
import { diff } from './diff.ts';
import { indexDocument } from './document-index.ts';
import { placeChangeOf } from './place.ts';
import { freeze, isSameProgramme } from './release.ts';
import { roomSheetsOf } from './room-sheets.ts';
import { comparing } from './visible.ts';

const themes = [1, 2].map((id) => ({
  id,
  festivalId: 1,
  slug: `theme-${id}`,
  introduction: {},
  colour: null,
  name: { fr: `Thème ${id}` },
  position: id,
  version: 1,
}));
const shows = (filmId: number) => [
  itemOf(100, { kind: 'film', minutes: null, filmId, filmVersionId: filmId * 10 }),
  itemOf(101, { kind: 'debate' }),
];
const draft = (own: Partial<DraftEvent> = {}, film: Partial<DraftFilm> = {}) =>
  draftOf([eventOf(10, { items: shows(1), rooms: [{ roomId: 1, use: 'main' }], themeIds: [1], ...own }), eventOf(11)], {
    rooms: [roomOf(1), roomOf(2, { venueId: 2 })],
    venues: [venueOf(1), venueOf(2)],
    films: [filmOf(1, film), filmOf(2)],
    people: [personOf(1), personOf(2)],
    themes,
  });
const of = ({ public: shown }: Documents) => shown.events.find(({ number }) => number === 10);
const first = freeze(draft({ people: [presenceOf(1)] }), null, releaseAt(1));
const next = (own: Partial<DraftEvent>, previous = first, number = 2) =>
  freeze(draft(own), previous, releaseAt(number));

describe('where a séance was listed before', () => {
  it('is not stored while it is still listed there', () => {
    expect(of(first)?.formerly).toBeUndefined();
    expect(of(next({ people: [presenceOf(1)], title: { fr: 'Autre' } }))?.formerly).toBeUndefined();
  });

  it('is stored of days, rooms and their venues, kinds, themes, films and people', () => {
    const moved = next({
      startsAt: '2026-11-29T20:00',
      rooms: [{ roomId: 2, use: 'main' }],
      kind: 'debate',
      themeIds: [2],
      items: shows(2),
      people: [presenceOf(2)],
    });
    expect(of(moved)?.formerly).toEqual({
      days: ['2026-11-28'],
      venues: [401],
      rooms: [101],
      kinds: ['other'],
      themes: ['theme-1'],
      films: [201],
      people: [301],
    });
    expect(moved.team.events.every(({ formerly }) => formerly === undefined)).toBe(true);
  });

  it('grows over releases, ends if the séance comes back, and stays when an older release is published again', () => {
    const second = next({ rooms: [{ roomId: 2, use: 'main' }] });
    const third = next({ rooms: [{ roomId: 2, use: 'main' }], startsAt: '2026-11-29T20:00' }, second, 3);
    expect(of(third)?.formerly).toMatchObject({ rooms: [101], days: ['2026-11-28'] });
    const again = freeze(draft(), third, { ...releaseAt(4), older: first });
    expect(of(again)?.formerly).toEqual({ days: ['2026-11-29'], rooms: [102], venues: [402] });
  });

  it('is everywhere it was ever listed once it is deleted', () => {
    const gone = freeze({ ...draft(), events: [eventOf(11)] }, first, releaseAt(2));
    expect(of(gone)).toMatchObject({ status: 'cancelled', rooms: [{ room: 101 }] });
    expect(of(gone)?.formerly).toEqual({ themes: ['theme-1'], films: [201], people: [301] });
  });

  it('never names a film whose title is hidden now', () => {
    const hidden = freeze(draft({ people: [presenceOf(1)] }, { announceable: 'no' }), first, releaseAt(2));
    expect(of(hidden)?.items[0]?.isHidden).toBe(true);
    expect(of(hidden)?.formerly).toBeUndefined();
    const replaced = next({ items: shows(2) });
    expect(of(replaced)?.formerly?.films).toEqual([201]);
    const later = freeze(draft({ items: shows(2) }, { announceable: 'no' }), replaced, releaseAt(3));
    expect(of(later)?.formerly?.films).toBeUndefined();
    const original = freeze(draft({}, { announceable: 'no' }), null, releaseAt(1));
    const told = freeze(draft({ people: [presenceOf(1)] }), original, releaseAt(2));
    expect(of(freeze(draft(), told, { ...releaseAt(3), older: original }))?.formerly).toBeUndefined();
  });

  it.each([[undefined], [new Set([10])]])(
    'nor does what is put back from an older release: it is as the draft hides it (only %o)',
    (only) => {
      const replaced = next({ items: shows(2) });
      const hiding = { announceable: 'no', originalTitle: 'Zqsecret', title: { fr: 'Zqsecret' } } as const;
      const shown = freeze(draft({}, { ...hiding, announceable: 'yes' }), null, releaseAt(1));
      expect(JSON.stringify(shown.public)).toContain('Zqsecret');
      const back = freeze(draft({}, hiding), replaced, { ...releaseAt(3), older: shown, only });
      expect(JSON.stringify(back.public)).not.toContain('Zqsecret');
      expect(of(back)).toMatchObject({ status: 'planned', items: [{ film: null, isHidden: true }, {}] });
      expect(JSON.stringify(back.team)).toContain('Zqsecret');
      const others = ({ public: { events } }: Documents) => events.filter(({ number }) => number !== 10);
      expect(others(back)).toEqual(others(replaced));
    },
  );

  it('is no change of the séance by itself, whether it is there or not', () => {
    const [bare, former] = [first.public, first.public].map((document) => indexDocument(structuredClone(document)));
    const [before, after] = [bare?.events.get(10), former?.events.get(10)];
    if (!bare || !former || !before || !after) throw new Error('séance 10 is gone');
    delete before.formerly;
    after.formerly = { rooms: [102] };
    expect(comparing(bare, former)(before, after)).toBe(true);
    expect(comparing(former, bare)(after, before)).toBe(true);
  });
});

describe('the previous start', () => {
  const draft = (own: Partial<DraftEvent> = {}) => draftOf([eventOf(10, own)]);
  const only = ({ public: { events } }: Documents) => events[0];

  const TWO = { day: '2026-11-28', startsAt: '2026-11-28T14:00', startInstant: '2026-11-28T13:00:00.000Z' };
  const SIX = { day: '2026-11-28', startsAt: '2026-11-28T18:00', startInstant: '2026-11-28T17:00:00.000Z' };

  it('is stored from the release that moved a séance, through those that do not', () => {
    const first = freeze(draft(), null, releaseAt(1));
    expect(only(first)).not.toHaveProperty('previousStart');
    const moved = freeze(draft({ startsAt: SIX.startsAt }), first, releaseAt(2));
    expect(only(moved)).toMatchObject({ previousStart: TWO, sequence: 2 });
    const renamed = freeze(draft({ startsAt: SIX.startsAt, title: { fr: 'Autre' } }), moved, releaseAt(3));
    expect(only(renamed)).toMatchObject({ previousStart: TWO, sequence: 3 });
    const again = freeze(draft({ startsAt: '2026-11-29T10:00' }), renamed, releaseAt(4));
    expect(only(again)?.previousStart).toEqual({ ...SIX, first: TWO.startsAt });
  });

  it('says that a séance is back where it was first announced, and anywhere else that it moved', () => {
    const told = (...starts: string[]) => {
      const last = starts.reduce<Documents | null>(
        (previous, startsAt, index) => freeze(draft({ startsAt }), previous, releaseAt(index + 1)),
        null,
      );
      const event = last && only(last);
      return event && [event.previousStart?.startsAt, isBackAtFirstStart(event)];
    };
    const [two, six, nine] = [TWO.startsAt, SIX.startsAt, '2026-11-28T21:00'];
    expect(told(two)).toEqual([undefined, false]);
    expect(told(two, six)).toEqual([two, false]);
    expect(told(two, six, two)).toEqual([six, true]);
    expect(told(two, six, two, two)).toEqual([six, true]);
    expect(told(two, six, two, six)).toEqual([two, false]);
    expect(told(two, six, nine, six)).toEqual([nine, false]);
    expect(told(two, six, nine, two)).toEqual([nine, true]);
  });

  it('is that of the slot a postponed séance lost, once it has another', () => {
    const first = freeze(draft(), null, releaseAt(1));
    const postponed = freeze(draft({ startsAt: null }), first, releaseAt(2));
    expect(only(postponed)).not.toHaveProperty('previousStart');
    const back = freeze(draft({ startsAt: SIX.startsAt }), postponed, releaseAt(3));
    expect(only(back)?.previousStart).toEqual(TWO);
    expect(only(freeze(draft(), postponed, releaseAt(3)))).not.toHaveProperty('previousStart');
  });

  it('is that of the current release, not of an older one that is published again', () => {
    const first = freeze(draft(), null, releaseAt(1));
    const moved = freeze(draft({ startsAt: SIX.startsAt }), first, releaseAt(2));
    const later = freeze(draft({ startsAt: '2026-11-29T10:00' }), moved, releaseAt(3));
    expect(only(freeze(draft(), later, { ...releaseAt(4), older: moved }))?.previousStart).toMatchObject({
      startsAt: '2026-11-29T10:00',
    });
    expect(only(freeze(draft(), moved, { ...releaseAt(3), older: first }))?.previousStart).toEqual({
      ...SIX,
      first: TWO.startsAt,
    });
  });

  it('makes no difference between two releases with the same hour', () => {
    const first = freeze(draft(), null, releaseAt(1));
    const moved = freeze(draft({ startsAt: SIX.startsAt }), first, releaseAt(2));
    const back = freeze(draft(), moved, releaseAt(3));
    expect(only(back)?.previousStart).toEqual({ ...SIX, first: TWO.startsAt });
    expect(diff(first.public, back.public)).toEqual([]);
  });

  it('leaves releases that were frozen before it was stored as they are', () => {
    const first = freeze(draft(), null, releaseAt(1));
    const moved = freeze(draft({ startsAt: SIX.startsAt }), first, releaseAt(2));
    const old: Documents = JSON.parse(
      JSON.stringify(moved, (key, value) => (key === 'previousStart' ? undefined : value)),
    );
    const next = freeze(draft({ startsAt: SIX.startsAt }), old, releaseAt(3));
    expect(isSameProgramme(old, next)).toBe(true);
    expect(only(next)).toEqual(only(old));
    // A release that only knows more does not change the séance either.
    expect(only(freeze(draft({ startsAt: SIX.startsAt }), moved, releaseAt(3)))?.sequence).toBe(2);
  });
});

it('keeps the rooms in which a séance was last and first announced, and says where it is now in both', () => {
  const rooms = [1, 2, 3].map((id) => roomOf(id));
  const at = (roomId: number) =>
    draftOf([eventOf(10, { rooms: [{ roomId, use: 'main' }] })], { rooms: rooms.filter(({ id }) => id === roomId) });
  const moved = [1, 2, 3].reduce<Documents | null>((before, id) => freeze(at(id), before, releaseAt(id)), null);
  const document = moved?.public;
  if (!document) throw new Error('nothing');
  expect(document.rooms.map(({ number }) => number).sort()).toEqual([101, 102, 103]);
  const index = indexDocument(document);
  const goneFrom = (room: number) =>
    eventsGoneFrom(document, room).map((event) => placeChangeOf(event, index, room)?.to.room.number);
  expect([101, 102, 103].map(goneFrom)).toEqual([[103], [103], []]);
  expect(moved && roomSheetsOf(moved.team).map(({ room, entries }) => [room.number, entries[0]?.kind])).toEqual([
    [103, 'event'],
    [102, 'gone'],
    [101, 'gone'],
  ]);
});
