import type { Saving } from './sync/save-queue.ts';

/** What stands in a field: as it is typed, and as it was sent; null once that was answered. */
export type TypedTag = Readonly<{ typed: string; sent: string | null }>;

/**
 * The same once saving is where it is now: what was saved goes, what the server refused stays, to
 * be put right.
 */
export function answered({ typed, sent }: TypedTag, saving: Saving['state']): TypedTag {
  if (sent === null || saving === 'saving' || saving === 'retrying') return { typed, sent };
  return { typed: saving === 'saved' && typed === sent ? '' : typed, sent: null };
}
