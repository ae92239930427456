import type { Tx } from '#db/client.ts';
import { insertRow } from '#db/rows.ts';
import { offers } from '#db/schema/index.ts';
import { dayKind } from '#lib/days/mutations.ts';
import { placeBehind } from '#lib/history/positions.ts';
import { rowKind } from '#lib/history/root-kind.ts';
import {
  type ClientKey,
  createRoot,
  type Deleted,
  deleteRoot,
  editFacts,
  type RefusedEdit,
  refuse,
  type Written,
} from '#lib/history/roots.ts';
import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import type { Authorized } from '#lib/policy.ts';
import { seriesKind } from '#lib/themes/mutations.ts';
import { checkWallClock } from '#lib/time/wall-clock.ts';
import { MAX_FESTIVAL_OFFERS, type OfferInput } from './schema.ts';

/** All offers, including those of séances. */
export const allOffers = rowKind('offer', 'schedule', offers);

/** Without `many`, because each offer has to be checked for what it is of. */
const { many: _, ...eachOffer } = allOffers;

/**
 * An offer of the festival, a day or a series. Those of a séance belong to it and are edited with
 * it.
 */
export const offerKind: typeof eachOffer = {
  ...eachOffer,
  read: (db, festivalId, id) => {
    const offer = allOffers.read(db, festivalId, id);
    return offer?.eventId === null ? offer : null;
  },
};

const columnsOf = ({ target, ...input }: OfferInput) => ({ ...withoutRecordFields(input), ...target });

function refusal(tx: Tx, festival: Authorized<'schedule'>, { target, opensAt }: OfferInput): RefusedEdit | undefined {
  if (target.dayId !== null && !dayKind.read(tx, festival.id, target.dayId)) return refuse('target', 'choice');
  if (target.seriesId !== null && !seriesKind.read(tx, festival.id, target.seriesId)) return refuse('target', 'choice');
  if (opensAt && checkWallClock(opensAt, festival.timeZone) === 'skipped') return refuse('opensAt.time', 'skippedTime');
  return undefined;
}

/** Adds an offer after the others. */
export function createOffer(
  festival: Authorized<'schedule'>,
  input: OfferInput,
  clientKey: ClientKey,
  now: string,
): Written | RefusedEdit {
  return createRoot(festival, offerKind, clientKey, now, (tx) => {
    const refused = refusal(tx, festival, input);
    if (refused) return refused;
    const position = placeBehind(tx, offers, festival.id, MAX_FESTIVAL_OFFERS);
    if (position === null) return refuse('label.fr', `tooMany:${MAX_FESTIVAL_OFFERS}`);
    return insertRow(tx, offers, { ...columnsOf(input), festivalId: festival.id, position });
  });
}

/** Saves the form of an offer. */
export const editOffer = (festival: Authorized<'schedule'>, id: number, input: OfferInput, now: string) =>
  editFacts(festival, offerKind, { id, version: input.version }, columnsOf(input), now, (tx) =>
    refusal(tx, festival, input),
  );

/** Deletes an offer. Nothing depends on one. */
export const deleteOffer = (festival: Authorized<'schedule'>, id: number, now: string): Deleted =>
  deleteRoot(festival, offerKind, { id, uses: 0 }, now);
