import { describe, expect, it } from 'vitest';
import { type ComparedFields, chosenTheirs, conflictingFields, takeTheirs } from './conflict.ts';

const facets = (values: Record<string, string>): ComparedFields =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, shown: value }]));

describe('conflictingFields', () => {
  it('names what the other changed, and says where I changed nothing', () => {
    const base = facets({ a: '1', b: '1', c: '1', d: '1' });
    const mine = facets({ a: '1', b: '2', c: '2', d: '3' });
    const theirs = facets({ a: '9', b: '9', c: '1', d: '3' });
    expect(conflictingFields(base, mine, theirs)).toEqual([
      { name: 'a', mine: '1', theirs: '9', isMineUntouched: true },
      { name: 'b', mine: '2', theirs: '9', isMineUntouched: false },
    ]);
  });
});

describe('choosing', () => {
  it('takes the chosen fields, nested and emptied ones too, and leaves the others', () => {
    const mine = { title: { fr: 'A', en: 'B' }, items: [1], note: 'x' };
    const theirs = { title: { fr: 'C' }, items: [2, 3], note: 'y' };
    const names = chosenTheirs({ title: { fr: 'theirs', en: 'theirs' }, items: 'theirs', note: 'mine' });
    expect(names).toEqual(['title.fr', 'title.en', 'items']);
    expect(takeTheirs(mine, theirs, names)).toEqual({ title: { fr: 'C' }, items: [2, 3], note: 'x' });
    expect(mine).toEqual({ title: { fr: 'A', en: 'B' }, items: [1], note: 'x' });
  });

  it('reads anything posted without reaching a prototype', () => {
    expect(chosenTheirs('x')).toEqual([]);
    expect(chosenTheirs([{ a: 'theirs' }])).toEqual([]);
    takeTheirs({}, {}, ['__proto__.polluted', 'constructor.polluted']);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
