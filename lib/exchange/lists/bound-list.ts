import type { ImportEntity, Role } from '#db/enums.ts';
import type { BroughtIn, Importing } from '#lib/exchange/files/kept-imports.ts';
import type { ImportRow, Propose, UnreadCell } from '#lib/exchange/files/table.ts';
import type { Root } from '#lib/history/root-kind.ts';
import type { ClientKey } from '#lib/history/roots.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Authorized } from '#lib/policy.ts';
import { columnLabel, numberHeading } from './column-words.ts';
import { filmNoun } from './film-noun.ts';
import { readMapping, saidColumns, shownFact, writtenCells } from './list-columns.ts';
import type { Rows } from './list-file.ts';
import { importList, type ListCounts, listPlanOf, type ReadList } from './list-import.ts';
import { columnsFor, type ListName, type ListNoun, rowFacts, writtenColumns } from './list-noun.ts';
import type { FieldChange, ListPlan, PlannedRow, RowProblem } from './list-plan.ts';
import { type KeptList, keepList, keptList } from './lists.ts';
import { personNoun } from './person-noun.ts';
import { roomNoun } from './room-noun.ts';
import { entityOf } from './said-of-import.ts';
import { volunteerNoun } from './volunteer-noun.ts';

/** A change that a row makes to a field; not made if it `isLeft`, because somebody unticked it. */
type ShownChange = { field: string; label: string; before: string; after: string; isLeft: boolean };

/** What one row would do, as a plan shows it, with its cells that were not understood. */
export type ShownRow = { line: number; title: string } & (
  | { is: 'new'; telling: string; unread: UnreadCell[] }
  | { is: 'changed'; name: string; changes: ShownChange[]; unread: UnreadCell[] }
  /** Left as it is, because somebody unticked it. */
  | { is: 'left'; name: string; changes: ShownChange[] }
  | { is: 'unchanged'; name: string; unread: UnreadCell[] }
  | {
      is: 'asked';
      candidates: { id: number; name: string; about: string }[];
      twin: { line: number; title: string } | null;
    }
  | { is: 'refused'; problems: RowProblem[] }
);

export type ShownPlan = Readonly<{
  rows: readonly ShownRow[];
  missing: readonly { id: number; name: string }[];
  fingerprint: string;
}>;

/** One kind of list, whatever its records are. The caller has already checked its `permission`. */
export type BoundList = Readonly<{
  name: ListName;
  entity: ImportEntity;
  permission: 'schedule' | 'settings' | 'volunteers';
  /** The columns that this role may import: what they may not read they cannot write. */
  columnsFor: (role: Role) => readonly string[];
  /** Guesses what each column of such a list contains. */
  propose: Propose;
  /** Stores what was read until it is imported, and returns its id; null when it is empty. */
  keep: (festival: Importing, read: { name: string; rows: readonly ImportRow[] }, now: string) => number | null;
  kept: (festival: Importing, id: number) => KeptList | null;
  /** The lines with open questions, including those that a page does not show. */
  askedLines: (festival: Importing, kept: KeptList) => number[];
  shown: (festival: Importing, kept: KeptList, locale: Locale) => ShownPlan;
  /** The permission needed for exporting it. */
  seenBy: 'read' | 'volunteers';
  /**
   * The whole list for a spreadsheet: a line of headings, then one row each, our numbers first.
   * Without private data that the reader may not see on screen.
   */
  rows: (festival: Authorized<'read' | 'volunteers'>, locale: Locale) => Rows;
  run: (
    festival: Importing,
    kept: KeptList,
    fingerprint: string,
    clientKey: ClientKey,
    now: string,
  ) => BroughtIn<unknown, ListCounts>;
}>;

/**
 * Combines what is particular to a kind of list with what all have in common, so that one screen
 * can show any of them.
 */
