import { describe, expect, it } from 'vitest';
import { addDays } from '#lib/time/calendar.ts';
import {
  mainVenueOf,
  monthsOf,
  overviewOf,
  partsOfDay,
  programmeDayOf,
  programmeDaysOf,
  seasonOf,
  undatedOf,
} from './day.ts';
import { currentDay, dayOfHome } from './outlets.ts';
import { exampleBlock, exampleDocument, exampleEvent } from './testing.ts';

const document = exampleDocument();
const shape = (date: string, doc = document) =>
  programmeDayOf(doc, date)?.hours.map(({ at, entries }) => [
    at.slice(11),
    entries.map((entry) => (entry.kind === 'event' ? entry.event.number : 'break')),
  ]);

describe('dayOf', () => {
  it('sorts séances and breaks by their start, the night after the evening', () => {
    expect(shape('2026-06-06')).toEqual([
      ['09:30', [10]],
      ['11:45', ['break']],
      ['13:00', [11]],
      ['14:10', [12]],
      ['18:30', [13]],
      ['00:30', [14]],
    ]);
  });

  it('shows no break between only some of its séances', () => {
    const day = programmeDayOf(document, '2026-06-06', ({ number }) => number === 10 || number === 11);
    expect(day?.hours.flatMap(({ entries }) => entries.map(({ kind }) => kind))).toEqual(['event', 'event']);
  });

  it('lists drop-ins separately, and counts what takes place', () => {
    const day = programmeDayOf(document, '2026-06-06');
    expect(day?.dropIns.map(({ number }) => number)).toEqual([19]);
    expect(day).toMatchObject({ count: 5, isDense: false, previous: null, next: '2026-06-07' });
  });

  it('names a time once, with a break before the séance that starts then', () => {
    const doc = exampleDocument({
      events: [11, 10].map((number) =>
        exampleEvent({ number, title: {}, startsAt: '2026-06-06T10:00', endsAt: '2026-06-06T11:00' }),
      ),
      blocks: [exampleBlock({ startsAt: '2026-06-06T10:00', endsAt: '2026-06-06T10:30' })],
    });
    expect(shape('2026-06-06', doc)).toEqual([['10:00', ['break', 10, 11]]]);
  });

  it('is divided into morning, afternoon and evening, the night with its evening', () => {
    const day = programmeDayOf(document, '2026-06-06');
    const parts = day ? partsOfDay(day, '05:00') : [];
    expect(parts.map(({ part, hours }) => [part, hours.map(({ at }) => at.slice(11))])).toEqual([
      ['morning', ['09:30', '11:45']],
      ['afternoon', ['13:00', '14:10']],
      ['evening', ['18:30', '00:30']],
    ]);
    expect(day && partsOfDay({ ...day, hours: day.hours.slice(2, 3) }, '05:00').map(({ part }) => part)).toEqual([
      'afternoon',
    ]);
  });

  it('names once the venue of most séances, and none in a festival with one venue', () => {
    const day = programmeDayOf(document, '2026-06-06');
    const busiest = day && mainVenueOf(document, day);
    const venues = document.venues.map(({ number }) => number);
    expect(venues.length).toBeGreaterThan(1);
    expect(busiest).toBe(1);
    expect(day && mainVenueOf({ ...document, venues: document.venues.slice(0, 1) }, day)).toBeNull();
  });

  it('is drawn densely with more than twenty-four séances', () => {
    const events = (count: number) =>
      Array.from({ length: count }, (_, i) =>
        exampleEvent({ number: 100 + i, title: {}, startsAt: `2026-06-07T${10 + (i % 10)}:00`, endsAt: null }),
      );
    expect(programmeDayOf(exampleDocument({ events: events(24) }), '2026-06-07')?.isDense).toBe(false);
    expect(programmeDayOf(exampleDocument({ events: events(25) }), '2026-06-07')?.isDense).toBe(true);
  });

  it('returns nothing for a day outside the festival', () => {
    expect(programmeDayOf(document, '2026-06-08')).toBeNull();
  });
});

it('counts the séances of each day without the cancelled ones', () => {
  expect(programmeDaysOf(document).map(({ day, count }) => [day.date, count])).toEqual([
    ['2026-06-06', 5],
    ['2026-06-07', 1],
  ]);
});

it('lists what has no date: postponed and planned, never simply cancelled', () => {
  const doc = exampleDocument({
    events: [...document.events, exampleEvent({ number: 99, title: {}, status: 'cancelled' })],
  });
  expect(undatedOf(doc).map(({ number }) => number)).toEqual([16, 17]);
});

