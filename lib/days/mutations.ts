import { festivalDays } from '#db/schema/index.ts';
import { rowKind } from '#lib/history/root-kind.ts';
import { type Changed, editFacts, type RefusedEdit, type Written } from '#lib/history/roots.ts';
import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import type { DraftDay } from '#lib/model/draft.ts';
import type { Authorized } from '#lib/policy.ts';
import type { DayInput } from './schema.ts';

export const dayKind = rowKind('day', 'settings', festivalDays);

/**
 * Saves the form of a day. Days are added and removed only by changing the dates of the festival.
 */
export function editDay(
  festival: Authorized<'settings'>,
  id: number,
  input: DayInput,
  now: string,
): Written | Changed<DraftDay> | RefusedEdit {
  return editFacts(festival, dayKind, { id, version: input.version }, withoutRecordFields(input), now);
}
