import { describe, expect, it } from 'vitest';
import { type LineageStep, standsAsLeft } from './lineage.ts';

const steps = (text: string): LineageStep[] =>
  text.split(' ').map((word) => {
    const [batch = '', undoes = null] = word.split('↶');
    return { batch, undoes };
  });

describe('standsAsLeft', () => {
  it.each([
    ['a', 'a', true],
    ['a b', 'a', false],
    ['a b', 'b', true],
    // b was taken back: the root stands as a left it.
    ['a b u↶b', 'a', true],
    ['a b u↶b', 'b', false],
    ['a b u↶b', 'u', true],
    // … and done again.
    ['a b u↶b r↶u', 'a', false],
    ['a b u↶b r↶u', 'r', true],
    ['a b u↶b r↶u', 'b', true],
    ['a b u↶b r↶u v↶r', 'a', true],
    // Two taken back one after the other.
    ['a b c u↶c v↶b', 'a', true],
    ['a b c u↶c v↶b', 'b', false],
    // Somebody's act after it.
    ['a b u↶b c', 'a', false],
    ['a b u↶b c', 'c', true],
    // Taken back by something whose object the history does not know.
    ['a u↶x', 'a', false],
    ['', 'a', false],
  ])('%s: %s %s', (text, batch, expected) => {
    expect(standsAsLeft(steps(text), batch)).toBe(expected);
  });
});
