import { expect, it } from 'vitest';
import { deviceDay } from './device-day.ts';

it('names the day of a moment that is not of today, on the clock of the device', () => {
  const at = new Date(2026, 10, 27, 23, 50).getTime();
  const hours = (count: number) => at + count * 3_600_000;
  expect(deviceDay(at, hours(0.1), 'fr')).toBe('');
  expect(deviceDay(at, hours(1), 'fr')).toBe('vendredi 27 novembre');
  expect(deviceDay(at, hours(24), 'en')).toBe('Friday 27 November');
});
