import type { Db, Tx } from '#db/client.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { type DraftIndex, indexDraft } from '#lib/model/draft.ts';
import { type Moments, momentsOf, seancesOfDraft } from './moments.ts';

/** The times from which shifts are computed while they are planned. */
export function momentsOfIndex(index: DraftIndex): Moments {
  const { timeZone: zone, dayStartsAt } = index.draft.festival;
  return momentsOf({ zone, dayStartsAt, seances: seancesOfDraft(index), guests: index.draft.people });
}

/** The same, read from the present draft. */
export const draftMoments = (festivalId: number, db: Db | Tx): Moments =>
  momentsOfIndex(indexDraft(loadDraft(festivalId, db)));
