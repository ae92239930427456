import { expect, it } from 'vitest';
import { sayTime } from './format.ts';

it('names the evening for what begins after midnight', () => {
  expect(sayTime('2026-11-29T00:30', '05:00', 'en')).toBe(
    sayTime('2026-11-28T23:30', '05:00', 'en').replace('23:30', '00:30'),
  );
  expect(sayTime('2026-11-29T05:00', '05:00', 'fr')).toMatch(/29/);
});
