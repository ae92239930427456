import { describe, expect, it } from 'vitest';
import { datesBetween, dayToSay, festivalDayOf, festivalDaysOf, firstAfter, onFestivalDay } from './festival-day.ts';

describe('the festival day', () => {
  it.each([
    ['2026-11-28T20:30', '05:00', '2026-11-28'],
    ['2026-11-29T00:30', '05:00', '2026-11-28'],
    ['2026-11-29T04:59', '05:00', '2026-11-28'],
    ['2026-11-29T05:00', '05:00', '2026-11-29'],
    ['2026-11-29T00:00', '00:00', '2026-11-29'],
    ['2027-01-01T01:00', '05:00', '2026-12-31'],
    ['2028-03-01T01:00', '05:00', '2028-02-29'],
    ['2026-11-29T09:59', '10:00', '2026-11-28'],
    // The night of the clock change is a night like any other.
    ['2026-10-25T02:30', '05:00', '2026-10-24'],
  ])('of %s, with days from %s, is %s, and its hour is on it again', (wall, dayStartsAt, day) => {
    expect(festivalDayOf(wall, dayStartsAt)).toBe(day);
    expect(onFestivalDay(day, wall.slice(11), dayStartsAt)).toBe(wall);
  });
});

it.each([
  ['2026-11-28T14:00', '2026-11-28T18:00', ['2026-11-28']],
  ['2026-11-28T22:00', '2026-11-29T04:00', ['2026-11-28']],
  ['2026-11-28T22:00', '2026-11-29T05:00', ['2026-11-28']],
  ['2026-11-28T22:00', '2026-11-29T05:01', ['2026-11-28', '2026-11-29']],
  ['2026-11-28T05:00', '2026-11-28T05:00', ['2026-11-28']],
])('from %s to %s is on %j', (start, end, days) => {
  expect(festivalDaysOf(start, end, '05:00')).toEqual(days);
});

it('lists the dates of a festival, both ends included', () => {
  expect(datesBetween('2026-11-28', '2026-12-01')).toEqual(['2026-11-28', '2026-11-29', '2026-11-30', '2026-12-01']);
  expect(datesBetween('2026-11-28', '2026-11-28')).toEqual(['2026-11-28']);
  expect(datesBetween('2026-11-28', '2026-11-27')).toEqual([]);
  expect(datesBetween('2026-01-01', '9999-12-31')).toHaveLength(400);
});

it('finds the first such hour after a start', () => {
  expect(firstAfter('2026-11-28T20:30', '22:00')).toBe('2026-11-28T22:00');
  expect(firstAfter('2026-11-28T20:30', '00:30')).toBe('2026-11-29T00:30');
  expect(firstAfter('2026-11-28T20:30', '20:30')).toBe('2026-11-29T20:30');
});

it.each([
  ['2026-11-28T09:30', '2026-11-28T14:00', null],
  ['2026-11-28T09:30', '2026-11-28', null],
  ['2026-11-29T09:30', '2026-11-28T14:00', '2026-11-29'],
  // The night belongs to the evening before it …
  ['2026-11-29T00:30', '2026-11-28T22:00', null],
  ['2026-11-29T00:30', '2026-11-28', null],
  // … and to another day than the next morning; it is named by the calendar date.
  ['2026-11-29T09:30', '2026-11-29T00:30', '2026-11-29'],
  ['2026-11-29T00:30', '2026-11-29T14:00', '2026-11-29'],
])('%s beside %s names the day %s', (wall, beside, day) => {
  expect(dayToSay(wall, beside, '05:00')).toBe(day);
});
