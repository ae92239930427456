import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { whereItStays } from './use-pointer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const column = () => {
  const sign = { textContent: '', hasChildNodes: () => sign.textContent !== '' };
  return { sign, list: { querySelector: () => sign } as unknown as HTMLElement };
};

it('says what a click would do where the mouse rests, and nothing while it moves', () => {
  const [first, second] = [column(), column()];
  const say = vi.fn((list: HTMLElement, minutes: number) => {
    (list === first.list ? first : second).sign.textContent = String(minutes);
  });
  const { over, hide } = whereItStays(say);
  const said = () => [first.sign.textContent, second.sign.textContent];
  over(first.list, 600);
  vi.advanceTimersByTime(30);
  over(first.list, 615);
  vi.advanceTimersByTime(30);
  expect(said()).toEqual(['', '']);
  vi.advanceTimersByTime(30);
  expect(said()).toEqual(['615', '']);
  // Within the same step of time.
  over(first.list, 615);
  expect(said()).toEqual(['615', '']);
  over(first.list, 630);
  expect(said()).toEqual(['', '']);
  vi.advanceTimersByTime(60);
  over(second.list, 630);
  expect(said()).toEqual(['', '']);
  vi.advanceTimersByTime(60);
  expect(said()).toEqual(['', '630']);
  hide();
  vi.advanceTimersByTime(60);
  expect(said()).toEqual(['', '']);
  expect(say).toHaveBeenCalledTimes(3);
});
