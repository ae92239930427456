import { expect, it } from 'vitest';
import { saidHour, saidInstant } from './format.ts';

const plain = (said: object) =>
  Object.fromEntries(Object.entries(said).map(([key, text]) => [key, text.replace(/\s/g, ' ')]));

it('names the day of an hour that is of another one than it is read on', () => {
  const on = (beside: string) => saidHour('2026-11-27T23:30', beside, { dayStartsAt: '05:00' }, 'fr');
  expect(plain(on('2026-11-27T14:00'))).toEqual({ time: '23 h 30', other: 'no', day: '' });
  // The night belongs to the day before.
  expect(plain(on('2026-11-28T01:00')).other).toBe('no');
  expect(plain(on('2026-11-28'))).toEqual({ time: '23 h 30', other: 'yes', day: 'vendredi 27 novembre' });
});

it('reads instants on the festival’s clocks', () => {
  const clocks = { timeZone: 'Europe/Paris', dayStartsAt: '05:00' };
  const said = (at: string, now: string) => plain(saidInstant(at, now, clocks, 'en', 'spoken'));
  expect(said('2026-11-28T03:30:00Z', '2026-11-28T08:00:00Z')).toEqual({
    time: '4:30 am',
    other: 'yes',
    day: 'Saturday 28 November',
  });
  expect(said('2026-11-28T04:30:00Z', '2026-11-28T08:00:00Z').other).toBe('no');
});
