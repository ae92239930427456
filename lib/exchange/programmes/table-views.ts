import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Db, type Tx, write } from '#db/client.ts';
import type { TableName } from '#db/enums.ts';
import { insertRow } from '#db/rows.ts';
import { tableViews } from '#db/schema/index.ts';
import { notAllowed } from '#lib/errors.ts';
import {
  amongColumns,
  isSameArrangement,
  MAX_FILTER,
  MAX_TABLE_QUERY,
  type TableView,
} from '#lib/exchange/lists/arrangement.ts';
import { columnName, MAX_CELL_COLUMNS } from '#lib/exchange/lists/table-schema.ts';
import { cleanLine } from '#lib/i18n/clean-text.ts';
import { locales } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { type Authorized, may, type Permission } from '#lib/policy.ts';
import { titleKey } from '#lib/search/words.ts';
import { tables } from './tables.ts';

export const MAX_VIEWS = 20;
export const MAX_VIEW_NAME = 60;

const arrangementSchema = z.object({
  query: z.string().max(MAX_TABLE_QUERY),
  sort: columnName,
  isDown: z.boolean(),
  filters: z
    .record(columnName, z.string().max(MAX_FILTER))
    .refine((all) => Object.keys(all).length <= MAX_CELL_COLUMNS),
  columns: z.array(columnName).min(1).max(MAX_CELL_COLUMNS),
});

/**
 * What can be done with the views of a table: save a new one, or rename, replace or delete one.
 * `seen` is what the open view was when it was read; null without one.
 */
export const viewPostSchema = z.object({
  act: z.enum(['keep', 'rename', 'replace', 'delete']),
  locale: z.enum(locales),
  id: z.number().int().nullable(),
  name: z.string().max(1000),
  arrangement: arrangementSchema,
  seen: arrangementSchema.nullable().default(null),
});
export type ViewPost = z.output<typeof viewPostSchema>;

/** The present views; with `said` nothing was done. `id` is the one that is open. */
export type ViewsDone = { ok: true; views: TableView[]; id: number | null; said: string | null };

/** The views of a table, by name, reduced to these columns: the reader may not see others. */
export const viewsOf = (festivalId: number, list: TableName, columns: readonly string[], db: Db | Tx): TableView[] =>
  db
    .select()
    .from(tableViews)
    .where(and(eq(tableViews.festivalId, festivalId), eq(tableViews.list, list)))
    .orderBy(asc(tableViews.name))
    .all()
    .map(({ id, name, query, sort, isDown, filters, columns: kept }) => ({
      id,
      name,
      arrangement: amongColumns({ query, sort, isDown, filters, columns: kept }, columns, []),
    }));

/**
 * Whether somebody may save views for the team: only people who may change the whole list; others
 * use them.
 */
export const mayKeepViews = (
  { role, actor }: Pick<Authorized<Permission>, 'role' | 'actor'>,
  list: TableName,
): boolean => may(role, tables[list].permission) && !actor.remit;

/** Does it, or returns why not, in the reader’s language. Throws notAllowed. */
export function actOnViews(festival: Authorized<Permission>, list: TableName, post: ViewPost, now: string): ViewsDone {
  if (!mayKeepViews(festival, list)) throw notAllowed();
  const { act, locale, arrangement, seen } = post;
  const t = translator(locale, 'cells');
  const fields = translator(locale, 'fields');
  const columns = tables[list].columns(festival, locale).map(({ key }) => key);
  return write(festival.db, (tx) => {
    const there = viewsOf(festival.id, list, columns, tx);
    const name = cleanLine(post.name);
    const fault = (): string | null => {
      const open = there.find(({ id }) => id === post.id);
      if (act !== 'keep' && !open) return t('tableViews.gone');
      if (act === 'replace' && open && seen && !isSameArrangement(seen, open.arrangement))
        return t('tableViews.overtaken');
      if (act === 'keep' && there.length >= MAX_VIEWS) return t('tableViews.tooMany', { number: MAX_VIEWS });
      if (act === 'replace' || act === 'delete') return null;
      if (name === '') return fields('required', { value: 0 });
      if (name.length > MAX_VIEW_NAME) return fields('tooLong', { value: MAX_VIEW_NAME });
      const isOther = (view: TableView) => act === 'keep' || view.id !== post.id;
      const isTaken = there.some((view) => isOther(view) && titleKey(view.name) === titleKey(name));
      return isTaken ? t('tableViews.taken', { name }) : null;
    };
    const said = fault();
    if (said !== null) return { ok: true, views: there, id: post.id, said };
    const own = and(eq(tableViews.festivalId, festival.id), eq(tableViews.id, post.id ?? 0));
    let id = act === 'delete' ? null : post.id;
    if (act === 'keep') {
      const made = { ...arrangement, festivalId: festival.id, list, name, createdAt: now };
      id = insertRow(tx, tableViews, made);
    } else if (act === 'delete') tx.delete(tableViews).where(own).run();
    else
      tx.update(tableViews)
        .set(act === 'rename' ? { name } : arrangement)
        .where(own)
        .run();
    return { ok: true, views: viewsOf(festival.id, list, columns, tx), id, said: null };
  });
}
