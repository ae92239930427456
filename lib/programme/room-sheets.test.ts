import { describe, expect, it } from 'vitest';
import type { TeamDocument, TeamEvent } from '#lib/model/documents.ts';
import { cuesOf, roomSheetsOf } from './room-sheets.ts';
import { exampleBlock, exampleDocument, exampleEvent, exampleItem } from './testing.ts';

const teamEvent = (changes: Partial<TeamEvent> & { number: number }): TeamEvent => ({
  ...exampleEvent({
    number: changes.number,
    title: { fr: `Séance ${changes.number}` },
    startsAt: '2026-06-06T10:00',
    endsAt: '2026-06-06T12:00',
  }),
  items: [],
  people: [],
  isPublic: true,
  doorsAt: '2026-06-06T09:50',
  freeAt: '2026-06-06T12:10',
  teamNotes: '',
  ...changes,
});

const item = (changes: Parameters<typeof exampleItem>[0]) => ({ ...exampleItem(changes), format: null });

function document(changes: Partial<TeamDocument>): TeamDocument {
  const { rooms, films, people, ...rest } = exampleDocument();
  return {
    ...rest,
    rooms: rooms.map((room) => ({ ...room, abilities: [] })),
    films: [],
    people,
    blocks: [],
    crews: [],
    events: [],
    ...changes,
  };
}

const [first, second, third] = document({}).rooms.map(({ number }) => number) as [number, number, number];

/** Each sheet as « day room: its content ». */
const said = (made: TeamDocument) =>
  roomSheetsOf(made).map(
    ({ date, room, crew, entries }) =>
      `${date.slice(8)} ${room.number}: ${[
        crew?.names ?? '',
        ...entries.map(
          (entry) => `${entry.at.slice(11)} ${entry.kind === 'block' ? entry.block.kind : entry.event.number}`,
        ),
      ]
        .filter(Boolean)
        .join(', ')}`,
  );

