import { insertRow } from '#db/rows.ts';
import { pages } from '#db/schema/index.ts';
import type { Authorized, Festival } from '#lib/authorized.ts';
import { freeRootSlug } from '#lib/history/free-slug.ts';
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
import { removePicturesOf } from '#lib/pictures/mutations.ts';
import { MAX_FESTIVAL_PAGES, type PageInput } from './schema.ts';

type Settling = Authorized<Festival, 'settings'>;

export const pageKind = rowKind('page', pages);
export const pageRestorer = rootRestorer('settings', rowHands(pages));

/** A new page, behind the others. */
export function createPage(
  festival: Settling,
  input: PageInput,
  clientKey: ClientKey,
  now: string,
): Written | RefusedEdit {
  return createRoot(festival, pageKind, clientKey, now, (tx) => {
    const position = placeBehind(tx, pages, festival.id, MAX_FESTIVAL_PAGES);
    if (position === null) return refuse('title.fr', `tooMany:${MAX_FESTIVAL_PAGES}`);
    return insertRow(tx, pages, {
      ...withoutRecordFields(input),
      festivalId: festival.id,
      slug: freeRootSlug(tx, festival, pageKind, input.title, 'page'),
      position,
    });
  });
}

/** The page as its form says; its address stays, because it stands on paper and in others' links. */
export const editPage = (festival: Settling, id: number, input: PageInput, now: string) =>
  editRow(festival, pageKind, { id, version: input.version }, withoutRecordFields(input), now);

/** Puts the pages into the order of these ids. Answers the batch; null where they stood so. */
export const orderPages = (festival: Settling, ids: readonly number[], now: string): string | null =>
  reorderRoots(festival, pageKind, ids, now);

/** Takes a page away, with its pictures. Throws notFound. */
export const deletePage = (festival: Settling, id: number, now: string): Deleted =>
  deleteRoot(festival, pageKind, { id, uses: 0 }, now, {
    detach: (tx, page, _, batch) => removePicturesOf(tx, festival, { kind: 'page', id: page.id }, batch, now),
  });
