import { afterEach, expect, it, vi } from 'vitest';
import { printing } from './sharing.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function pressed(ready: Promise<unknown>) {
  const print = vi.fn();
  vi.stubGlobal('document', { fonts: { ready } });
  vi.stubGlobal('print', print);
  let press = () => {};
  const button = { removeAttribute: () => {}, addEventListener: (_: string, act: () => void) => (press = act) };
  printing(button as unknown as HTMLElement);
  press();
  return print;
}

it('prints with the fonts of the sheet, and without them if they never arrive', async () => {
  vi.useFakeTimers();
  const soon = pressed(Promise.resolve());
  await vi.advanceTimersByTimeAsync(0);
  expect(soon).toHaveBeenCalledOnce();
  const never = pressed(new Promise(() => {}));
  await vi.advanceTimersByTimeAsync(2000);
  expect(never).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2000);
  expect(never).toHaveBeenCalledOnce();
});
