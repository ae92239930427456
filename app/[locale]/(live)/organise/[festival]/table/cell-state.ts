import type { ActRefused } from '#lib/events/act-answers.ts';
import type { TableRow } from '#lib/exchange/lists/table-rows.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { byId } from '#lib/model/keyed.ts';

/**
 * A row with a key that stays the same when it is saved for the first time. An unsaved row has a
 * negative id.
 */
export type KeyedRow = TableRow & { key: string };

/** What was just done, to be announced once. */
type CellNews =
  | { is: 'done'; batch: string | null; count: number }
  | { is: 'refused'; answer: ActRefused }
  | { is: 'theirs'; who: string; count: number };

export type CellState = Readonly<{
  rows: ReadonlyMap<string, KeyedRow>;
  /** The keys in the order of the rows; a new list each time all are read. */
  keys: readonly string[];
  /** Rows made since, with an unsaved one at the end. */
  added: readonly string[];
  typed: TypedCells;
  /** Who just changed a cell, by `row column`; the same object for changes reported together. */
  fresh: ReadonlyMap<string, Readonly<{ who: string }>>;
  isSaving: boolean;
  /** The server does not answer, and written cells wait. */
  isStuck: boolean;
  /** Rows could not be read: some of what is shown is outdated or blank. */
  isUnread: boolean;
  /** Text written in rows that others deleted, shown until it was read. */
  lost: string;
  news: CellNews | null;
}>;

export const cellKey = (key: string, column: string) => `${key} ${column}`;

/** The text a cell shows: what was typed, else its value. */
export const textInCell = ({ typed, rows }: CellState, key: string, column: string): string =>
  typed.get(key)?.[column]?.text ?? rows.get(key)?.cells[column] ?? '';

/** Rows as they were read, with the keys they have, then the rows below. */
export function inOrder(
  rows: readonly TableRow[],
  below: readonly KeyedRow[],
  keyOf: ReadonlyMap<number, string> = new Map(),
): Pick<CellState, 'rows' | 'keys' | 'added'> {
  const keyed = rows.map((row) => ({ ...row, key: keyOf.get(row.id) ?? String(row.id) }));
  return {
    rows: new Map([...keyed, ...below].map((row) => [row.key, row] as const)),
    keys: keyed.map(({ key }) => key),
    added: below.map(({ key }) => key),
  };
}

/** The state of a table: replaced as a whole by each act, and listeners are told. */
export function heldCells(rows: readonly TableRow[]) {
  let drafts = 0;
  const draft = (): KeyedRow => {
    drafts += 1;
    return { key: `new-${drafts}`, id: -drafts, number: 0, version: 0, path: '', cells: {} };
  };
  let state: CellState = {
    typed: new Map(),
    fresh: new Map(),
    isSaving: false,
    isStuck: false,
    isUnread: false,
    lost: '',
    news: null,
    ...inOrder(rows, [draft()]),
  };
  const listeners = new Set<() => void>();
  const set = (patch: Partial<CellState>): void => {
    state = { ...state, ...patch };
    for (const listen of listeners) listen();
  };
  return {
    get: () => state,
    set,
    subscribe: (listen: () => void) => {
      listeners.add(listen);
      return () => void listeners.delete(listen);
    },
    /** An unsaved row. */
    draft,
    byId: () => byId([...state.rows.values()]),
    /** Other rows: nothing waits in those that are gone, and what was written there is said. */
    setRows: (patch: Partial<CellState> & Pick<CellState, 'rows'>) => {
      const { typed, lost } = typedApart(state.typed, patch.rows);
      set({ ...patch, typed, lost: withLost(state.lost, lost) });
    },
    /** Adds this many unsaved rows. */
    addDrafts: (count: number, patch?: Partial<CellState>) => {
      const { rows, added } = { ...state, ...patch };
      const more = Array.from({ length: count }, draft);
      set({
        ...patch,
        ...(count > 0 && {
          rows: new Map([...rows, ...more.map((row) => [row.key, row] as const)]),
          added: [...added, ...more.map(({ key }) => key)],
        }),
      });
    },
  };
}

export type HeldCells = ReturnType<typeof heldCells>;

export type WrittenCell = { key: string; column: string; text: string };
/**
 * Text that was written and is not saved; with `said` if it was refused; `like` is the id of the
 * existing row that a new one may be.
 */
export type TypedCell = { text: string; said?: string; like?: number };
/** By the key of the row, then by column. */
type TypedCells = ReadonlyMap<string, Readonly<Record<string, TypedCell>>>;

/** The most characters of lost text that are shown. */
const MAX_LOST = 1000;

export const isRefused = (typed: TypedCells, key: string, column: string): boolean =>
  typed.get(key)?.[column]?.said !== undefined;

export function typedWith(
  before: TypedCells,
  cells: readonly (WrittenCell & { said?: string | undefined; like?: number | undefined })[],
): TypedCells {
  const typed = new Map(before);
  for (const { key, column, text, said, like } of cells) {
    const refused = said !== undefined && { said, ...(like !== undefined && { like }) };
    typed.set(key, { ...typed.get(key), [column]: { text, ...refused } });
  }
  return typed;
}

/** Without these saved cells, unless something else was typed into them meanwhile. */
export function typedWithout(before: TypedCells, cells: readonly WrittenCell[]): TypedCells {
  const typed = new Map(before);
  for (const { key, column, text } of cells) {
    const { [column]: own, ...others } = typed.get(key) ?? {};
    if (own?.text !== text) continue;
    if (Object.keys(others).length > 0) typed.set(key, others);
    else typed.delete(key);
  }
  return typed;
}

/** Moves what was typed to another key of its row. */
export function typedMoved(before: TypedCells, from: string, to: string): TypedCells {
  const own = before.get(from);
  if (!own) return before;
  const typed = new Map(before);
  typed.set(to, { ...typed.get(to), ...own });
  typed.delete(from);
  return typed;
}

/** What was typed in existing rows, and the texts typed in deleted ones. */
function typedApart(typed: TypedCells, rows: ReadonlyMap<string, unknown>) {
  const isThere = ([key]: [string, unknown]) => rows.has(key);
  const gone = [...typed].filter((one) => !isThere(one));
  return {
    typed: new Map([...typed].filter(isThere)),
    lost: gone.flatMap(([, cells]) => Object.values(cells).map(({ text }) => text)),
  };
}

export const withLost = (lost: string, texts: readonly string[]): string =>
  joinFacts([lost, ...texts]).slice(0, MAX_LOST);
