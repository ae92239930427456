import { gunzipSync, gzipSync } from 'node:zlib';
import type { PublicDocument } from '#lib/model/documents.ts';
import { isToTakePlace } from './day.ts';
import { diff } from './diff.ts';
import { type Difference, placesOnce } from './difference.ts';

/**
 * Written by another program than this one, it is made anew from the documents: one more whenever
 * what is kept means something else.
 */
const FORMAT = 2;

/** How many séances and places of one release are told one by one. */
export const MAX_LINES = 100;

/**
 * What « Quoi de neuf » tells of a release. Kept beside its documents, because reading twenty of
 * them and comparing each with the next takes half a second; both say for ever the same.
 */
export type ToldProgramme = Readonly<{
  format: typeof FORMAT;
  /** Séances that take place. */
  count: number;
  /**
   * What differs from the release before, by séance, of a place once: all of it, and the first of
   * it in the order of the programme.
   */
  changed: number;
  differences: readonly Difference[];
  /** Numbers of the séances that hide what they show. */
  hides: readonly number[];
}>;

/** `previous` null: the first release, of which nothing is told one by one. */
export function toldOf(previous: PublicDocument | null, next: PublicDocument): ToldProgramme {
  const differences = previous ? placesOnce(diff(previous, next)) : [];
  return {
    format: FORMAT,
    count: next.events.filter(isToTakePlace).length,
    changed: differences.length,
    differences: differences.slice(0, MAX_LINES),
    hides: next.events.filter(({ items }) => items.some(({ isHidden }) => isHidden)).map(({ number }) => number),
  };
}

export const packTold = (told: ToldProgramme): Buffer => gzipSync(JSON.stringify(told));

/** Null when there is none, or another program wrote it. */
export function unpackTold(bytes: Buffer | null): ToldProgramme | null {
  if (!bytes) return null;
  const told = JSON.parse(gunzipSync(bytes).toString('utf8')) as ToldProgramme;
  return told.format === FORMAT ? told : null;
}
