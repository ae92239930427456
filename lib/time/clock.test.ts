import { expect, it } from 'vitest';
import { daysFrom, instantFrom } from './clock.ts';

it('adds or subtracts a time', () => {
  expect(instantFrom('2026-06-06T10:00:00.000Z', 90_000)).toBe('2026-06-06T10:01:30.000Z');
  expect(instantFrom('2026-06-06T12:00:00+02:00', -1)).toBe('2026-06-06T09:59:59.999Z');
  expect(daysFrom('2026-03-01T10:00:00.000Z', -2)).toBe('2026-02-27T10:00:00.000Z');
});
