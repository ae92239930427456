import { describe, expect, it } from 'vitest';
import { readSelection } from '#lib/selections/selection.ts';
import { minuteOf, timed, timesWith, toldFull } from '#lib/selections/testing.ts';
import type { TimedEvent } from '#lib/selections/times.ts';
import { type Limits, openWishes, readLimits, wishedDays, writeLimits } from './limits.ts';
import { propose } from './proposal.ts';

const NO_LIMITS: Limits = { days: [], until: null, pause: 0 };

const BEFORE = minuteOf('0:00', -1);
/** A clock that advances a millisecond each time it is read. */
const time = (ms = 10_000) => {
  let now = 0;
  return {
    ms,
    clock: () => {
      now += 1;
      return now;
    },
    pause: () => Promise.resolve(),
  };
};
const ask = async (
  events: readonly TimedEvent[],
  films: number[],
  chosen: number[] = [],
  now = BEFORE,
  own: Partial<Limits> = {},
) => {
  const selection = readSelection({ events: chosen, films });
  const made = await propose(timesWith(events), selection, { ...NO_LIMITS, ...own }, now, time());
  return { ...made, events: made.events.map(({ number }) => number) };
};
const show = (number: number, film: number, from: string, to: string, own = {}) =>
  timed(number, from, to, { films: [film], ...own });

