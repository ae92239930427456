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
  ['a night ago', ['daily-2026-03-03'], 1],
  ['never', [], 1],
  ['in a folder that is not there', null, 1],
  ['a year ago: it waits a day, whether one was made or not', ['daily-2025-03-03', 'monthly-2026-03'], 0],
])('erases at once and each day, with a backup made %s', (_, names, atOnce) => {
  vi.useFakeTimers({ now: Date.parse('2026-03-04T05:00:00.000Z') });
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-erasing-'));
  for (const name of names ?? []) mkdirSync(join(folder, name));
  const days: string[] = [];
  eraseDaily({ backupFolder: names ? folder : join(folder, 'nowhere') }, [(now) => days.push(now.slice(0, 10))]);
  expect(days.length).toBe(atOnce);
  vi.advanceTimersByTime(DAY);
  expect(days.at(-1)).toBe('2026-03-05');
  // A clock that leaps while the server runs is noticed too.
  mkdirSync(join(folder, 'daily-2026-03-05'));
  vi.setSystemTime(Date.parse('2027-03-05T05:00:00.000Z'));
  vi.advanceTimersByTime(DAY);
  expect(days.at(-1)).toBe(names ? '2026-03-05' : '2027-03-06');
});
