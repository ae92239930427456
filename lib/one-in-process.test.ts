import { afterEach, expect, it, vi } from 'vitest';
import { onceADay } from './one-in-process.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('runs at the start and every day, whatever failed the day before', () => {
  vi.useFakeTimers();
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  let days = 0;
  onceADay(() => {
    days += 1;
    if (days === 2) throw new Error('full');
  });
  expect(days).toBe(1);
  vi.advanceTimersByTime(3 * 24 * 3_600_000);
  expect([days, log.mock.calls.length]).toEqual([4, 1]);
});
