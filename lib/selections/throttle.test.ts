import { beforeEach, expect, it } from 'vitest';
import { forgetCounts } from '#lib/counted-testing.ts';
import {
  countMiss,
  countWork,
  delayFor,
  FREE_MISSES,
  KEPT_PER_HOUR,
  MAX_THROTTLE_DELAY,
  MISS_DELAY,
} from './throttle.ts';

beforeEach(forgetCounts);

it('allows so many selections an hour per address, and says how long to wait then', async () => {
  for (let i = 0; i < KEPT_PER_HOUR; i += 1) expect(await countWork('keep', '192.0.2.1')).toBeNull();
  expect(await countWork('keep', '192.0.2.1')).toBe(60);
  expect(await countWork('change', '192.0.2.1')).toBeNull();
  expect(await countWork('keep', '192.0.2.2')).toBeNull();
});

it('makes only those who try addresses wait longer and longer, up to a limit', async () => {
  for (let i = 0; i < FREE_MISSES; i += 1) await countMiss('2001:db8::1');
  expect(await delayFor('2001:db8::2')).toBe(0);
  await countMiss('2001:db8::1');
  expect(await delayFor('2001:db8::2')).toBe(MISS_DELAY);
  for (let i = 0; i < 100; i += 1) await countMiss('2001:db8::1');
  expect([await delayFor('2001:db8::1'), await delayFor('2001:db8:1::1')]).toEqual([MAX_THROTTLE_DELAY, 0]);
});
