import type { z } from 'zod';
import { read } from '#db/client.ts';
import type { Authorized } from '#lib/policy.ts';
import { type PreparedRelease, preparePublication } from './prepared-release.ts';
import { publicationPlan } from './publication-plan.ts';
import { type publishForm, selectionOf } from './selection.ts';

/** What the publish page posts. */
export type PublishForm = z.output<typeof publishForm>;

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
