import { expect, it } from 'vitest';
import { saidDay, yearsUnsaid } from './table-rows.ts';

it('reads a day in a cell as people write it, with a year other than the festival’s; other text stays', () => {
  const years = yearsUnsaid({ isDated: true }, { startsOn: '2026-12-30', endsOn: '2027-01-02' });
  const said = (text: string, own = years, locale: 'fr' | 'en' = 'fr') =>
    saidDay(text, { years: own }, locale).replaceAll(/\s/g, ' ');
  expect(said('2026-06-06')).toBe('sam. 6 juin');
  expect(said('2026-06-06', years, 'en')).toBe('Sat 6 Jun');
  expect(said('2027-01-02 14:30')).toBe('sam. 2 janv. 14:30');
  expect([said('2025-06-06'), said('2028-01-01')]).toEqual(['ven. 6 juin 2025', 'sam. 1er janv. 2028']);
  expect(['', '6/6', '2026-02-31', 'samedi'].map((text) => said(text))).toEqual(['', '6/6', '2026-02-31', 'samedi']);
  expect(said('2026-06-06', null)).toBe('2026-06-06');
});
