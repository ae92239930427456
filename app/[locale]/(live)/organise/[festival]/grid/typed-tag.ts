import type { Saving } from './sync/save-queue.ts';

/** A tag field: what is typed, and what was sent; null once that was answered. */
export type TypedTag = Readonly<{ typed: string; sent: string | null }>;

/**
 * The field after a change of the state of saving: a saved tag is removed from it; a refused one
 * stays, to be corrected.
 */
export function answered({ typed, sent }: TypedTag, saving: Saving['state']): TypedTag {
  if (sent === null || saving === 'saving' || saving === 'retrying') return { typed, sent };
  return { typed: saving === 'saved' && typed === sent ? '' : typed, sent: null };
}
