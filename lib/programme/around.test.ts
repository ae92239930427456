import { describe, expect, it } from 'vitest';
import type { DocumentEvent, DocumentItem, DocumentVersion } from '#lib/model/documents.ts';
import type { SaidAccess } from '#lib/model/said-access.ts';
import {
  byDay,
  distinctionsOf,
  eventsAt,
  eventsByRoom,
  eventsIn,
  eventsInRoom,
  eventsOfSeries,
  eventsOfTheme,
  filmsOfEvent,
  neighboursOf,
  otherShowings,
  personAppearancesOf,
  showingsOf,
} from './around.ts';
import { indexDocument } from './document-index.ts';
import { exampleDocument, exampleEvent, exampleItem } from './testing.ts';

const document = exampleDocument();
const event = (number: number) => {
  const found = document.events.find((one) => one.number === number);
  if (!found) throw new Error(`No séance ${number}`);
  return found;
};
const numbers = (events: readonly { number: number }[]) => events.map(({ number }) => number);
const around = (number: number) => {
  const { previous, next } = neighboursOf(document, event(number));
  return [previous?.number ?? null, next?.number ?? null];
};

describe('neighboursOf', () => {
  it.each([
    [19, [null, 10]],
    [10, [19, 11]],
    // 13 is cancelled: others skip it, but its own neighbours are still known.
    [12, [11, 14]],
    [13, [12, 14]],
    // After the last séance of the night comes the first of the next morning.
    [14, [12, 15]],
    [15, [14, null]],
    // Without a date there is nothing before or after.
    [17, [null, null]],
  ])('of %i are %j', (number, expected) => {
    expect(around(number)).toEqual(expected);
  });
});

it('lists the other showings of a film, and no film that may not be named', () => {
  expect(otherShowings(document, event(10)).map(({ film, events }) => [film.number, numbers(events)])).toEqual([
    [4, [15]],
  ]);
  expect(otherShowings(document, event(12))).toEqual([]);
  expect(numbers(filmsOfEvent(document, event(12)))).toEqual([5, 6]);
  expect(numbers(showingsOf(document, 4))).toEqual([10, 15]);
});

it('lists each séance of a person once, with all their roles in it', () => {
  expect(
    personAppearancesOf(document, 8).map(({ event: { number }, presences }) => [number, presences.length]),
  ).toEqual([
    [10, 1],
    [11, 1],
  ]);
  expect(personAppearancesOf(document, 404)).toEqual([]);
});

it('lists the séances of a venue by any of its rooms', () => {
  expect(numbers(eventsAt(document, 20))).toEqual([15]);
  expect(numbers(eventsAt(document, 1))).toEqual([19, 10, 11, 12, 13, 14, 15, 16]);
});

it('lists the séances of a room, those relayed to it included, and those of a theme', () => {
  expect(numbers(eventsInRoom(document, 3))).toEqual([19, 15]);
  expect(numbers(eventsOfTheme(document, 'extraction'))).toEqual([10]);
  expect(eventsOfTheme(document, 'constructor')).toEqual([]);
});

it('lists a series by position, and by time where nobody gave one', () => {
  const part = (number: number, position: number | null) =>
    exampleEvent({ number, title: { fr: String(number) }, series: { series: 1, position } });
  const events = [part(1, null), part(2, 2), part(3, 1), part(4, null), exampleEvent({ number: 5, title: {} })];
  expect(numbers(eventsOfSeries(exampleDocument({ events }), 1))).toEqual([3, 2, 1, 4]);
});

it('groups by day, a night screening with its evening, those without a date last', () => {
  const groups = byDay([17, 15, 14, 10].map(event)).map(({ day, events }) => [day, numbers(events)]);
  expect(groups).toEqual([
    ['2026-06-06', [14, 10]],
    ['2026-06-07', [15]],
    [null, [17]],
  ]);
});

