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
    // b was undone: the root is as a left it.
    ['a b u↶b', 'a', true],
    ['a b u↶b', 'b', false],
    ['a b u↶b', 'u', true],
    // … and redone.
    ['a b u↶b r↶u', 'a', false],
    ['a b u↶b r↶u', 'r', true],
    ['a b u↶b r↶u', 'b', true],
    ['a b u↶b r↶u v↶r', 'a', true],
    // Two acts undone one after the other.
    ['a b c u↶c v↶b', 'a', true],
    ['a b c u↶c v↶b', 'b', false],
    // Followed by another act.
    ['a b u↶b c', 'a', false],
    ['a b u↶b c', 'c', true],
    // Undone by an act whose object the history does not contain.
    ['a u↶x', 'a', false],
    ['', 'a', false],
  ])('%s: %s %s', (text, batch, expected) => {
    expect(standsAsLeft(steps(text), batch)).toBe(expected);
  });
});
