/** Hertz, one after the other: what no telephone rings with, and what is heard in a foyer. */
const TONES = [880, 660, 880] as const;
/** In seconds. */
const TONE = 0.25;
/** In milliseconds: on, off, on. */
const SHAKES = [300, 120, 300];

let context: AudioContext | null = null;

/** Makes this page able to sound, from a gesture; false where this browser cannot. */
export function wakeSound(): boolean {
  if (typeof AudioContext === 'undefined') return false;
  context ??= new AudioContext();
  void context.resume();
  return true;
}

/** Three tones and two shakes, of what this device can. */
export function ring(): void {
  navigator.vibrate?.(SHAKES);
  if (context === null) return;
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
