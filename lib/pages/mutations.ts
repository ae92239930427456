import { pages } from '#db/schema/index.ts';
import { createBehind, reorderRoots } from '#lib/history/positions.ts';
import { freeRootSlug, rowKind } from '#lib/history/root-kind.ts';
import { type ClientKey, editFacts, type RefusedEdit, type Written } from '#lib/history/roots.ts';
import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import type { Authorized } from '#lib/policy.ts';
import { MAX_FESTIVAL_PAGES, type PageInput } from './schema.ts';

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
