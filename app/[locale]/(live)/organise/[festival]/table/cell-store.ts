import { newUuid } from '#app/_components/new-uuid.ts';
import { tellAct } from '#app/_ui/heard-changes.ts';
import type { Fetch } from '#app/[locale]/(live)/organise/[festival]/grid/sync/post.ts';
import type { CellsDone, TableRow } from '#lib/exchange/lists/table-rows.ts';
import type { CellsPost } from '#lib/exchange/lists/table-schema.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import {
  type CellRequests,
  cellReadings,
  cellRequests,
  cellsAnswered,
  moveSeen,
  raise,
  rowsAnswered,
  rowsOfPost,
  type SeenCells,
  seenNow,
  seenSince,
  wasIn,
} from './cell-requests.ts';
import {
  type HeldCells,
  heldCells,
  textInCell,
  typedMoved,
  typedWith,
  typedWithout,
  type WrittenCell,
  withLost,
} from './cell-state.ts';

/**
 * The rows of a table that is edited in place: shows written cells at once, saves one gesture after
 * the other, and takes over changes by others.
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
  const held = heldCells(rows);
  const requests = cellRequests(address, locale, fetch);
  const readings = cellReadings(held, requests, columns);
  const { send, ...queue } = cellQueue(held, requests, readings);
  return {
    subscribe: held.subscribe,
    getState: held.get,
    ...readings,
    ...queue,
    /** Sends what waits, and reads what could not be read. */
    retry: () => {
      void send();
      if (held.get().isUnread) void readings.load();
    },
    lostRead: () => held.set({ lost: '' }),
    /** The keys of this many unsaved rows: the last one, and others below it. */
    below: (count: number): string[] => {
      const drafts = () => held.get().added.filter((key) => (held.get().rows.get(key)?.id ?? 0) < 0);
      held.addDrafts(Math.max(0, count - drafts().length));
      return drafts().slice(0, count);
    },
  };
}

export type CellStore = ReturnType<typeof cellStore>;

const nothing: CellsDone = { ok: true, batch: null, rows: [], refused: [], made: {}, count: 0 };

