import type { Db, Tx } from '#db/client.ts';
import type { Festival } from '#lib/authorized.ts';
import type { CellProblem, Cells, ReadRow } from '#lib/exchange/files/cells.ts';
import type { Importing } from '#lib/exchange/files/kept-imports.ts';
import type { Found } from '#lib/exchange/files/likeness.ts';
import type { Table } from '#lib/exchange/files/table.ts';
import type { Root, RootKind } from '#lib/history/root-kind.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type Columns, filledFacts, type Mapping } from './list-columns.ts';

/** What lists may bring in, by the word of their address. */
export const listNames = ['films', 'people', 'rooms', 'volunteers'] as const;
export type ListName = (typeof listNames)[number];

/**
 * What a row writes that is no root of its own: done in the transaction of the whole list, in its
 * batch.
 */
export type Act = Readonly<{ tx: Tx; festival: Importing; batch: string; now: string }>;

/**
 * One kind of list: its columns `C`, the root `R` a row is, the input `I` its form would post, and
 * the scene `S` it is read in. All that differs between a list of films and one of volunteers is
 * said here; how lists are planned, shown, written and taken back is said once, in `list-plan.ts`
 * and `list-import.ts`.
 */
export type ListNoun<C extends string, R extends Root, I, S> = Readonly<{
  name: ListName;
  permission: 'schedule' | 'settings' | 'volunteers';
  kind: RootKind<R>;
  /** `number` is ours, `foreignId` that of the program the list comes from. */
  columns: Columns<C, R, S>;
  /** Who takes a list out. */
  seenBy: 'read' | 'volunteers';
  /** Fields that only they take out or bring in who may read them on screen, by this permission. */
  privateFacts: { may: 'private-facts' | 'health'; facts: object };
  propose: (table: Table, locale?: Locale) => Mapping<C>;
  /** The program a list comes from; null for anybody’s. */
  sourceOf?: (table: Table) => string | null;
  /** Of one festival, at most. */
  most: number;
  rootsOf: (db: Db | Tx, festivalId: number) => R[];
  sceneOf: (db: Db | Tx, festival: Festival, roots: readonly R[]) => S;
  /** The same once a whole list is known; a cell that somebody mended is none of it. */
  sceneOfList?: (scene: S, table: Table, mapping: Mapping<C>) => S;
  /** What stands in the first column of our own lists. */
  numberOf: (root: R) => number;
  /** What a row is called, and what a root is. */
  titleOf: (cells: Cells<C>) => string;
  nameOf: (root: R) => string;
  /** Beside its name, to tell it from another of that name; may be empty. */
  aboutOf: (root: R, locale: Locale, scene: S) => string;
  /** Two rows of one key say the same thing. */
  keyOf: (cells: Cells<C>) => string;
  /**
   * Two new rows that may be one: they share a key, and `are` says that nothing speaks against it.
   */
  twins?: { keysOf: (cells: Cells<C>) => readonly string[]; are: (one: Cells<C>, other: Cells<C>) => boolean };
  /** Made once a plan. */
  finder: (scene: S, roots: readonly R[]) => (cells: Cells<C>) => Found<R>;
  /**
   * Reads the cells that were given, over the root where there is one: a column that is not among
   * them stays as it is.
   */
  read: (cells: Cells<C>, root: R | null, scene: S) => ReadRow<C, I>;
  /**
   * What speaks against rows that are written together, by where they stand: a name that another
   * has. Each cell that has a part in it.
   */
  clashes?: (
    roots: readonly R[],
    written: readonly Readonly<{ root: R | null; input: I; cells: Cells<C> }>[],
  ) => ReadonlyMap<number, readonly CellProblem<C>[]>;
  /** What a row can change besides what its columns say of it, by the column that shows it. */
  moreFacts?: (of: R | I, scene: S) => Readonly<Record<string, unknown>>;
  /** The facts that tell what a new one is. */
  telling: readonly string[];
  /** Writes new ones, and answers their ids in the same order. */
  insert: (act: Act, inputs: readonly I[]) => number[];
  update: (act: Act, root: R, input: I) => void;
}>;

/** What a row can change, by the column that shows it. */
export const rowFacts = <C extends string, R extends Root, I, S>(
  { columns, moreFacts }: Pick<ListNoun<C, R, I, S>, 'columns' | 'moreFacts'>,
  of: R | I,
  scene: S,
): Readonly<Record<string, unknown>> => ({ ...moreFacts?.(of, scene), ...filledFacts(columns, of, scene) });
