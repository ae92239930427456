import { describe, expect, it } from 'vitest';
import { addDays } from '#lib/time/calendar.ts';
import { currentDay, dayOfHome } from './outlets.ts';
import { monthsOf, seasonOf } from './season.ts';
import { exampleDocument, exampleEvent } from './testing.ts';

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
  it('is many dates far apart, and no long festival', () => {
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

  it('is read by month, the next date first', () => {
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
