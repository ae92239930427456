import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addMinutes,
  checkWallClock,
  epochFrom,
  epochUntil,
  fromInstant,
  instantAfter,
  isAgain,
  isTimeZone,
  minutesBetween,
  toInstant,
  withOffset,
} from './wall-clock.ts';

const NEPAL = 'Asia/Kathmandu'; // +05:45 all year
const NEWFOUNDLAND = 'America/St_Johns'; // −02:30 in summer, −03:30 in winter
const PARIS = 'Europe/Paris';

describe('an instant from a wall clock', () => {
  it.each([
    ['2026-11-26T20:30', PARIS, '2026-11-26T19:30:00.000Z'],
    ['2026-07-14T20:30', PARIS, '2026-07-14T18:30:00.000Z'],
    ['2026-11-26T20:30', NEPAL, '2026-11-26T14:45:00.000Z'],
    ['2026-11-26T02:00', NEPAL, '2026-11-25T20:15:00.000Z'],
    ['2026-07-14T20:30', NEWFOUNDLAND, '2026-07-14T23:00:00.000Z'],
    ['2026-11-26T20:30', NEWFOUNDLAND, '2026-11-27T00:00:00.000Z'],
    ['2026-12-31T23:59', 'UTC', '2026-12-31T23:59:00.000Z'],
    ['2028-02-29T00:00', 'Pacific/Auckland', '2028-02-28T11:00:00.000Z'],
  ])('%s in %s is %s, and back', (wall, zone, instant) => {
    expect(toInstant(wall, zone)).toBe(instant);
    expect(fromInstant(instant, zone)).toBe(wall);
  });

  it('is the first of two if the clocks go back, and after the gap if they go forward', () => {
    expect(toInstant('2026-10-25T02:30', PARIS)).toBe('2026-10-25T00:30:00.000Z');
    expect(toInstant('2026-03-29T02:30', PARIS)).toBe('2026-03-29T01:30:00.000Z');
    expect(toInstant('2026-03-29T02:00', PARIS)).toBe('2026-03-29T01:00:00.000Z');
    expect(toInstant('2026-03-29T02:59', PARIS)).toBe('2026-03-29T01:59:00.000Z');
  });

  it.each([
    '',
    '2026-11-26',
    '2026-11-26 20:30',
    '2026-11-26T24:00',
    '2026-11-26T20:60',
    '2026-02-31T10:00',
    '2026-13-01T10:00',
    '2026-11-00T10:00',
    '2026-11-26T20:30Z',
  ])('refuses %j', (wall) => {
    expect(() => toInstant(wall, PARIS)).toThrow(RangeError);
  });

  it.each(['', '2026-11-26T20:30', '2026-11-26', 'tomorrow'])('does not take %j for an instant', (iso) => {
    expect(() => fromInstant(iso, PARIS)).toThrow(RangeError);
  });
});

it.each([
  ['2026-11-26T19:30:00.000Z', PARIS, '2026-11-26T20:30:00+01:00'],
  ['2026-07-14T18:30:00.000Z', PARIS, '2026-07-14T20:30:00+02:00'],
  // Both are half past two in the night the clocks go back.
  ['2026-10-25T00:30:00.000Z', PARIS, '2026-10-25T02:30:00+02:00'],
  ['2026-10-25T01:30:00.000Z', PARIS, '2026-10-25T02:30:00+01:00'],
  ['2026-11-25T20:15:00.000Z', NEPAL, '2026-11-26T02:00:00+05:45'],
  ['2026-07-14T23:00:00.000Z', NEWFOUNDLAND, '2026-07-14T20:30:00-02:30'],
  ['2026-12-31T23:59:00.000Z', 'UTC', '2026-12-31T23:59:00+00:00'],
])('writes %s in %s with its offset', (instant, zone, written) => {
  expect(withOffset(instant, zone)).toBe(written);
});

describe('what the clocks of a zone show', () => {
  it.each([
    ['2026-11-26T20:30', PARIS, 'ok'],
    ['2026-03-29T01:59', PARIS, 'ok'],
    ['2026-03-29T02:00', PARIS, 'skipped'],
    ['2026-03-29T02:59', PARIS, 'skipped'],
    ['2026-03-29T03:00', PARIS, 'ok'],
    ['2026-10-25T01:59', PARIS, 'ok'],
    ['2026-10-25T02:00', PARIS, 'twice'],
    ['2026-10-25T02:59', PARIS, 'twice'],
    ['2026-10-25T03:00', PARIS, 'ok'],
    ['2026-03-08T02:30', NEWFOUNDLAND, 'skipped'],
    ['2026-11-01T01:30', NEWFOUNDLAND, 'twice'],
    ['2026-03-29T02:30', NEPAL, 'ok'],
    // Half an hour in Lord Howe; a whole day in Samoa.
    ['2026-10-04T02:15', 'Australia/Lord_Howe', 'skipped'],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', 'twice'],
    ['2011-12-30T12:00', 'Pacific/Apia', 'skipped'],
    ['2026-02-31T10:00', PARIS, 'invalid'],
    ['2026-13-01T10:00', PARIS, 'invalid'],
    ['2026-11-26T24:00', PARIS, 'invalid'],
    ['0000-06-01T10:00', PARIS, 'invalid'],
    ['0000-12-31T23:59', NEPAL, 'invalid'],
    ['0001-01-01T10:00', PARIS, 'ok'],
    ['0001-01-01T10:00', NEPAL, 'ok'],
    ['0001-01-01T10:00', NEWFOUNDLAND, 'ok'],
    ['20h30', PARIS, 'invalid'],
  ])('%s in %s: %s', (wall, zone, answer) => {
    expect(checkWallClock(wall, zone)).toBe(answer);
  });
});

