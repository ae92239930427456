'use client';

import { clsx } from 'clsx';
import { Redo2, Undo2 } from 'lucide-react';
import localFont from 'next/font/local';
import { useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type MouseEvent, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { InHeader, MessageBar, OFFERED_FOR } from '#app/_components/message-bar.tsx';
import { holdPage, noteAddress } from '#app/_ui/hold-page.ts';
import { useLive } from '#app/_ui/use-live.ts';
import { turnOf } from '#app/[locale]/(live)/organise/[festival]/turn-of.ts';
import type { ActSentence } from '#lib/events/act-answers.ts';
import type { GridEvent } from '#lib/events/grid-event.ts';
import { type Board, gridBoardOf, snapped } from '#lib/events/grid-place.ts';
import type { GridScene, GridStart } from '#lib/events/grid-scene.ts';
import { unpack } from '#lib/events/packed.ts';
import { sayAct } from '#lib/events/say-act.ts';
import { ownTitle } from '#lib/events/title.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { mayAddIn, mayChangeEvent, type Remit } from '#lib/model/remit.ts';
import { minutesOfDay } from '#lib/time/festival-day.ts';
import type { SaidWarnings } from '#lib/warnings/said-warnings.ts';
import { useActs } from './acts.ts';
import { BatchBar } from './batch-bar.tsx';
import { BoardView } from './board-view.tsx';
import { DropIns } from './card.tsx';
import { focusCard, isFocusLost, keptFocus } from './focus-card.ts';
import { showSheet } from './give-up.ts';
import {
  boardReader,
  columnsReader,
  type Grid,
  GridContext,
  type SaidHere,
  saidOfAct,
  saidOnly,
  useBoard,
  useGrid,
  useSync,
} from './grid-context.ts';
import {
  createStore,
  type Held,
  heldAfter,
  type Look,
  lookAfter,
  takenOf,
  useStore,
  whenHandIsFree,
} from './grid-state.ts';
import { roomOfCard } from './hold.ts';
import { PhoneList } from './phone-list.tsx';
import { Problems } from './save-state.tsx';
import { Side } from './side.tsx';
import { type GridSync, gridSync } from './sync/grid-sync.ts';
import { isUnsaved } from './sync/save-queue.ts';
import { Toolbar } from './toolbar.tsx';
import { keepSpace, type Pressed, useKeys } from './use-keys.ts';
import {
  clearAddress,
  firstView,
  fittedView,
  isAskedFor,
  leaveAddress,
  openedBy,
  rememberedView,
  rememberView,
  useWide,
} from './view.ts';
import { warningsKeeper } from './warnings.ts';
import { WholeView } from './whole-view.tsx';

/**
 * A font whose width is variable: in a narrow column a title is condensed rather than cut. Only the
 * grid loads it.
 */
const narrowFont = localFont({
  src: '../../../../../../node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wdth-normal.woff2',
  weight: '200 800',
  display: 'swap',
  preload: false,
  declarations: [{ prop: 'font-stretch', value: '75% 100%' }],
  variable: '--font-narrow',
});

type Props = {
  packed: GridStart['packed'];
  /** `SaidWarnings`, packed. */
  said: string;
  turns: GridStart['turns'];
  userId: number;
  locale: Locale;
  canEdit: boolean;
  /** For a programmer. */
  remit: Remit | null;
  canAccept: boolean;
};

/** The grid needs a script; until it runs its place is kept. */
export function GridApp(props: Props) {
  const isLive = useLive();
  return isLive ? <Unpacked {...props} /> : <Waiting />;
}

function Unpacked({ packed, said, ...props }: Props) {
  const scene = useMemo(() => unpack<GridScene>(packed), [packed]);
  const warnings = useMemo(() => unpack<SaidWarnings>(said), [said]);
  return <LiveGrid scene={scene} said={warnings} {...props} />;
}

function LiveGrid({
  scene,
  said,
  turns,
  userId,
  locale,
  canEdit,
  remit,
  canAccept,
}: Omit<Props, 'packed' | 'said'> & { scene: GridScene; said: SaidWarnings }) {
  const terms = useTranslations('terms');
  const words = { grid: useTranslations('grid'), terms, touch: useTranslations('warnings.touch') };
  const [grid, setGrid] = useState<Grid | null>(null);
  const search = useSearchParams().toString();
  /** The last query that was handled; `stop` ends waiting to remove it from the address. */
  const answered = useRef({ search, stop: () => {} });
  const asked = (events: Iterable<GridEvent>) => {
    const { day, sheet } = openedBy(scene, events, search);
    return { day, sheet: canEdit || sheet?.of === 'event' ? sheet : null };
  };
  const readBoard = (): Board => ({ ...gridBoardOf(scene), remit });
  /**
   * What depends on films, rooms, days and rights, which may be loaded again while the grid is
   * open.
   */
  const ofScene = () => ({
    scene,
    canEdit,
    isMine: (event: Parameters<Grid['isMine']>[0]) => canEdit && mayChangeEvent(remit, event),
    mayAdd: (roomId: number) => canEdit && mayAddIn(remit, roomId, scene.themes),
    canAccept,
    columns: columnsReader(scene),
  });
  const make = useEffectEvent((): Grid => {
    const first = createStore(readBoard());
    const { day, sheet } = asked(scene.events);
    const held = createStore<{ held: Held | null }>({ held: null });
    const look = createStore<Look>({
      selected: new Set<number>(),
      focused: sheet?.of === 'event' ? sheet.id : null,
      sheet,
      tab: hasWaiting(scene) ? 'unscheduled' : 'warnings',
      isPanelOpen: sheet !== null,
    });
    const sync: GridSync = gridSync({
      slug: scene.festival.slug,
      events: scene.events,
      lastChange: scene.lastChange,
      turns,
      userId,
      index: first.get,
      onMade: (made) => goOnWith(made, { look, held, sync }),
    });
    const view = createStore(rememberedView(scene, day));
    view.subscribe(() => rememberView(scene.festival.slug, view.get()));
    answered.current = { search, stop: leaveAddress(view, look) };
    return {
      ...ofScene(),
      locale,
      sync,
      view,
      words,
      first,
      board: boardReader(first, sync),
      warnings: warningsKeeper(said),
      look,
      held,
      taken: takenOf(held),
      said: createStore(saidOnly('')),
      titleOf: (event) => inLocale(ownTitle(event, first.get()), locale) || terms(`kind.${event.kind}`),
    };
  });
  // Created and closed by the same effect, so that a grid that is mounted again has a live
  // connection.
  useEffect(() => {
    const made = make();
    setGrid(made);
    return () => made.sync.close();
  }, []);
  // The same grid continues, so that typed text, the choice and unsaved acts are kept.
  const renew = useEffectEvent((open: Grid) => {
    open.first.set(readBoard());
    open.sync.reloaded(scene.events, scene.lastChange, turns);
    open.view.set(fittedView(scene, open.view.get()));
    setGrid({ ...open, ...ofScene() });
  });
  useEffect(() => {
    if (grid && scene !== grid.scene) return whenHandIsFree(grid.held, () => renew(grid));
  }, [scene, grid]);
  // Ctrl K and « Back » may lead to another address of the open grid.
  const answer = useEffectEvent(({ sync, view, look }: Grid) => {
    answered.current.stop();
    const { day, sheet } = asked(sync.getState().events.values());
    const focused = sheet?.of === 'event' ? sheet.id : look.get().focused;
    if (sheet && !showSheet(look, sheet, words.grid('sheet.drop'), { focused })) {
      answered.current = { search, stop: () => {} };
      clearAddress();
      return;
    }
    if (isAskedFor(scene, day)) {
      const { day: shown, layout } = firstView(scene, day);
      view.set({ day: shown, layout });
    }
    answered.current = { search, stop: leaveAddress(view, look) };
    noteAddress();
  });
  useEffect(() => {
    if (grid && search !== answered.current.search) answer(grid);
  }, [search, grid]);
  useHeldPage(grid?.sync);
  if (!grid) return <Waiting />;
  return (
    <GridContext value={grid}>
      <Frame said={said} />
    </GridContext>
  );
}

/** Asks before the page is left with something unsaved. */
function useHeldPage(sync: GridSync | undefined): void {
  const leave = useTranslations('grid.save')('leave');
  useEffect(() => {
    if (!sync) return;
    return holdPage({
      isUnsaved: () => isUnsaved(sync.getState().saving),
      ask: async () => (await sync.saved()) || window.confirm(leave),
      // Only the reader's own acts count, not what others do or a repeated post.
      subscribe: (listen) => {
        let { acted } = sync.getState();
        return sync.subscribe(() => {
          if (sync.getState().acted === acted) return;
          acted = sync.getState().acted;
          listen();
        });
      },
      // Another day, séance or sheet is opened in the same grid.
      pageOf: ({ pathname }) => pathname,
    });
  }, [sync, leave]);
}

/**
 * When new séances get their real ids: what is open, chosen, dragged or focused continues with
 * them.
 */
function goOnWith(made: ReadonlyMap<number, number>, { look, held, sync }: Pick<Grid, 'look' | 'held' | 'sync'>): void {
  const { focused } = look.get();
  look.set(lookAfter(look.get(), made));
  const inHand = held.get().held;
  if (inHand) {
    const now = heldAfter(inHand, made);
    held.set({ held: now });
    if (inHand.via !== 'preview') sync.hold(now.ids);
  }
  // The card is drawn anew, so it is focused again, unless somebody is typing elsewhere.
  const at = document.activeElement;
  const id = focused === null ? undefined : made.get(focused);
  const isThere = at?.matches('body, .grid-app') || (at instanceof HTMLElement && Number(at.dataset.id) === focused);
  if (id !== undefined && isThere && inHand?.via !== 'pointer') focusCard(id, roomOfCard(at));
}

/** Keeps the place of the grid until it is drawn. */
const Waiting = () => <div className="grid-app is-waiting" aria-hidden="true" />;

const hasWaiting = ({ events }: GridScene) =>
  events.some(({ startsAt, rooms, status }) => status === 'planned' && (startsAt === null || rooms.length === 0));

function Frame({ said }: { said: SaidWarnings }) {
  const t = useTranslations('grid');
  const onClick = useClicks();
  const onKeyDown = useKeys();
  useKeysOfPage(onKeyDown);
  useKeptFocus();
  useFirstFocus();
  useTurnKeys();
  useReload();
  useWeighed();
  const isWide = useWide();
  const { view, canEdit } = useGrid();
  const { isFolded, layout } = useStore(view, (value) => value);
  // The view of the whole festival takes the width; the panel opens over it.
  const isWhole = layout !== 'columns';
  return (
    <section
      className={clsx('grid-app', narrowFont.variable, (isFolded || isWhole) && 'is-folded', isWhole && 'is-whole')}
      tabIndex={-1}
      aria-label={t('title')}
      onClick={onClick}
      onKeyDown={onKeyDown}
      onKeyUp={keepSpace}
    >
      <p id="grid-how" className="spoken">
        {t(canEdit ? 'how' : 'howToRead')}
      </p>
      <Toolbar />
      <Problems />
      <Announcer />
      <DropIns />
      {isWhole ? <WholeView /> : isWide ? <BoardView /> : <PhoneList />}
      <BatchBar />
      <Side first={said} />
    </section>
  );
}

/** Warnings are computed after the first frame, so that a large grid can be used earlier. */
function useWeighed(): void {
  const { warnings, board } = useGrid();
  useEffect(() => {
    const timer = setTimeout(() => warnings.begin(board()));
    return () => clearTimeout(timer);
  }, [warnings, board]);
}

/** Keys of the grid also work while nothing has the focus. */
function useKeysOfPage(onKeyDown: (event: Pressed) => void): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.target === document.body) onKeyDown(event);
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => hear(event);
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/**
 * Announces what was done or would follow: politely to screen readers, and shown for a while; after
 * an act with the way back.
 */
