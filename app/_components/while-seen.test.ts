import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { whileSeen } from './while-seen.ts';

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
const network = new EventTarget();

beforeEach(() => {
  vi.useFakeTimers();
  page.visibilityState = 'visible';
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', network.addEventListener.bind(network));
  vi.stubGlobal('removeEventListener', network.removeEventListener.bind(network));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A request that takes this long, and how often it was made. */
function asking(takes = 0) {
  let count = 0;
  const running = whileSeen(async () => {
    count += 1;
    await new Promise((resolve) => setTimeout(resolve, takes));
  }, 3000);
  return { ...running, count: () => count };
}

it('asks again and again, each time a while after the last answer', async () => {
  const { count, end } = asking(2000);
  await vi.advanceTimersByTimeAsync(2999);
  expect(count()).toBe(0);
  await vi.advanceTimersByTimeAsync(1 + 4999);
  expect(count()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(count()).toBe(2);
  end();
});

it('asks at once when told to, when the page becomes visible, and when the network returns', async () => {
  const { now, count, end } = asking();
  now();
  page.dispatchEvent(new Event('visibilitychange'));
  network.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  expect(count()).toBe(3);
  // However often it was called, only one series goes on.
  await vi.advanceTimersByTimeAsync(3000);
  expect([count(), vi.getTimerCount() <= 1]).toEqual([4, true]);
  end();
});

it('asks nothing while the page is hidden, nor after it ended', async () => {
  const { now, count, end } = asking();
  page.visibilityState = 'hidden';
  now();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(count()).toBe(0);
  page.visibilityState = 'visible';
  await vi.advanceTimersByTimeAsync(3000);
  expect(count()).toBe(1);
  end();
  network.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect([count(), vi.getTimerCount()]).toEqual([1, 0]);
});
