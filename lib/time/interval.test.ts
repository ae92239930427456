import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlapMinutes, overlaps, sweep } from './interval.ts';

const of = (start: number, end: number) => ({ start, end });

describe('two intervals', () => {
  it.each([
    [of(0, 60), of(60, 120), 0],
    [of(0, 60), of(59, 120), 1],
    [of(0, 60), of(10, 20), 10],
    [of(0, 60), of(0, 60), 60],
    [of(0, 60), of(30, 30), 0],
    [of(0, 60), of(100, 120), 0],
  ])('%j and %j share %i minutes', (a, b, minutes) => {
    expect([overlapMinutes(a, b), overlapMinutes(b, a)]).toEqual([minutes, minutes]);
    expect(overlaps(a, b)).toBe(minutes > 0);
  });
});

it('the sweep finds the same pairs as comparing all of them, each once, the earlier first', () => {
  const intervals = fc.array(
    fc.record({ start: fc.integer({ min: 0, max: 60 }), length: fc.integer({ min: 0, max: 20 }) }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(intervals, (list) => {
      const named = list.map(({ start, length }, id) => ({ id, start, end: start + length }));
      const swept: string[] = [];
      sweep(named, (a, b) => {
        expect(a.start).toBeLessThanOrEqual(b.start);
        swept.push([a.id, b.id].sort((x, y) => x - y).join());
      });
      const all = named.flatMap((a) =>
        named.filter((b) => a.id < b.id && overlaps(a, b)).map((b) => `${a.id},${b.id}`),
      );
      expect(swept.sort()).toEqual(all.sort());
    }),
  );
});
