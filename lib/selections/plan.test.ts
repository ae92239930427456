import { describe, expect, it } from 'vitest';
import { chosenClashesOf, type SelectionPlan, selectionPlanOf } from './plan.ts';
import { readSelection } from './selection.ts';
import { minuteOf, timed, timesWith, toldFull } from './testing.ts';
import type { TimedEvent } from './times.ts';

const BEFORE = minuteOf('0:00', -9);
const plan = (events: readonly TimedEvent[], chosen: (number | [number, string])[], now = BEFORE): SelectionPlan =>
  selectionPlanOf(timesWith(events), readSelection({ events: chosen, films: [] }), now);
const entries = (made: SelectionPlan) => made.days.flatMap((day) => day.entries);
const ways = (made: SelectionPlan) =>
  entries(made).map(
    ({ way }) => way && [way.kind, way.from.number, way.minutes, way.walk, way.fits.map((e) => e.number)],
  );
const clashes = (made: SelectionPlan) => entries(made).map((entry) => entry.clashes.map(({ number }) => number));

describe('the time line', () => {
  it('is ordered by day and hour, whatever the order of choosing, with hours and number for each day', () => {
    const made = plan(
      [
        timed(1, '9:30', '11:00'),
        timed(2, '14:00', '15:30'),
        timed(3, '10:00', '11:34', { on: 1 }),
        timed(4, null, null),
      ],
      [4, 3, 2, 1],
    );
    expect(made.days.map(({ date, count, minutes }) => [date, count, minutes])).toEqual([
      ['2026-06-06', 2, 180],
      ['2026-06-07', 1, 94],
    ]);
    expect(entries(made).map(({ event }) => event.number)).toEqual([1, 2, 3]);
    expect(made.undated.map(({ event }) => event.number)).toEqual([4]);
    expect(made.clashes).toBe(0);
  });

  it('counts shared minutes of two séances once, and no cancelled séances or drop-ins', () => {
    const events = [
      timed(1, '9:00', '11:00'),
      timed(2, '10:00', '12:00'),
      timed(3, '13:00', '15:00', { status: 'cancelled' }),
      timed(4, '9:00', '18:00', { isDropIn: true }),
    ];
    const [day] = plan(events, [1, 2, 3, 4]).days;
    expect([day?.count, day?.minutes]).toEqual([3, 180]);
  });

  it('counts séances that have left the programme', () => {
    expect(plan([timed(1, '9:00', '10:00')], [1, 77, 78]).missing).toBe(2);
  });

  it('marks past séances, and looks for nothing that has begun', () => {
    const events = [
      timed(1, '9:00', '10:00', { films: [7] }),
      timed(2, '14:00', '15:00'),
      timed(3, '10:30', '12:00'),
      timed(4, '12:30', '13:30'),
      timed(5, '8:00', '9:00', { films: [7] }),
      timed(6, '18:00', '19:00', { films: [7] }),
    ];
    const made = plan(events, [1, 2], minuteOf('11:00'));
    expect(entries(made).map(({ isPast }) => isPast)).toEqual([true, false]);
    expect(ways(made)).toEqual([null, ['free', 1, 240, 0, [4]]]);
    expect(entries(made)[0]?.others.map(({ event }) => event.number)).toEqual([6]);
  });
});

