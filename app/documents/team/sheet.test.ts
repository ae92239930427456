import { describe, expect, it } from 'vitest';
import { printSize } from './sheet.tsx';

const seance = (cues = 5, facts = 3) => ({
  title: 'Le sang et la boue',
  cues: Array.from({ length: cues }, () => 'Débat, lumière et micros'),
  facts: Array.from({ length: facts }, () => 'Deux places gardées au premier rang'),
});
const day = (count: number) => ({ head: ['Ana'], entries: Array.from({ length: count }, () => seance()) });

describe('printSize', () => {
  it('is comfortable for a day with few séances, and never larger', () => {
    expect(printSize(day(1))).toEqual({ points: 11.5, layout: 'columns', fits: true });
    expect(printSize(day(4)).points).toBeGreaterThan(10);
  });

  it('shrinks with the amount of text, and turns dense before it gets unreadable', () => {
    expect(printSize(day(6)).points).toBeLessThan(printSize(day(4)).points);
    expect(printSize(day(6)).layout).toBe('columns');
    expect(printSize(day(12))).toMatchObject({ layout: 'dense', fits: true });
    expect(printSize(day(12)).points).toBeGreaterThan(6.5);
    const noted = { head: [], entries: day(4).entries.map((entry) => ({ ...entry, facts: ['y'.repeat(900)] })) };
    expect(printSize(noted).points).toBeLessThan(printSize(day(4)).points);
  });

  it('goes on overleaf rather than lose a line', () => {
    const long = { head: [], entries: [{ ...seance(), facts: ['z'.repeat(20_000)] }] };
    expect(printSize(long)).toEqual({ points: 5.5, layout: 'dense', fits: false });
    expect(printSize(day(60)).fits).toBe(false);
  });
});
