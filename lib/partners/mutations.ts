import { insertRow } from '#db/rows.ts';
import { partners } from '#db/schema/index.ts';
import type { Authorized, Festival } from '#lib/authorized.ts';
import { placeBehind, reorderRoots } from '#lib/history/positions.ts';
import { rootRestorer, rowHands } from '#lib/history/root-restorer.ts';
import {
  type ClientKey,
  createRoot,
  type Deleted,
  deleteRoot,
  editRow,
  type RefusedEdit,
  refuse,
  rowKind,
  type Written,
} from '#lib/history/roots.ts';
import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import { takeNumber } from '#lib/numbers.ts';
import { removePicturesOf } from '#lib/pictures/mutations.ts';
import { MAX_PARTNERS, type PartnerInput } from './schema.ts';

type Settling = Authorized<Festival, 'settings'>;

const partnerKind = rowKind('partner', partners);
export const partnerRestorer = rootRestorer('settings', rowHands(partners));

/** A new partner with the next number of the festival, behind the others. */
export function createPartner(
  festival: Settling,
  input: PartnerInput,
  clientKey: ClientKey,
  now: string,
): Written | RefusedEdit {
  return createRoot(festival, partnerKind, clientKey, now, (tx) => {
    const position = placeBehind(tx, partners, festival.id, MAX_PARTNERS);
    if (position === null) return refuse('name', `tooMany:${MAX_PARTNERS}`);
    return insertRow(tx, partners, {
      ...withoutRecordFields(input),
      festivalId: festival.id,
      number: takeNumber(tx, festival.id),
      position,
    });
  });
}

/** The partner as its form says. */
export const editPartner = (festival: Settling, id: number, input: PartnerInput, now: string) =>
  editRow(festival, partnerKind, { id, version: input.version }, withoutRecordFields(input), now);

/** Puts the partners into the order of these ids. Answers the batch; null where they stood so. */
export const orderPartners = (festival: Settling, ids: readonly number[], now: string): string | null =>
  reorderRoots(festival, partnerKind, ids, now);

/** Takes a partner away, with its logo. Throws notFound. */
export const deletePartner = (festival: Settling, id: number, now: string): Deleted =>
  deleteRoot(festival, partnerKind, { id, uses: 0 }, now, {
    detach: (tx, partner, _, batch) => removePicturesOf(tx, festival, { kind: 'partner', id: partner.id }, batch, now),
  });
