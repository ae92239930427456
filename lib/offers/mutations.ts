import { and, eq } from 'drizzle-orm';
import { type Tx, write } from '#db/client.ts';
import { offers } from '#db/schema/index.ts';
import type { Authorized, Festival } from '#lib/authorized.ts';
import { dayKind } from '#lib/days/mutations.ts';
import { notFound } from '#lib/errors.ts';
import { placeBehind } from '#lib/history/place-behind.ts';
import { rootRestorer, rowHands } from '#lib/history/root-restorer.ts';
import {
  type Changed,
  type ClientKey,
  createRoot,
  editRoot,
  type RefusedEdit,
  recordRoot,
  rowKind,
  type Written,
} from '#lib/history/roots.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import type { DraftOffer } from '#lib/model/draft.ts';
import { seriesKind } from '#lib/series/mutations.ts';
import { checkWallClock } from '#lib/time/wall-clock.ts';
import { MAX_FESTIVAL_OFFERS, type OfferInput } from './schema.ts';

type Scheduling = Authorized<Festival, 'schedule'>;

const allOffers = rowKind('offer', offers);

/** An offer of the festival, a day or a series; those of a séance belong to it and are edited with it. */
export const offerKind: typeof allOffers = {
  ...allOffers,
  read: (db, festivalId, id) => {
    const offer = allOffers.read(db, festivalId, id);
    return offer?.eventId === null ? offer : null;
  },
};
export const offerRestorer = rootRestorer('schedule', rowHands(offers));

const columnsOf = ({ target, ...input }: OfferInput) => ({ ...withoutRecordFields(input), ...target });

function refusal(tx: Tx, festival: Scheduling, { target, opensAt }: OfferInput): RefusedEdit | undefined {
  const refuse = (field: string, error: FieldError): RefusedEdit => ({
    ok: false,
    reason: 'fields',
    fields: { [field]: error },
  });
  if (target.dayId !== null && !dayKind.read(tx, festival.id, target.dayId)) return refuse('target', 'choice');
  if (target.seriesId !== null && !seriesKind.read(tx, festival.id, target.seriesId)) return refuse('target', 'choice');
  if (opensAt && checkWallClock(opensAt, festival.timeZone) === 'skipped') return refuse('opensAt.time', 'skippedTime');
  return undefined;
}

/** A new offer, behind the others. */
export function createOffer(
  festival: Scheduling,
  input: OfferInput,
  clientKey: ClientKey,
  now: string,
): Written | RefusedEdit {
  return createRoot(festival, offerKind, clientKey, now, (tx) => {
    const refused = refusal(tx, festival, input);
    if (refused) return refused;
    const position = placeBehind(tx, offers, festival.id, MAX_FESTIVAL_OFFERS);
    if (position === null)
      return { ok: false, reason: 'fields', fields: { 'label.fr': `tooMany:${MAX_FESTIVAL_OFFERS}` } };
    return tx
      .insert(offers)
      .values({ ...columnsOf(input), festivalId: festival.id, position })
      .returning({ id: offers.id })
      .get().id;
  });
}

/** The offer as its form says. */
export function editOffer(
  festival: Scheduling,
  id: number,
  input: OfferInput,
  now: string,
): Written | Changed<DraftOffer> | RefusedEdit {
  return editRoot(festival, offerKind, { id, version: input.version }, now, (tx) => {
    const refused = refusal(tx, festival, input);
    if (refused) return refused;
    tx.update(offers)
      .set(columnsOf(input))
      .where(and(eq(offers.festivalId, festival.id), eq(offers.id, id)))
      .run();
    return undefined;
  });
}

/** Takes an offer away. Nothing hangs on one. */
export function deleteOffer(festival: Scheduling, id: number, now: string): { batch: string } {
  return write(festival.db, (tx) => {
    const before = offerKind.read(tx, festival.id, id);
    if (!before) throw notFound();
    tx.delete(offers)
      .where(and(eq(offers.festivalId, festival.id), eq(offers.id, id)))
      .run();
    return { batch: recordRoot(tx, festival, now, 'offer', { verb: 'deleted', before, after: null }) };
  });
}