describe('room by room', () => {
  const numbers = (document = exampleDocument(), date?: string) =>
    eventsByRoom(document, date).map(({ room, events }) => [room?.number ?? null, events.map(({ number }) => number)]);

  it('a day is listed by room and hour, the night with its evening', () => {
    expect(numbers(exampleDocument(), '2026-06-06')).toEqual([
      [2, [10, 11, 12, 13, 14]],
      [3, [19]],
    ]);
  });

  it('a séance that is relayed is in both rooms', () => {
    expect(numbers(exampleDocument(), '2026-06-07')).toEqual([
      [3, [15]],
      [21, [15]],
    ]);
  });

  it('séances without a room are listed last, those without a time not at all', () => {
    const walk = exampleEvent({ number: 90, title: { fr: 'Balade' }, rooms: [], startsAt: '2026-06-06T10:00' });
    expect(numbers(exampleDocument({ events: [walk] }), '2026-06-06')).toEqual([[null, [90]]]);
    expect(numbers().flat(2)).not.toContain(17);
  });

  it('a room is listed over all days', () => {
    expect(eventsIn(exampleDocument(), 3).map(({ number }) => number)).toEqual([19, 15]);
  });
});

const vostfr: DocumentVersion = { spoken: ['sw'], subtitles: ['fr'], sdh: false, ad: false };
const vf: DocumentVersion = { spoken: ['fr'], subtitles: [], sdh: false, ad: false };
const unsaid: DocumentVersion = { spoken: [], subtitles: [], sdh: true, ad: false };
const film = (more: Partial<DocumentItem> = {}) => exampleItem({ kind: 'film', film: 4, version: vostfr, ...more });
const debate = (more: Partial<DocumentItem> = {}) => exampleItem({ kind: 'debate', ...more });
const end = { startsAt: '2026-06-06T10:00', endsAt: '2026-06-06T12:00' };
const showing = (items: DocumentItem[], more: Partial<DocumentEvent> = {}) =>
  exampleEvent({ number: 1, title: { fr: 'Terre rare' }, items, ...end, ...more });

/** Two rooms with different properties: 2 with the first, 3 with the second. */
const between = (here: DocumentEvent, there: DocumentEvent, ...said: (SaidAccess | undefined)[]) => {
  const rooms = exampleDocument().rooms.map((room, i) => ({
    ...room,
    wheelchairPlaces: null,
    ...(said[i] ? { access: said[i] } : {}),
  }));
  const index = indexDocument({ ...exampleDocument(), rooms });
  return distinctionsOf(
    { ...here, rooms: [{ room: 2, use: 'main' }] },
    { ...there, rooms: [{ room: 3, use: 'main' }] },
    4,
    index,
  );
};

it.each<[string, DocumentItem[], DocumentItem[], unknown[]]>([
  ['nothing between two alike', [film(), debate()], [film(), debate()], []],
  ['another copy', [film()], [film({ version: vf })], [{ kind: 'version', there: vf, here: vostfr }]],
  ['nothing of a copy where none was named here', [film({ version: null })], [film()], []],
  ['nothing of a copy that nobody named', [film()], [film({ version: null })], []],
  ['nothing of a copy whose language nobody said', [film()], [film({ version: unsaid })], []],
  ['a debate more', [film()], [film(), debate()], [{ kind: 'debate' }]],
  ['a debate less', [film(), debate()], [film()], [{ kind: 'no-debate' }]],
  ['nothing of an access that nobody spoke of there', [film({ access: ['ad'] })], [film()], []],
  ['nothing of an access that nobody spoke of here', [film()], [film({ access: ['sdh'] })], []],
])('names %s', (_, here, there, expected) => {
  expect(between(showing(here), showing(there))).toEqual(expected);
});

it('says that there is no debate only if the end is known', () => {
  const open = showing([film()], { endIsApproximate: true });
  expect(between(showing([film(), debate()]), open)).toEqual([]);
});

it('says that an access is missing only if an organiser said no', () => {
  const [here, there] = [showing([film()]), showing([film()])];
  expect(between(here, there, { wheelchair: true }, { wheelchair: false })).toEqual([
    { kind: 'no-access', access: 'wheelchair' },
  ]);
  expect(between(here, there, { wheelchair: true, loop: true })).toEqual([]);
  expect(between(here, there, undefined, { wheelchair: false })).toEqual([]);
});

it('says nothing about a cancelled showing', () => {
  const cancelled = showing([film({ version: vf })], { status: 'cancelled' });
  expect(between(showing([film()]), cancelled)).toEqual([]);
});
