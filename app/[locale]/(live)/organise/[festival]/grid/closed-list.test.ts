import { expect, it } from 'vitest';
import { changesClosedList } from './closed-list.ts';

it('tells keys that change the choice of a closed list from those that open or leave it', () => {
  const changes = (key: string, more = {}) =>
    changesClosedList({ key, altKey: false, ctrlKey: false, metaKey: false, ...more });
  expect(['ArrowDown', 'ArrowLeft', 'End', 's', 'É'].filter((key) => !changes(key))).toEqual([]);
  expect([' ', 'Enter', 'Tab', 'Escape', 'Shift', 'F4'].filter((key) => changes(key))).toEqual([]);
  expect([changes('ArrowDown', { altKey: true }), changes('z', { ctrlKey: true })]).toEqual([false, false]);
});
