import { expect, it } from 'vitest';
import { turnOf } from './turn-of.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>>) =>
  turnOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

it('Ctrl Z undoes and Ctrl Y or Maj Ctrl Z redoes, with caps lock too', () => {
  expect(press('z', { ctrlKey: true })).toBe('undo');
  expect(press('Z', { ctrlKey: true })).toBe('undo');
  expect(press('Z', { metaKey: true, shiftKey: true })).toBe('redo');
  expect(press('z', { ctrlKey: true, shiftKey: true })).toBe('redo');
  expect(press('Y', { ctrlKey: true })).toBe('redo');
  expect([press('z', {}), press('z', { ctrlKey: true, altKey: true }), press('d', { ctrlKey: true })]).toEqual([
    null,
    null,
    null,
  ]);
});
