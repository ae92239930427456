import { and, eq } from 'drizzle-orm';
import { festivalDays } from '../../db/schema/index.ts';
import type { Authorized } from '../authorized.ts';
import type { Festival } from '../festivals/access.ts';
import { rootRestorer, rowHands } from '../history/root-restorer.ts';
import { type Changed, editRoot, type Refused, rowKind, type Written } from '../history/roots.ts';
import { withoutRecordFields } from '../i18n/typed-values.ts';
import type { DraftDay } from '../programme/draft.ts';
import type { DayInput } from './schema.ts';

export const dayKind = rowKind('day', festivalDays);
export const dayRestorer = rootRestorer('settings', rowHands(festivalDays));

/** A day as its form says. Days come and go with the dates of the festival, never one by one. */
export function editDay(
  festival: Authorized<Festival, 'settings'>,
  id: number,
  input: DayInput,
  now: string,
): Written | Changed<DraftDay> | Refused {
  return editRoot(festival, dayKind, { id, version: input.version }, now, (tx) => {
    tx.update(festivalDays)
      .set(withoutRecordFields(input))
      .where(and(eq(festivalDays.festivalId, festival.id), eq(festivalDays.id, id)))
      .run();
    return undefined;
  });
}
