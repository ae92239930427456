'use client';

import { Columns3, Search, TriangleAlert, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type PointerEvent,
  useCallback,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { newUuid } from '#app/_components/new-uuid.ts';
import { holdPage } from '#app/_ui/hold-page.ts';
import { keepCookie } from '#app/_ui/keep-cookie.ts';
import { arranged } from '#app/_ui/table-order.ts';
import { useSearchKey } from '#app/_ui/use-search-key.ts';
import type { StreamState } from '#app/[locale]/(live)/organise/[festival]/grid/sync/follow.ts';
import { pageFetch } from '#app/[locale]/(live)/organise/[festival]/grid/sync/post.ts';
import { browserTogether, shareStream } from '#app/[locale]/(live)/organise/[festival]/grid/sync/shared-stream.ts';
import { whileSeen } from '#app/[locale]/(live)/organise/[festival]/grid/sync/while-seen.ts';
import { InHeader, MessageBar } from '#app/[locale]/(live)/organise/[festival]/message-bar.tsx';
import { turnOf } from '#app/[locale]/(live)/organise/[festival]/turn-of.ts';
import { undo } from '#app/[locale]/(live)/organise/[festival]/undo.ts';
import { UndoBar } from '#app/[locale]/(live)/organise/[festival]/undo-bar.tsx';
import { type ActWords, sayAct } from '#lib/events/say-act.ts';
import {
  type Arrangement,
  addressOfArrangement,
  arrangementOf,
  isFound,
  MAX_TABLE_QUERY,
  type TableShown,
  type TableView,
} from '#lib/exchange/lists/arrangement.ts';
import { saidDay } from '#lib/exchange/lists/said-day.ts';
import { MAX_CELLS, type TableColumn, type TableRow } from '#lib/exchange/lists/table-rows.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { folded } from '#lib/search/words.ts';
import { formatDuration } from '#lib/time/format.ts';
import type { Clocks } from '#lib/time/said-hour.ts';
import { CellRow, choiceBeginning, type EditEnd } from './cell-row.tsx';
import { cellStore, type KeyedRow, type WrittenCell } from './cell-store.ts';
import { followed, type Held, rowOf } from './held-place.ts';
import { onceQuiet } from './once-quiet.ts';
import { Popover } from './popover.tsx';
import { beginsText, cellsOfText, textOfCells } from './spreadsheet-text.ts';
import { columnsCookie } from './table-cookies.ts';
import { FilterFields, FiltersAsked } from './table-filters.tsx';
import { TableViews } from './table-views.tsx';
import { useAddress } from './use-address.ts';

/** The height of a row, as in cells.css. */
const ROW = 34;
/**
 * Rows that are drawn together, and how many are in sight until the height of the table is known.
 */
const STEP = 10;
const IN_SIGHT = 20;
const PAGE = 15;

type Place = { row: number; column: number };
const FIRST: Held = { key: null, column: 0 };
const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value));

/**
 * Rows as in a spreadsheet: arrows move, a letter or Enter writes, Enter and Tab save and go on,
 * Escape leaves, cells are pasted and filled down, and the last row is a new one. Each cell is read
 * and written as its column of the list says, and saved as one act. Only the rows in sight are
 * drawn.
 */
