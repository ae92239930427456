import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDayNumber, dayNumber } from './calendar.ts';
import { parseDateEntry, parseTimeEntry, typedTime } from './entry.ts';
import { formatDate, formatTime } from './format.ts';

describe('a typed hour', () => {
  it.each([
    ['09:30', '9h30', '09:30'],
    ['20:00', '20h00', '20:00'],
    ['2026-11-29T00:30', '0h30', '00:30'],
  ])('%s is shown in a field as %s, in English as %s', (time, fr, en) => {
    expect([typedTime(time, 'fr'), typedTime(time, 'en')]).toEqual([fr, en]);
    expect([parseTimeEntry(fr), parseTimeEntry(en)]).toEqual([en, en]);
  });

  it.each([
    ['20h30', '20:30'],
    ['20H30', '20:30'],
    ['20:30', '20:30'],
    ['2030', '20:30'],
    ['20.30', '20:30'],
    ['20 h 30', '20:30'],
    ['20\u00A0h\u00A030', '20:30'],
    ['20\u202Fh\u202F30', '20:30'],
    [' 20h30 ', '20:30'],
    ['20h30min', '20:30'],
    ['20 heures 30', '20:30'],
    ['20 h', '20:00'],
    ['20h', '20:00'],
    ['20', '20:00'],
    ['20 heures', '20:00'],
    ['1 heure', '01:00'],
    ['9', '09:00'],
    ['9h', '09:00'],
    ['9h05', '09:05'],
    ['930', '09:30'],
    ['0930', '09:30'],
    ['9:30', '09:30'],
    ['0h30', '00:30'],
    ['0030', '00:30'],
    ['00:00', '00:00'],
    ['0', '00:00'],
    ['23:59', '23:59'],
    ['8:30 pm', '20:30'],
    ['8:30pm', '20:30'],
    ['8.30 p.m.', '20:30'],
    ['8pm', '20:00'],
    ['8 PM', '20:00'],
    ['8:30 am', '08:30'],
    ['12am', '00:00'],
    ['12 pm', '12:00'],
    ['12:30 a.m.', '00:30'],
    ['midi', '12:00'],
    ['à 14h30', '14:30'],
    ['À\u00A014\u00A0h\u00A030', '14:30'],
    ['À midi', '12:00'],
    ['at 8 pm', '20:00'],
    ['Minuit', '00:00'],
    ['noon', '12:00'],
    ['midnight', '00:00'],
    ['２０：３０', '20:30'],
  ])('%j is %s', (text, hour) => {
    expect(parseTimeEntry(text)).toBe(hour);
  });

  it.each([
    '',
    ' ',
    'bientôt',
    '24:00',
    '24h',
    '2400',
    '25',
    '20h60',
    '20:60',
    '2060',
    '20h5',
    '20:5',
    '13 pm',
    '0 pm',
    '8:30 xm',
    '-1',
    '20h30h',
    '203000',
    '20:30:00',
    '2026-11-28',
    '20h30 et quelques',
  ])('%j is none', (text) => {
    expect(parseTimeEntry(text)).toBeNull();
  });

  it('longer than anybody types is none', () => {
    for (const text of ['9'.repeat(10_000), `20h30${' '.repeat(10_000)}`, `${' '.repeat(10_000)}28/11/2026`])
      expect([parseTimeEntry(text), parseDateEntry(text, 'fr')]).toEqual([null, null]);
  });

  it('reads back what it shows, in both languages and styles', () => {
    const hours = fc
      .integer({ min: 0, max: 1439 })
      .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
    fc.assert(
      fc.property(
        hours,
        fc.constantFrom('fr' as const, 'en' as const),
        fc.constantFrom('text' as const, 'column' as const),
        (hour, locale, style) => {
          expect(parseTimeEntry(formatTime(hour, locale, style))).toBe(hour);
          expect(parseTimeEntry(hour)).toBe(hour);
          expect(parseTimeEntry(hour.replace(':', ''))).toBe(hour);
        },
      ),
    );
  });
});

