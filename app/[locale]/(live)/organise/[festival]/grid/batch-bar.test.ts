import { expect, it } from 'vitest';
import { answered, changesClosedList, movable } from './batch-bar.tsx';

it('tells keys that change the choice of a closed list from those that open or leave it', () => {
  const changes = (key: string, more = {}) =>
    changesClosedList({ key, altKey: false, ctrlKey: false, metaKey: false, ...more });
  expect(['ArrowDown', 'ArrowLeft', 'End', 's', 'É'].filter((key) => !changes(key))).toEqual([]);
  expect([' ', 'Enter', 'Tab', 'Escape', 'Shift', 'F4'].filter((key) => changes(key))).toEqual([]);
  expect([changes('ArrowDown', { altKey: true }), changes('z', { ctrlKey: true })]).toEqual([false, false]);
});

it('removes a typed tag once it is saved, and keeps it after a refusal', () => {
  const sent = { typed: 'jury', sent: 'jury' };
  expect([answered(sent, 'saving'), answered(sent, 'retrying')]).toEqual([sent, sent]);
  expect(answered(sent, 'saved')).toEqual({ typed: '', sent: null });
  expect(answered(sent, 'problem')).toEqual({ typed: 'jury', sent: null });
  // Another tag was typed meanwhile.
  expect(answered({ typed: 'jury, VIP', sent: 'jury' }, 'saved')).toEqual({ typed: 'jury, VIP', sent: null });
});

it('tells apart what may move, what is locked and what has no hour that could be later', () => {
  const [placed, waiting] = [
    { isLocked: false, startsAt: '2026-11-28T20:30' },
    { isLocked: false, startsAt: null },
  ];
  const locked = [placed, waiting].map((event) => ({ ...event, isLocked: true }));
  expect(movable([placed, waiting, ...locked])).toEqual({
    free: [placed, waiting],
    placed: [placed],
    locked: 2,
    waiting: 1,
  });
  expect(movable(locked)).toMatchObject({ placed: [], locked: 2, waiting: 0 });
});