function boundList<C extends string, R extends Root, I, S>(noun: ListNoun<C, R, I, S>): BoundList {
  const { name, permission, seenBy } = noun;
  const entity = entityOf[name];
  const listOf = ({ role }: Importing, { table, mapping, answers }: KeptList): ReadList<C> => {
    const columns: readonly string[] = columnsFor(noun, role);
    const mended = Object.entries(answers.mended ?? {}).map(([line, cells]) => [
      line,
      Object.fromEntries(Object.entries(cells).filter(([column]) => columns.includes(column))),
    ]);
    return {
      table,
      mapping: readMapping(columnsFor(noun, role), mapping, table.header.length),
      source: noun.sourceOf?.(table) ?? 'list',
      answers: { ...answers, mended: Object.fromEntries(mended) },
    };
  };
  return {
    name,
    entity,
    permission,
    columnsFor: (role) => columnsFor(noun, role),
    seenBy,
    propose: noun.propose,
    keep: (festival, read, now) => keepList(festival, entity, read, noun.propose, now),
    kept: (festival, id) => {
      const kept = keptList(festival, entity, id);
      return (
        kept && { ...kept, mapping: saidColumns(columnsFor(noun, festival.role), kept.mapping, kept.mapping.length) }
      );
    },
    askedLines: (festival, kept) =>
      listPlanOf(noun, festival, listOf(festival, kept)).rows.flatMap(({ is, line }) => (is === 'asked' ? [line] : [])),
    shown: (festival, kept, locale) => shownPlan(noun, listPlanOf(noun, festival, listOf(festival, kept)), locale),
    rows: (festival, locale) => listRows(noun, festival, locale),
    run: (festival, kept, fingerprint, clientKey, now) =>
      importList(noun, festival, listOf(festival, kept), fingerprint, clientKey, now),
  };
}

function shownPlan<C extends string, R extends Root, I, S>(
  noun: ListNoun<C, R, I, S>,
  { rows, missing, fingerprint, scene }: ListPlan<R, I> & { scene: S },
  locale: Locale,
): ShownPlan {
  const shownChanges = (fields: readonly FieldChange[], isLeft: boolean): ShownChange[] =>
    fields.map(({ field, before, after }) => ({
      field,
      label: columnLabel(noun.name, field, locale),
      isLeft,
      before: shownFact(noun.columns, field, before, locale),
      after: shownFact(noun.columns, field, after, locale),
    }));
  const shownRow = (row: PlannedRow<R, I>): ShownRow => {
    const { line, title } = row;
    switch (row.is) {
      case 'new': {
        const facts = rowFacts(noun, row.input, scene);
        // Two contacts, or the kept text of several cells, have a line each.
        const said = noun.telling.flatMap((fact) => shownFact(noun.columns, fact, facts[fact], locale).split('\n'));
        const telling = said.map((line) => line.trim()).filter(Boolean);
        return { line, title, is: 'new', telling: joinFacts(telling), unread: row.unread };
      }
      case 'changed': {
        const changes = [...shownChanges(row.fields, false), ...shownChanges(row.left, true)];
        return { line, title, is: 'changed', name: noun.nameOf(row.root), changes, unread: row.unread };
      }
      case 'left': {
        const changes = shownChanges(row.left, true);
        return { line, title, is: 'left', name: row.root ? noun.nameOf(row.root) : title, changes };
      }
      case 'unchanged':
        return { line, title, is: 'unchanged', name: noun.nameOf(row.root), unread: row.unread };
      case 'asked': {
        const candidates = row.candidates.map((root) => ({
          id: root.id,
          name: noun.nameOf(root),
          about: noun.aboutOf(root, locale, scene),
        }));
        return { line, title, is: 'asked', candidates, twin: row.twin ?? null };
      }
      case 'refused':
        return { line, title, is: 'refused', problems: row.problems };
    }
  };
  return {
    rows: rows.map(shownRow),
    missing: missing.map((root) => ({ id: root.id, name: noun.nameOf(root) })),
    fingerprint,
  };
}

/**
 * A list in our own form: with our numbers first, under a heading by which an import recognises it.
 */
function listRows<C extends string, R extends Root, I, S>(
  noun: ListNoun<C, R, I, S>,
  festival: Authorized<'read' | 'volunteers'>,
  locale: Locale,
): Rows {
  const roots = noun.rootsOf(festival.db, festival.id);
  const scene = noun.sceneOf(festival.db, festival, roots);
  const columns = writtenColumns(noun, festival.role);
  return [
    [numberHeading(festival.slug), ...columns.map((column) => columnLabel(noun.name, column, locale))],
    ...roots.map((root) => {
      const cells = writtenCells(noun.columns, root, locale, scene);
      return [noun.numberOf(root), ...columns.map((column) => cells[column] ?? null)];
    }),
  ];
}

/**
 * Every kind of list that is planned by itself; a list of séances is planned as a programme, with
 * all that belongs to it.
 */
export const importLists: Readonly<Record<ListName, BoundList>> = {
  films: boundList(filmNoun),
  people: boundList(personNoun),
  rooms: boundList(roomNoun),
  volunteers: boundList(volunteerNoun),
};
