import type { DraftEvent } from '#lib/model/draft.ts';

type Copied = Pick<DraftEvent, 'wishes' | 'isLocked' | 'status' | 'timeIsSuggested' | 'timeIsToConfirm'>;

/**
 * A séance as the start of its copy: not cancelled, locked or suggested, and without the wish to be
 * first or last, because two séances cannot both open the festival.
 */
export function copied<T extends Copied>({ wishes: { edge: _, ...wishes }, ...event }: T) {
  const fresh = { isLocked: false, status: 'planned', timeIsSuggested: false, timeIsToConfirm: false } as const;
  return { ...event, ...fresh, wishes };
}
