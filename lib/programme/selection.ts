import { z } from 'zod';
import type { PublicationPlan } from './publication-plan.ts';
import { CHOSEN_MAX, publishSchema } from './schema.ts';

const yes = z.literal('yes').optional();

/** What the publish page posts: the ticks and the rest of a publication. */
export const publishForm = publishSchema.omit({ only: true, withGeneral: true }).extend({
  chosen: z.array(z.coerce.number().int().min(1)).max(CHOSEN_MAX).default([]),
  general: yes,
  /** The page was opened for these séances alone. */
  isOnly: yes,
  /** « Publier malgré ce qui est bloquant ». */
  despite: yes,
});
export type PublishForm = z.output<typeof publishForm>;

export type Selection =
  /** `only` null: the whole draft. `isBlocked`: a séance that goes out has a blocking warning. */
  { ok: true; only: number[] | null; withGeneral: boolean; isBlocked: boolean } | { ok: false; reason: 'none' };

/** What of a plan the page shows with a tick. */
type Shown = Pick<PublicationPlan, 'differences' | 'general' | 'warnings' | 'index'>;

/**
 * What the ticks mean. With every line ticked the whole draft goes out, as it does when there is nothing to choose from: then
 * the mutation says whether there was anything to publish.
 */
export function selectionOf(plan: Shown, { chosen, general, isOnly }: PublishForm): Selection {
  const ticked = new Set(chosen);
  const isAllTicked = plan.differences.every(({ number }) => ticked.has(number));
  const isWhole = !isOnly && isAllTicked && (plan.general.length === 0 || general === 'yes');
  if (!isWhole && ticked.size === 0 && !general) return { ok: false, reason: 'none' };
  const numberOf = (id: number) => plan.index.events.get(id)?.number ?? 0;
  const isBlocked = plan.warnings.some(
    ({ level, eventIds }) => level === 'blocking' && (isWhole || eventIds.some((id) => ticked.has(numberOf(id)))),
  );
  return { ok: true, only: isWhole ? null : [...ticked], withGeneral: general === 'yes', isBlocked };
}