describe('elapsed minutes', () => {
  it('cross a clock change', () => {
    expect(addMinutes('2026-10-25T01:30', 120, PARIS)).toBe('2026-10-25T02:30');
    expect(addMinutes('2026-03-29T01:30', 60, PARIS)).toBe('2026-03-29T03:30');
    expect(addMinutes('2026-11-28T23:30', 90, NEPAL)).toBe('2026-11-29T01:00');
    expect(addMinutes('2026-11-01T00:30', 60, NEWFOUNDLAND)).toBe('2026-11-01T01:30');
    expect(minutesBetween('2026-10-25T01:30', '2026-10-25T03:30', PARIS)).toBe(180);
    expect(minutesBetween('2026-03-29T01:30', '2026-03-29T03:30', PARIS)).toBe(60);
    expect(minutesBetween('2026-03-29T03:30', '2026-03-29T01:30', PARIS)).toBe(-60);
  });

  it('find the second of an hour that comes twice from the time before it', () => {
    const first = Date.parse('2026-10-25T00:00:00Z') / 60_000;
    const from = [first, first + 1].map((start) => epochFrom(start, '2026-10-25T02:00', PARIS));
    expect(from).toEqual([first, first + 60]);
  });

  it('find the second of an hour that comes twice from the time after it', () => {
    const second = Date.parse('2026-10-25T01:00:00Z') / 60_000;
    const until = [second - 1, second].map((end) => epochUntil(end, '2026-10-25T02:00', PARIS));
    expect(until).toEqual([second - 60, second]);
  });

  it('give the second 02:30 its own instant', () => {
    expect(instantAfter('2026-10-25T01:30', 120, PARIS)).toBe('2026-10-25T01:30:00.000Z');
  });
});

const zones = fc.constantFrom(
  PARIS,
  NEPAL,
  NEWFOUNDLAND,
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Apia',
  'UTC',
  'America/New_York',
  '+05:45',
  '-02:30',
);
const walls = fc
  .date({ min: new Date('2005-01-01T00:00:00Z'), max: new Date('2040-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 16));
// Days around clock changes, which random dates would hardly ever hit.
const changes = fc
  .tuple(
    fc.constantFrom(
      '2026-03-29',
      '2026-10-25',
      '2026-03-08',
      '2026-11-01',
      '2026-04-05',
      '2026-10-04',
      '2011-12-29',
      '2026-02-15',
    ),
    fc.integer({ min: -2880, max: 2880 }),
  )
  .map(([date, minutes]) => new Date(Date.parse(`${date}T00:00:00Z`) + minutes * 60_000).toISOString().slice(0, 16));

describe('for any wall clock in any zone', () => {
  it('gives the same as Temporal', () => {
    fc.assert(
      fc.property(fc.oneof(walls, changes), zones, (wall, zone) => {
        const temporal = Temporal.PlainDateTime.from(wall).toZonedDateTime(zone, { disambiguation: 'compatible' });
        expect(toInstant(wall, zone)).toBe(new Date(temporal.epochMilliseconds).toISOString());
        expect(fromInstant(toInstant(wall, zone), zone)).toBe(
          temporal.toPlainDateTime().toString({ smallestUnit: 'minute' }),
        );
      }),
      { numRuns: 1500 },
    );
  });

  it('is again at the later of two, as Temporal has them', () => {
    fc.assert(
      fc.property(fc.oneof(walls, changes), zones, (wall, zone) => {
        fc.pre(checkWallClock(wall, zone) !== 'skipped');
        const at = (disambiguation: 'earlier' | 'later') =>
          Temporal.PlainDateTime.from(wall).toZonedDateTime(zone, { disambiguation }).epochMilliseconds / 60_000;
        const [first, last] = [at('earlier'), at('later')];
        expect([isAgain(wall, first, zone), isAgain(wall, last, zone)]).toEqual([false, first < last]);
      }),
      { numRuns: 1500 },
    );
  });

  it('minutesBetween undoes addMinutes, unless the start itself happens twice', () => {
    fc.assert(
      fc.property(fc.oneof(walls, changes), zones, fc.integer({ min: 0, max: 600 }), (wall, zone, minutes) => {
        fc.pre(checkWallClock(wall, zone) === 'ok' && checkWallClock(addMinutes(wall, minutes, zone), zone) === 'ok');
        expect(minutesBetween(wall, addMinutes(wall, minutes, zone), zone)).toBe(minutes);
      }),
      { numRuns: 1000 },
    );
  });
});

it('recognises the name of a zone', () => {
  expect(['Europe/Paris', 'UTC', '+01:00', 'Paris', '', '../etc', '+25:00'].map(isTimeZone)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

it('is again only if the clocks show the same time twice', () => {
  const at = (instant: string) => isAgain('2026-10-25T02:30', Date.parse(instant) / 60_000, PARIS);
  expect([at('2026-10-25T00:30:00Z'), at('2026-10-25T01:30:00Z'), at('2026-10-25T02:30:00Z')]).toEqual([
    false,
    true,
    false,
  ]);
});
