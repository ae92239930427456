import { expect, it } from 'vitest';
import { doorPoints } from './lines-on-paper.ts';

const day = (count: number, title = 'Terre rare') =>
  Array.from({ length: count }, () => ({ title, facts: 'Projection-débat · Awa Diop, 2024, 94 min' }));

it('sets a door sign as large as its day allows, and a long day still on one page', () => {
  expect(doorPoints(day(3))).toBe(30);
  const sizes = [3, 6, 9, 12, 16].map((count) => doorPoints(day(count)));
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  expect(sizes.at(-1)).toBeGreaterThan(9);
  expect(doorPoints(day(6, 'Une histoire qui n’en finit pas de recommencer, racontée deux fois'))).toBeLessThan(
    doorPoints(day(6)),
  );
});
