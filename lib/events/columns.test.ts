import { describe, expect, it } from 'vitest';
import { type Draft, indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, itemOf, roomOf } from '#lib/model/draft-testing.ts';
import { bareColumnsOf, datesShown, gridColumnsOf, heldIn, holesOf, hoursOf, takingPlaceOn } from './columns.ts';

const talk = (id: number, startsAt: string | null, minutes = 60, own = {}) =>
  eventOf(id, { startsAt, items: [itemOf(id * 100 + 1, { minutes })], ...own });

const drawn = (events: ReturnType<typeof eventOf>[], dates = ['2026-11-28'], rooms = [roomOf(1), roomOf(2)]) =>
  gridColumnsOf(indexDraft(draftOf(events, { rooms })), dates, rooms).map(({ date, room, placed }) => [
    `${date} ${room.id}`,
    placed.map(({ event, start, end, lane, lanes }) => [event.id, start, end, `${lane + 1}/${lanes}`]),
  ]);

describe('columnsOf', () => {
  it('places séances alike with and without the hours of their parts', () => {
    const long = talk(1, '2026-11-28T10:00', 120, { doorsMinutes: 20, clearMinutes: 5, capacity: 300 });
    const events = [long, talk(2, '2026-11-28T11:00', 30), talk(3, '2026-11-29T00:30', 60, { admission: 'drop-in' })];
    const index = indexDraft(draftOf(events, { rooms: [roomOf(1), roomOf(2)] }));
    const asked = [index, ['2026-11-28'], index.draft.rooms] as const;
    const alike = gridColumnsOf(...asked).map((column) => ({
      ...column,
      placed: column.placed.map(({ order: { totalMinutes, doorsMinutes, clearMinutes }, ...placed }) => ({
        ...placed,
        order: { totalMinutes, doorsMinutes, clearMinutes },
      })),
    }));
    expect(bareColumnsOf(...asked)).toEqual(alike);
    expect(alike[0]?.placed.map(({ doors, free }) => [doors, free])).toContainEqual([580, 725]);
  });

  it('puts a séance in every room it uses, and one after midnight on the evening before', () => {
    const both = talk(1, '2026-11-29T00:30', 90, {
      rooms: [
        { roomId: 1, use: 'main' },
        { roomId: 2, use: 'overflow' },
      ],
    });
    expect(drawn([both], ['2026-11-28', '2026-11-29'])).toEqual([
      ['2026-11-28 1', [[1, 1470, 1560, '1/1']]],
      ['2026-11-28 2', [[1, 1470, 1560, '1/1']]],
      ['2026-11-29 1', []],
      ['2026-11-29 2', []],
    ]);
  });

  it('draws overlapping séances side by side, and adjoining ones below each other', () => {
    const events = [
      talk(1, '2026-11-28T10:00', 120),
      talk(2, '2026-11-28T11:00', 30),
      talk(3, '2026-11-28T11:30', 60),
      talk(4, '2026-11-28T12:30', 60),
    ];
    expect(drawn(events, ['2026-11-28'], [roomOf(1)])).toEqual([
      [
        '2026-11-28 1',
        [
          [1, 600, 720, '1/2'],
          [2, 660, 690, '2/2'],
          [3, 690, 750, '2/2'],
          [4, 750, 810, '1/1'],
        ],
      ],
    ]);
  });

  it('leaves out séances without a time or a room, and drop-ins', () => {
    const events = [
      talk(1, null),
      talk(2, '2026-11-28T10:00', 60, { rooms: [] }),
      talk(3, '2026-11-28T10:00', 60, { admission: 'drop-in' }),
    ];
    expect(drawn(events)).toEqual([
      ['2026-11-28 1', []],
      ['2026-11-28 2', []],
    ]);
  });

  it('keeps the length of a séance in the night the clocks go back', () => {
    expect(drawn([talk(1, '2026-10-25T01:30', 120)], ['2026-10-24'], [roomOf(1)])).toEqual([
      ['2026-10-24 1', [[1, 1530, 1650, '1/1']]],
    ]);
  });
});

