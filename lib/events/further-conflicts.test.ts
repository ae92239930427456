import { describe, expect, it } from 'vitest';
import type { Draft, DraftEvent } from '#lib/model/draft.ts';
import {
  draftOf,
  eventOf,
  filmOf,
  itemOf,
  personOf,
  presenceOf,
  roomOf,
  venueOf,
  versionOf,
} from '#lib/model/draft-testing.ts';
import { conflictsOf } from './conflicts.ts';
import type { Warning, WarningCode } from './warning.ts';

const at = (id: number, hour: string, minutes: number, own: Partial<DraftEvent> = {}) =>
  eventOf(id, {
    startsAt: hour.length > 5 ? hour : `2026-11-28T${hour}`,
    items: [itemOf(id * 100 + 1, { kind: 'other', minutes })],
    ...own,
  });
const inRoom = (roomId: number): Pick<DraftEvent, 'rooms'> => ({ rooms: [{ roomId, use: 'main' }] });
const of = <C extends WarningCode>(code: C, draft: Draft) =>
  conflictsOf(draft).filter((warning): warning is Extract<Warning, { code: C }> => warning.code === code);
const codes = (draft: Draft) => conflictsOf(draft).map((warning) => warning.code);

describe('the walk between two venues', () => {
  const here = (own: Partial<DraftEvent> = {}) => at(1, '14:00', 60, { people: [presenceOf(1)], ...inRoom(1), ...own });
  const there = (hour: string, own: Partial<DraftEvent> = {}) =>
    at(2, hour, 60, { people: [presenceOf(1)], ...inRoom(2), ...own });
  const rooms = [roomOf(1, { venueId: 1 }), roomOf(2, { venueId: 2 })];
  // 0.01 degree of latitude is 1,112 metres: a walk of 17 minutes at 4 km/h, plus 5.
  const venues = [venueOf(1, { latitude: 48.85, longitude: 2.35 }), venueOf(2, { latitude: 48.86, longitude: 2.35 })];
  const walk = (events: DraftEvent[], own: Partial<Draft> = {}) =>
    of('travel-short', draftOf(events, { rooms, venues, ...own, festival: {} })).map((w) => [
      w.gapMinutes,
      w.walkMinutes,
    ]);

  it.each([
    ['15:21', [[21, 22]]],
    ['15:22', []],
    ['15:00', [[0, 22]]],
  ])('by coordinates, the second at %s: %j', (hour, expected) => {
    expect(walk([here(), there(hour)])).toEqual(expected);
  });

  it('takes the minutes set for the pair, in either direction, and says nothing about a venue without a position', () => {
    const walks = [{ fromVenueId: 1, toVenueId: 2, minutes: 40 }];
    expect(walk([here(), there('15:39')], { walks })).toEqual([[39, 40]]);
    expect(walk([here(), there('15:40')], { walks })).toEqual([]);
    expect(walk([here(inRoom(2)), there('15:39', inRoom(1))], { walks })).toEqual([[39, 40]]);
    expect(walk([here(), there('15:00')], { venues: [venueOf(1), venueOf(2)] })).toEqual([]);
    expect(
      walk([here(), there('15:00')], { walks: [{ ...walks[0], fromVenueId: 1, toVenueId: 2, minutes: 0 }] }),
    ).toEqual([]);
  });

  it('begins where the séance ends, and concerns only people who are there in person', () => {
    expect(walk([here({ endsAtVenueId: 2 }), there('15:00')])).toEqual([]);
    expect(walk([here(inRoom(2)), there('15:05', { ...inRoom(2), endsAtVenueId: 1 })])).toEqual([]);
    const byVideo = { people: [presenceOf(1, { presence: 'video' as const })] };
    expect(walk([here(), there('15:00', byVideo)])).toEqual([]);
    expect(walk([here(byVideo), there('15:00')])).toEqual([]);
    const online = [rooms[0] as Draft['rooms'][number], roomOf(2, { venueId: 2, kind: 'online' })];
    expect(walk([here(), there('15:00')], { rooms: online })).toEqual([]);
  });

  it('ends five minutes before the item somebody is attached to', () => {
    const items = [itemOf(201, { kind: 'other', minutes: 30 }), itemOf(202, { kind: 'other', minutes: 30 })];
    const attached = there('15:00', { items, people: [presenceOf(1, { itemId: 202 })] });
    expect(walk([here(), attached])).toEqual([]);
    expect(walk([here({ items: [itemOf(101, { kind: 'other', minutes: 64 })] }), attached])).toEqual([[21, 22]]);
  });

  it('is not mentioned if they are needed at two places at once', () => {
    expect(codes(draftOf([here(), there('14:50')], { rooms, venues }))).toEqual(['person-overlap']);
  });
});

