import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, civilDate, dateOfDayNumber, dayNumber, daysBetween, isDate, weekdayOf } from './calendar.ts';

it('counts days like the calendar, over four centuries', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1800-01-01T00:00:00Z'), max: new Date('2200-12-31T00:00:00Z'), noInvalidDate: true }),
      (date) => {
        const text = date.toISOString().slice(0, 10);
        const number = Math.floor(date.getTime() / 86_400_000);
        expect(dayNumber(text)).toBe(number);
        expect(dateOfDayNumber(number)).toBe(text);
        expect(weekdayOf(text)).toBe((date.getUTCDay() + 6) % 7);
      },
    ),
  );
});

it('continues past the ends of months and years', () => {
  expect([
    addDays('2026-02-28', 1),
    addDays('2028-02-28', 1),
    addDays('2026-12-31', 1),
    addDays('2026-01-01', -1),
  ]).toEqual(['2026-03-01', '2028-02-29', '2027-01-01', '2025-12-31']);
  expect(daysBetween('2026-11-28', '2026-12-01')).toBe(3);
  expect(daysBetween('2026-12-01', '2026-11-28')).toBe(-3);
});

it('knows which days exist', () => {
  expect(['2026-11-28', '2028-02-29', '0001-01-01'].map(isDate)).toEqual([true, true, true]);
  expect(
    ['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '', '2026-11-28T10:00', '2100-02-29', '0000-06-01'].map(
      isDate,
    ),
  ).toEqual(Array.from({ length: 8 }, () => false));
  expect([civilDate(2026, 2, 31), civilDate(0, 6, 1), civilDate(-1, 6, 1)]).toEqual([null, null, null]);
  expect(() => dayNumber('2026-02-31')).toThrow(RangeError);
});
