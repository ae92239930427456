import { expect, it } from 'vitest';
import { saidDay } from './said-day.ts';

it('a day of a cell is read as people say it, with a year that is not the festival’s; whatever else stands there stays', () => {
  const column = { isDated: true, offered: [{ key: '2026-06-06', label: '2026-06-06' }] };
  const said = (text: string, more = {}, locale: 'fr' | 'en' = 'fr') =>
    saidDay(text, { ...column, ...more }, locale).replaceAll(/\s/g, ' ');
  expect(said('2026-06-06')).toBe('sam. 6 juin');
  expect(said('2026-06-06', {}, 'en')).toBe('Sat 6 Jun');
  expect(said('2025-06-06')).toBe('ven. 6 juin 2025');
  expect(said('2026-06-06 14:30', { offered: [] })).toBe('sam. 6 juin 2026 14:30');
  expect(['', '6/6', '2026-02-31', 'samedi'].map((text) => said(text))).toEqual(['', '6/6', '2026-02-31', 'samedi']);
  expect(said('2026-06-06', { isDated: false })).toBe('2026-06-06');
});