describe('a person who is not there', () => {
  const absent = (own: Parameters<typeof personOf>[1], event: DraftEvent) =>
    of('person-absent', draftOf([event], { people: [personOf(1, own)] })).map((w) => [w.problem, w.minutes]);
  const talk = (own: Parameters<typeof presenceOf>[1] = {}) => at(1, '14:00', 60, { people: [presenceOf(1, own)] });

  it.each([
    [{ arrivesAt: '2026-11-28T14:00' }, []],
    [{ arrivesAt: '2026-11-28T14:01' }, [['before-arrival', 1]]],
    [{ departsAt: '2026-11-28T15:00' }, []],
    [{ departsAt: '2026-11-28T14:45' }, [['after-departure', 15]]],
    [{ arrivesAt: '2026-11-29T09:00', departsAt: '2026-11-29T18:00' }, [['before-arrival', 1140]]],
  ])('%j: %j', (own, expected) => expect(absent(own, talk())).toEqual(expected));

  it('is missed for their item and five minutes before, and not if by video or declined', () => {
    const arrives = { arrivesAt: '2026-11-28T14:26' };
    const items = [itemOf(101, { kind: 'other', minutes: 30 }), itemOf(102, { kind: 'other', minutes: 30 })];
    expect(absent(arrives, at(1, '14:00', 0, { items, people: [presenceOf(1, { itemId: 102 })] }))).toEqual([
      ['before-arrival', 1],
    ]);
    expect(absent(arrives, talk({ presence: 'video' }))).toEqual([]);
    expect(absent(arrives, talk({ confirmation: 'declined' }))).toEqual([]);
  });
});

describe('a room that is closed', () => {
  const closed = (event: DraftEvent, room: Parameters<typeof roomOf>[1], own: Partial<Draft> = {}) =>
    of('room-closed', draftOf([event], { rooms: [roomOf(1, room)], festival: {}, ...own })).map((w) => [
      w.why,
      w.at.slice(5),
      w.minutes,
    ]);

  it.each([
    ['10:10', { opensAt: '10:00' }, []],
    ['10:09', { opensAt: '10:00' }, [['opens', '11-28T10:00', 1]]],
    ['20:50', { closesAt: '22:00' }, []],
    ['20:51', { closesAt: '22:00' }, [['closes', '11-28T22:00', 1]]],
  ])('at %s in a room %j: %j', (hour, room, expected) => expect(closed(at(1, hour, 60), room)).toEqual(expected));

  it('closes past midnight on the night of its day', () => {
    const late = { opensAt: '18:00', closesAt: '02:00' };
    expect(closed(at(1, '2026-11-29T00:50', 60), late)).toEqual([]);
    expect(closed(at(1, '2026-11-29T00:51', 60), late)).toEqual([['closes', '11-29T02:00', 1]]);
    expect(closed(at(1, '17:00', 60), late)).toEqual([['opens', '11-28T18:00', 70]]);
    // A closing hour not later than the opening hour is that of the next morning.
    expect(closed(at(1, '2026-11-29T00:50', 360), { opensAt: '18:00', closesAt: '08:00' })).toEqual([]);
    // Around the clock.
    expect(closed(at(1, '20:00', 60), { opensAt: '10:00', closesAt: '10:00' })).toEqual([]);
    // Open from before the start of the festival day, or only at night.
    expect(closed(at(1, '05:15', 60), { opensAt: '04:00', closesAt: '23:00' })).toEqual([]);
    expect(closed(at(1, '2026-11-29T01:15', 60), { opensAt: '01:00', closesAt: '04:00' })).toEqual([]);
    expect(closed(at(1, '20:00', 60), { opensAt: '01:00', closesAt: '04:00' })).toEqual([
      ['opens', '11-29T01:00', 310],
    ]);
    // Closes when the festival day ends.
    expect(closed(at(1, '20:00', 60), { closesAt: '05:00' })).toEqual([]);
    expect(closed(at(1, '2026-11-29T01:15', 60), { opensAt: '01:00', closesAt: '05:00' })).toEqual([]);
    const fromMidnight = { ...draftOf([]).festival, dayStartsAt: '00:00' };
    expect(closed(at(1, '20:00', 60), { closesAt: '00:00' }, { festival: fromMidnight })).toEqual([]);
  });

  it('concerns an overflow room with its own doors, but no drop-in séance and no stream', () => {
    const both = at(1, '10:10', 60, {
      rooms: [
        { roomId: 1, use: 'main' },
        { roomId: 2, use: 'overflow' },
      ],
    });
    const rooms = [roomOf(1), roomOf(2, { opensAt: '10:00', doorsMinutes: 30 })];
    expect(of('room-closed', draftOf([both], { rooms }))).toMatchObject([{ roomId: 2, minutes: 20 }]);
    expect(closed(at(1, '09:00', 60, { admission: 'drop-in' }), { opensAt: '10:00' })).toEqual([]);
    expect(closed(at(1, '09:00', 60), { opensAt: '10:00', kind: 'online' })).toEqual([]);
  });

  const block = (own: Partial<Draft['blocks'][number]> = {}) => ({
    blocks: [
      {
        id: 7,
        festivalId: 1,
        kind: 'break' as const,
        title: {},
        startsAt: '2026-11-28T12:30',
        minutes: 60,
        version: 1,
        roomIds: [],
        ...own,
      },
    ],
  });

  it('is held by a block over all rooms, which the content may touch', () => {
    expect(closed(at(1, '12:00', 40), {}, block())).toEqual([['block', '11-28T12:30', 10]]);
    expect(closed(at(1, '12:00', 30), {}, block())).toEqual([]);
    expect(closed(at(1, '13:30', 30), {}, block())).toEqual([]);
    expect(closed(at(1, '12:00', 40), {}, block({ roomIds: [2] }))).toEqual([]);
    expect(closed(at(1, '12:00', 40), {}, block({ roomIds: [1, 2], kind: 'set-up' }))).toEqual([
      ['block', '11-28T12:30', 10],
    ]);
  });
});

