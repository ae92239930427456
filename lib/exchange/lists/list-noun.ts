import type { Db, Tx } from '#db/client.ts';
import type { Role } from '#db/enums.ts';
import type { Importing } from '#lib/exchange/files/kept-imports.ts';
import type { Found } from '#lib/exchange/files/likeness.ts';
import type { CellProblem, Cells, ReadRow, Table } from '#lib/exchange/files/table.ts';
import type { Root, RootKind } from '#lib/history/root-kind.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type Festival, may } from '#lib/policy.ts';
import type { ColumnsOf } from './column-words.ts';
import { type Columns, columnNames, filledFacts, type Mapping } from './list-columns.ts';

/** The lists that can be imported, by the word in their address. */
export const listNames = ['films', 'people', 'rooms', 'volunteers'] as const;
export type ListName = (typeof listNames)[number];

/**
 * For rows that a row writes besides its root: in the transaction and the batch of the whole list.
 */
export type Act = Readonly<{ tx: Tx; festival: Importing; batch: string; now: string }>;

/**
 * One kind of list: its columns `C`, the root `R` of a row, the input `I` that its form would post,
 * and the scene `S` in which it is read. Here stands all that differs between, for example, films
 * and volunteers; planning, showing, writing and undoing are the same for all, in `list-plan.ts`
 * and `list-import.ts`.
 */
export type ListNoun<C extends string, R extends Root, I, S> = Readonly<{
  name: ListName;
  permission: 'schedule' | 'settings' | 'volunteers';
  kind: RootKind<R>;
  /** `number` is ours, `foreignId` that of the program from which the list comes. */
  columns: Columns<C, R, S>;
  /** The permission needed for exporting it. */
  seenBy: 'read' | 'volunteers';
  /** Fields that are exported and imported only for people with this permission. */
  privateFacts: { may: 'private-facts' | 'health'; facts: object };
  propose: (table: Table, locale?: Locale) => Mapping<C>;
  /** The program from which a list comes; null for others. */
  sourceOf?: (table: Table) => string | null;
  /** The most records of one festival. */
  most: number;
  rootsOf: (db: Db | Tx, festivalId: number) => R[];
  sceneOf: (db: Db | Tx, festival: Festival, roots: readonly R[]) => S;
  /** The scene once the whole list is known; corrected cells are not part of that list. */
  sceneOfList?: (scene: S, table: Table, mapping: Mapping<C>) => S;
  /** The number in the first column of our own lists. */
  numberOf: (root: R) => number;
  /** The title of a row, and below, the name of a root. */
  titleOf: (cells: Cells<C>) => string;
  nameOf: (root: R) => string;
  /** What tells a record from another of the same name; may be empty. */
  aboutOf: (root: R, locale: Locale, scene: S) => string;
  /** Two rows with the same key mean the same record. */
  keyOf: (cells: Cells<C>) => string;
  /**
   * Two new rows that may mean the same record: they share a key, and `are` finds no contradiction.
   */
  twins?: { keysOf: (cells: Cells<C>) => readonly string[]; are: (one: Cells<C>, other: Cells<C>) => boolean };
  /** Made once for each plan. */
  finder: (scene: S, roots: readonly R[]) => (cells: Cells<C>) => Found<R>;
  /**
   * Reads the given cells, merged into the root if there is one: columns without a cell stay as
   * they are.
   */
  read: (cells: Cells<C>, root: R | null, scene: S) => ReadRow<C, I>;
  /**
   * Conflicts between rows that are written together, by position, for example a name that another
   * has; every cell that is part of it.
   */
  clashes?: (
    roots: readonly R[],
    written: readonly Readonly<{ root: R | null; input: I; cells: Cells<C> }>[],
  ) => ReadonlyMap<number, readonly CellProblem<C>[]>;
  /** Further values that a row can change, by the column that shows them. */
  moreFacts?: (of: R | I, scene: S) => Readonly<Record<string, unknown>>;
  /** The values that describe a new record. */
  telling: readonly string[];
  /** Inserts new records, and returns their ids in the same order. */
  insert: (act: Act, inputs: readonly I[]) => number[];
  update: (act: Act, root: R, input: I) => void;
}>;

/** The columns of a list, without those whose field this role may not read. */
export const columnsFor = <C extends string, R extends Root, I, S>(
  { columns, privateFacts }: Pick<ListNoun<C, R, I, S>, 'columns' | 'privateFacts'>,
  role: Role,
): C[] =>
  columnNames(columns).filter(
    (column) => may(role, privateFacts.may) || !Object.hasOwn(privateFacts.facts, columns[column].field ?? ''),
  );

/** Those of them that our own lists and tables have. */
export const writtenColumns = <C extends string, R extends Root, I, S>(
  noun: Pick<ListNoun<C, R, I, S>, 'columns' | 'privateFacts'>,
  role: Role,
): C[] =>
  columnsFor(noun, role).filter((column) => {
    const { field, written } = noun.columns[column];
    return field !== undefined || written !== undefined;
  });

/** The values that a row can change, by the column that shows them. */
export const rowFacts = <C extends string, R extends Root, I, S>(
  { columns, moreFacts }: Pick<ListNoun<C, R, I, S>, 'columns' | 'moreFacts'>,
  of: R | I,
  scene: S,
): Readonly<Record<string, unknown>> => ({ ...moreFacts?.(of, scene), ...filledFacts(columns, of, scene) });

/**
 * What a table that is edited in place needs of a kind of list: its columns, and how a row is read
 * and written.
 */
export type TableNoun<C extends string, R extends Root, I, S> = Pick<
  ListNoun<C, R, I, S>,
  | 'permission'
  | 'seenBy'
  | 'kind'
  | 'columns'
  | 'privateFacts'
  | 'most'
  | 'rootsOf'
  | 'sceneOf'
  | 'numberOf'
  | 'read'
  | 'clashes'
  | 'insert'
  | 'update'
> & {
  name: ColumnsOf;
  /** How to find existing records that a new row may duplicate; without it nobody is asked. */
  asks?: Pick<ListNoun<C, R, I, S>, 'finder' | 'keyOf' | 'nameOf'> & { by: C };
  /** The address of its form, below the desk. */
  pathOf: (root: R, scene: S) => string;
  /** The name of a row that has none of its own: a séance is named by its films. */
  called?: (root: R, locale: Locale, scene: S) => string;
  /** The columns that make up that name. */
  calledBy?: readonly C[];
  /** Which rows are shown and may be changed; all if undefined. */
  isShown?: (root: R) => boolean;
  /** Whether its cells depend on other records, so that rows are read anew when those change. */
  isEntangled?: boolean;
  /** The column of a picture that refers to such a row; undefined where rows have no pictures. */
  pictured?: 'filmId' | 'personId' | 'roomId';
};
