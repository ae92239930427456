import { describe, expect, it } from 'vitest';
import { parseDayEntry } from './day-entry.ts';
import { datesBetween } from './festival-day.ts';

const dates = datesBetween('2026-11-27', '2026-11-29');

describe('a day of the festival', () => {
  it.each([
    ['28/11/2026', '2026-11-28'],
    ['28 nov.', '2026-11-28'],
    ['2026-11-28', '2026-11-28'],
    ['samedi 28', '2026-11-28'],
    ['Sam. 28', '2026-11-28'],
    ['samedi', '2026-11-28'],
    ['Saturday 28th', '2026-11-28'],
    ['the 29th', null],
    ['SAMEDI 28 NOVEMBRE', '2026-11-28'],
    ['Saturday', '2026-11-28'],
    ['November 28', '2026-11-28'],
    ['le 29', '2026-11-29'],
    ['jour 2', '2026-11-28'],
    ['J3', '2026-11-29'],
    ['samedi 29', null],
    ['lundi', null],
    ['jour 9', null],
    ['bientôt', null],
    ['', null],
  ])('%s', (text, expected) => expect(parseDayEntry(text, dates)).toBe(expected));

  it('is not guessed if it could be two', () =>
    expect(parseDayEntry('samedi', datesBetween('2026-11-20', '2026-11-29'))).toBeNull());
});
