/** In hertz, one after the other: unlike any ringtone, and audible in a foyer. */
const TONES = [880, 660, 880] as const;
/** In seconds. */
const TONE = 0.25;
/** In milliseconds: on, off, on. */
const SHAKES = [300, 120, 300];
const GESTURES = ['click', 'keydown'] as const;

let context: AudioContext | null = null;

/** Called when the page becomes able or unable to sound. */
type Told = (isAwake: boolean) => void;

/**
 * Enables sound from a tap; false where the browser does not, or not yet. `tell` is called when
 * that changes, as a phone call suspends it.
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
 * Enables sound at each tap or key, until this is ended; every browser counts `click` and
 * `keydown`. Returns the function that ends it.
 */
export function wakeAtGestures(tell: Told): () => void {
  const wake = () => void wakeSound(tell).then(tell);
  for (const gesture of GESTURES) addEventListener(gesture, wake);
  return () => {
    for (const gesture of GESTURES) removeEventListener(gesture, wake);
  };
}

/** Plays three tones and vibrates twice, as far as the device can. */
export function ring(): void {
  navigator.vibrate?.(SHAKES);
  if (context === null) return;
  // If it was suspended, it sounds as soon as it may.
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