describe('overviewOf', () => {
  const overview = (doc = document, date = '2026-06-06') => {
    const day = programmeDayOf(doc, date);
    return day && overviewOf(doc, day);
  };

  it('draws the day from the full hour before its first séance to the one after its last', () => {
    expect(overview()).toMatchObject({ from: '2026-06-06T09:00', minutes: 17 * 60, rooms: [2] });
    expect(overview()?.events.map(({ event, from, minutes }) => [event.number, from, minutes])).toEqual([
      [10, 30, 135],
      [11, 240, 50],
      [12, 310, 164],
      [13, 570, 60],
      [14, 930, 80],
    ]);
  });

  it('narrows only séances that overlap in one room, and puts a relayed one in its main room', () => {
    const at = (number: number, from: string, to: string, room = 2) =>
      exampleEvent({
        number,
        title: {},
        startsAt: `2026-06-06T${from}`,
        endsAt: `2026-06-06T${to}`,
        rooms: [
          { room: 3, use: 'overflow' },
          { room, use: 'main' },
        ],
      });
    const doc = exampleDocument({
      events: [at(1, '10:00', '12:00'), at(2, '11:00', '12:00'), at(3, '12:00', '13:00'), at(4, '10:00', '11:00', 21)],
      blocks: [],
    });
    const drawn = overview(doc);
    expect(drawn?.rooms).toEqual([2, 21]);
    expect(drawn?.events.map(({ event, room, lane, lanes }) => [event.number, room, lane, lanes])).toEqual([
      [1, 2, 0, 2],
      [4, 21, 0, 1],
      [2, 2, 1, 2],
      [3, 2, 0, 1],
    ]);
  });

  it('counts elapsed minutes where the clocks change', () => {
    const festival = { ...document.festival, startsOn: '2026-10-24', endsOn: '2026-10-24' };
    const doc = exampleDocument({
      festival,
      days: [{ date: '2026-10-24', title: {}, introduction: {}, offers: [] }],
      blocks: [],
      events: [
        exampleEvent({
          number: 1,
          title: {},
          day: '2026-10-24',
          startsAt: '2026-10-25T01:30',
          // The second of the two.
          endsAt: '2026-10-25T02:55',
          startInstant: '2026-10-24T23:30:00.000Z',
          endInstant: '2026-10-25T01:55:00.000Z',
        }),
      ],
    });
    expect(overview(doc, '2026-10-24')?.events[0]?.minutes).toBe(145);
  });

  it('has nothing to draw on an empty day', () => {
    expect(overview(exampleDocument({ events: [] }))).toBeNull();
  });
});

/** This many dates, this many days apart, starting on a Saturday in September. */
const dated = (count: number, apart: number) => {
  const dates = Array.from({ length: count }, (_, i) => addDays('2026-09-05', i * apart));
  const plain = exampleDocument();
  return exampleDocument({
    festival: { ...plain.festival, startsOn: dates[0] ?? '', endsOn: dates.at(-1) ?? '' },
    days: dates.map((date) => ({ date, title: {}, introduction: {}, offers: [] })),
    blocks: [],
    events: dates.map((date, i) => exampleEvent({ number: i + 1, title: { fr: 'x' }, startsAt: `${date}T20:00` })),
  });
};

describe('a season', () => {
  it('is many dates far apart, and not a long festival', () => {
    expect(seasonOf(dated(24, 10))).toHaveLength(24);
    expect(seasonOf(dated(8, 3))).toHaveLength(8);
    expect(seasonOf(dated(7, 10))).toBeNull();
    expect(seasonOf(dated(24, 1))).toBeNull();
    expect(seasonOf(dated(24, 2))).toBeNull();
  });

  it('counts the dates that have séances', () => {
    const { days, ...document } = dated(24, 10);
    const between = days.map((day) => ({ ...day, date: addDays(day.date, 1) }));
    const all = [...days, ...between].sort((a, b) => (a.date < b.date ? -1 : 1));
    expect(seasonOf({ ...document, days: all })).toEqual(days.map(({ date }) => date));
  });

  it('is grouped by month, the next date first', () => {
    const document = dated(24, 10);
    const months = monthsOf(seasonOf(document) ?? []);
    expect(months.map(({ month, dates }) => [month, dates.length])).toEqual([
      ['2026-09', 3],
      ['2026-10', 3],
      ['2026-11', 3],
      ['2026-12', 3],
      ['2027-01', 3],
      ['2027-02', 3],
      ['2027-03', 3],
      ['2027-04', 3],
    ]);
    const at = (date: string) => [currentDay(document, `${date}T10:00:00Z`), dayOfHome(document, `${date}T10:00:00Z`)];
    expect(at('2026-08-01')).toEqual(['2026-09-05', null]);
    expect(at('2026-09-05')).toEqual(['2026-09-05', null]);
    expect(at('2026-09-06')).toEqual(['2026-09-15', '2026-09-15']);
    expect(at('2026-09-15')).toEqual(['2026-09-15', '2026-09-15']);
    expect(at('2027-05-01')).toEqual(['2027-04-23', null]);
  });
});
