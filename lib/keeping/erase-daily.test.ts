import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { eraseDaily } from './erase-daily.ts';

afterEach(() => {
  vi.useRealTimers();
});

const DAY = 24 * 3_600_000;

it.each([
  ['at once', 'a night ago', ['daily-2026-03-03']],
  ['at once', 'never', []],
  ['at once', 'in a folder that is not there', null],
  ['at once', 'on this day alone', ['daily-2026-03-04']],
  ['at once', 'a night ago and on this day', ['daily-2026-03-03', 'daily-2026-03-04']],
  ['the day after', 'a year ago', ['daily-2025-03-03', 'monthly-2026-03']],
  ['the day after', 'a year ago, and on this day since', ['daily-2025-03-03', 'daily-2026-03-04']],
])('erases each day, first %s, with a backup made %s', (first, _, names) => {
  vi.useFakeTimers({ now: Date.parse('2026-03-04T05:00:00.000Z') });
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-erasing-'));
  for (const name of names ?? []) mkdirSync(join(folder, name));
  const days: string[] = [];
  eraseDaily({ backupFolder: names ? folder : join(folder, 'nowhere') }, [(now) => days.push(now.slice(0, 10))]);
  expect(days).toEqual(first === 'at once' ? ['2026-03-04'] : []);
  vi.advanceTimersByTime(DAY);
  expect(days.at(-1)).toBe('2026-03-05');
  // It also notices when the clock jumps while the server runs.
  for (const night of ['2026-03-05', '2027-03-06']) mkdirSync(join(folder, `daily-${night}`));
  vi.setSystemTime(Date.parse('2027-03-05T05:00:00.000Z'));
  vi.advanceTimersByTime(DAY);
  expect(days.at(-1)).toBe(names ? '2026-03-05' : '2027-03-06');
});