describe('a copy in two rooms at once', () => {
  const shown = (id: number, hour: string, own: Partial<DraftEvent> = {}) =>
    eventOf(id, {
      startsAt: `2026-11-28T${hour}`,
      items: [
        itemOf(id * 100 + 1, { kind: 'film', filmId: 1, minutes: null }),
        itemOf(id * 100 + 2, { kind: 'debate', minutes: 30 }),
      ],
      people: [presenceOf(9, { role: 'moderator', presence: 'recorded' })],
      ...inRoom(id),
      ...own,
    });
  const overlaps = (events: DraftEvent[], versions = [versionOf(10, 1)]) =>
    of('copy-overlap', draftOf(events, { films: [filmOf(1, { minutes: 90, versions })] })).map((w) => [
      w.level,
      w.minutes,
    ]);

  it('is a hint, but a warning for a « copie unique »; the debate needs no copy', () => {
    expect(overlaps([shown(1, '14:00'), shown(2, '15:00')])).toEqual([['hint', 30]]);
    expect(overlaps([shown(1, '14:00'), shown(2, '15:00')], [versionOf(10, 1, { isOnlyCopy: true })])).toEqual([
      ['warning', 30],
    ]);
    expect(overlaps([shown(1, '14:00'), shown(2, '15:30')])).toEqual([]);
  });

  it('is allowed for another copy, for a retransmission, and in one room', () => {
    const two = [versionOf(10, 1), versionOf(11, 1)];
    const copy = (id: number, filmVersionId: number | null) => ({
      items: [itemOf(id * 100 + 1, { kind: 'film', filmId: 1, minutes: null, filmVersionId })],
    });
    expect(overlaps([shown(1, '14:00', copy(1, 10)), shown(2, '14:00', copy(2, 11))], two)).toEqual([]);
    expect(overlaps([shown(1, '14:00', copy(1, 10)), shown(2, '14:00', copy(2, 10))], two)).toEqual([['hint', 90]]);
    expect(overlaps([shown(1, '14:00', copy(1, null)), shown(2, '14:00', copy(2, 10))], two)).toEqual([]);
    expect(
      overlaps([
        shown(1, '14:00', {
          rooms: [
            { roomId: 1, use: 'main' },
            { roomId: 3, use: 'overflow' },
          ],
        }),
      ]),
    ).toEqual([]);
    expect(overlaps([shown(1, '14:00'), shown(2, '15:00', inRoom(1))])).toEqual([]);
  });
});

