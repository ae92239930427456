import { light } from './team/light.ts';

/** In milliseconds. */
const EVERY = 10_000;

/**
 * Lights the current line of every conduite of the page by this device's clock, also without a
 * network.
 */
export function conduite(): void {
  light(Date.now());
  setInterval(() => light(Date.now()), EVERY);
}
