/** Hertz, one after the other: what no telephone rings with, and what is heard in a foyer. */
const TONES = [880, 660, 880] as const;
/** In seconds. */
const TONE = 0.25;
/** In milliseconds: on, off, on. */
const SHAKES = [300, 120, 300];
const GESTURES = ['click', 'keydown'] as const;

let context: AudioContext | null = null;

/** Of each change a page hears whether it can sound. */
type Told = (isAwake: boolean) => void;

/**
 * Makes this page able to sound, from a gesture; false where this browser does not, or not yet.
 * `tell` hears of what becomes of it: a call puts it to sleep.
 */
export async function wakeSound(tell: Told): Promise<boolean> {
  if (typeof AudioContext === 'undefined') return false;
  context ??= new AudioContext();
  const own = context;
  own.onstatechange = () => tell(own.state === 'running');
  await own.resume().catch(() => {});
  return own.state === 'running';
}

/**
 * Wakes the sound at each gesture, until that is ended; `click` and `keydown` are those every
 * browser takes for one. Answers the function that ends it.
 */
export function wakeAtGestures(tell: Told): () => void {
  const wake = () => void wakeSound(tell).then(tell);
  for (const gesture of GESTURES) addEventListener(gesture, wake);
  return () => {
    for (const gesture of GESTURES) removeEventListener(gesture, wake);
  };
}

/** Three tones and two shakes, of what this device can. */
export function ring(): void {
  navigator.vibrate?.(SHAKES);
  if (context === null) return;
  // Asleep since, it sounds as soon as it may.
  void context.resume().catch(() => {});
  const volume = context.createGain();
  volume.gain.value = 0.3;
  volume.connect(context.destination);
  for (const [at, hertz] of TONES.entries()) {
    const tone = context.createOscillator();
    tone.frequency.value = hertz;
    tone.connect(volume);
    tone.start(context.currentTime + at * TONE);
    tone.stop(context.currentTime + (at + 1) * TONE - 0.03);
  }
}
