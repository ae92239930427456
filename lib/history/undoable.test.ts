import { describe, expect, it } from 'vitest';
import { type LineageStep, MAX_UNDONE, standsAsLeft, turnsOf } from './undoable.ts';

const turns = (text: string) => {
  const { undo, redo } = turnsOf(
    text.split(' ').map((word) => {
      const [batch = '', undoes = null] = word.split('↶');
      return { batch, undoes, verb: `verb of ${batch}` };
    }),
  );
  return `${undo.map(({ batch }) => batch).join('')} | ${redo.map(({ batch }) => batch).join('')}`;
};

describe('turnsOf', () => {
  it.each([
    ['a b c', 'cba | '],
    ['a b c u↶c', 'ba | u'],
    ['a b c u↶c v↶b', 'a | vu'],
    ['a b c u↶c v↶b r↶v', 'ra | u'],
    ['a b c u↶c v↶b r↶v s↶u', 'sra | '],
    // After a new act, nothing can be redone any more.
    ['a b u↶b c', 'ca | '],
    // Not in order: an earlier act was undone because the later one had been changed by somebody
    // else.
    ['a b u↶a', 'b | u'],
    // The act that is undone is too old to be read.
    ['b u↶b v↶a r↶v', ' | u'],
    ['u↶b c', 'c | '],
    // The rest of an act of which a part was undone before.
    ['a u↶a v↶a', 'v | '],
  ])('%s → %s', (text, expected) => {
    expect(turns(text)).toBe(expected);
  });

  it('remembers the first act, however often it was undone and redone', () => {
    const verb = (batch: string, undoes: string | null, own: string) => ({ batch, undoes, verb: own });
    const { undo } = turnsOf([verb('a', null, 'moved'), verb('u', 'a', 'undone'), verb('r', 'u', 'undone')]);
    expect(undo).toEqual([{ batch: 'r', undoes: 'u', verb: 'moved' }]);
  });

  it('offers the last fifty', () => {
    const many = Array.from({ length: 80 }, (_, i) => ({ batch: String(i), undoes: null, verb: 'moved' }));
    expect(turnsOf(many).undo.map(({ batch }) => batch)).toEqual(
      many
        .slice(-MAX_UNDONE)
        .reverse()
        .map(({ batch }) => batch),
    );
  });
});

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
