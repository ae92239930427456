import { expect, it } from 'vitest';
import { spotOnDay } from './pointer-hand.ts';

it('keeps hour and room when dropped on the button of a day, and leaves an unscheduled séance in the list', () => {
  const own = { date: '2026-06-06', roomId: 1, minutes: 607 };
  expect(spotOnDay(own, '2026-06-07', null)).toEqual({ ...own, date: '2026-06-07' });
  expect(spotOnDay(own, '2026-06-07', 2)).toEqual({ date: '2026-06-07', roomId: 2, minutes: 607 });
  expect(spotOnDay(null, '2026-06-07', null)).toBeNull();
});
