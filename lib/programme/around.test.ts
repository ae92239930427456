import { describe, expect, it } from 'vitest';
import {
  byDay,
  eventsAt,
  eventsInRoom,
  eventsOfSeries,
  eventsOfTheme,
  filmsOfEvent,
  neighboursOf,
  otherShowings,
  personAppearancesOf,
  showingsOf,
} from './around.ts';
import { exampleDocument, exampleEvent } from './testing.ts';

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

it('finds the other showings of a film, and no film that may not be named', () => {
  expect(otherShowings(document, event(10)).map(({ film, events }) => [film.number, numbers(events)])).toEqual([
    [4, [15]],
  ]);
  expect(otherShowings(document, event(12))).toEqual([]);
  expect(numbers(filmsOfEvent(document, event(12)))).toEqual([5, 6]);
  expect(numbers(showingsOf(document, 4))).toEqual([10, 15]);
});

it('lists each séance of a person once, with all they do in it', () => {
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

it('groups by day, a night screening with its evening, what has no date last', () => {
  const groups = byDay([17, 15, 14, 10].map(event)).map(({ day, events }) => [day, numbers(events)]);
  expect(groups).toEqual([
    ['2026-06-06', [14, 10]],
    ['2026-06-07', [15]],
    [null, [17]],
  ]);
});