describe('hoursOf', () => {
  const at = (events: ReturnType<typeof eventOf>[], blocks: Draft['blocks'] = []) => {
    const draft = draftOf(events, { rooms: [roomOf(1)], blocks });
    return gridColumnsOf(indexDraft(draft), ['2026-11-28'], draft.rooms);
  };
  it('are whole hours around doors, clearing and working hours', () => {
    expect(hoursOf(at([]), '09:30', '18:00')).toEqual({ from: 540, to: 1080 });
    // Doors at 8:50, room free at 0:10 in the night.
    expect(hoursOf(at([talk(1, '2026-11-28T09:00', 60), talk(2, '2026-11-28T22:00', 120)]), '10:00', '18:00')).toEqual({
      from: 480,
      to: 1500,
    });
    const setUp = {
      id: 1,
      festivalId: 1,
      version: 1,
      kind: 'set-up' as const,
      title: {},
      startsAt: '2026-11-28T07:30',
      minutes: 60,
      roomIds: [],
    };
    expect(hoursOf(at([], [setUp]), '09:30', '18:00')).toEqual({ from: 420, to: 1080 });
    // The night before and the night after: an hour of each is enough.
    const night = (startsAt: string) => ({ ...setUp, startsAt, minutes: 600 });
    expect(hoursOf(at([], [night('2026-11-27T22:00'), night('2026-11-28T22:00')]), '09:30', '18:00')).toEqual({
      from: 420,
      to: 1380,
    });
    expect(hoursOf(at([]), '18:00', '02:00')).toEqual({ from: 1080, to: 1560 });
  });
});

describe('datesShown', () => {
  const dates = ['2026-11-28', '2026-11-29', '2026-11-30'];
  it('are all days while they fit side by side, else the first, or the one asked for', () => {
    const [first = ''] = dates;
    expect(datesShown(dates, 2, undefined, first)).toEqual(dates);
    expect(datesShown(dates, 3, undefined, '2026-11-29')).toEqual(['2026-11-29']);
    expect(datesShown(dates, 3, '2026-11-30', first)).toEqual(['2026-11-30']);
    expect(datesShown(dates, 2, '1999-01-01', first)).toEqual(dates);
  });
});

const event = (id: number, startsAt: string, roomId: number, minutes: number) =>
  eventOf(id, {
    startsAt,
    rooms: [{ roomId, use: 'main' }],
    items: [itemOf(id, { minutes })],
    doorsMinutes: 0,
    clearMinutes: 0,
  });

it('finds times of more than two hours without a séance in a room, on days that are in use', () => {
  const draft = draftOf([
    event(1, '2026-11-28T10:00', 1, 60),
    event(2, '2026-11-28T13:00', 1, 60),
    event(3, '2026-11-28T20:00', 1, 60),
    event(4, '2026-11-28T14:00', 2, 60),
  ]);
  const index = indexDraft(draft);
  const columns = gridColumnsOf(index, ['2026-11-28', '2026-11-29'], draft.rooms);
  const found = holesOf(columns).map((holes, i) => ({ room: columns[i]?.room.id, date: columns[i]?.date, holes }));
  const hour = (from: number, to: number) => ({ start: from * 60, end: to * 60 });
  // Two hours between 11:00 and 13:00 are a break, not a hole.
  expect(found).toContainEqual({ room: 1, date: '2026-11-28', holes: [hour(14, 20)] });
  expect(found).toContainEqual({ room: 2, date: '2026-11-28', holes: [hour(10, 14), hour(15, 21)] });
  // Nothing is on that day.
  expect(found.filter(({ date }) => date === '2026-11-29').flatMap(({ holes }) => holes)).toEqual([]);
});

it('counts a cancelled séance neither as filling a hole nor as taking place', () => {
  const draft = draftOf([
    event(1, '2026-11-28T10:00', 1, 60),
    { ...event(2, '2026-11-28T14:00', 1, 60), status: 'cancelled' },
    { ...event(3, '2026-11-28T22:00', 1, 60), status: 'cancelled' },
    event(4, '2026-11-28T18:00', 1, 60),
  ]);
  const columns = gridColumnsOf(indexDraft(draft), ['2026-11-28'], draft.rooms.slice(0, 1));
  expect(columns[0]?.placed.length).toBe(4);
  expect(holesOf(columns)).toEqual([[{ start: 11 * 60, end: 18 * 60 }]]);
  expect(heldIn(columns)).toEqual({ ids: new Set([1, 4]), minutes: 120 });
  // A drop-in séance does not occupy a room, but it takes place; what begins after midnight belongs
  // to the evening before.
  const more = [
    { ...event(5, '2026-11-28T10:00', 2, 480), admission: 'drop-in' as const },
    event(6, '2026-11-29T00:30', 2, 60),
    event(7, '2026-11-29T10:00', 2, 60),
  ];
  expect(takingPlaceOn(indexDraft(draftOf([...draft.events, ...more])), '2026-11-28')).toEqual([1, 5, 4, 6]);
});
