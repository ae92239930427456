import { setRow } from '#db/rows.ts';
import { festivalDays } from '#db/schema/index.ts';
import type { Authorized, Festival } from '#lib/authorized.ts';
import { rootRestorer, rowHands } from '#lib/history/root-restorer.ts';
import { type Changed, editRoot, type RefusedEdit, rowKind, type Written } from '#lib/history/roots.ts';
import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import type { DraftDay } from '#lib/model/draft.ts';
import type { DayInput } from './schema.ts';

export const dayKind = rowKind('day', festivalDays);
export const dayRestorer = rootRestorer('settings', rowHands(festivalDays));

/** A day as its form says. Days come and go with the dates of the festival, never one by one. */
export function editDay(
  festival: Authorized<Festival, 'settings'>,
  id: number,
  input: DayInput,
  now: string,
): Written | Changed<DraftDay> | RefusedEdit {
  return editRoot(festival, dayKind, { id, version: input.version }, now, (tx) =>
    setRow(tx, festivalDays, festival.id, id, withoutRecordFields(input)),
  );
}