describe('what clashes', () => {
  it('is named with its minutes, on both sides', () => {
    const made = plan([timed(1, '9:00', '11:00'), timed(2, '10:45', '12:00')], [1, 2]);
    expect(ways(made)).toEqual([null, ['overlap', 1, 15, null, []]]);
    expect([clashes(made), made.clashes]).toEqual([[[2], [1]], 1]);
  });

  it('is nothing any more when one is over', () => {
    const events = [timed(1, '9:00', '11:00'), timed(2, '10:45', '12:00')];
    const states = ['10:50', '11:30', '12:30'].map((hour) => {
      const made = plan(events, [1, 2], minuteOf(hour));
      return [ways(made)[1]?.[0] ?? null, made.clashes];
    });
    expect(states).toEqual([
      ['overlap', 1],
      [null, 0],
      [null, 0],
    ]);
  });

  it('includes a séance inside another, and one that begins during one without a known end', () => {
    const events = [
      timed(1, '9:00', '12:00'),
      timed(2, '9:30', '10:00'),
      timed(3, '11:00', null),
      timed(4, '12:00', '13:00'),
    ];
    const made = plan(events, [1, 2, 3, 4]);
    expect(clashes(made)).toEqual([[2, 3], [1], [1], []]);
    expect(ways(made).slice(1)).toEqual([
      ['overlap', 1, 30, null, []],
      ['overlap', 1, 1, null, []],
      ['free', 1, 0, 0, []],
    ]);
  });

  it('excludes touching séances, cancelled ones and exhibitions', () => {
    const events = [
      timed(1, '9:00', '11:00'),
      timed(2, '11:00', '12:00'),
      timed(3, '9:30', '10:30', { status: 'cancelled' }),
      timed(4, '9:00', '18:00', { isDropIn: true }),
    ];
    expect(clashes(plan(events, [1, 2, 3, 4])).flat()).toEqual([]);
  });

  it('includes a walk longer than the time between', () => {
    const short = plan([timed(1, '9:00', '11:00'), timed(2, '11:05', '12:00', { begins: 2 })], [1, 2]);
    expect([ways(short)[1], short.clashes]).toEqual([['short', 1, 5, 12, []], 1]);
    const enough = plan([timed(1, '9:00', '11:00'), timed(2, '11:12', '12:00', { begins: 2 })], [1, 2]);
    expect([ways(enough)[1], enough.clashes]).toEqual([['free', 1, 12, 12, []], 0]);
    const unknown = plan([timed(1, '9:00', '11:00'), timed(2, '11:01', '12:00', { begins: 3 })], [1, 2]);
    expect([ways(unknown)[1], unknown.clashes]).toEqual([['free', 1, 1, null, []], 0]);
  });

  it('says how short a walk is while one walks, until the next has begun', () => {
    const events = [timed(1, '9:00', '11:00'), timed(2, '11:05', '12:00', { begins: 2 })];
    const states = ['10:59', '11:03', '11:05', '12:30'].map((hour) => {
      const made = plan(events, [1, 2], minuteOf(hour));
      return [ways(made)[1]?.[0] ?? null, made.clashes];
    });
    expect(states).toEqual([
      ['short', 1],
      ['short', 0],
      [null, 0],
      [null, 0],
    ]);
  });

  it('starts a walk when a séance ends, and needs none to an online one', () => {
    const outing = timed(1, '9:00', '11:00', { begins: 1, ends: 2 });
    expect(plan([outing, timed(2, '11:00', '12:00', { begins: 2 })], [1, 2]).clashes).toBe(0);
    expect(plan([outing, timed(2, '11:00', '12:00')], [1, 2]).clashes).toBe(1);
    expect(plan([outing, timed(2, '11:00', '12:00', { begins: null })], [1, 2]).clashes).toBe(0);
  });
});

describe('what fits in the gap', () => {
  const frame = [timed(1, '9:00', '10:00'), timed(2, '14:00', '15:00')];

  it('is between two séances with the walks to and from', () => {
    const events = [
      ...frame,
      timed(3, '10:00', '11:00'),
      timed(4, '10:05', '11:00', { begins: 2 }),
      timed(5, '10:12', '13:48', { begins: 2 }),
      timed(6, '13:00', '13:50', { begins: 2 }),
      timed(7, '13:00', '14:05'),
      timed(8, '9:59', '10:30'),
      timed(9, '11:00', null),
      timed(10, '11:00', '12:00', { status: 'cancelled' }),
      timed(11, '10:00', '14:00', { isDropIn: true }),
      timed(12, '11:00', '12:00', { on: 1 }),
      timed(13, '11:00', '12:00', toldFull),
    ];
    expect(ways(plan(events, [1, 2]))[1]).toEqual(['free', 1, 240, 0, [3, 5]]);
  });

  it('excludes films already chosen', () => {
    const events = [
      timed(1, '9:00', '10:00', { films: [7] }),
      timed(2, '14:00', '15:00'),
      timed(3, '10:00', '11:00', { films: [7] }),
      timed(4, '11:00', '12:00', { films: [7, 8] }),
    ];
    expect(ways(plan(events, [1, 2]))[1]?.[4]).toEqual([4]);
    // One that was cancelled is seen nowhere.
    const off = timed(5, '16:00', '17:00', { films: [8], status: 'cancelled' });
    const again = timed(6, '12:00', '13:00', { films: [8] });
    expect(ways(plan([...events, off, again], [1, 2, 5]))[1]?.[4]).toEqual([4, 6]);
  });

  it('excludes pauses', () => {
    const events = [timed(1, '9:00', '10:00'), timed(2, '10:19', '11:00'), timed(3, '10:01', '10:05')];
    expect(ways(plan(events, [1, 2]))[1]).toEqual(['free', 1, 19, 0, []]);
  });
});

