import { tagsInUse } from '#lib/draft/queries.ts';
import type { Importing } from '#lib/exchange/files/kept-imports.ts';
import type { Root } from '#lib/history/root-kind.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Authorized, Permission } from '#lib/policy.ts';
import { filterValues } from './arrangement.ts';
import { columnLabel } from './column-words.ts';
import { inOther, languageOf } from './list-columns.ts';
import { type TableNoun, writtenColumns } from './list-noun.ts';
import { setCells } from './set-cells.ts';
import { type CellsDone, type TableColumn, type TableRow, yearsUnsaid } from './table-rows.ts';
import type { CellsPost } from './table-schema.ts';
import { readRoots, writtenRows } from './written-rows.ts';

/**
 * A table that is edited in place, whatever its records are. The caller has already checked its
 * `permission`.
 */
export type BoundTable = Readonly<{
  permission: 'schedule' | 'settings' | 'volunteers';
  /** The permission needed to read it without changing it. */
  seenBy: 'read' | 'volunteers';
  entity: string;
  isEntangled: boolean;
  columns: (festival: Authorized<Permission>, locale: Locale) => TableColumn[];
  /** All rows, or those with these ids, with the cells of these columns. */
  rows: (
    festival: Authorized<Permission>,
    columns: readonly string[],
    locale: Locale,
    ids?: ReadonlySet<number>,
  ) => TableRow[];
  set: (festival: Importing, post: CellsPost, now: string) => CellsDone;
}>;

/** Combines what is particular to a kind of record with what all have in common. */
export function boundTable<C extends string, R extends Root, I, S>(noun: TableNoun<C, R, I, S>): BoundTable {
  const askedOf = (festival: Authorized<Permission>, columns: readonly string[]) =>
    writtenColumns(noun, festival.role).filter((column) => columns.includes(column));
  return {
    permission: noun.permission,
    seenBy: noun.seenBy,
    entity: noun.kind.entity,
    isEntangled: noun.isEntangled === true,
    columns: (festival, locale) => {
      const scene = noun.sceneOf(festival.db, festival, []);
      const all = writtenColumns(noun, festival.role);
      const keys = locale === 'fr' ? all : all.map((key) => inOther(key, all) ?? key);
      return keys.map((key) => {
        const { field, choices, isFilled = false, amount = null, ...rest } = noun.columns[key];
        const ofTags = () => tagsInUse(festival, noun.kind.entity);
        const { offered = field === 'tags' ? ofTags : choices } = noun.columns[key];
        const { isReadOnly = false, lasting } = rest;
        const other = inOther(key, all);
        // Of a text in two languages, those of the reader and of the festival are shown.
        const isElsewhere = other !== undefined && ![locale, festival.locale].includes(languageOf(key));
        const isAside =
          isElsewhere || ((other && languageOf(key) === 'en' ? noun.columns[other] : rest).isAside ?? false);
        const said = (language: Locale) => offered?.(language, scene) ?? [];
        return {
          key,
          label: columnLabel(noun.name, key, locale),
          choices: choices?.(locale, scene) ?? null,
          isFilled,
          amount,
          years: yearsUnsaid(noun.columns[key], festival),
          isAside,
          isReadOnly,
          isName: noun.calledBy?.includes(key) === true,
          offered: filterValues(said('fr'), said('en'), said(locale), lasting?.(scene)),
        };
      });
    },
    rows: (festival, columns, locale, ids) => {
      const { db } = festival;
      const { isShown = () => true } = noun;
      const all = ids ? readRoots(noun, db, festival.id, ids) : noun.rootsOf(db, festival.id).filter(isShown);
      const scene = noun.sceneOf(db, festival, all);
      return writtenRows(noun, festival, all, { columns: askedOf(festival, columns), locale, scene });
    },
    set: (festival, post, now) => setCells(noun, writtenColumns(noun, festival.role), festival, post, now),
  };
}
