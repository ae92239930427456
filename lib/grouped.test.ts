import { expect, it } from 'vitest';
import { byStart, byText } from './grouped.ts';

it('compares texts by code units', () => {
  expect(['é', 'b', 'a', 'B', 'a'].sort(byText)).toEqual(['B', 'a', 'a', 'b', 'é']);
});

it('sorts by start and number, and puts those without a time last', () => {
  const event = (number: number, startsAt: string | null) => ({ number, startsAt });
  const events = [
    event(1, null),
    event(4, '2026-06-06T10:00'),
    event(3, '2026-06-06T10:00'),
    event(2, '2026-06-05T23:00'),
  ];
  expect(events.sort(byStart).map(({ number }) => number)).toEqual([2, 3, 4, 1]);
});
