import { gunzipSync, gzipSync } from 'node:zlib';
import type { PublicDocument } from '#lib/model/documents.ts';
import { isToTakePlace } from './day.ts';
import { diff } from './diff.ts';
import { type Difference, placesOnce } from './difference.ts';

/**
 * The format of the stored news. News in another format is made anew from the documents; to be
 * raised whenever the meaning of a field changes.
 */
const FORMAT = 2;

/** How many séances and places of one release are told individually. */
export const MAX_LINES = 100;

/**
 * What « Quoi de neuf » says of a release. Stored with its documents, which never change either,
 * because reading twenty of them and comparing each with the next takes half a second.
 */
export type ToldProgramme = Readonly<{
  format: typeof FORMAT;
  /** Séances that take place. */
  count: number;
  /**
   * How many séances and places differ from the release before; `differences` are the first of
   * them, in the order of the programme. A change of a place counts once.
   */
  changed: number;
  differences: readonly Difference[];
  /** Numbers of the séances that hide a title. */
  hides: readonly number[];
}>;

/** `previous` null: the first release, whose séances are not told individually. */
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

/** Null when there is none, or it has another format. */
export function unpackTold(bytes: Buffer | null): ToldProgramme | null {
  if (!bytes) return null;
  const told = JSON.parse(gunzipSync(bytes).toString('utf8')) as ToldProgramme;
  return told.format === FORMAT ? told : null;
}