function Announcer() {
  const { said, sync, locale, scene } = useGrid();
  const acts = useTranslations('acts');
  const now = useStore(said, (value) => value);
  const turned = useSync((state) => state.turned);
  const say = useEffectEvent((act: ActSentence) => {
    const text = sayAct(acts as never, act, { locale, clocks: scene.festival });
    said.set(saidOfAct(sync, text, act.key.startsWith('undone') ? 'redo' : 'undo'));
  });
  useEffect(() => {
    if (turned) say(turned);
  }, [turned]);
  return (
    <>
      <p className="grid-said" role="status" aria-live="polite">
        {now.spoken}
      </p>
      {/* Each sentence is shown for its full time. */}
      <Seen key={useTimes(now)} said={now} />
    </>
  );
}

/** Counts the changes of a value. */
function useTimes(value: unknown): number {
  const [known, setKnown] = useState({ value, times: 0 });
  if (known.value === value) return known.times;
  setKnown({ value, times: known.times + 1 });
  return known.times + 1;
}

/** The visible sentence, in the header. Its time is paused while it is hovered or focused. */
function Seen({ said: { text, back } }: { said: SaidHere }) {
  const { sync, canEdit } = useGrid();
  const t = useTranslations('common');
  const [isOver, setOver] = useState(false);
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => setOver(true), OFFERED_FOR);
    return () => clearTimeout(timer);
  }, [isHeld]);
  const isLast = useSync(({ acted }) => acted === back?.acted);
  const left = useSync(({ turns }) => turns);
  if (!text || isOver) return null;
  const turn = back?.turn;
  const Turn = turn === 'redo' ? Redo2 : Undo2;
  return (
    <InHeader>
      <MessageBar tone="plain" message={text} isHeard={true} onHold={setHeld} onClose={() => setOver(true)}>
        {turn && canEdit && isLast && left[turn] > 0 && (
          <button type="button" className="btn" onClick={() => sync[turn]()}>
            <Turn aria-hidden size={18} />
            {t(turn)}
          </button>
        )}
      </MessageBar>
    </InHeader>
  );
}

