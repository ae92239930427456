import type { LiveFacts } from '#lib/model/live-facts.ts';
import type { Minutes } from './lateness.ts';

/** The delays that hold and what debates give of them, in minutes by séance. */
export function lateMinutesOf({ events }: LiveFacts): { delays: Minutes; cuts: Minutes } {
  const [delays, cuts] = [new Map<number, number>(), new Map<number, number>()];
  for (const [number, { delay, cut }] of events) {
    if (delay) delays.set(number, delay);
    if (cut) cuts.set(number, cut);
  }
  return { delays, cuts };
}
