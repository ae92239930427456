import { describe, expect, it } from 'vitest';
import { printSize } from './print-size.ts';

const seance = (cues = 5, facts = 3) => ({ cues, facts: Array.from({ length: facts }, () => 'x'.repeat(30)) });

describe('printSize', () => {
  it('is comfortable for a day of a few séances, and never larger', () => {
    expect(printSize({ head: ['Ana'], entries: [seance()] })).toBe(11.5);
    expect(printSize({ head: ['Ana'], entries: [seance(), seance(), seance(), seance()] })).toBeGreaterThan(10);
  });

  it('shrinks with what there is, whether clock times or notes', () => {
    const six = Array.from({ length: 6 }, () => seance());
    const eleven = Array.from({ length: 11 }, () => seance());
    const sizes = [six, eleven].map((entries) => printSize({ head: [], entries }) ?? 0);
    expect(sizes[0]).toBeGreaterThan(sizes[1] ?? 0);
    expect(sizes[1]).toBeGreaterThan(5);
    const noted = six.map(({ cues }) => ({ cues, facts: ['y'.repeat(600)] }));
    expect(printSize({ head: [], entries: noted })).toBeLessThan(sizes[0] ?? 0);
  });

  it('gives up rather than lose a line', () => {
    expect(printSize({ head: [], entries: [{ cues: 3, facts: ['z'.repeat(20_000)] }] })).toBeNull();
    expect(printSize({ head: [], entries: Array.from({ length: 40 }, () => seance()) })).toBeNull();
  });
});
