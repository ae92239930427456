import { partners } from '#db/schema/index.ts';
import type { Authorized, Festival } from '#lib/authorized.ts';
import { createBehind, reorderRoots } from '#lib/history/positions.ts';
import { rowKind } from '#lib/history/root-kind.ts';
import { type ClientKey, editFacts, type RefusedEdit, type Written } from '#lib/history/roots.ts';
import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import { takeNumber } from '#lib/numbers.ts';
import { MAX_PARTNERS, type PartnerInput } from './schema.ts';

type Settling = Authorized<Festival, 'settings'>;

export const partnerKind = rowKind('partner', 'settings', partners);

/** A new partner with the next number of the festival, behind the others. */
export function createPartner(
  festival: Settling,
  input: PartnerInput,
  clientKey: ClientKey,
  now: string,
): Written | RefusedEdit {
  return createBehind(festival, partnerKind, clientKey, now, { most: MAX_PARTNERS, field: 'name' }, (tx) => ({
    ...withoutRecordFields(input),
    number: takeNumber(tx, festival.id),
  }));
}

/** The partner as its form says. */
export const editPartner = (festival: Settling, id: number, input: PartnerInput, now: string) =>
  editFacts(festival, partnerKind, { id, version: input.version }, withoutRecordFields(input), now);

/** Puts the partners into the order of these ids. Answers the batch; null where they stood so. */
export const orderPartners = (festival: Settling, ids: readonly number[], now: string): string | null =>
  reorderRoots(festival, partnerKind, ids, now);
