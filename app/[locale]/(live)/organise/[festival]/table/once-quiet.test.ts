import { afterEach, expect, it, vi } from 'vitest';
import { onceQuiet } from './table-sync.ts';

vi.useFakeTimers();
afterEach(() => vi.clearAllTimers());

it('acts once when no more is heard, and after a maximum time in any case', () => {
  const act = vi.fn();
  const { hear, end } = onceQuiet(act);
  const hearFor = (times: number) => {
    for (let i = 0; i < times; i += 1) {
      hear();
      vi.advanceTimersByTime(500);
    }
  };
  hearFor(3);
  expect(act).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(act).toHaveBeenCalledTimes(1);
  // An open table is still updated while others keep writing.
  hearFor(19);
  expect(act).toHaveBeenCalledTimes(1);
  hearFor(3);
  expect(act).toHaveBeenCalledTimes(2);
  end();
  vi.advanceTimersByTime(20_000);
  expect(act).toHaveBeenCalledTimes(2);
});
