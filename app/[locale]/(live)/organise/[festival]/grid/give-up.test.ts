import { expect, it } from 'vitest';
import { heedForm, isTypedBeside, stillTyped } from './give-up.ts';

const before = { name: 'Terre rare', start: '20h30' };

it('gives up the field Escape is pressed in, else all that is typed, and then closes the sheet', () => {
  const typed = { name: 'Terre', start: '21h' };
  expect(stillTyped(typed, before, 'start')).toEqual({ name: 'Terre' });
  expect(stillTyped({ name: 'Terre' }, before, 'start')).toEqual({});
  expect(stillTyped(typed, before, '')).toEqual({});
  expect([stillTyped({}, before, 'start'), stillTyped({ start: '20h30' }, before, 'start')]).toEqual([null, null]);
});

it('knows whether something is typed in another form of the sheet than the one that is saved', () => {
  const [typed, empty] = [{ isTyped: () => true }, { isTyped: () => false }];
  const ends = [typed, empty].map(heedForm);
  expect([null, typed, empty].map(isTypedBeside)).toEqual([true, false, true]);
  for (const end of ends) end();
  expect(isTypedBeside(null)).toBe(false);
});
