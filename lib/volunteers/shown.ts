import { shortHash } from '#lib/short-hash.ts';
import type { ShiftTimes, Untimed } from './shift-times.ts';

type Shown = Pick<ShiftTimes, 'startsAt' | 'endsAt' | 'roomId'> | Untimed | null | undefined;

/**
 * Names when and where shifts stood for whoever read a page. A « oui » carries it: one that was
 * tapped on what has moved since (in a corridor without a network, or while a release went out) is
 * not taken for a « oui » to what nobody had read.
 */
export const shownAs = (...all: readonly Shown[]): string =>
  shortHash(JSON.stringify(all.map((one) => one && 'startsAt' in one && [one.startsAt, one.endsAt, one.roomId])), 8);