describe('a proposal', () => {
  it('picks the hours at which all wished films can be seen', async () => {
    const events = [
      show(1, 7, '9:00', '11:00'),
      show(2, 7, '14:00', '16:00'),
      show(3, 8, '9:30', '11:30'),
      show(4, 9, '15:00', '17:00'),
      show(5, 9, '17:00', '19:00'),
    ];
    expect(await ask(events, [7, 8, 9])).toEqual({
      events: [3, 2, 5],
      films: 3,
      walk: 0,
      isOptimal: true,
      left: [],
      outside: [],
      full: [],
    });
  });

  it('counts walks, and prefers shorter ones', async () => {
    const events = [
      show(1, 7, '9:00', '11:00'),
      show(2, 8, '11:05', '12:00', { begins: 2 }),
      show(3, 8, '11:30', '12:30', { begins: 2 }),
      show(4, 8, '20:00', '21:00'),
    ];
    expect(await ask(events, [7, 8])).toMatchObject({ events: [1, 4], walk: 0 });
    expect(await ask(events.slice(0, 3), [7, 8])).toMatchObject({ events: [1, 3], walk: 12 });
  });

  it('keeps chosen séances, and looks for no film they show', async () => {
    const events = [
      timed(1, '9:00', '11:00', { films: [9] }),
      show(2, 7, '10:00', '12:00'),
      show(3, 7, '18:00', '20:00'),
      show(4, 9, '14:00', '15:00'),
    ];
    expect(await ask(events, [7, 9], [1])).toMatchObject({ events: [3], films: 1 });
    expect(openWishes(timesWith(events), readSelection({ events: [1], films: [7, 9] }))).toEqual([7]);
  });

  it('offers nothing that has begun, is cancelled, full or without a time, and names films that find no place', async () => {
    const events = [
      show(1, 7, '9:00', '11:00'),
      show(2, 8, '14:00', '15:00', { status: 'cancelled' }),
      timed(3, null, null, { films: [9] }),
      show(4, 10, '18:00', '20:00'),
      show(5, 11, '18:30', '20:00'),
      show(6, 12, '20:30', '22:00', toldFull),
    ];
    expect(await ask(events, [7, 8, 9, 10, 11, 12], [], minuteOf('9:30'))).toEqual({
      events: [4],
      films: 1,
      walk: 0,
      isOptimal: true,
      left: [11],
      outside: [],
      full: [12],
    });
  });

  it('says that it is the best found when the time is over', async () => {
    const events = Array.from({ length: 120 }, (_, i) =>
      show(i + 1, (i % 40) + 1, `${9 + (i % 11)}:${i % 2 ? '30' : '05'}`, `${10 + (i % 11)}:${i % 3 ? '50' : '25'}`, {
        on: i % 7,
      }),
    );
    const films = Array.from({ length: 40 }, (_, i) => i + 1);
    const index = timesWith(events);
    const cut = await propose(index, readSelection({ films }), NO_LIMITS, BEFORE, time(1));
    expect([cut.isOptimal, cut.films <= 40]).toEqual([false, true]);
    const pauses: number[] = [];
    const { ms, clock } = time();
    const pause = async () => void pauses.push(1);
    const whole = await propose(index, readSelection({ films }), NO_LIMITS, BEFORE, { ms, clock, pause });
    expect(whole.films).toBeGreaterThanOrEqual(cut.films);
    expect(pauses.length).toBeGreaterThan(0);
  });

  describe('within limits', () => {
    const events = [
      show(1, 7, '14:00', '16:00'),
      show(2, 7, '14:00', '16:00', { on: 1 }),
      show(3, 8, '16:15', '18:00', { on: 1 }),
      show(4, 8, '17:00', '19:00', { on: 1 }),
      show(5, 9, '22:30', '24:00', { on: 1, endsAt: '2026-06-08T00:00' }),
      show(6, 10, '9:00', '10:00'),
    ];
    const within = (own: Partial<Limits>, chosen: number[] = []) => ask(events, [7, 8, 9, 10], chosen, BEFORE, own);

    it('stays on the days that were ticked', async () => {
      expect(await within({ days: ['2026-06-07'] })).toMatchObject({ events: [2, 3, 5], left: [], outside: [10] });
    });

    it('distinguishes films full on those days from films full altogether', async () => {
      const some = [show(1, 7, '14:00', '16:00', toldFull), show(2, 7, '14:00', '16:00', { on: 1 })];
      const days = ['2026-06-06'];
      expect(await ask(some, [7], [], BEFORE, { days })).toMatchObject({ left: [], outside: [7], full: [] });
      expect(await ask(some.slice(0, 1), [7], [], BEFORE, { days })).toMatchObject({
        left: [],
        outside: [],
        full: [7],
      });
      const loop = show(3, 7, '10:00', '22:00', { isDropIn: true });
      expect(await ask([...some.slice(0, 1), loop], [7])).toMatchObject({ left: [7], outside: [], full: [] });
    });

    it('ends in time, also at midnight', async () => {
      expect(await within({ until: '22:00' })).toMatchObject({ events: [6, 1, 3], left: [], outside: [9] });
      expect(await within({ until: '24:00' })).toMatchObject({ events: [6, 1, 3, 5], left: [], outside: [] });
      // With the delay of today.
      const late = { minutes: 30, startsAt: '2026-06-06T20:30', endsAt: '2026-06-06T22:20' };
      const today = { late, places: null, notices: [] };
      const delayed = [show(1, 7, '20:00', '21:50', { today, start: minuteOf('20:30'), end: minuteOf('22:20') })];
      expect(await ask(delayed, [7], [], BEFORE, { until: '22:00' })).toMatchObject({ events: [], outside: [7] });
    });

    it('leaves a pause between two séances of a day, also to chosen ones, and says what finds no place then', async () => {
      expect(await within({ days: ['2026-06-07'], pause: 60 })).toMatchObject({ events: [2, 4, 5], outside: [10] });
      expect(await within({ days: ['2026-06-07'], pause: 120 }, [2])).toMatchObject({ events: [5], left: [8] });
    });

    it('is requested by an address, and offers the days there are', () => {
      const limits = { days: ['2026-06-07'], until: '22:00', pause: 60 };
      expect(readLimits(writeLimits(limits))).toEqual(limits);
      expect(readLimits(new URLSearchParams('day=x&until=3&pause=7'))).toEqual(NO_LIMITS);
      const selection = readSelection({ films: [7, 10] });
      expect(wishedDays(timesWith(events), selection, BEFORE)).toEqual(['2026-06-06', '2026-06-07']);
      expect(wishedDays(timesWith(events), selection, minuteOf('15:00'))).toEqual(['2026-06-07']);
    });
  });
});
