import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** A browser that can both, and what was asked of it. */
async function heard(can: { sound?: boolean; vibration?: boolean }) {
  const asked: unknown[] = [];
  class Sound {
    currentTime = 10;
    destination = {};
    resume = async () => {};
    createGain = () => ({ gain: { value: 1 }, connect: () => {} });
    createOscillator() {
      const frequency = { value: 0 };
      return { frequency, connect: () => {}, start: () => asked.push(frequency.value), stop: () => {} };
    }
  }
  if (can.sound) vi.stubGlobal('AudioContext', Sound);
  vi.stubGlobal('navigator', can.vibration ? { vibrate: (pattern: unknown) => asked.push(pattern) } : {});
  return { asked, ...(await import('./ring.ts')) };
}

it('sounds and vibrates where a gesture has woken the sound', async () => {
  const { asked, ring, wakeSound } = await heard({ sound: true, vibration: true });
  expect(wakeSound()).toBe(true);
  ring();
  expect(asked).toEqual([[300, 120, 300], 880, 660, 880]);
});

it('is silent before a gesture, and vibrates all the same', async () => {
  const { asked, ring } = await heard({ sound: true, vibration: true });
  ring();
  expect(asked).toEqual([[300, 120, 300]]);
});

it('does what a device can, and says that it cannot sound', async () => {
  const { asked, ring, wakeSound } = await heard({});
  expect(wakeSound()).toBe(false);
  ring();
  expect(asked).toEqual([]);
});