export function CellTable({
  noun,
  entity,
  slug,
  base,
  label,
  columns: all,
  initial,
  kept,
  views: givenViews,
  mayKeepViews,
  mayEdit,
  hasPictures,
  isEntangled,
  rows: given,
  total,
  after,
  userId,
  clocks,
}: {
  noun: string;
  /** What the history calls a row. */
  entity: string;
  slug: string;
  /** Where the desk's pages are. */
  base: string;
  label: string;
  columns: readonly TableColumn[];
  initial: TableShown;
  /** The columns of this device, without a view. */
  kept: readonly string[];
  views: readonly TableView[];
  mayKeepViews: boolean;
  /** Whoever may not reads the rows. */
  mayEdit: boolean;
  hasPictures: boolean;
  /** Whether what others than its rows are changes what they say. */
  isEntangled: boolean;
  /** All of them, or the first of so many. */
  rows: readonly TableRow[];
  total: number;
  /** The newest change these rows were read with. */
  after: number;
  userId: number;
  clocks: Clocks;
}) {
  const t = useTranslations('cells');
  const words = useTranslations('records.table');
  const acts = useTranslations('acts');
  const common = useTranslations('common');
  const locale = useLocale() as Locale;
  const [said, setSaid] = useState(initial.arrangement);
  const [views, setViews] = useState(givenViews);
  const [viewId, setViewId] = useState(initial.view);
  const view = views.find(({ id }) => id === viewId);
  const { columns: shown, query, sort, isDown, filters } = said;
  const columns = useMemo(() => all.filter(({ key }) => shown.includes(key)), [all, shown]);
  const [store] = useState(() =>
    cellStore({
      address: `/api/festivals/${slug}/tables/${noun}`,
      locale,
      columns: initial.arrangement.columns,
      rows: given,
      fetch: pageFetch,
    }),
  );
  const state = useSyncExternalStore(store.subscribe, store.getState, store.getState);
  const deferred = useDeferredValue(said);
  const keys = useMemo(() => {
    // Sorted when it is asked for: a row does not run away from who writes in it.
    const { rows } = store.getState();
    const found = state.keys.flatMap((key) => {
      const row = rows.get(key);
      return row && isFound(row.cells, deferred.filters, all) ? arrangeable(row, all, locale) : [];
    });
    return arranged(found, deferred, locale).map(({ key }) => key);
  }, [state.keys, deferred, locale, store, all]);
  const present = useMemo(
    () =>
      [...keys, ...state.added].filter((key) => {
        const id = state.rows.get(key)?.id;
        return id !== undefined && (mayEdit || id > 0);
      }),
    [keys, state.added, state.rows, mayEdit],
  );
  const last = present.length - 1;

  const [held, setHeld] = useState(FIRST);
  const [heldFrom, setHeldFrom] = useState(FIRST);
  const [edited, setEdited] = useState<WrittenCell | null>(null);
  // Rows that others made or deleted leave the focus, and what is taken, where they are.
  const [stood, setStood] = useState(present);
  if (stood !== present) {
    setStood(present);
    setHeld(followed(held, stood, present, store.keyNow));
    setHeldFrom(followed(heldFrom, stood, present, store.keyNow));
  }
  const active: Place = { row: rowOf(held, present), column: held.column };
  const anchor: Place = { row: rowOf(heldFrom, present), column: heldFrom.column };
  const editedKey = edited && store.keyNow(edited.key);
  /** The step of rows in which those in sight begin, and how many are. */
  const [seenFrom, setSeenFrom] = useState(0);
  const [inSight, setInSight] = useState(IN_SIGHT);
  const [notice, setNotice] = useState<string | null>(null);
  const [isEnded, setEnded] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const hasFocus = useRef(false);
  const tabbedFrom = useRef<number | null>(null);
  // A row hears of the newest of these, and is not drawn again for them.
  const latest = useRef<(end: EditEnd) => void>(() => {});
  const isWriting = useRef(false);

  const rowAt = (row: number): KeyedRow | undefined => state.rows.get(present[row] ?? '');
  const textAt = ({ row, column }: Place): string => {
    const key = present[row] ?? '';
    const name = columns[column]?.key ?? '';
    return state.typed.get(key)?.[name]?.text ?? state.rows.get(key)?.cells[name] ?? '';
  };
  const taken = {
    top: Math.min(active.row, anchor.row),
    bottom: Math.max(active.row, anchor.row),
    left: Math.max(0, Math.min(active.column, anchor.column)),
    right: Math.max(active.column, anchor.column),
  };
  const isSeveral = taken.bottom > taken.top || taken.right > taken.left;

  const heldAt = ({ row, column }: Place, rows: readonly string[] = present): Held => ({
    key: rows[clamp(row, rows.length - 1)] ?? null,
    column,
  });
  function go(to: Place, isExtending = false, rows?: readonly string[]) {
    hasFocus.current = true;
    const at = heldAt(to, rows);
    setHeld(at);
    if (!isExtending) setHeldFrom(at);
  }

  const saidThere = state.typed.get(held.key ?? '')?.[columns[held.column]?.key ?? '']?.said;
  // The focus follows the active cell, which comes into sight with what is said of it.
  useLayoutEffect(() => {
    if (!hasFocus.current || edited !== null) return;
    const row = box.current?.querySelector(`tr[data-row="${held.key}"]`);
    const cell = row?.querySelector<HTMLElement>(`[data-at="${held.column}"]`);
    const target = cell?.matches('[data-focus]') ? cell : cell?.querySelector<HTMLElement>('[data-focus]');
    target?.focus({ preventScroll: true });
    for (const one of [cell, saidThere && cell?.querySelector('.cell-said')])
      if (one) one.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [held, edited, saidThere]);

  // A row that is gone ends what is written in it: what else is typed is not meant for its
  // neighbour. The focus went with the field: around the table letters do nothing, and Tab goes to
  // the nearest cell.
  const isRowGone = editedKey !== null && !present.includes(editedKey);
  useEffect(() => {
    if (!isRowGone) return;
    latest.current('stay');
    if (document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  }, [isRowGone]);

  // What the page was drawn with, again after an undo: all of it, or its beginning.
  const drawn = useRef(given.length < total ? null : given);
  useEffect(() => {
    if (drawn.current === given) return;
    drawn.current = given;
    // Read once more where all of them were drawn: only so is it known what was made meanwhile.
    void store.load();
  }, [given, store]);

  useEffect(() => {
    window.addEventListener('online', store.retry);
    return () => window.removeEventListener('online', store.retry);
  }, [store]);

  useEffect(() => {
    const client = newUuid();
    let known = after;
    const readAnew = onceQuiet(() => void store.changed(null, null));
    let linked: StreamState | null = null;
    const leave = whileSeen(document, () =>
      shareStream({
        slug,
        client,
        after: known,
        fetch: pageFetch,
        together: browserTogether(),
        onMessage: (message) => {
          if ('id' in message) known = Math.max(known, message.id);
          if (message.event === 'reload') void store.load();
          if (message.event !== 'change') return;
          const { others, whole, removed, by, userId: who, batch } = message.data;
          if (isEntangled) readAnew.hear();
          const ids =
            entity === 'event'
              ? [...whole, ...removed].map(({ id }) => id)
              : others.flatMap((other) => (other.entity === entity ? other.id : []));
          // What this table did itself was answered.
          if (ids.length > 0 && !store.isMine(batch)) void store.changed(ids, who === userId ? null : by);
        },
        onLink: (link) => {
          setEnded(link === 'ended');
          // It is told with each message. A server that is there again is asked for what it did not
          // answer.
          if (link === 'live' && linked !== 'live') store.retry();
          linked = link;
        },
      }),
    );
    return () => {
      readAnew.end();
      leave();
    };
  }, [slug, entity, after, userId, store, isEntangled]);

  useEffect(
    () =>
      holdPage({
        isUnsaved: () => isWriting.current || store.hasUnsaved(),
        ask: async () => {
          latest.current('stay');
          await store.saved();
          return !store.hasUnsaved() || window.confirm(t('leave'));
        },
        subscribe: store.subscribe,
      }),
    [store, t],
  );

  useSearchKey(search);
  useEffect(() => {
    const rows = box.current;
    if (!rows) return;
    const sized = new ResizeObserver(() => setInSight(Math.ceil(rows.clientHeight / ROW)));
    sized.observe(rows);
    return () => sized.disconnect();
  }, []);

  /** Shows it, with the cells of its columns, from its first row on. */
  const show = useCallback(
    ({ view: opened, arrangement: next }: TableShown) => {
      // « Back » may come while somebody writes.
      latest.current('stay');
      setViewId(opened);
      setSaid(next);
      setHeld(FIRST);
      setHeldFrom(FIRST);
      if (next.columns.join() !== store.columns().join()) void store.load(next.columns);
    },
    [store],
  );
  const keepAddress = useAddress(all, initial, kept, views, show);
  function arrange(patch: Partial<Arrangement>) {
    const next = { ...said, ...patch };
    show({ view: viewId, arrangement: next });
    keepAddress(next, view);
  }
  const columnKeys = all.map(({ key }) => key);
  function openView(one: TableView | undefined) {
    const next = arrangementOf(one ? { view: String(one.id) } : {}, columnKeys, kept, one ? [one] : []);
    show(next);
    keepAddress(next.arrangement, one);
  }

  const isWritable = ({ key, column }: { key: string; column: string }) =>
    mayEdit && !state.rows.get(key)?.isTheirs && !columns.find((one) => one.key === column)?.isReadOnly;
  function write(cells: readonly WrittenCell[]) {
    if (cells.length > MAX_CELLS) return setNotice(t('tooManyCells', { number: MAX_CELLS }));
    const own = cells.filter(isWritable);
    const left = cells.length - own.length;
    setNotice(left > 0 ? t('readOnlyLeft', { count: left }) : null);
    store.write(own);
  }
  const cellAt = (row: number, column: number, text: string): WrittenCell[] => {
    const [key, name] = [present[row], columns[column]?.key];
    return key === undefined || name === undefined ? [] : [{ key, column: name, text }];
  };
  /** The cells that are taken, each with what `of` answers. */
  const takenCells = (of: (place: Place) => string): WrittenCell[] => {
    const cells: WrittenCell[] = [];
    for (let row = taken.top; row <= taken.bottom; row += 1)
      for (let column = taken.left; column <= taken.right; column += 1)
        cells.push(...cellAt(row, column, of({ row, column })));
    return cells;
  };

  /** A letter chooses among few values the first that begins so. */
  const beginning = (letter: string, choices: readonly string[] | null) =>
    choices ? (choiceBeginning(folded(letter), choices) ?? '') : letter;

  isWriting.current = edited !== null;
  latest.current = (end) => {
    const cell = edited;
    setEdited(null);
    if (end === 'cancel') store.open(null);
    if (end === 'stay') hasFocus.current = false;
    if (cell === null || end === 'cancel') return;
    if (end === 'all') write(takenCells(() => cell.text));
    else write([cell]);
    if (end === 'down' || end === 'up') {
      const column = tabbedFrom.current ?? active.column;
      tabbedFrom.current = null;
      // A row more where the last one was written in.
      const rows = [...present, ...store.getState().added.slice(state.added.length)];
      go({ row: active.row + (end === 'down' ? 1 : -1), column }, false, rows);
    } else if (end === 'right' || end === 'left') {
      tabbedFrom.current ??= active.column;
      go({ row: active.row, column: clamp(active.column + (end === 'right' ? 1 : -1), columns.length - 1) });
    }
  };
  const onEnd = useCallback((end: EditEnd) => latest.current(end), []);
  const onEdit = useCallback((text: string) => setEdited((cell) => cell && { ...cell, text }), []);

  async function turn(which: 'undo' | 'redo') {
    const ask = (batch: string) => {
      const form = new FormData();
      form.set('batch', batch);
      form.set('turn', which);
      return undo(slug, { ok: null }, form);
    };
    const answer = await store.turn(which, ask).catch(() => ({ ok: false, message: t('noAnswer') }));
    if (answer && answer.ok !== null) setNotice(answer.message ?? t('noAnswer'));
  }

  function edit(text: string, { row, column }: Place = active) {
    const [cell] = cellAt(row, column, text);
    if (!cell) return;
    if (!isWritable(cell)) return setNotice(t(mayEdit && rowAt(row)?.isTheirs ? 'theirRowSaid' : 'readOnly'));
    store.open(cell);
    setHeld(heldAt({ row, column }));
    setEdited(cell);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>) {
    if (!(event.target instanceof HTMLElement) || !event.target.closest('[data-at]')) return;
    const isCtrl = event.ctrlKey || event.metaKey;
    // Caps lock makes capitals of them.
    const letter = isCtrl ? event.key.toLowerCase() : null;
    const turned = turnOf(event);
    const width = columns.length - 1;
    const { row, column } = active;
    const to: Place | undefined = {
      ArrowDown: { row: isCtrl ? last - (row < last - 1 ? 1 : 0) : row + 1, column },
      ArrowUp: { row: isCtrl ? 0 : row - 1, column },
      ArrowLeft: { row, column: isCtrl ? 0 : column - 1 },
      ArrowRight: { row, column: isCtrl ? width : column + 1 },
      Home: { row: isCtrl ? 0 : row, column: 0 },
      End: { row: isCtrl ? last : row, column: width },
      PageDown: { row: row + PAGE, column },
      // The search above is a step away, not a page.
      PageUp: { row: Math.max(row - PAGE, 0), column },
    }[event.key];
    const isTabbing = event.key === 'Tab' && tabbedFrom.current !== null;
    if (to && !event.altKey) {
      event.preventDefault();
      tabbedFrom.current = null;
      if (to.row < 0 && !event.shiftKey) search.current?.focus();
      else go({ row: clamp(to.row, last), column: Math.max(-1, Math.min(width, to.column)) }, event.shiftKey);
      // The names stay in sight, so that nothing would scroll to them.
      if (event.key === 'Home') box.current?.scrollTo({ left: 0 });
    } else if (isTabbing && (event.shiftKey ? column > 0 : column < width)) {
      // On from a cell that Tab has left; otherwise Tab leaves the table.
      event.preventDefault();
      go({ row, column: column + (event.shiftKey ? -1 : 1) });
    } else if (letter === 'd') {
      event.preventDefault();
      // Of one cell, what stands above it.
      const from = isSeveral && taken.bottom > taken.top ? taken.top : taken.top - 1;
      if (from >= 0) write(takenCells((place) => textAt({ row: from, column: place.column })));
    } else if (letter === 'a') {
      event.preventDefault();
      setHeldFrom(heldAt({ row: 0, column: 0 }));
      setHeld(heldAt({ row: mayEdit ? last - 1 : last, column: width }));
    } else if (turned) {
      event.preventDefault();
      void turn(turned);
    } else if (isCtrl || event.altKey || column < 0) {
      return;
    } else if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      if (!isSeveral) setHeldFrom(held);
      edit(textAt(active));
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      write(takenCells(() => ''));
    } else if (event.key === 'Escape') {
      for (const { key, column: name } of takenCells(() => '')) store.drop(key, name);
      setHeldFrom(held);
    } else if (beginsText(event.key, columns[column]?.choices ?? null)) {
      event.preventDefault();
      edit(beginning(event.key, columns[column]?.choices ?? null));
    }
  }

  const placeOf = (target: EventTarget): Place | null => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-at]') : null;
    const row = Number(cell?.closest('tr')?.getAttribute('aria-rowindex')) - 2;
    return cell && row >= 0 ? { row, column: Number(cell.dataset.at) } : null;
  };
  function onPointerDown(event: PointerEvent) {
    const place = placeOf(event.target);
    if (!place || place.column < 0 || event.button !== 0) return;
    // A finger scrolls, and takes one cell by its click.
    if (event.shiftKey) event.preventDefault();
    tabbedFrom.current = null;
    if (edited !== null) latest.current('stay');
    go(place, event.shiftKey);
  }
  function onPointerOver(event: PointerEvent) {
    const place =
      event.pointerType === 'mouse' && event.buttons === 1 && edited === null ? placeOf(event.target) : null;
    if (place && hasFocus.current && place.column >= 0) go(place, true);
  }

  function onPaste(event: ClipboardEvent) {
    const block = cellsOfText(event.clipboardData.getData('text/plain'));
    const [head = []] = block;
    if (active.column < 0 || head.length === 0) return;
    event.preventDefault();
    if (!mayEdit) return setNotice(t('readOnly'));
    // A block goes on where more is taken than it has.
    const height = Math.max(block.length, taken.bottom - taken.top + 1);
    const width = Math.max(Math.max(...block.map((cells) => cells.length)), taken.right - taken.left + 1);
    // Before rows are made for them; cells that fall beside the table are not counted there.
    if (height * Math.min(width, columns.length - taken.left) > MAX_CELLS)
      return setNotice(t('tooManyCells', { number: MAX_CELLS }));
    // What goes past the last row that is drawn is new; rows that have no number yet may stand
    // above.
    const beyond = taken.top + height - present.length;
    const drafts = [...state.rows.values()].filter(({ id }) => id < 0).length;
    const rows = [...present, ...(beyond > 0 ? store.below(drafts + beyond).slice(-beyond) : [])];
    let cut = 0;
    const cells: WrittenCell[] = [];
    for (let at = 0; at < height; at += 1) {
      const line = block[at % block.length] ?? [];
      for (let i = 0; i < width; i += 1) {
        const text = line[i % Math.max(1, line.length)];
        const [key, column] = [rows[taken.top + at], columns[taken.left + i]?.key];
        if (text === undefined) continue;
        if (key === undefined || column === undefined) cut += 1;
        else cells.push({ key, column, text });
      }
    }
    write(cells);
    if (cut > 0) setNotice(t('cut', { count: cut }));
    setHeldFrom(heldAt({ row: taken.top, column: taken.left }, rows));
    const right = clamp(taken.left + width - 1, columns.length - 1);
    setHeld(heldAt({ row: taken.top + height - 1, column: right }, rows));
  }
  function onCopy(event: ClipboardEvent) {
    if (active.column < 0) return;
    event.preventDefault();
    const lines = [];
    for (let row = taken.top; row <= taken.bottom; row += 1) {
      const line = [];
      for (let column = taken.left; column <= taken.right; column += 1) line.push(textAt({ row, column }));
      lines.push(line);
    }
    event.clipboardData.setData('text/plain', textOfCells(lines));
  }

  function choose(key: string, isShown: boolean) {
    const next = all.flatMap((one) => ((one.key === key ? isShown : shown.includes(one.key)) ? one.key : []));
    if (next.length === 0) return;
    const { [key]: _, ...others } = filters;
    const unsorted = sort === key && { sort: '', isDown: false };
    arrange({ columns: next, ...(!isShown && { filters: others, ...unsorted }) });
    // The columns of a view are the view's.
    if (!view) keepCookie(columnsCookie(noun), next.join('.'));
  }
  /** A column that is filtered is shown. */
  function filter(key: string, value: string) {
    const { [key]: _, ...others } = filters;
    const next = value ? { ...others, [key]: value } : others;
    arrange({
      filters: next,
      columns: all.flatMap((one) => (shown.includes(one.key) || next[one.key] ? one.key : [])),
    });
  }

  const marks = useMemo(() => {
    const byRow = new Map<string, Record<string, string>>();
    for (const [mark, { who }] of state.fresh) {
      const [key = '', column = ''] = mark.split(' ');
      byRow.set(key, { ...byRow.get(key), [column]: who });
    }
    return byRow;
  }, [state.fresh]);
  const sums = useMemo(
    () =>
      columns.map(({ key, amount }) =>
        amount === 'sum' || amount === 'minutes'
          ? present.reduce((sum, row) => sum + (Number(state.rows.get(row)?.cells[key]) || 0), 0)
          : null,
      ),
    [columns, present, state.rows],
  );

  const drawnRows: number[] = [];
  const [first, end] = [Math.max(0, seenFrom - STEP), seenFrom + STEP + inSight + STEP];
  for (let at = first; at <= Math.min(last, end); at += 1) drawnRows.push(at);
  if (active.row < first && active.row >= 0) drawnRows.unshift(active.row);
  else if (active.row > end && active.row <= last) drawnRows.push(active.row);
  const isRefused = (row: string, column: string) => state.typed.get(row)?.[column]?.said !== undefined;
  const refusedCount = [...state.typed].reduce(
    (count, [row, cells]) => count + Object.keys(cells).filter((column) => isRefused(row, column)).length,
    0,
  );
  const [isSought, seek] = useState(false);
  function goToRefused() {
    const row = present.findIndex((one) => columns.some(({ key }) => isRefused(one, key)));
    const column = columns.findIndex(({ key }) => isRefused(present[row] ?? '', key));
    if (column >= 0) return go({ row, column });
    if (isSought) return;
    // What leaves it out goes: a filter, words, its hidden column.
    const refused = new Set(
      [...state.typed].flatMap(([one, cells]) => Object.keys(cells).filter((key) => isRefused(one, key))),
    );
    const shown = new Set(columns.map(({ key }) => key));
    arrange({ query: '', filters: {}, columns: columnKeys.filter((key) => shown.has(key) || refused.has(key)) });
    seek(true);
  }
  const goToSought = useEffectEvent(() => {
    goToRefused();
    seek(false);
  });
  // Once the rows are those of what is asked for now: they follow it.
  const isArranged = deferred === said;
  useEffect(() => {
    if (isSought && isArranged) goToSought();
  }, [isSought, isArranged]);
  const { news } = state;
  const isNarrowed = query !== '' || Object.keys(filters).length > 0;
  let before = -1;
  return (
    <section aria-label={label} className="cells">
      <TableViews
        address={`/api/festivals/${slug}/tables/${noun}/views`}
        views={views}
        view={view}
        isChanged={view !== undefined && addressOfArrangement(said, view, columnKeys) !== `?view=${view.id}`}
        mayKeep={mayKeepViews}
        arrangement={said}
        clocks={clocks}
        onOpen={openView}
        onDone={(done) => {
          setViews(done.views);
          if (done.said !== null) return;
          setViewId(done.id);
          keepAddress(
            said,
            done.views.find(({ id }) => id === done.id),
          );
        }}
      />
      <search className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <div className="table-search">
          <Search aria-hidden size={18} className="absolute top-1/2 left-3 -translate-y-1/2 text-soft" />
          <input
            ref={search}
            type="search"
            aria-label={words('search')}
            placeholder={words('search')}
            value={query}
            onChange={({ currentTarget }) => arrange({ query: currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
              event.preventDefault();
              go({ row: 0, column: 0 });
            }}
            className="input"
            maxLength={MAX_TABLE_QUERY}
            autoComplete="off"
          />
        </div>
        <Popover
          title={
            <>
              <Columns3 aria-hidden size={18} />
              {t('columns')}
            </>
          }
        >
          {() => (
            <ul>
              {all.map(({ key, label: name }) => (
                <li key={key}>
                  <label>
                    <input
                      type="checkbox"
                      className="pick"
                      checked={shown.includes(key)}
                      onChange={({ currentTarget }) => choose(key, currentTarget.checked)}
                    />
                    {name}
                  </label>
                </li>
              ))}
            </ul>
          )}
        </Popover>
        <FilterFields columns={all} shown={shown} filters={filters} onFilter={filter} />
        <p role="status" className="text-soft">
          {query && keys.length === 0
            ? words('none', { query })
            : isNarrowed
              ? words('found', { count: keys.length })
              : ''}
          {state.isSaving ? ` ${t('saving')}` : ''}
          {news?.is === 'theirs' ? ` ${t('theirs', { who: news.who, count: news.count })}` : ''}
        </p>
        {isNarrowed && (
          <button type="button" className="link" onClick={() => arrange({ query: '', filters: {} })}>
            <X aria-hidden size={16} className="mr-0.5 inline" />
            {words('clear')}
          </button>
        )}
        <FiltersAsked columns={all} filters={filters} onFilter={filter} />
      </search>
      <p role="alert" className="cells-alert">
        {refusedCount > 0 && (
          <span>
            <TriangleAlert aria-hidden size={18} /> {t('refused', { count: refusedCount })}{' '}
            <button type="button" className="link" onClick={goToRefused}>
              {t('toRefused')}
            </button>
          </span>
        )}
        {state.lost !== '' && (
          <span>
            {t('lost', { text: state.lost })}{' '}
            <button type="button" className="btn quiet" onClick={store.lostRead}>
              {common('close')}
            </button>
          </span>
        )}
        {(state.isStuck || state.isUnread) && (
          <span>
            {state.isStuck && t('unsaved')} {state.isUnread && t('unread')}{' '}
            <button type="button" className="btn" onClick={store.retry}>
              {t('retry')}
            </button>
          </span>
        )}
        {isEnded && <span>{acts('state.ended')}</span>}
        {news?.is === 'refused' && <span>{sayAct(acts as ActWords, news.answer.message, { locale, clocks })}</span>}
      </p>
      <InHeader>
        {news?.is === 'done' && news.count > 0 && notice === null && (
          <UndoBar
            key={news.batch}
            slug={slug}
            batch={news.batch}
            message={t('done', { count: news.count })}
            onTurned={store.turned}
            isPassing
          />
        )}
        {notice !== null && <MessageBar tone="plain" message={notice} onClose={() => setNotice(null)} />}
      </InHeader>
      <div
        ref={box}
        tabIndex={-1}
        className="cells-box"
        onScroll={({ currentTarget }) => {
          setSeenFrom(Math.floor(currentTarget.scrollTop / ROW / STEP) * STEP);
        }}
      >
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: « ARIA in HTML » allows any role on a table. As a grid its rows and cells have theirs by themselves; of `div`s each would need it by hand.
          role="grid"
          aria-label={label}
          aria-rowcount={present.length + 1}
          aria-colcount={columns.length + 1}
          aria-multiselectable
          aria-readonly={!mayEdit || undefined}
          aria-describedby="cells-keys"
          onKeyDown={onKeyDown}
          onPointerDown={onPointerDown}
          onPointerOver={onPointerOver}
          onDoubleClick={({ target }) => {
            const place = placeOf(target);
            if (place && place.column >= 0 && edited === null) edit(textAt(place), place);
          }}
          onPaste={onPaste}
          onCopy={onCopy}
          onFocus={({ target }) => {
            // By Tab, or by whoever reads the page to somebody.
            const place = placeOf(target);
            const isThere = held.key !== null && place?.row === active.row && place.column === active.column;
            if (place && edited === null && !isThere) go(place);
            hasFocus.current = true;
          }}
          onBlur={({ relatedTarget, currentTarget }) => {
            if (!currentTarget.contains(relatedTarget)) hasFocus.current = edited !== null;
          }}
        >
          <colgroup>
            <col className="col-number" />
            {columns.map(({ key, label: name, amount, choices }, at) => (
              <col
                key={key}
                className={
                  at === 0
                    ? 'col-name'
                    : name.length > 18
                      ? 'col-long'
                      : amount && name.length <= 8
                        ? 'col-amount'
                        : choices
                          ? 'col-choice'
                          : ''
                }
              />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" className="cell-number" aria-colindex={1}>
                {t('number')}
              </th>
              {columns.map((column, at) => {
                const isSorted = sort === column.key;
                return (
                  <th
                    key={column.key}
                    scope="col"
                    aria-colindex={at + 2}
                    aria-sort={isSorted ? (isDown ? 'descending' : 'ascending') : undefined}
                    className={column.amount ? 'is-number' : undefined}
                  >
                    <button
                      type="button"
                      className="sorter"
                      onClick={() => {
                        // Again the other way, then as they came.
                        if (isSorted && isDown) arrange({ sort: '', isDown: false });
                        else arrange({ sort: column.key, isDown: isSorted });
                      }}
                    >
                      {column.label}
                      {isSorted && <span aria-hidden>{isDown ? '↓' : '↑'}</span>}
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {drawnRows.flatMap((at) => {
              const row = rowAt(at);
              const gap = at - before - 1;
              before = at;
              const isTaken = at >= taken.top && at <= taken.bottom && isSeveral;
              return [
                gap > 0 && <Gap key={`gap ${at}`} rows={gap} />,
                row && (
                  <CellRow
                    key={row.key}
                    row={row}
                    at={at}
                    slug={slug}
                    hasPictures={hasPictures}
                    isNamed={columns[0] === all[0]}
                    isReadOnly={!mayEdit}
                    href={`${base}/${row.path}`}
                    columns={columns}
                    typed={state.typed.get(row.key)}
                    marks={marks.get(row.key)}
                    active={at === active.row ? active.column : null}
                    takenFrom={isTaken ? taken.left : null}
                    takenTo={isTaken ? taken.right : null}
                    edited={edited !== null && row.key === editedKey ? edited.text : null}
                    onEdit={onEdit}
                    onEnd={onEnd}
                  />
                ),
              ];
            })}
            {before < last && <Gap rows={last - before} />}
          </tbody>
          <tfoot>
            <tr>
              <td className="cell-number" />
              {columns.map(({ key, amount }, at) => (
                <td key={key} className={amount ? 'is-number' : undefined}>
                  {at === 0 && t('rows', { count: present.filter((one) => (state.rows.get(one)?.id ?? 0) > 0).length })}
                  {sums[at] !== null &&
                    (amount === 'minutes' ? formatDuration(sums[at] ?? 0, locale, 'hours') : sums[at])}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      <p id="cells-keys" className="mt-2 text-soft text-[0.9rem]">
        {state.keys.length < total && !state.isUnread && `${t('loading')} `}
        {t(mayEdit ? 'keys' : 'keysOfReader')}
      </p>
    </section>
  );
}

/** Rows that are not drawn take their place. */
const Gap = ({ rows }: { rows: number }) => (
  <tr aria-hidden style={{ height: rows * ROW }}>
    <td />
  </tr>
);

type Arrangeable = { key: string; name: string; words: string; sort: Record<string, string | number | null> };
const asArranged = new WeakMap<KeyedRow, Arrangeable>();

/** A row as it is searched and sorted. */
function arrangeable(row: KeyedRow, columns: readonly TableColumn[], locale: Locale): Arrangeable {
  const known = asArranged.get(row);
  if (known) return known;
  const sort = Object.fromEntries(
    columns.map(({ key, amount, choices }) => {
      const text = row.cells[key] ?? '';
      const value = amount ? Number(text) : choices ? choices.indexOf(text) : text;
      return [key, text === '' ? null : value];
    }),
  );
  // Days are found as they are read, and as they are written.
  const days = columns.map((column) => (column.years ? saidDay(row.cells[column.key] ?? '', column, locale) : ''));
  const name = row.cells[columns[0]?.key ?? ''] || row.called || '';
  const made = { key: row.key, name, words: [row.called, ...Object.values(row.cells), ...days].join(' '), sort };
  asArranged.set(row, made);
  return made;
}