describe('roomSheetsOf', () => {
  it('has a séance that moved to another room and day on both days of the old room', () => {
    const moved = teamEvent({
      number: 31,
      rooms: [{ room: second, use: 'main' }],
      previousRoom: first,
      previousStart: { day: '2026-06-05', startsAt: '2026-06-05T20:00', startInstant: '2026-06-05T18:00:00.000Z' },
    });
    expect(said(document({ days: [], events: [moved] }))).toEqual([
      `05 ${first}: 20:00 31`,
      `06 ${first}: 10:00 31`,
      `06 ${second}: 10:00 31`,
    ]);
  });

  it('says on the old day of its room that a séance is on another day now, unless it is cancelled', () => {
    const moved = teamEvent({
      number: 31,
      rooms: [{ room: first, use: 'main' }],
      previousStart: { day: '2026-06-05', startsAt: '2026-06-05T20:00', startInstant: '2026-06-05T18:00:00.000Z' },
    });
    const made = document({ days: [], events: [moved] });
    expect(said(made)).toEqual([`05 ${first}: 20:00 31`, `06 ${first}: 10:00 31`]);
    expect(roomSheetsOf(made).map(({ entries: [one] }) => one?.kind)).toEqual(['gone', 'event']);
    expect(said(document({ days: [], events: [{ ...moved, status: 'cancelled' }] }))).toEqual([
      `06 ${first}: 10:00 31`,
    ]);
  });

  it('has one sheet for each room and day with séances, in the order of days and rooms', () => {
    const made = document({
      events: [
        teamEvent({
          number: 31,
          day: '2026-06-07',
          startsAt: '2026-06-07T09:00',
          rooms: [{ room: second, use: 'main' }],
        }),
        teamEvent({
          number: 32,
          day: '2026-06-06',
          startsAt: '2026-06-07T00:30',
          rooms: [{ room: first, use: 'main' }],
        }),
        teamEvent({
          number: 33,
          day: '2026-06-06',
          startsAt: '2026-06-06T14:00',
          rooms: [{ room: first, use: 'main' }],
        }),
        teamEvent({ number: 34, day: null, startsAt: null, rooms: [] }),
      ],
    });
    expect(said(made)).toEqual([`06 ${first}: 14:00 33, 00:30 32`, `07 ${second}: 09:00 31`]);
  });

  it('shows school séances, and a séance in each room it uses', () => {
    const rooms: TeamEvent['rooms'] = [
      { room: first, use: 'main' },
      { room: second, use: 'overflow' },
    ];
    const sheets = roomSheetsOf(document({ events: [teamEvent({ number: 31, isPublic: false, rooms })] }));
    expect(sheets.map(({ entries }) => entries.map((entry) => entry.kind === 'event' && entry.use))).toEqual([
      ['main'],
      ['overflow'],
    ]);
  });

  it('shows breaks and set-ups in their rooms, those of all rooms on every sheet of the day', () => {
    const made = document({
      events: [teamEvent({ number: 31, rooms: [{ room: first, use: 'main' }] })],
      blocks: [
        exampleBlock({ startsAt: '2026-06-06T08:00', endsAt: '2026-06-06T09:00', kind: 'set-up', rooms: [third] }),
        exampleBlock({ startsAt: '2026-06-06T12:30', endsAt: '2026-06-06T13:30' }),
        exampleBlock({ startsAt: '2026-06-07T12:30', endsAt: '2026-06-07T13:30' }),
      ],
    });
    expect(said(made)).toEqual([`06 ${first}: 10:00 31, 12:30 break`, `06 ${third}: 08:00 set-up, 12:30 break`]);
  });

  it('makes a sheet for each room on the day before, when everything is set up', () => {
    const block = exampleBlock({ startsAt: '2026-06-05T14:00', endsAt: '2026-06-05T18:00', kind: 'set-up' });
    expect(said(document({ blocks: [block] }))).toEqual([first, second, third].map((n) => `05 ${n}: 14:00 set-up`));
  });

  it('says on the morning after that a set-up of the night goes on, and makes no sheet only for that', () => {
    const block = exampleBlock({ startsAt: '2026-06-06T22:00', endsAt: '2026-06-07T08:00', kind: 'set-up' });
    const night = { ...block, rooms: [second] };
    const next = teamEvent({
      number: 31,
      day: '2026-06-07',
      startsAt: '2026-06-07T10:00',
      rooms: [{ room: second, use: 'main' }],
    });
    const made = document({ events: [next], blocks: [night] });
    expect(said(made)).toEqual([`06 ${second}: 22:00 set-up`, `07 ${second}: 22:00 set-up, 10:00 31`]);
    expect(roomSheetsOf(made).map(({ entries: [one] }) => one?.kind === 'block' && one.isLate)).toEqual([false, true]);
    expect(said(document({ blocks: [block] }))).toEqual([first, second, third].map((n) => `06 ${n}: 22:00 set-up`));
  });

  it('names who holds the room, also on a sheet without séances, and leaves out an empty line', () => {
    const crews = [
      { room: second, date: '2026-06-06', names: 'Ana, Bob', note: '' },
      { room: third, date: '2026-06-06', names: '', note: '' },
    ];
    expect(said(document({ crews }))).toEqual([`06 ${second}: Ana, Bob`]);
  });
});

const clock = (event: TeamEvent) =>
  cuesOf(event).map(
    ({ at, what, item: part, isApproximate }) => `${isApproximate ? '~' : ''}${at.slice(11)} ${part ?? what}`,
  );

describe('cuesOf', () => {
  const items = [
    item({ kind: 'introduction', startsAt: '2026-06-06T10:00' }),
    item({ kind: 'film', startsAt: '2026-06-06T10:05' }),
    item({ kind: 'debate', startsAt: '2026-06-06T11:35', startIsApproximate: true }),
  ];

  it('goes from the doors to the free room', () => {
    expect(clock(teamEvent({ number: 31, items, endIsApproximate: true }))).toEqual([
      '09:50 doors',
      '10:00 0',
      '10:05 1',
      '~11:35 2',
      '~12:00 end',
      '~12:10 free',
    ]);
  });

  it('has no line for doors of a drop-in', () => {
    expect(clock(teamEvent({ number: 31, items: items.slice(0, 1), admission: 'drop-in' }))).toEqual([
      '10:00 0',
      '12:00 end',
    ]);
  });

  it('has no clock times for cancelled or postponed séances', () => {
    expect(clock(teamEvent({ number: 31, items, status: 'cancelled' }))).toEqual([]);
  });
});
