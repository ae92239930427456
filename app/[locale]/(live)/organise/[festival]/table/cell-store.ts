import { newUuid } from '#app/_components/new-uuid.ts';
import { tellAct } from '#app/_ui/act-news.ts';
import type { Fetch } from '#app/[locale]/(live)/organise/[festival]/grid/sync/post.ts';
import type { ActRefused } from '#lib/events/act-answers.ts';
import { type CellsDone, MAX_ROWS_ASKED, type TableRow } from '#lib/exchange/lists/table-rows.ts';
import type { CellsPost } from '#lib/exchange/lists/table-schema.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import type { Locale } from '#lib/i18n/locale.ts';

/**
 * A row under a key that stays, also when it is made. One that is not there yet has an id below
 * zero.
 */
export type KeyedRow = TableRow & { key: string };
export type WrittenCell = { key: string; column: string; text: string };
/** What somebody wrote and is not saved: with `said`, because it was refused. */
export type TypedCell = { text: string; said?: string };
type TypedCells = ReadonlyMap<string, Readonly<Record<string, TypedCell>>>;

type Mark = Readonly<{ who: string }>;

/** What was just done, told once. */
type CellNews =
  | { is: 'done'; batch: string | null; count: number }
  | { is: 'refused'; answer: ActRefused }
  | { is: 'theirs'; who: string; count: number };

type CellState = Readonly<{
  rows: ReadonlyMap<string, KeyedRow>;
  /** In which rows came; another list each time all of them are read. */
  keys: readonly string[];
  /** Those that were made since, and at the end one that is not there yet. */
  added: readonly string[];
  typed: TypedCells;
  /** Who has just changed a cell, by `row column`: one object for what was heard at once. */
  fresh: ReadonlyMap<string, Mark>;
  isSaving: boolean;
  /** The server does not answer: what was written waits. */
  isStuck: boolean;
  /** Rows could not be read: some of what is shown is older, or blank. */
  isUnread: boolean;
  /** What was written in rows that others deleted, until that was read. */
  lost: string;
  news: CellNews | null;
}>;

/** Cells that are written, over which text of which version of their row. */
type Seen = { cells: (WrittenCell & { was: string })[]; versions: Map<string, number> };
type Gesture = Seen & { clientKey: string };

/** How long it is shown that somebody changed a cell. Milliseconds. */
const FRESH_FOR = 8000;
/** A server that says nothing for so long is taken for gone. Milliseconds. */
const PATIENCE = 15_000;
/** The most characters of a lost text that are shown. */
const MAX_LOST = 1000;

const cellKey = (key: string, column: string) => `${key} ${column}`;

/**
 * The rows of a table that is edited in place: shows at once what is written, saves one gesture
 * after the other, and hears what others change.
 */
