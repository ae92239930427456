import { sha256Of } from '#db/sha256.ts';
import type { Documents } from '#lib/model/documents.ts';
import { indexDocument } from './document-index.ts';
import { ownContentOf } from './visible.ts';

/**
 * A change of a séance that somebody unticked, so that a publication left it in the draft. Kept
 * with that release.
 */
export type HeldBack = {
  /** Of the séance: one that was deleted has no id any more, and its cancellation can wait too. */
  number: number;
  /** A digest of what the séance would have said: it waits until it would say something else. */
  content: string;
  /** The release that left it behind first: who published that, and when, is who held it back. */
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
 * Those of `held` that would still say what they said when they were held back. `whole` is all of
 * the draft, frozen.
 */
export function stillHeld(held: readonly HeldBack[], whole: Documents): HeldBack[] {
  return held.filter(({ number, content }) => digestOf(number, whole) === content);
}

/**
 * What release `number` keeps as held back: what was before and does not go out with it, and what
 * was unticked for it. `only` null: everything goes out.
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