/** A click opens a card, Ctrl-click adds it to the choice, and on free space it adds a séance. */
function useClicks() {
  const grid = useGrid();
  const acts = useActs();
  return (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    const card = event.target.closest<HTMLElement>('[data-id]');
    if (card) {
      const id = Number(card.dataset.id);
      if (event.ctrlKey || event.metaKey || event.shiftKey) acts.toggle(id);
      else acts.open(id);
      return;
    }
    if (!grid.canEdit) return;
    const add = event.target.closest<HTMLElement>('[data-add]');
    if (add) {
      const [date = '', room = '', from] = (add.dataset.add ?? '').split(' ');
      const { opensAt } = grid.scene.festival;
      const minutes = from === undefined ? minutesOfDay(date, `${date}T${opensAt}`) : Number(from);
      acts.add({ date, roomId: Number(room), minutes });
      return;
    }
    const list = event.target.closest<HTMLElement>('ol[data-date]');
    if (!list || event.target !== list) return;
    const minutes = minutesAt(list, event);
    const { step } = grid.view.get();
    acts.add({
      date: list.dataset.date ?? '',
      roomId: Number(list.dataset.room),
      minutes: snapped(Math.floor(minutes / step) * step, step, grid.scene.festival.dayStartsAt),
    });
  };
}

