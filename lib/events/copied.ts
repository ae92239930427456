import type { DraftEvent } from '#lib/model/draft.ts';

type Copied = Pick<DraftEvent, 'wishes' | 'isLocked' | 'status' | 'timeIsSuggested' | 'timeIsToConfirm'>;

/**
 * A séance as its copy begins: nothing cancelled, locked or proposed, and without what was chosen
 * for one: two cannot both be first, or open the festival.
 */
export function copied<T extends Copied>({ wishes: { edge: _, ...wishes }, ...event }: T) {
  const fresh = { isLocked: false, status: 'planned', timeIsSuggested: false, timeIsToConfirm: false } as const;
  return { ...event, ...fresh, wishes };
}
