import { shortHash } from '#lib/short-hash.ts';
import type { ShiftTimes, Untimed } from './shift-times.ts';

type Shown = Pick<ShiftTimes, 'startsAt' | 'endsAt' | 'roomId'> | Untimed | null | undefined;

/**
 * A short name for the times and rooms of shifts as a page showed them. A « oui » carries it: a
 * shift that has moved since (while the telephone had no network, or during a release) must not
 * count as accepted, because nobody has read its new times.
 */
export const shownAs = (...all: readonly Shown[]): string =>
  shortHash(JSON.stringify(all.map((one) => one && 'startsAt' in one && [one.startsAt, one.endsAt, one.roomId])), 8);
