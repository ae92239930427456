import { jsonPost } from '#app/_ui/json-post.ts';
import type { Fetch } from '#app/[locale]/(live)/organise/[festival]/grid/sync/post.ts';
import type { ActRefused } from '#lib/events/act-answers.ts';
import { type CellsDone, MAX_ROWS_ASKED, type TableRow } from '#lib/exchange/lists/table-rows.ts';
import type { CellsPost } from '#lib/exchange/lists/table-schema.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type CellState, cellKey, type HeldCells, inOrder, type KeyedRow, type WrittenCell } from './cell-state.ts';

/** In milliseconds: a server silent for this long counts as unreachable. */
const PATIENCE = 15_000;

/** The requests of a table to the server; null where there is no answer. */
export const cellRequests = (address: string, locale: Locale, fetch: Fetch) => ({
  post: async (posted: Omit<CellsPost, 'locale'>): Promise<CellsDone | ActRefused | null> => {
    try {
      const response = await fetch(address, {
        ...jsonPost({ ...posted, locale }),
        signal: AbortSignal.timeout(PATIENCE),
      });
      const answer: unknown = await response.json();
      const isOurs = typeof answer === 'object' && answer !== null && 'ok' in answer;
      // A reverse proxy says that our server is away, or the server that it is busy: it is asked
      // again.
      return isOurs && response.status !== 503 ? (answer as CellsDone | ActRefused) : null;
    } catch {
      return null;
    }
  },
  /** The rows with these ids, or all (null), with the cells of these columns. */
  read: async (ids: readonly number[] | null, columns: readonly string[]): Promise<TableRow[] | null> => {
    try {
      const asked = new URLSearchParams({
        lang: locale,
        columns: columns.join(' '),
        ...(ids && { ids: ids.join(' ') }),
      });
      const response = await fetch(`${address}?${asked}`, { cache: 'no-store' });
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  },
});

export type CellRequests = ReturnType<typeof cellRequests>;

/** How long a cell is marked as changed by somebody, in milliseconds. */
const FRESH_FOR = 8000;

/** Reads rows again: all of them, or those that somebody changed. */
export function cellReadings(held: HeldCells, { read }: CellRequests, columns: readonly string[]) {
  let shown = columns;
  /**
   * Counts the readings of all rows; deleted rows are noted with the number of the last one before,
   * as an older reading may still contain them.
   */
  let readings = 0;
  const goneIn = new Map<number, number>();
  /**
   * Counts failed readings: a full reading that began before one failed may lack what that would
   * have brought.
   */
  let failures = 0;
  const unread = () => {
    failures += 1;
    held.set({ isUnread: true });
  };
  /** Whether rows are still missing after reading all: only if another reading failed meanwhile. */
  const stillUnread = (before: number) => held.get().isUnread && failures !== before;

  /** Reads all rows, with these columns from now on. */
  async function load(asked: readonly string[] = shown): Promise<void> {
    shown = asked;
    readings += 1;
    const [reading, failed, known] = [readings, failures, held.byId()];
    const there = await read(null, asked);
    if (shown !== asked) return;
    if (!there) return unread();
    const standing = there.filter(({ id }) => (goneIn.get(id) ?? 0) < reading);
    held.setRows({ ...replaced(held, standing, known), isUnread: stillUnread(failed) });
  }

  /** Notes which of the requested rows do not exist any more; returns their ids. */
  function noteGone(ids: readonly number[], there: readonly TableRow[]): number[] {
    const standing = new Set(there.map(({ id }) => id));
    for (const id of standing) goneIn.delete(id);
    const gone = ids.filter((id) => !standing.has(id));
    for (const id of gone) goneIn.set(id, readings);
    return gone;
  }

  /**
   * Reads rows again that somebody changed, or that an undo changed (null: perhaps all), and marks
   * their changed cells.
   */
  async function changed(asked: readonly number[] | null, who: string | null): Promise<void> {
    if (asked && asked.length > MAX_ROWS_ASKED) return changed(null, who);
    // One that is made while they are read is not gone.
    const ids = asked ?? [...held.byId().keys()].filter((id) => id > 0);
    const [columnsThen, failed] = [shown, failures];
    const there = await read(asked, shown);
    if (shown !== columnsThen) return changed(asked, who);
    if (!there) return unread();
    const { isUnread, news, fresh } = held.get();
    const { rows, added, marks } = changedRows(held, there, noteGone(ids, there), who === null ? [] : shown);
    const mark = { who: who ?? '' };
    held.setRows({
      rows,
      added,
      fresh: new Map([...fresh, ...marks.map((cell) => [cell, mark] as const)]),
      news: marks.length > 0 ? { is: 'theirs', ...mark, count: marks.length } : news,
      isUnread: asked ? isUnread : stillUnread(failed),
    });
    if (marks.length === 0) return;
    setTimeout(() => {
      // A cell that was changed again meanwhile is marked for another eight seconds.
      held.set({ fresh: new Map([...held.get().fresh].filter(([, other]) => other !== mark)) });
    }, FRESH_FOR);
  }

  return {
    load,
    changed,
    /** The columns that are read. */
    columns: () => shown,
  };
}

/** All rows as they were read; `before`: the rows known when they were requested. */
function replaced(held: HeldCells, there: readonly TableRow[], before: ReadonlyMap<number, KeyedRow>) {
  const { rows, added } = held.get();
  const ids = new Set(there.map(({ id }) => id));
  // Rows made or reported since: not deleted, only not read yet.
  const since = [...rows.values()].filter(({ id }) => id > 0 && !before.has(id) && !ids.has(id));
  const waiting = added.flatMap((key) => rows.get(key) ?? []).filter(({ id }) => id < 0);
  const made = [...rows.values()].filter(({ key, id }) => id > 0 && key.startsWith('new-'));
  const known = held.byId();
  // An answer since the reading is newer.
  const newest = there.map((row) => {
    const own = known.get(row.id);
    return own && own.version > row.version ? { ...own, cells: { ...row.cells, ...own.cells } } : row;
  });
  const below = [...since, ...(waiting.length > 0 ? waiting : [held.draft()])];
  return inOrder(newest, below, new Map(made.map(({ id, key }) => [id, key])));
}

/**
 * The rows with those read again, and without deleted ones; `marks` are the changed cells in these
 * columns.
 */
function changedRows(held: HeldCells, there: readonly TableRow[], gone: readonly number[], columns: readonly string[]) {
  const { rows: before, keys, added } = held.get();
  const known = held.byId();
  const rows = new Map(before);
  const heard: string[] = [];
  const marks: string[] = [];
  for (const row of there) {
    const old = known.get(row.id);
    if (old && old.version > row.version) continue;
    const key = old?.key ?? String(row.id);
    if (!old && !keys.includes(key)) heard.push(key);
    for (const column of columns)
      if ((old?.cells[column] ?? '') !== (row.cells[column] ?? '')) marks.push(cellKey(key, column));
    rows.set(key, { ...row, key });
  }
  for (const id of gone) rows.delete(known.get(id)?.key ?? '');
  return {
    rows,
    added: [...added.slice(0, -1), ...heard, ...added.slice(-1)].filter((key) => rows.has(key)),
    marks,
  };
}

type Rows = CellState['rows'];

/** Cells being written, with the text and the version of the row that the writer saw. */
export type SeenCells = {
  cells: (WrittenCell & { was: string; like?: number | undefined })[];
  versions: Map<string, number>;
};

/** With what is shown now. */
export const seenNow = (rows: Rows, cells: readonly WrittenCell[]): SeenCells => ({
  cells: cells.map((cell) => ({ ...cell, was: rows.get(cell.key)?.cells[cell.column] ?? '' })),
  versions: new Map(cells.map(({ key }) => [key, rows.get(key)?.version ?? 0])),
});

export const wasIn = (seen: SeenCells | null, { key, column }: Omit<WrittenCell, 'text'>): string | undefined =>
  seen?.cells.find((cell) => key === cell.key && column === cell.column)?.was;

/** With what was shown when the cell was opened, where it was opened. */
export function seenSince(opened: SeenCells | null, rows: Rows, cells: readonly WrittenCell[]): SeenCells {
  const seen = seenNow(rows, cells);
  for (const [key, version] of opened?.versions ?? []) if (seen.versions.has(key)) seen.versions.set(key, version);
  for (const cell of seen.cells) cell.was = wasIn(opened, cell) ?? cell.was;
  return seen;
}

/**
 * Bases waiting cells on the new version of their row, unless somebody else changed one of them.
 */
export function raise(waiting: readonly SeenCells[], row: KeyedRow, isOwn: (column: string) => boolean): void {
  for (const { cells, versions } of waiting) {
    const own = cells.filter(({ key }) => key === row.key);
    if (own.length === 0 || !own.every(({ column, was }) => isOwn(column) || row.cells[column] === was)) continue;
    versions.set(row.key, row.version);
    for (const cell of own) cell.was = row.cells[cell.column] ?? '';
  }
}

/** Moves waiting cells to another key of their row. */
export function moveSeen(waiting: readonly SeenCells[], from: string, to: string): void {
  for (const { cells, versions } of waiting)
    for (const cell of cells) {
      if (cell.key !== from) continue;
      cell.key = to;
      versions.set(to, versions.get(from) ?? 0);
    }
}

/** The rows to post; an unsaved one with everything that was written in it. */
export function rowsOfPost({ cells, versions }: SeenCells, { rows, typed }: CellState): CellsPost['rows'] {
  const asked = new Map<string, Record<string, string>>();
  const others = new Map<string, number>();
  for (const { key, column, text, like } of cells) {
    asked.set(key, { ...asked.get(key), [column]: text });
    if (like !== undefined) others.set(key, like);
  }
  return [...asked].flatMap(([key, own]) => {
    const row = rows.get(key);
    if (!row) return [];
    const before = Object.entries((row.id < 0 && typed.get(key)) || {}).map(([column, { text }]) => [column, text]);
    return {
      id: row.id,
      version: versions.get(key) ?? row.version,
      ...(row.id < 0 && others.has(key) && { another: others.get(key) }),
      cells: { ...Object.fromEntries(before), ...own },
    };
  });
}

/** The keys of rows by their ids, when the cells were posted. */
type Keys = ReadonlyMap<number, string>;

/** The posted cells that were saved, and the refused ones with the reasons. */
export function cellsAnswered(cells: readonly WrittenCell[], { refused, made }: CellsDone, keyOf: Keys, rows: Rows) {
  const told = refused.flatMap(({ id, column, said, like }) => {
    const key = keyOf.get(id);
    const text = cells.find((cell) => cell.key === key && cell.column === column)?.text ?? '';
    return key === undefined ? [] : [{ key, column, text, said, like }];
  });
  const isTold = new Set(told.map(({ key, column }) => cellKey(key, column)));
  const isThere = (id: number) => id > 0 || made[id] !== undefined;
  const saved = cells.filter(({ key, column }) => !isTold.has(cellKey(key, column)) && isThere(rows.get(key)?.id ?? 0));
  return { saved, told };
}

/**
 * The rows, with those in the answer (`own`). `moves`: a new row that the stream reported before
 * its answer has two keys; the second is kept.
 */
export function rowsAnswered(before: Rows, { rows: answered, made }: CellsDone, keyOf: Keys) {
  const rows = new Map(before);
  const own: KeyedRow[] = [];
  const moves: [from: string, to: string][] = [];
  const keyOfMade = new Map(Object.entries(made).map(([below, id]) => [id, keyOf.get(Number(below))]));
  for (const row of answered) {
    const key = keyOfMade.get(row.id) ?? keyOf.get(row.id);
    if (key === undefined) continue;
    for (const other of rows.values())
      if (other.id === row.id && other.key !== key) {
        rows.delete(other.key);
        moves.push([other.key, key]);
      }
    rows.set(key, { ...row, key });
    own.push({ ...row, key });
  }
  return { rows, own, moves };
}