describe('a séance that is too long for its fixed end', () => {
  const film = itemOf(101, { kind: 'film', filmId: 1, minutes: null });
  const debate = (elastic: boolean) => itemOf(102, { kind: 'debate', minutes: elastic ? null : 30, elastic });
  const over = (items: DraftEvent['items'], end: string, minutes: number | null = 60, own: Partial<DraftEvent> = {}) =>
    of(
      'content-too-long',
      draftOf([eventOf(1, { items, publicEndFixed: `2026-11-28T${end}`, ...own })], {
        films: [filmOf(1, { minutes })],
      }),
    ).map((w) => [w.minutes, w.elasticKind ?? '-', w.isApproximate]);

  it('adds up, until the elastic part is down to a quarter of an hour', () => {
    expect(over([film, debate(false)], '15:30')).toEqual([]);
    expect(over([film, debate(false)], '15:29')).toEqual([[1, '-', false]]);
    expect(over([film, debate(true)], '15:15')).toEqual([]);
    expect(over([film, debate(true)], '15:10')).toEqual([[5, 'debate', false]]);
    expect(over([film, debate(false)], '15:20', null)).toEqual([[10, '-', true]]);
    expect(over([film, debate(false)], '15:00', 60, { admission: 'drop-in' })).toEqual([]);
  });
});

describe('the night the clocks change', () => {
  const change = (startsAt: string, minutes: number) =>
    of('clock-change', draftOf([at(1, startsAt, minutes)])).map((w) => w.changeMinutes);

  it.each([
    ['2026-10-25T01:30', 91, [-60]],
    ['2026-10-25T01:30', 90, []],
    ['2026-10-25T02:30', 31, [-60]],
    ['2026-10-25T03:00', 60, []],
    ['2027-03-28T01:30', 30, []],
    ['2027-03-28T01:30', 31, [60]],
    // An hour that the clocks skip is read as one hour later, after the change.
    ['2027-03-28T02:30', 60, []],
  ])('from %s for %i minutes: %j', (startsAt, minutes, expected) =>
    expect(change(startsAt, minutes)).toEqual(expected),
  );

  it('compares a skipped hour with the ones around it', () => {
    const draft = draftOf([at(1, '2027-03-28T02:30', 60), at(2, '2027-03-28T03:45', 60)]);
    expect(of('room-overlap', draft)).toMatchObject([{ eventIds: [1, 2], minutes: 45 }]);
  });
});

describe('what a room can do', () => {
  const needs = (event: DraftEvent, rooms: Draft['rooms'], format: 'dcp' | '35mm' | 'stream' | null = '35mm') =>
    of(
      'format-unsupported',
      draftOf([event], { rooms, films: [filmOf(1, { versions: [versionOf(10, 1, { format })] })] }),
    ).map((w) => [w.roomId, w.ability]);
  const film = (own: Partial<DraftEvent> = {}) =>
    eventOf(1, { items: [itemOf(101, { kind: 'film', filmId: 1, minutes: null })], ...own });

  it('is compared with the copy, and with people who speak by video; nothing noted is no refusal', () => {
    expect(needs(film(), [roomOf(1, { abilities: ['dcp'] })])).toEqual([[1, '35mm']]);
    expect(needs(film(), [roomOf(1, { abilities: ['dcp', '35mm'] })])).toEqual([]);
    expect(needs(film(), [roomOf(1)])).toEqual([]);
    expect(needs(film(), [roomOf(1, { abilities: ['dcp'] })], 'stream')).toEqual([]);
    const video = film({ people: [presenceOf(1, { presence: 'video' })] });
    expect(needs(video, [roomOf(1, { abilities: ['dcp'] })], 'dcp')).toEqual([[1, 'video-call']]);
    expect(needs(video, [roomOf(1, { abilities: ['dcp', 'video-call'] })], 'dcp')).toEqual([]);
  });

  it('concerns a joined room, not one that only gets the retransmission', () => {
    const rooms = [roomOf(1, { abilities: ['35mm'] }), roomOf(2, { abilities: ['dcp'] })];
    const wide = (use: 'overflow' | 'joined') =>
      film({
        rooms: [
          { roomId: 1, use: 'main' },
          { roomId: 2, use },
        ],
      });
    expect(needs(wide('overflow'), rooms)).toEqual([]);
    expect(needs(wide('joined'), rooms)).toEqual([[2, '35mm']]);
  });
});

