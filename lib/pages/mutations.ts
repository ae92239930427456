import { pages, partners } from '#db/schema/index.ts';
import { createBehind, reorderRoots } from '#lib/history/positions.ts';
import { freeRootSlug, rowKind } from '#lib/history/root-kind.ts';
import { type ClientKey, editFacts, type RefusedEdit, type Written } from '#lib/history/roots.ts';
import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import { takeNumber } from '#lib/numbers.ts';
import type { Authorized } from '#lib/policy.ts';
import { MAX_FESTIVAL_PAGES, MAX_PARTNERS, type PageInput, type PartnerInput } from './schema.ts';

export const pageKind = rowKind('page', 'settings', pages);

/** Adds a page after the others. */
export function createPage(
  festival: Authorized<'settings'>,
  input: PageInput,
  clientKey: ClientKey,
  now: string,
): Written | RefusedEdit {
  return createBehind(festival, pageKind, clientKey, now, { most: MAX_FESTIVAL_PAGES, field: 'title.fr' }, (tx) => ({
    ...withoutRecordFields(input),
    slug: freeRootSlug(tx, festival, pageKind, input.title, 'page'),
  }));
}

/** Saves the form of a page. Its address stays, because it is printed and linked elsewhere. */
export const editPage = (festival: Authorized<'settings'>, id: number, input: PageInput, now: string) =>
  editFacts(festival, pageKind, { id, version: input.version }, withoutRecordFields(input), now);

/**
 * Puts the pages into the order of these ids. Answers the batch; null if they were in this order
 * already.
 */
export const orderPages = (festival: Authorized<'settings'>, ids: readonly number[], now: string): string | null =>
  reorderRoots(festival, pageKind, ids, now);

export const partnerKind = rowKind('partner', 'settings', partners);

/** Adds a partner with the next number of the festival, after the others. */
export function createPartner(
  festival: Authorized<'settings'>,
  input: PartnerInput,
  clientKey: ClientKey,
  now: string,
): Written | RefusedEdit {
  return createBehind(festival, partnerKind, clientKey, now, { most: MAX_PARTNERS, field: 'name' }, (tx) => ({
    ...withoutRecordFields(input),
    number: takeNumber(tx, festival.id),
  }));
}

/** Saves the form of a partner. */
export const editPartner = (festival: Authorized<'settings'>, id: number, input: PartnerInput, now: string) =>
  editFacts(festival, partnerKind, { id, version: input.version }, withoutRecordFields(input), now);

/**
 * Puts the partners into the order of these ids. Answers the batch; null if they were in this order
 * already.
 */
export const orderPartners = (festival: Authorized<'settings'>, ids: readonly number[], now: string): string | null =>
  reorderRoots(festival, partnerKind, ids, now);
