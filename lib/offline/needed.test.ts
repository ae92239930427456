import { describe, expect, it } from 'vitest';
import { answerOrder, stillNeeded } from './needed.ts';

const version = (name: string, state: 'begun' | 'thrifty' | 'whole') => ({
  name,
  isReady: state !== 'begun',
  isWhole: state === 'whole',
});
const [c, b, a] = [version('c', 'begun'), version('b', 'thrifty'), version('a', 'whole')];
const names = (versions: readonly { name: string }[]) => versions.map(({ name }) => name).join('');

describe('of the versions of a programme', () => {
  it.each([
    ['a whole one replaces all before it', [version('d', 'whole'), c, b, a], 'd'],
    ['one that is cut leaves the whole one before it', [c, a], 'ca'],
    [
      'one that spares the line needs the last whole one behind it, and none between',
      [version('d', 'thrifty'), b, a],
      'da',
    ],
    ['all three may be needed', [c, b, a], 'cba'],
    ['two beginnings are kept where nothing is ready', [version('e', 'begun'), version('d', 'begun'), c], 'ed'],
    ['a beginning goes once something is ready', [version('d', 'thrifty'), c], 'd'],
    ['nothing is nothing', [], ''],
  ])('%s', (_, versions, needed) => {
    expect(names(stillNeeded(versions))).toBe(needed);
  });

  it('what is ready answers first', () => {
    expect(names(answerOrder([c, b, a]))).toBe('bac');
  });
});
