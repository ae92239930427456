import { useTranslations } from 'next-intl';
import { createContext, useContext, useSyncExternalStore } from 'react';
import { type Board, withAll } from '#lib/events/board.ts';
import { type GridColumn, gridColumnsOf } from '#lib/events/columns.ts';
import { type Spot, wallOf } from '#lib/events/grid-place.ts';
import type { GridScene } from '#lib/events/grid-scene.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { spokenDate, spokenTime } from '#lib/time/format.ts';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import type { Held, Look } from './grid-state.ts';
import { type Store, useStore } from './store.ts';
import type { GridSync } from './sync/grid-sync.ts';
import type { Taken } from './taken.ts';
import { datesOf, roomsOf, type View } from './view.ts';
import type { ByEvent, WarningsOf } from './warnings.ts';

/**
 * One sentence about the grid. `back`: it is about an act, which « Défaire » (or, for one that was
 * taken back, « Refaire ») turns round.
 */
export type SaidHere = { text: string; back: { turn: 'undo' | 'redo'; acted: number } | null };

/** A sentence about no act. */
export const saidOnly = (text: string): SaidHere => ({ text, back: null });

/** What an act just did, with the way back for as long as no other act came after it. */
export const saidOfAct = (sync: GridSync, text: string, turn: 'undo' | 'redo' = 'undo'): SaidHere => ({
  text,
  back: { turn, acted: sync.getState().acted },
});

/**
 * Everything the parts of a grid share. The object stays the same until the page is read anew, its
 * stores for good; what changes is in them.
 */
export type Grid = {
  scene: GridScene;
  locale: Locale;
  canEdit: boolean;
  /** Whether this person may change this séance: a programmer, those within their remit. */
  isMine: (event: Pick<DraftEvent, 'rooms' | 'themeIds'>) => boolean;
  /** Whether they may make one in this room. */
  mayAdd: (roomId: number) => boolean;
  canAccept: boolean;
  sync: GridSync;
  /** The draft as the page last read it. */
  first: Store<Board>;
  /** The draft as the person sees it. */
  board: () => Board;
  /** The rooms of the days that are looked at, with their séances. */
  columns: (board: Board, view: View) => readonly GridColumn[];
  warnings: WarningsOf;
  view: Store<View>;
  look: Store<Look>;
  held: Store<{ held: Held | null }>;
  taken: Store<Taken>;
  said: Store<SaidHere>;
  titleOf: (event: DraftEvent) => string;
  /** Made once: two hundred cards that each made their own would be felt. */
  words: {
    grid: ReturnType<typeof useTranslations<'grid'>>;
    terms: ReturnType<typeof useTranslations<'terms'>>;
    touch: ReturnType<typeof useTranslations<'warnings.touch'>>;
  };
};

export const GridContext = createContext<Grid | null>(null);

export function useGrid(): Grid {
  const grid = useContext(GridContext);
  if (!grid) throw new Error('Outside the grid');
  return grid;
}

/** The draft a sync shows, made anew only when its séances changed, or what they stand in. */
export function boardReader(first: Pick<Store<Board>, 'get'>, sync: Pick<GridSync, 'getState'>): () => Board {
  let known: { first: Board; events: unknown; board: Board } | null = null;
  return () => {
    const { events } = sync.getState();
    if (known?.first !== first.get() || known.events !== events)
      known = {
        first: first.get(),
        events,
        board: withAll(first.get(), events as unknown as ReadonlyMap<number, DraftEvent>),
      };
    return known.board;
  };
}

/** Columns are laid out once for a board and a view, whoever asks. */
export function columnsReader(scene: GridScene): Grid['columns'] {
  let known: { board: Board; view: View; columns: readonly GridColumn[] } | null = null;
  return (board, view) => {
    if (known?.board === board && known.view === view) return known.columns;
    const columns = gridColumnsOf(board, datesOf(view, scene), roomsOf(view, scene));
    const rank = new Map(roomsOf(view, scene).map(({ id }, i) => [id, i]));
    // By room: its days follow each other.
    if (view.layout === 'rooms') columns.sort((a, b) => (rank.get(a.room.id) ?? 0) - (rank.get(b.room.id) ?? 0));
    known = { board, view, columns };
    return columns;
  };
}

export function useBoard(): Board {
  const { sync, board } = useGrid();
  return useSyncExternalStore(sync.subscribe, board, board);
}

/** A part of what the sync tells; `select` must answer the same object while nothing changed. */
export function useSync<T>(select: (state: ReturnType<GridSync['getState']>) => T): T {
  const { sync } = useGrid();
  const read = () => select(sync.getState());
  return useSyncExternalStore(sync.subscribe, read, read);
}

/** The open warnings of place and time, for the board as it is. */
export function useWarnings(): ByEvent {
  const { warnings } = useGrid();
  const board = useBoard();
  useStore(warnings.state, ({ stamp }) => stamp);
  return warnings.of(board);
}

/** Where a spot is, said: « samedi 28 novembre, 14 heures, Auditorium. » */
export function useWhere(): (spot: Spot | null) => string {
  const t = useTranslations('grid.say');
  const { locale, board } = useGrid();
  return (spot) =>
    spot === null
      ? t('offGrid')
      : t('at', {
          day: spokenDate(spot.date, locale),
          time: spokenTime(wallOf(spot), locale),
          room: roomNameIn(board(), spot.roomId, locale),
        });
}
