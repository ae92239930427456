import { sha256Of } from '#db/sha256.ts';
import type { Documents } from '#lib/model/documents.ts';
import { indexDocument } from './document-index.ts';
import { ownContentOf } from './visible.ts';

/**
 * A change of a séance that somebody unticked, so that it stayed out of a publication. Stored with
 * that release.
 */
export type HeldBack = {
  /**
   * The number of the séance. A deleted séance has no id any more, and its cancellation can be held
   * back too.
   */
  number: number;
  /**
   * A digest of what the séance would have said. The change is held back until the séance would say
   * something else.
   */
  content: string;
  /**
   * The first release that left it out: its author and its instant say who held it back, and when.
   */
  since: number;
};

/** What both documents say of a séance, as a digest; empty where neither has it. */
export function digestOf(number: number, { public: shown, team }: Documents): string {
  const said = [shown, team].map((document) => {
    const event = indexDocument(document).events.get(number);
    return event ? ownContentOf(event) : null;
  });
  return sha256Of(JSON.stringify(said)).slice(0, 16);
}

/**
 * Those of `held` whose séance would still say the same as when it was held back. `whole` is all of
 * the draft, frozen.
 */
export function stillHeld(held: readonly HeldBack[], whole: Documents): HeldBack[] {
  return held.filter(({ number, content }) => digestOf(number, whole) === content);
}

/**
 * What release `number` stores as held back: what was before and is not published with it, and what
 * was unticked now. `only` null: everything is published.
 */
export function heldBackBy(
  { number, only, unticked }: { number: number; only: ReadonlySet<number> | null; unticked: readonly number[] },
  before: readonly HeldBack[],
  whole: Documents,
): HeldBack[] {
  if (only === null) return [];
  const kept = stillHeld(before, whole).filter((one) => !only.has(one.number));
  const known = new Set(kept.map((one) => one.number));
  const added = unticked
    .filter((one) => !known.has(one) && !only.has(one))
    .map((one) => ({ number: one, content: digestOf(one, whole), since: number }));
  return [...kept, ...added];
}
