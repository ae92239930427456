import { z } from 'zod';
import { read } from '#db/client.ts';
import type { Authorized } from '#lib/policy.ts';
import { MAX_CHOSEN } from './limits.ts';
import { type PreparedRelease, preparePublication } from './prepared-release.ts';
import { type PublicationPlan, publicationPartsOf, publicationPlan } from './publication.ts';
import { publishSchema } from './schema.ts';

/**
 * The release that a form asks for, and whether it is only a part of what differs; or why there is
 * none: nothing is ticked, or a blocking warning was not agreed to.
 */
export type AskedRelease =
  | Readonly<{ refused: 'none' | 'blocked' }>
  | Readonly<{ refused: null; isPart: boolean; prepared: PreparedRelease }>;

/**
 * Makes the release without writing it. `blocked` holds the numbers of the séances that a blocking
 * warning names; `now` is an ISO instant.
 */
export function askedRelease(
  festival: Authorized<'publish'>,
  form: PublishForm,
  blocked: readonly number[],
  now: string,
): AskedRelease {
  const plan = publicationPlan(festival, form.isOnly ? new Set(form.chosen) : null, now, festival.db);
  const selection = selectionOf(plan, blocked, form);
  if (!selection.ok) return { refused: 'none' };
  if (selection.isBlocked && !form.despite) return { refused: 'blocked' };
  const { only, withGeneral, unticked } = selection;
  const input = { ...form, only, withGeneral, unticked };
  const prepared = read(festival.db, (tx) => preparePublication(tx, festival, input, now));
  return { refused: null, isPart: only !== null, prepared };
}

const yes = z.literal('yes').optional();
const MAX_PARTS = 500;
const part = z.string().regex(/^[\d-]{10}$|^[a-z-]{1,10}$/);
const parts = z.array(part).max(MAX_PARTS).default([]);

/** What the publish page posts: the ticks, and the other fields of a publication. */
export const publishForm = publishSchema.omit({ only: true, withGeneral: true, unticked: true }).extend({
  chosen: z.array(z.coerce.number().int().min(1)).max(MAX_CHOSEN).default([]),
  /** Folded parts that are ticked: each is published whole. */
  parts,
  /** Parts whose lines were shown: there the ticks of the lines decide. */
  opened: parts,
  /** The part to open. Without JavaScript, the button that opens it submits the form. */
  open: part.optional(),
  general: yes,
  /** Whether the page was opened for these séances only. */
  isOnly: yes,
  /** « Publier malgré ce qui est bloquant ». */
  despite: yes,
});
export type PublishForm = z.output<typeof publishForm>;

type PublishSelection =
  /**
   * `only` null: the whole draft. `isBlocked`: a séance to be published has a blocking warning.
   * `unticked`: the numbers of the séances that somebody unticked; those without a time were not
   * ticked in the first place.
   */
  | { ok: true; only: number[] | null; withGeneral: boolean; isBlocked: boolean; unticked: number[] }
  | { ok: false; reason: 'none' };

/** What the page shows of a plan with a tick box. */
type Shown = Pick<PublicationPlan, 'differences' | 'general' | 'held' | 'next' | 'ready'>;
type Ticks = Pick<PublishForm, 'chosen' | 'parts' | 'opened' | 'general' | 'isOnly'>;

/**
 * What the ticks mean; `blocked` are the numbers of the séances that a blocking warning names. With
 * every line ticked the whole draft is published, and likewise when there is nothing to choose
 * from: then the mutation answers whether there was anything to publish.
 */
export function selectionOf(
  plan: Shown,
  blocked: readonly number[],
  { chosen, parts, opened, general, isOnly }: Ticks,
): PublishSelection {
  const ticked = new Set(chosen);
  if (!isOnly) {
    const whole = new Set(parts.filter((key) => !opened.includes(key)));
    for (const { key, lines } of whole.size > 0 ? publicationPartsOf(plan) : [])
      if (whole.has(key)) for (const { number } of lines) ticked.add(number);
  }
  const isAllTicked = plan.differences.every(({ number }) => ticked.has(number));
  const isWhole = !isOnly && isAllTicked && (plan.general.length === 0 || general === 'yes');
  if (!isWhole && ticked.size === 0 && !general) return { ok: false, reason: 'none' };
  const isBlocked = blocked.some((number) => isWhole || ticked.has(number));
  const held = new Set(plan.held.map(({ number }) => number));
  const unticked = isOnly
    ? []
    : plan.differences
        .map(({ number }) => number)
        .filter((number) => !ticked.has(number) && (plan.ready.has(number) || held.has(number)));
  return { ok: true, only: isWhole ? null : [...ticked], withGeneral: general === 'yes', isBlocked, unticked };
}