describe('an access that is announced', () => {
  type Item = Parameters<typeof itemOf>[1];
  const promise = (
    item: Item,
    own: {
      room?: Parameters<typeof roomOf>[1];
      version?: Parameters<typeof versionOf>[2];
      people?: DraftEvent['people'];
    } = {},
  ) =>
    of(
      'access-promise',
      draftOf([eventOf(1, { items: [itemOf(101, { kind: 'other', ...item })], people: own.people ?? [] })], {
        rooms: [roomOf(1, own.room)],
        films: [filmOf(1, { versions: [versionOf(10, 1, own.version)] })],
      }),
    ).map((w) => [w.access, w.lackedBy]);
  const film: Item = { kind: 'film', filmId: 1 };

  it.each<[unknown[], Item, Parameters<typeof promise>[1]]>([
    [[['loop', 'room']], { access: ['loop'] }, { room: { abilities: ['dcp'] } }],
    [[], { access: ['loop'] }, { room: { abilities: ['loop'] } }],
    [[], { access: ['loop'] }, {}],
    [[['wheelchair', 'room']], { access: ['wheelchair'] }, { room: { wheelchairPlaces: 0 } }],
    [[], { access: ['wheelchair'] }, { room: { wheelchairPlaces: 2, abilities: ['dcp'] } }],
    [[['sdh', 'version']], { ...film, access: ['sdh'] }, {}],
    [[], { ...film, access: ['sdh'] }, { version: { sdh: true } }],
    [[['ad', 'version']], { ...film, access: ['ad'] }, { room: { abilities: ['audiodescription'] } }],
    [[['ad', 'room']], { ...film, access: ['ad'] }, { version: { ad: true }, room: { abilities: ['dcp'] } }],
    [[['live-captions', 'room']], { access: ['live-captions'] }, { room: { abilities: ['dcp'] } }],
    [[['lsf-interpreted', 'nobody']], { access: ['lsf-interpreted'] }, { people: [presenceOf(1)] }],
    [[], { access: ['lsf-interpreted'] }, { people: [presenceOf(1, { role: 'interpreter' })] }],
    [
      [['lsf-interpreted', 'nobody']],
      { access: ['lsf-interpreted'] },
      { people: [presenceOf(1, { role: 'interpreter', confirmation: 'declined' })] },
    ],
    [[['lsf', 'nobody']], { access: ['lsf'] }, {}],
    [[], { access: ['lsf'] }, { people: [presenceOf(1)] }],
    [[], { ...film, access: ['lsf'] }, { version: { subtitles: ['fsl'] } }],
    [[], { access: ['relaxed'] }, { room: { abilities: ['dcp'] } }],
  ])('%j', (expected, item, own) => expect(promise(item, own)).toEqual(expected));
});

describe('a debate', () => {
  const lead = (own: Partial<DraftEvent>) =>
    of('debate-unmoderated', draftOf([eventOf(1, own)])).map((w) => w.debateKind);
  const debate = [itemOf(101, { kind: 'debate' })];
  it.each<[string[], Partial<DraftEvent>]>([
    [['panel'], { kind: 'panel', people: [presenceOf(1)] }],
    [['debate'], { items: debate }],
    [[], { items: debate, people: [presenceOf(1, { role: 'moderator' })] }],
    [[], { kind: 'panel', people: [presenceOf(1, { role: 'host' })] }],
    [[], { items: debate, people: [presenceOf(1, { role: 'moderator', itemId: 101 })] }],
    [
      ['debate'],
      {
        items: [...debate, itemOf(102, { kind: 'debate' })],
        people: [presenceOf(1, { role: 'moderator', itemId: 101 })],
      },
    ],
    [['debate'], { items: debate, people: [presenceOf(1, { role: 'moderator', confirmation: 'prevented' })] }],
    [[], { kind: 'talk', people: [presenceOf(1)] }],
  ])('%j', (expected, own) => expect(lead(own)).toEqual(expected));

  it('of a quarter of an hour is asked for after a hard film, in the séance or in its continuation', () => {
    const film = itemOf(101, { kind: 'film', filmId: 1, minutes: 90 });
    const hard = (minutes: number | null, more: DraftEvent[] = []) =>
      of(
        'hard-film-short-talk',
        draftOf(
          [
            eventOf(1, { items: minutes === null ? [film] : [film, itemOf(102, { kind: 'debate', minutes })] }),
            ...more,
          ],
          {
            films: [filmOf(1, { contentIsSevere: true })],
          },
        ),
      ).map((w) => [w.level, w.minutes]);
    expect(hard(null)).toEqual([['hint', 0]]);
    expect(hard(14)).toEqual([['hint', 14]]);
    expect(hard(15)).toEqual([]);
    const sequel = (own: Partial<DraftEvent> = {}) =>
      eventOf(2, {
        startsAt: '2026-11-28T18:00',
        items: [itemOf(201, { kind: 'talk', minutes: 20 })],
        continuesEventId: 1,
        ...own,
      });
    expect(hard(null, [sequel()])).toEqual([]);
    expect(hard(null, [sequel({ status: 'cancelled' })])).toEqual([['hint', 0]]);
    expect(hard(null, [sequel({ continuesEventId: null })])).toEqual([['hint', 0]]);
  });
});