describe('a typed date', () => {
  it.each([
    ['28/11/2026'],
    ['28-11-2026'],
    ['28.11.2026'],
    ['28 / 11 / 2026'],
    ['28/11/26'],
    ['2026-11-28'],
    ['2026/11/28'],
    ['2026.11.28'],
    ['28 nov. 26'],
    ['28 novembre 2026'],
    ['28 nov. 2026'],
    ['28 nov 2026'],
    ['28 NOVEMBRE 2026'],
    ['28-nov.-26'],
    ['28-Nov-2026'],
    ['samedi 28 novembre 2026'],
    ['sam. 28 nov. 2026'],
    ['le samedi 28 novembre 2026'],
    ['28\u00A0novembre 2026'],
    ['28 November 2026'],
    ['28th November 2026'],
    ['November 28, 2026'],
    ['Nov 28 2026'],
    ['Saturday 28 November 2026'],
    ['Sat, 28 Nov 2026'],
  ])('%j is 28 November 2026', (text) => {
    expect(parseDateEntry(text, 'fr')).toBe('2026-11-28');
    expect(parseDateEntry(text, 'en')).toBe('2026-11-28');
  });

  it.each([
    ['1er décembre 2026', '2026-12-01'],
    ['1 décembre 2026', '2026-12-01'],
    ['12 août 2026', '2026-08-12'],
    ['12 aout 2026', '2026-08-12'],
    ['3 févr. 2026', '2026-02-03'],
    ['3 fév 2026', '2026-02-03'],
    ['14 juillet 2026', '2026-07-14'],
    ['14 juil. 2026', '2026-07-14'],
    ['14 juin 2026', '2026-06-14'],
    ['29/02/2028', '2028-02-29'],
    // In French the same three letters are a Tuesday.
    ['Mar 28, 2026', '2026-03-28'],
    ['Mar. 3rd 2026', '2026-03-03'],
    ['mar. 24 mars 2026', '2026-03-24'],
  ])('%j is %s', (text, date) => {
    expect(parseDateEntry(text, 'fr')).toBe(date);
  });

  it('without a year is the one nearest to the festival', () => {
    expect(parseDateEntry('28 nov.', 'fr', '2026-11-27')).toBe('2026-11-28');
    expect(parseDateEntry('28-nov', 'fr', '2026-11-27')).toBe('2026-11-28');
    expect(parseDateEntry('28/11', 'fr', '2026-11-27')).toBe('2026-11-28');
    expect(parseDateEntry('28.11.', 'fr', '2026-11-27')).toBe('2026-11-28');
    // « 20 » could be the beginning of an hour, so this is no date.
    expect(parseDateEntry('28 nov. 20', 'fr', '2026-11-27')).toBeNull();
    expect(parseDateEntry('sam. 28', 'fr', '2026-11-27')).toBeNull();
    expect(parseDateEntry('2 janvier', 'fr', '2026-12-30')).toBe('2027-01-02');
    expect(parseDateEntry('30 décembre', 'fr', '2027-01-02')).toBe('2026-12-30');
    expect(parseDateEntry('29 février', 'fr', '2027-11-01')).toBe('2028-02-29');
    expect(parseDateEntry('28 nov.', 'fr')).toBeNull();
  });

  it('has the day first, unless only the American order makes sense', () => {
    expect(parseDateEntry('03/04/2026', 'fr')).toBe('2026-04-03');
    expect(parseDateEntry('03/04/2026', 'en')).toBe('2026-04-03');
    expect(parseDateEntry('11/28/2026', 'en')).toBe('2026-11-28');
    expect(parseDateEntry('11/28/2026', 'fr')).toBeNull();
  });

  it.each([
    '',
    'demain',
    '31/02/2026',
    '29/02/2026',
    '00/11/2026',
    '28/13/2026',
    '28/11/226',
    'dimanche 28 novembre 2026',
    '28 brumaire 2026',
    '2026-11-31',
    '2026-11',
    '2026/11-28',
    '20h30',
    '28 novembre 2026 !',
  ])('%j is none', (text) => {
    expect(parseDateEntry(text, 'fr', '2026-11-28')).toBeNull();
  });

  it('reads back what it shows', () => {
    const dates = fc.integer({ min: dayNumber('2000-01-01'), max: dayNumber('2099-12-31') }).map(dateOfDayNumber);
    fc.assert(
      fc.property(dates, fc.constantFrom('fr' as const, 'en' as const), (date, locale) => {
        expect(parseDateEntry(formatDate(date, locale, 'full'), locale)).toBe(date);
        expect(parseDateEntry(formatDate(date, locale, 'column'), locale, date)).toBe(date);
        expect(parseDateEntry(date, locale)).toBe(date);
      }),
    );
  });
});
