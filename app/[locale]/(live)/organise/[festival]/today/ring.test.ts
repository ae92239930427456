import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** A browser that can sound and vibrate, and what it was asked to do. */
async function heard(can: { sound?: boolean; vibration?: boolean; gesture?: boolean }) {
  const asked: unknown[] = [];
  const made: { state: string; onstatechange: () => void }[] = [];
  class Sound {
    currentTime = 10;
    destination = {};
    state = 'suspended';
    onstatechange = () => {};
    constructor() {
      made.push(this);
    }
    resume = async () => {
      asked.push('resume');
      if (can.gesture !== false) this.state = 'running';
    };
    createGain = () => ({ gain: { value: 1 }, connect: () => {} });
    createOscillator() {
      const frequency = { value: 0 };
      return { frequency, connect: () => {}, start: () => asked.push(frequency.value), stop: () => {} };
    }
  }
  if (can.sound) vi.stubGlobal('AudioContext', Sound);
  vi.stubGlobal('navigator', can.vibration ? { vibrate: (pattern: unknown) => asked.push(pattern) } : {});
  return { asked, made, can, ...(await import('./ring.ts')) };
}

it('sounds and vibrates after a tap has enabled the sound', async () => {
  const { asked, ring, wakeSound } = await heard({ sound: true, vibration: true });
  expect(await wakeSound(() => {})).toBe(true);
  ring();
  // A phone suspends the sound in between, so each ring resumes it.
  expect(asked).toEqual(['resume', [300, 120, 300], 'resume', 880, 660, 880]);
});

it('only vibrates before a tap', async () => {
  const { asked, ring } = await heard({ sound: true, vibration: true });
  ring();
  expect(asked).toEqual([[300, 120, 300]]);
});

it('does what a device can, and says when it cannot sound', async () => {
  const { asked, ring, wakeSound } = await heard({});
  expect(await wakeSound(() => {})).toBe(false);
  ring();
  expect(asked).toEqual([]);
});

it('says when the sound is suspended, at the beginning and again later', async () => {
  const { made, can, wakeSound } = await heard({ sound: true, gesture: false });
  const told: boolean[] = [];
  const tell = (isAwake: boolean) => told.push(isAwake);
  expect(await wakeSound(tell)).toBe(false);
  can.gesture = true;
  expect(await wakeSound(tell)).toBe(true);
  const [sound] = made;
  if (!sound) throw new Error('nothing sounds');
  sound.state = 'interrupted';
  sound.onstatechange();
  expect(told).toEqual([false]);
});

it('enables the sound at each tap and key until that is ended', async () => {
  const page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  const { can, wakeAtGestures } = await heard({ sound: true, gesture: false });
  const told: boolean[] = [];
  const end = wakeAtGestures((isAwake) => told.push(isAwake));
  const gesture = async (name: string) => {
    page.dispatchEvent(new Event(name));
    await new Promise(setImmediate);
  };
  await gesture('click');
  can.gesture = true;
  await gesture('keydown');
  end();
  await gesture('click');
  expect(told).toEqual([false, true]);
});