describe('« suite de »', () => {
  const first = at(1, '14:00', 60);
  it('needs no changeover in the room where its public sits already, but clashes if it begins too soon', () => {
    expect(codes(draftOf([first, at(2, '15:00', 60, { continuesEventId: 1 })]))).toEqual([]);
    expect(codes(draftOf([first, at(2, '15:00', 60)]))).toEqual(['changeover-short']);
    expect(codes(draftOf([first, at(2, '14:59', 60, { continuesEventId: 1 })]))).toEqual(['room-overlap']);
    // Only a séance that continues it needs no admission; a third one does.
    expect(codes(draftOf([first, at(2, '15:00', 60, { continuesEventId: 3 }), at(3, '20:00', 60)]))).toEqual([
      'changeover-short',
    ]);
  });
});

describe('one theme at the same time', () => {
  const themed = (id: number, hour: string, own: Partial<DraftEvent> = {}) =>
    at(id, hour, 60, { themeIds: [1], ...inRoom(id), ...own });
  const pairs = (...events: DraftEvent[]) =>
    of('same-theme-parallel', draftOf(events)).map((w) => [w.eventIds, w.minutes]);
  it('is a hint for a pair, once however many themes they share', () => {
    expect(pairs(themed(1, '14:00', { themeIds: [1, 2] }), themed(2, '14:30', { themeIds: [1, 2] }))).toEqual([
      [[1, 2], 30],
    ]);
    expect(pairs(themed(1, '14:00'), themed(2, '15:00'))).toEqual([]);
    expect(pairs(themed(1, '14:00'), themed(2, '14:00', { themeIds: [2] }))).toEqual([]);
    expect(pairs(themed(1, '14:00'), themed(2, '14:00', { visibility: 'team' }))).toEqual([]);
    expect(pairs(themed(1, '14:00'), themed(2, '14:00', { admission: 'drop-in' }))).toEqual([]);
    expect(pairs(themed(1, '14:00'), themed(2, '14:30', inRoom(1)))).toEqual([]);
  });
});

describe('a day without time to eat', () => {
  const gap = (...events: DraftEvent[]) =>
    of('no-meal-break', draftOf(events)).map((w) => [w.day, w.minutes, w.eventIds]);
  it('has no 45 minutes between 11:30 and 14:30 in its only room', () => {
    expect(gap(at(1, '10:00', 150), at(2, '13:10', 120))).toEqual([['2026-11-28', 40, [1, 2]]]);
    expect(gap(at(1, '10:00', 150), at(2, '13:15', 120))).toEqual([]);
    expect(gap(at(1, '11:00', 180))).toEqual([['2026-11-28', 30, [1]]]);
    expect(gap(at(1, '11:00', 165))).toEqual([]);
    expect(gap(at(1, '10:00', 60))).toEqual([]);
  });

  it('counts a pause inside a séance, and warns of nothing if another room is on', () => {
    const long = (minutes: number) => [
      itemOf(101, { minutes: 90, kind: 'other' }),
      itemOf(102, { kind: 'break', minutes }),
      itemOf(103, { minutes: 120, kind: 'other' }),
    ];
    expect(gap(at(1, '11:00', 0, { items: long(45) }))).toEqual([]);
    expect(gap(at(1, '11:00', 0, { items: long(44) }))).toEqual([['2026-11-28', 44, [1]]]);
    expect(gap(at(1, '11:00', 240), at(2, '20:00', 60, inRoom(2)))).toEqual([]);
    expect(gap(at(1, '11:00', 240), at(2, '20:00', 60, { ...inRoom(2), visibility: 'team' }))).toHaveLength(1);
  });

  it('is a festival day: a night belongs to the one before', () => {
    expect(gap(at(1, '11:00', 240), at(2, '2026-11-29T00:30', 60, inRoom(2)))).toEqual([]);
  });
});
