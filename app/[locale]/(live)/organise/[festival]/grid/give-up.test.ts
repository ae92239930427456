import { afterEach, expect, it, vi } from 'vitest';
import { heedForm, isTypedBeside, showSheet, stillTyped } from './give-up.ts';
import { createStore, type Look } from './grid-state.ts';

afterEach(() => vi.unstubAllGlobals());

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

it('asks before another sheet, or its tabs, take the place of one in which something is typed', () => {
  const confirm = vi.fn(() => false);
  vi.stubGlobal('window', { confirm });
  const open = { of: 'event', id: 1 } as const;
  const look = createStore<Look>({
    selected: new Set(),
    focused: 1,
    sheet: open,
    tab: 'warnings',
    isPanelOpen: true,
  });
  const ofForm = { isTyped: () => true };
  const end = heedForm(ofForm);
  const stood = look.get();
  // « Décaler » and Ctrl K, then « Revenir ».
  expect(showSheet(look, { of: 'shift' }, 'Perdre ?', { focused: null })).toBe(false);
  expect(showSheet(look, null, 'Perdre ?', { tab: 'unscheduled' })).toBe(false);
  expect(look.get()).toBe(stood);
  expect(confirm.mock.calls).toEqual([['Perdre ?'], ['Perdre ?']]);
  // The same sheet keeps what is typed, so nothing is asked.
  expect(showSheet(look, { of: 'event', id: 1 }, 'Perdre ?')).toBe(true);
  expect([look.get().sheet, confirm.mock.calls.length]).toEqual([open, 2]);
  confirm.mockReturnValue(true);
  expect(showSheet(look, { of: 'shift' }, 'Perdre ?')).toBe(true);
  expect(look.get().sheet).toEqual({ of: 'shift' });
  end();
  expect([showSheet(look, null, 'Perdre ?'), confirm.mock.calls.length]).toEqual([true, 3]);
});