describe('the same work', () => {
  it('is offered at its other hours, with those that clash with nothing marked', () => {
    const events = [
      timed(1, '9:00', '10:00', { films: [7] }),
      timed(2, '14:00', '15:00'),
      timed(3, '14:30', '15:30', { films: [7] }),
      timed(4, '9:30', '10:30', { films: [7], on: 1 }),
      timed(5, '20:00', '21:00', { films: [7], status: 'cancelled' }),
      timed(6, '9:30', '10:30', { films: [7] }),
      timed(7, '20:00', '21:00', { films: [7], ...toldFull }),
    ];
    expect(entries(plan(events, [1, 2]))[0]?.others.map(({ event, fits }) => [event.number, fits])).toEqual([
      [6, true],
      [3, false],
      [4, true],
    ]);
  });
});

describe('a séance that moved', () => {
  it('shows where it was when it was chosen', () => {
    const events = [timed(1, '9:00', '10:00'), timed(2, '14:00', '15:00')];
    const made = plan(events, [
      [1, '2026-06-05T08:00/2'],
      [2, '2026-06-06T14:00/1'],
    ]);
    expect(entries(made).map(({ moved }) => moved)).toEqual([{ startsAt: '2026-06-05T08:00', room: 2 }, null]);
  });
});

describe('on the page of a séance', () => {
  const events = [
    timed(1, '18:30', '20:00', { films: [7] }),
    timed(2, '19:00', '21:00'),
    timed(3, '20:05', '21:00', { begins: 2, ends: 2 }),
    timed(4, '14:00', '15:30', { films: [7], on: 1 }),
    timed(5, '20:30', '22:00', { films: [7] }),
    timed(6, '9:00', '20:00', { isDropIn: true }),
    timed(7, '18:00', '19:00', { status: 'cancelled' }),
  ];
  const of = (number: number, chosen: number[], now = BEFORE) => {
    const found = chosenClashesOf(timesWith(events), readSelection({ events: chosen, films: [] }), number, now);
    return (
      found && {
        clashes: found.clashes.map(({ event, isOverlap }) => [event.number, isOverlap]),
        others: found.others.map(({ number: other }) => other),
      }
    );
  };

  it('names each chosen séance it clashes with, or to which the walk is too long, and other hours without a clash', () => {
    expect(of(1, [1, 2, 3, 6, 7])).toEqual({
      clashes: [
        [2, true],
        [3, false],
      ],
      others: [4],
    });
    expect(of(1, [1, 2], minuteOf('20:00'))).toEqual({ clashes: [[2, true]], others: [4] });
  });

  it('says nothing about past ones, like « Ma sélection »', () => {
    expect(of(1, [1, 2], minuteOf('20:01'))?.clashes).toEqual([]);
    expect(of(2, [1, 2], minuteOf('20:01'))?.clashes).toEqual([]);
    expect(of(1, [1, 2], minuteOf('23:00', 2))).toEqual({ clashes: [], others: [] });
  });

  it('says nothing about one without a clash, a drop-in, a cancelled or unknown one', () => {
    expect(of(1, [1])).toEqual({ clashes: [], others: [5, 4] });
    expect([of(6, [6, 1]), of(7, [7, 1]), of(99, [99])]).toEqual([null, null, null]);
  });
});