/** Shows written cells at once, and saves one gesture after the other. */
function cellQueue(held: HeldCells, { post }: CellRequests, readings: ReturnType<typeof cellReadings>) {
  const queue: (SeenCells & Pick<CellsPost, 'clientKey'>)[] = [];
  /** The cell that is being edited. */
  let opened: SeenCells | null = null;
  /** For a row that had two keys: the old one, and the one that is kept. */
  const moved = new Map<string, string>();
  const waiting = () => (opened ? [...queue, opened] : queue);
  // A row that was deleted and brought back has its own key again.
  const keyNow = (key: string): string => (held.get().rows.has(key) ? key : (moved.get(key) ?? key));

  /** Resolves when everything was answered; false where the server does not answer. */
  const saved = () =>
    new Promise<boolean>((resolve) => {
      const look = () => {
        const { isStuck, isSaving } = held.get();
        if (!isStuck && (isSaving || queue.length > 0)) return;
        stop();
        resolve(!isStuck);
      };
      const stop = held.subscribe(look);
      look();
    });
  const acts = ownActs(saved);

  /**
   * Shows the cells at once, and saves them. `typedIn`: the one cell whose text was typed by
   * itself; pasted and filled cells do not count as an answer to a question.
   */
  function write(asked: readonly WrittenCell[], typedIn?: WrittenCell): void {
    const from = opened;
    opened = null;
    const { rows, typed, lost, added } = held.get();
    const cells = asked.map((cell) => {
      const key = keyNow(cell.key);
      // Typing the same text again after being asked whether it is another row means that it is.
      const isTyped = typedIn?.key === cell.key && typedIn.column === cell.column;
      const told = isTyped ? typed.get(key)?.[cell.column] : undefined;
      return { ...cell, key, like: told?.text === cell.text ? told.like : undefined };
    });
    const gone = cells.flatMap((cell) => (rows.has(cell.key) || cell.text === wasIn(from, cell) ? [] : cell.text));
    if (gone.length > 0) held.set({ lost: withLost(lost, gone) });
    const changed = cells.filter(
      ({ key, column, text }) =>
        rows.has(key) && (typed.get(key)?.[column]?.said !== undefined || text !== textInCell(held.get(), key, column)),
    );
    if (changed.length === 0) return;
    queue.push({ clientKey: newUuid(), ...seenSince(from, rows, changed) });
    const now = typedWith(typed, changed);
    // Another empty row appears at once, before the server has made this one.
    held.addDrafts(now.has(added.at(-1) ?? '') ? 1 : 0, { typed: now, news: null });
    void send();
  }

  async function send(): Promise<void> {
    const [gesture] = queue;
    if (held.get().isSaving || !gesture) return;
    const columns = readings.columns();
    const rows = rowsOfPost(gesture, held.get());
    held.set({ isSaving: true, isStuck: false });
    const posted = { clientKey: gesture.clientKey, columns: [...columns], rows };
    const answer = rows.length === 0 ? nothing : await post(posted);
    if (!answer) return held.set({ isSaving: false, isStuck: true });
    queue.shift();
    const keyOf = new Map([...held.byId()].map(([id, { key }]) => [id, key]));
    const cells = rows.flatMap(({ id, cells: own }) => {
      const key = keyOf.get(id);
      return key === undefined ? [] : Object.entries(own).map(([column, text]) => ({ key, column, text }));
    });
    if (answer.ok) {
      done(cells, answer, keyOf);
      // Other columns are shown meanwhile, which this answer lacks.
      if (readings.columns() !== columns) void readings.load();
    } else {
      const left = cells.map((cell) => ({ ...cell, said: '' }));
      held.set({ isSaving: false, typed: typedWith(held.get().typed, left), news: { is: 'refused', answer } });
    }
    void send();
  }

  function done(cells: readonly WrittenCell[], answer: CellsDone, keyOf: ReadonlyMap<number, string>): void {
    const { saved: kept, told } = cellsAnswered(cells, answer, keyOf, held.get().rows);
    const { rows, own, moves } = rowsAnswered(held.get().rows, answer, keyOf);
    for (const [from, to] of moves) move(from, to);
    const made = new Set(Object.values(answer.made));
    for (const row of own) {
      const isKept = (column: string) => kept.some((cell) => cell.key === row.key && cell.column === column);
      raise(waiting(), row, (column) => made.has(row.id) || isKept(column));
    }
    const { typed, added: before } = held.get();
    const added = before.filter((key) => rows.has(key));
    const hasDraft = added.some((key) => (rows.get(key)?.id ?? 0) < 0);
    held.addDrafts(hasDraft ? 0 : 1, {
      rows,
      added,
      typed: typedWith(typedWithout(typed, kept), told),
      isSaving: false,
      news: { is: 'done', batch: answer.batch, count: answer.count },
    });
    if (!answer.batch) return;
    acts.did(answer.batch);
    tellAct();
  }

  /** Moves what waits in a row to another key. */
  function move(from: string, to: string): void {
    moved.set(from, to);
    moveSeen(waiting(), from, to);
    held.set({ typed: typedMoved(held.get().typed, from, to) });
  }

  return {
    /** Notes that a cell is being edited, with its present text; null: editing ended. */
    open: (cell: Omit<WrittenCell, 'text'> | null) => {
      opened = cell && seenNow(held.get().rows, [{ ...cell, text: '' }]);
    },
    write,
    send,
    saved,
    turn: acts.turn,
    turned: acts.turned,
    isMine: acts.isMine,
    keyNow,
    /**
     * Forgets the refused text of a cell; if its name was asked about, all of its row. Text that
     * waits is saved all the same, and stays visible.
     */
    drop: (key: string, column: string) => {
      const { typed } = held.get();
      const own = typed.get(key) ?? {};
      const given = Object.entries(own).flatMap(([name, { text }]) =>
        name === column || own[column]?.like !== undefined ? { key, column: name, text } : [],
      );
      if (queue.some((gesture) => given.some((cell) => wasIn(gesture, cell) !== undefined))) return;
      if (given.length > 0) held.set({ typed: typedWithout(typed, given) });
    },
    hasUnsaved: () => queue.length > 0 || held.get().typed.size > 0,
  };
}

/**
 * The acts of a table that can be undone and redone, newest last. `saved` resolves once everything
 * written was answered; false where the server does not answer.
 */
function ownActs(saved: () => Promise<boolean>) {
  const mine = new Set<string>();
  const undoable: string[] = [];
  const redoable: string[] = [];

  /** A batch was undone or redone, which made another one. */
  function turned(batch: string, by: string | null): void {
    const [from, to] = undoable.includes(batch) ? [undoable, redoable] : [redoable, undoable];
    if (from.includes(batch)) from.splice(from.indexOf(batch), 1);
    if (by !== null) to.push(by);
  }

  /**
   * An act that cannot be undone now may be later; it moves behind the others, so that these can be
   * undone.
   */
  function putOff(batch: string): void {
    for (const acts of [undoable, redoable])
      if (acts.includes(batch)) acts.unshift(...acts.splice(acts.indexOf(batch), 1));
  }

  let turning: Promise<unknown> = Promise.resolve();
  return {
    isMine: (batch: string) => mine.has(batch),
    did: (batch: string) => {
      mine.add(batch);
      undoable.push(batch);
      redoable.length = 0;
    },
    turned,
    /**
     * Undoes the last act, or redoes the last undone one, by `ask`; null where there is none, or no
     * answer. A `conflict` is about this act; after any other refusal (signed out, a busy server)
     * it stays the last.
     */
    turn: <A extends { ok: boolean | null; undo?: string | null; conflict?: unknown }>(
      which: 'undo' | 'redo',
      ask: (batch: string) => Promise<A>,
    ): Promise<A | null> => {
      // What is being saved counts as the last act, once it is answered.
      const next = turning.then(async () => {
        const batch = (await saved()) ? (which === 'undo' ? undoable : redoable).at(-1) : undefined;
        if (batch === undefined) return null;
        const answer = await ask(batch);
        if (answer.conflict !== undefined) putOff(batch);
        else if (answer.ok !== false) turned(batch, answer.undo ?? null);
        return answer;
      });
      turning = next.catch(() => {});
      return next;
    },
  };
}