export function cellStore({
  address,
  locale,
  columns,
  rows,
  fetch,
}: {
  address: string;
  locale: Locale;
  columns: readonly string[];
  rows: readonly TableRow[];
  fetch: Fetch;
}) {
  let drafts = 0;
  let shown = columns;
  const queue: Gesture[] = [];
  /** Acts of this table; those that can be taken back, and done again, the newest last. */
  const mine = new Set<string>();
  const undoable: string[] = [];
  const redoable: string[] = [];
  /** For a row that stood under two keys: the old key, and the one that is kept. */
  const moved = new Map<string, string>();
  /** Readings of all rows; and rows that were heard to be gone, by the newest reading before. */
  let readings = 0;
  /**
   * Readings that failed: a whole reading that began before one may miss what that was to bring.
   */
  let failures = 0;
  const goneIn = new Map<number, number>();
  /** The cell somebody writes in. */
  let opened: Seen | null = null;
  const listeners = new Set<() => void>();
  const draft = (): KeyedRow => {
    drafts += 1;
    return { key: `new-${drafts}`, id: -drafts, number: 0, version: 0, path: '', cells: {} };
  };
  const first = draft();
  let state: CellState = {
    ...{ typed: new Map(), fresh: new Map(), isSaving: false, isStuck: false, isUnread: false, lost: '', news: null },
    ...inOrder(rows, [first]),
  };
  const set = (patch: Partial<CellState>) => {
    state = { ...state, ...patch };
    for (const listen of listeners) listen();
  };
  // One that went and was brought back stands under its own again.
  const keyNow = (key: string): string => (state.rows.has(key) ? key : (moved.get(key) ?? key));
  const byId = () => new Map([...state.rows.values()].map((row) => [row.id, row]));

  function typedWith(cells: readonly (WrittenCell & { said?: string | undefined })[], base = state.typed): TypedCells {
    const typed = new Map(base);
    for (const { key, column, text, said } of cells)
      typed.set(key, { ...typed.get(key), [column]: { text, ...(said !== undefined && { said }) } });
    return typed;
  }

  function typedWithout(cells: readonly WrittenCell[]): TypedCells {
    const typed = new Map(state.typed);
    for (const { key, column, text } of cells) {
      const { [column]: own, ...others } = typed.get(key) ?? {};
      // What was typed over it meanwhile waits for its own turn.
      if (own?.text !== text) continue;
      if (Object.keys(others).length > 0) typed.set(key, others);
      else typed.delete(key);
    }
    return typed;
  }

  const seenNow = (cells: readonly WrittenCell[]): Seen => ({
    cells: cells.map((cell) => ({ ...cell, was: state.rows.get(cell.key)?.cells[cell.column] ?? '' })),
    versions: new Map(cells.map(({ key }) => [key, state.rows.get(key)?.version ?? 0])),
  });

  /**
   * What waits is written over this row as it stands now, unless somebody else changed one of its
   * cells.
   */
  function raise(row: KeyedRow, isOwn: (column: string) => boolean): void {
    for (const { cells, versions } of opened ? [...queue, opened] : queue) {
      const own = cells.filter(({ key }) => key === row.key);
      if (own.length === 0 || !own.every(({ column, was }) => isOwn(column) || row.cells[column] === was)) continue;
      versions.set(row.key, row.version);
      for (const cell of own) cell.was = row.cells[cell.column] ?? '';
    }
  }

  /** What was written in a row that turns out to be another, and waits. */
  function move(from: string, to: string): void {
    moved.set(from, to);
    for (const { cells, versions } of opened ? [...queue, opened] : queue)
      for (const cell of cells) {
        if (cell.key !== from) continue;
        cell.key = to;
        versions.set(to, versions.get(from) ?? 0);
      }
    const own = state.typed.get(from);
    if (!own) return;
    const typed = new Map(state.typed);
    typed.set(to, { ...typed.get(to), ...own });
    typed.delete(from);
    set({ typed });
  }

  const lostWith = (texts: readonly string[]) => joinFacts([state.lost, ...texts]).slice(0, MAX_LOST);

  /** Nothing waits in rows that are gone: what was written there is said. */
  function without(all: CellState['rows']): Pick<CellState, 'typed' | 'lost'> {
    const gone = [...state.typed].filter(([key]) => !all.has(key));
    return {
      typed: new Map([...state.typed].filter(([key]) => all.has(key))),
      lost: lostWith(gone.flatMap(([, cells]) => Object.values(cells).map(({ text }) => text))),
    };
  }

  /** Shows the cells at once, and saves them. */
  function write(asked: readonly WrittenCell[]): void {
    const from = opened;
    opened = null;
    const cells = asked.map((cell) => ({ ...cell, key: keyNow(cell.key) }));
    const wasIn = (cell: WrittenCell) =>
      from?.cells.find(({ key, column }) => key === cell.key && column === cell.column)?.was;
    const lost = cells.filter((cell) => !state.rows.has(cell.key) && cell.text !== wasIn(cell));
    if (lost.length > 0) set({ lost: lostWith(lost.map(({ text }) => text)) });
    const changed = cells.filter(({ key, column, text }) => {
      if (!state.rows.has(key)) return false;
      const known = state.typed.get(key)?.[column];
      return known?.said !== undefined || text !== (known?.text ?? state.rows.get(key)?.cells[column] ?? '');
    });
    if (changed.length === 0) return;
    const seen = seenNow(changed);
    for (const [key, version] of from?.versions ?? []) if (seen.versions.has(key)) seen.versions.set(key, version);
    for (const cell of seen.cells) cell.was = wasIn(cell) ?? cell.was;
    queue.push({ clientKey: newUuid(), ...seen });
    const typed = typedWith(changed);
    // A next new row is there at once, before the server has made this one.
    const next = typed.has(state.added.at(-1) ?? '') ? [draft()] : [];
    const rows = new Map([...state.rows, ...next.map((row) => [row.key, row] as const)]);
    set({ typed, rows, added: [...state.added, ...next.map(({ key }) => key)], news: null });
    void send();
  }

  function postOf({ clientKey, cells, versions }: Gesture): CellsPost {
    const asked = new Map<string, Record<string, string>>();
    for (const { key, column, text } of cells) asked.set(key, { ...asked.get(key), [column]: text });
    const all = [...asked].flatMap(([key, own]) => {
      const row = state.rows.get(key);
      if (!row) return [];
      // One that is not there yet is made of all that was written in it.
      const before =
        row.id < 0 ? Object.entries(state.typed.get(key) ?? {}).map(([name, { text }]) => [name, text]) : [];
      return {
        id: row.id,
        version: versions.get(key) ?? row.version,
        cells: { ...Object.fromEntries(before), ...own },
      };
    });
    return { clientKey, locale, columns: [...shown], rows: all };
  }

  async function send(): Promise<void> {
    const [gesture] = queue;
    if (state.isSaving || !gesture) return;
    const posted = postOf(gesture);
    const columns = shown;
    set({ isSaving: true, isStuck: false });
    const answer = posted.rows.length === 0 ? nothing : await ask(posted);
    if (!answer) return set({ isSaving: false, isStuck: true });
    queue.shift();
    const keyOf = new Map([...state.rows.values()].map(({ id, key }) => [id, key]));
    const cells = posted.rows.flatMap(({ id, cells: own }) => {
      const key = keyOf.get(id);
      return key === undefined ? [] : Object.entries(own).map(([column, text]) => ({ key, column, text }));
    });
    if (answer.ok) {
      done(cells, answer, keyOf);
      // Others are shown meanwhile, which it says nothing of.
      if (shown !== columns) void load();
    } else {
      const waiting = cells.map((cell) => ({ ...cell, said: '' }));
      set({ isSaving: false, typed: typedWith(waiting), news: { is: 'refused', answer } });
    }
    void send();
  }

  function done(cells: readonly WrittenCell[], answer: CellsDone, keyOf: ReadonlyMap<number, string>): void {
    const refused = new Map(
      answer.refused.map(({ id, column, said }) => [cellKey(keyOf.get(id) ?? '', column), said] as const),
    );
    const saved = cells.filter(
      ({ key, column }) => !refused.has(cellKey(key, column)) && ((state.rows.get(key)?.id ?? 0) > 0 || isMade(key)),
    );
    function isMade(key: string) {
      return answer.made[state.rows.get(key)?.id ?? 0] !== undefined;
    }
    const told = answer.refused.flatMap(({ id, column, said }) => {
      const key = keyOf.get(id);
      const text = cells.find((cell) => cell.key === key && cell.column === column)?.text ?? '';
      return key === undefined ? [] : [{ key, column, text, said }];
    });
    const all = new Map(state.rows);
    const made = new Map(Object.entries(answer.made).map(([below, id]) => [id, keyOf.get(Number(below))]));
    for (const row of answer.rows) {
      const key = made.get(row.id) ?? keyOf.get(row.id);
      if (key === undefined) continue;
      // One that was made, and heard of before its answer came.
      for (const other of all.values())
        if (other.id === row.id && other.key !== key) {
          all.delete(other.key);
          move(other.key, key);
        }
      all.set(key, { ...row, key });
      raise(
        { ...row, key },
        (column) => made.has(row.id) || saved.some((cell) => cell.key === key && cell.column === column),
      );
    }
    const added = state.added.filter((key) => all.has(key));
    if (![...added.map((key) => all.get(key))].some((row) => row && row.id < 0)) {
      const next = draft();
      all.set(next.key, next);
      added.push(next.key);
    }
    set({
      rows: all,
      added,
      typed: typedWith(told, typedWithout(saved)),
      isSaving: false,
      news: { is: 'done', batch: answer.batch, count: answer.count },
    });
    if (!answer.batch) return;
    mine.add(answer.batch);
    undoable.push(answer.batch);
    redoable.length = 0;
    tellAct();
  }

  /** Once what was written is answered; false where no answer comes. */
  const saved = () =>
    new Promise<boolean>((resolve) => {
      const look = () => {
        if (!state.isStuck && (state.isSaving || queue.length > 0)) return;
        listeners.delete(look);
        resolve(!state.isStuck);
      };
      listeners.add(look);
      look();
    });

  /** One batch was taken back, or done again, which made another one. */
  function turned(batch: string, by: string | null): void {
    const isUndo = undoable.includes(batch);
    const [from, to] = isUndo ? [undoable, redoable] : [redoable, undoable];
    if (from.includes(batch)) from.splice(from.indexOf(batch), 1);
    if (by !== null) to.push(by);
  }

  let turning: Promise<unknown> = Promise.resolve();
  /**
   * Takes back the last act, or does again what was taken back last, by `ask`; null where there is
   * none, or no answer.
   */
  function turn<A extends { ok: boolean | null; undo?: string | null }>(
    which: 'undo' | 'redo',
    ask: (batch: string) => Promise<A>,
  ): Promise<A | null> {
    // What is being saved is the last act, once it is answered.
    const next = turning.then(async () => {
      const batch = (await saved()) ? (which === 'undo' ? undoable : redoable).at(-1) : undefined;
      if (batch === undefined) return null;
      const answer = await ask(batch);
      turned(batch, (answer.ok && answer.undo) || null);
      return answer;
    });
    turning = next.catch(() => {});
    return next;
  }

  async function ask(posted: CellsPost): Promise<CellsDone | ActRefused | null> {
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(posted),
        signal: AbortSignal.timeout(PATIENCE),
      });
      const answer: unknown = await response.json();
      const isOurs = typeof answer === 'object' && answer !== null && 'ok' in answer;
      // A server in front says that ours is away, or ours that it is busy: it is asked again.
      return isOurs && response.status !== 503 ? (answer as CellsDone | ActRefused) : null;
    } catch {
      return null;
    }
  }

  async function read(ids: readonly number[] | null): Promise<TableRow[] | null> {
    try {
      const asked = new URLSearchParams({ lang: locale, columns: shown.join(' '), ...(ids && { ids: ids.join(' ') }) });
      const response = await fetch(`${address}?${asked}`, { cache: 'no-store' });
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  }

  const unread = () => {
    failures += 1;
    set({ isUnread: true });
  };
  /** Once all rows are read, unless a reading failed meanwhile. */
  const stillUnread = (before: number) => state.isUnread && failures !== before;

  /** All rows, with these columns from now on. */
  async function load(asked: readonly string[] = shown): Promise<void> {
    shown = asked;
    readings += 1;
    const reading = readings;
    const failed = failures;
    const known = byId();
    const there = await read(null);
    if (shown !== asked) return;
    if (!there) return unread();
    replace(
      there.filter(({ id }) => (goneIn.get(id) ?? 0) < reading),
      known,
      failed,
    );
  }

  /**
   * `before`: the rows that were there when these were asked for; `failed`: the readings that had
   * failed by then.
   */
  function replace(there: readonly TableRow[], before: ReadonlyMap<number, KeyedRow>, failed: number): void {
    const ids = new Set(there.map(({ id }) => id));
    // Made or heard of since: not gone, but not read yet.
    const since = [...state.rows.values()].filter(({ id }) => id > 0 && !before.has(id) && !ids.has(id));
    const waiting = state.added.flatMap((key) => state.rows.get(key) ?? []).filter(({ id }) => id < 0);
    const made = [...state.rows.values()].filter(({ key, id }) => id > 0 && key.startsWith('new-'));
    const keyOf = new Map(made.map(({ id, key }) => [id, key]));
    const known = byId();
    // What was answered since they were read is newer.
    const newest = there.map((row) => {
      const own = known.get(row.id);
      return own && own.version > row.version ? { ...own, cells: { ...row.cells, ...own.cells } } : row;
    });
    const ordered = inOrder(newest, [...since, ...(waiting.length > 0 ? waiting : [draft()])], keyOf);
    set({ ...ordered, ...without(ordered.rows), isUnread: stillUnread(failed) });
  }

  /**
   * Rows that somebody changed, or that an undo did (null: perhaps all of them): read anew where
   * they stand, and shown as theirs.
   */
  async function changed(asked: readonly number[] | null, who: string | null): Promise<void> {
    if (asked && asked.length > MAX_ROWS_ASKED) return load();
    // One that is made while they are read is not gone.
    const ids = asked ?? [...byId().keys()].filter((id) => id > 0);
    const columns = shown;
    const failed = failures;
    const there = await read(asked);
    if (shown !== columns) return changed(asked, who);
    if (!there) return unread();
    const known = byId();
    const all = new Map(state.rows);
    const heard: string[] = [];
    const marks: string[] = [];
    for (const row of there) {
      const before = known.get(row.id);
      goneIn.delete(row.id);
      if (before && before.version > row.version) continue;
      const key = before?.key ?? String(row.id);
      if (!before && !state.keys.includes(key)) heard.push(key);
      for (const column of shown)
        if (who !== null && (before?.cells[column] ?? '') !== (row.cells[column] ?? ''))
          marks.push(cellKey(key, column));
      all.set(key, { ...row, key });
    }
    const standing = new Set(there.map(({ id }) => id));
    const gone = ids.filter((id) => !standing.has(id));
    for (const id of gone) {
      goneIn.set(id, readings);
      all.delete(known.get(id)?.key ?? '');
    }
    const added = [...state.added.slice(0, -1), ...heard, ...state.added.slice(-1)].filter((key) => all.has(key));
    const own: Mark = { who: who ?? '' };
    const fresh = new Map([...state.fresh, ...marks.map((mark) => [mark, own] as const)]);
    const news: CellNews | null =
      who !== null && marks.length > 0 ? { is: 'theirs', who, count: marks.length } : state.news;
    const isUnread = asked ? state.isUnread : stillUnread(failed);
    set({ rows: all, added, fresh, news, isUnread, ...without(all) });
    if (marks.length === 0) return;
    setTimeout(() => {
      // A cell that was changed again meanwhile has its own eight seconds.
      set({ fresh: new Map([...state.fresh].filter(([, mark]) => mark !== own)) });
    }, FRESH_FOR);
  }

  return {
    subscribe: (listen: () => void) => {
      listeners.add(listen);
      return () => void listeners.delete(listen);
    },
    getState: () => state,
    /** Those whose cells are read. */
    columns: () => shown,
    /** The cell is being written in, over what it shows now; null: none is any more. */
    open: (cell: { key: string; column: string } | null) => {
      opened = cell && seenNow([{ ...cell, text: '' }]);
    },
    write,
    saved,
    turn,
    turned,
    isMine: (batch: string) => mine.has(batch),
    keyNow,
    /** Sends what waits, and reads what could not be read. */
    retry: () => {
      void send();
      if (state.isUnread) void load();
    },
    lostRead: () => set({ lost: '' }),
    /**
     * Forgets what was written in a cell and refused; what waits is saved all the same, and stays
     * to be seen.
     */
    drop: (key: string, column: string) => {
      if (queue.some(({ cells }) => cells.some((cell) => cell.key === key && cell.column === column))) return;
      const text = state.typed.get(key)?.[column]?.text;
      if (text !== undefined) set({ typed: typedWithout([{ key, column, text }]) });
    },
    /** Keys of so many rows that are not there yet: the last one, and others below it. */
    below: (count: number): string[] => {
      const keys = state.added.filter((key) => (state.rows.get(key)?.id ?? 0) < 0);
      const more = Array.from({ length: Math.max(0, count - keys.length) }, draft);
      const all = new Map([...state.rows, ...more.map((row) => [row.key, row] as const)]);
      set({ rows: all, added: [...state.added, ...more.map(({ key }) => key)] });
      return [...keys, ...more.map(({ key }) => key)].slice(0, count);
    },
    load,
    changed,
    hasUnsaved: () => queue.length > 0 || state.typed.size > 0,
  };
}

const nothing: CellsDone = { ok: true, batch: null, rows: [], refused: [], made: {}, count: 0 };

function inOrder(
  rows: readonly TableRow[],
  below: readonly KeyedRow[],
  keyOf: ReadonlyMap<number, string> = new Map(),
) {
  const keyed = rows.map((row) => ({ ...row, key: keyOf.get(row.id) ?? String(row.id) }));
  return {
    rows: new Map([...keyed, ...below].map((row) => [row.key, row] as const)),
    keys: keyed.map(({ key }) => key),
    added: below.map(({ key }) => key),
  };
}