/** The minute of the festival day at a pointer, in a column or row. */
function minutesAt(list: HTMLElement, { clientX, clientY }: Pick<MouseEvent, 'clientX' | 'clientY'>): number {
  const box = list.getBoundingClientRect();
  const frame = getComputedStyle(list);
  const hours = Number(frame.getPropertyValue('--hours'));
  const isRow = list.closest('[data-axis="x"]') !== null;
  const share = isRow ? (clientX - box.left) / box.width : (clientY - box.top) / box.height;
  return Number(frame.getPropertyValue('--from')) + share * hours * 60;
}

/** Tab reaches one card; keeps that card valid when cards come and go. */
function useFirstFocus(): void {
  const { look } = useGrid();
  const board = useBoard();
  const focused = useStore(look, (value) => value.focused);
  useEffect(() => {
    if (focused !== null && document.querySelector(`.grid-scroll [data-id="${focused}"]`)) return;
    const first = document.querySelector<HTMLElement>('.grid-scroll [data-id]')?.dataset.id;
    if (first) look.set({ focused: Number(first) });
  }, [board, focused, look]);
}

/**
 * If the focused element disappears, moves the focus to the card of its séance, wherever that is
 * now, or to the grid.
 */
function useKeptFocus(): void {
  const { look, said } = useGrid();
  const board = useBoard();
  const told = useStore(said, (value) => value);
  const had = useRef<ReturnType<typeof keptFocus>>(null);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      had.current = keptFocus(target);
    };
    // After a press elsewhere the focus is not moved any more.
    const onPress = ({ target }: PointerEvent) => {
      had.current = keptFocus(target instanceof Element ? target.closest('.grid-app [data-id], .message') : null);
    };
    document.addEventListener('focusin', onFocus);
    document.addEventListener('pointerdown', onPress, true);
    return () => {
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('pointerdown', onPress, true);
    };
  }, []);
  useEffect(() => {
    // Cards or the message may have disappeared. Runs after the act itself, which may move the
    // focus.
    const frame = requestAnimationFrame(() => {
      if (isFocusLost(had.current, document)) focusCard(had.current?.id ?? look.get().focused);
    });
    return () => cancelAnimationFrame(frame);
  }, [board, told, look]);
}

/** Ctrl-Z and Ctrl-Shift-Z, except in a text field. */
function useTurnKeys(): void {
  const { sync, canEdit } = useGrid();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (!canEdit || isTyping || document.querySelector('dialog[open]')) return;
      const turn = turnOf(event);
      if (turn === null) return;
      sync[turn]();
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [sync, canEdit]);
}

/** Loads the page's data again when films, rooms or days have changed. */
function useReload(): void {
  const router = useRouter();
  const stale = useSync((state) => state.stale);
  const isSaving = useSync(({ saving }) => saving.state === 'saving' || saving.state === 'retrying');
  const read = useRef(0);
  useEffect(() => {
    if (stale === read.current || isSaving) return;
    read.current = stale;
    router.refresh();
  }, [stale, isSaving, router]);
}
