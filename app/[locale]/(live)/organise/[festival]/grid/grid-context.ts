import { useTranslations } from 'next-intl';
import { createContext, useContext, useSyncExternalStore } from 'react';
import { type GridColumn, gridColumnsOf } from '#lib/events/columns.ts';
import { type Board, type Spot, wallOf, withAll } from '#lib/events/grid-place.ts';
import type { GridScene } from '#lib/events/grid-scene.ts';
import type { Warning } from '#lib/events/warning.ts';
import { languagesInWords } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { tagKey } from '#lib/i18n/tags.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { formatTime, spokenDate, spokenTime } from '#lib/time/format.ts';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import { type Held, type Look, type Store, type Taken, useStore } from './grid-state.ts';
import type { GridSync } from './sync/grid-sync.ts';
import { datesOf, roomsOf, type Tint, tintOf, type View } from './view.ts';
import type { ByEvent, WarningsOf } from './warnings.ts';

/** A sentence as it is shown, and as it is read aloud: « 9 h 30 », « 9 heures 30 ». */
type InBoth = Readonly<{ text: string; spoken: string }>;
type SayHour = typeof spokenTime;
/** A sentence, or one with hours in it. */
export type Sentence = string | InBoth;

/** What `make` writes with hours as they are shown, and again as they are spoken. */
export const inBoth = (make: (hour: SayHour) => string): InBoth => ({
  text: make(formatTime),
  spoken: make(spokenTime),
});

/**
 * A sentence about the grid. `back`: it is about an act, which « Défaire » undoes (or « Refaire »,
 * if it was undone).
 */
export type SaidHere = InBoth & { back: { turn: 'undo' | 'redo'; acted: number } | null };

const asBoth = (said: Sentence): InBoth => (typeof said === 'string' ? { text: said, spoken: said } : said);

/** A sentence that is not about an act. */
export const saidOnly = (said: Sentence): SaidHere => ({ ...asBoth(said), back: null });

/** A sentence about an act just done, with the way back until another act follows. */
export const saidOfAct = (sync: GridSync, said: Sentence, turn: 'undo' | 'redo' = 'undo'): SaidHere => ({
  ...asBoth(said),
  back: { turn, acted: sync.getState().acted },
});

/**
 * What all parts of a grid share. The object stays the same until the page's data is loaded again,
 * and its stores are permanent; what changes is inside them.
 */
export type Grid = {
  scene: GridScene;
  locale: Locale;
  canEdit: boolean;
  /** Whether this person may change this séance: for a programmer, those within their remit. */
  isMine: (event: Pick<DraftEvent, 'rooms' | 'themeIds'>) => boolean;
  /** Whether they may add one in this room. */
  mayAdd: (roomId: number) => boolean;
  canAccept: boolean;
  sync: GridSync;
  /** The draft as the page last loaded it. */
  first: Store<Board>;
  /** The draft as the person sees it, with unsaved acts. */
  board: () => Board;
  /** The rooms of the shown days, with their séances. */
  columns: (board: Board, view: View) => readonly GridColumn[];
  warnings: WarningsOf;
  view: Store<View>;
  look: Store<Look>;
  held: Store<{ held: Held | null }>;
  taken: Store<Taken>;
  said: Store<SaidHere>;
  titleOf: (event: DraftEvent) => string;
  /** Made once, as making them for each of two hundred cards would take noticeable time. */
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

/** The draft that a sync shows, made again only when its séances or their surroundings changed. */
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

/** Columns are computed once for each board and view. */
export function columnsReader(scene: GridScene): Grid['columns'] {
  let known: { board: Board; view: View; columns: readonly GridColumn[] } | null = null;
  return (board, view) => {
    if (known?.board === board && known.view === view) return known.columns;
    const columns = gridColumnsOf(board, datesOf(view, scene), roomsOf(view, scene));
    const rank = new Map(roomsOf(view, scene).map(({ id }, i) => [id, i]));
    // By room, with the days of each one after the other.
    if (view.layout === 'rooms') columns.sort((a, b) => (rank.get(a.room.id) ?? 0) - (rank.get(b.room.id) ?? 0));
    known = { board, view, columns };
    return columns;
  };
}

export function useBoard(): Board {
  const { sync, board } = useGrid();
  return useSyncExternalStore(sync.subscribe, board, board);
}

/** Reads a part of the sync's state; `select` must return the same object while nothing changed. */
export function useSync<T>(select: (state: ReturnType<GridSync['getState']>) => T): T {
  const { sync } = useGrid();
  const read = () => select(sync.getState());
  return useSyncExternalStore(sync.subscribe, read, read);
}

/** The open warnings about place and time, for the present board. */
export function useWarnings(): ByEvent {
  const { warnings } = useGrid();
  const board = useBoard();
  useStore(warnings.state, ({ stamp }) => stamp);
  return warnings.of(board);
}

/** Where a spot is, said: « samedi 28 novembre, 14 heures, Auditorium. » */
export function useWhere(): (spot: Spot | null, hour: SayHour) => string {
  const t = useTranslations('grid.say');
  const { locale, board } = useGrid();
  return (spot, hour) =>
    spot === null
      ? t('offGrid')
      : t('at', {
          day: spokenDate(spot.date, locale),
          time: hour(wallOf(spot), locale),
          room: roomNameIn(board(), spot.roomId, locale),
        });
}

/** The tint of a séance, as somebody chose what colours say. */
export function useTint(event: DraftEvent, board: Board, warnings: readonly Warning[]): Tint {
  const { view, warnings: known } = useGrid();
  const hue = useStore(view, (value) => value.hue);
  const lacking = useStore(known.state, ({ counts }) => counts[event.id] ?? 0);
  return tintOf(hue, event, board, lackOf(lacking, warnings));
}

export const lackOf = (lacking: number, warnings: readonly Warning[]) => ({
  count: lacking + warnings.filter(({ level }) => level !== 'hint').length,
  isBlocked: warnings.some(({ level }) => level === 'blocking'),
});

/** A tag as it is written in the first séance that has it. */
const tagOf = ({ events }: Board, key: string) =>
  [...events.values()].flatMap(({ tags }) => tags).find((tag) => tagKey(tag) === key) ?? key;

/** What a tint says, in words. */
export function useTintName(): (grid: Grid, hue: string, key: string) => string {
  const t = useTranslations('grid.tint');
  const terms = useTranslations('terms');
  return ({ locale, board }, hue, key) => {
    if (key === 'none') return t(`none.${hue}` as never);
    if (hue === 'kind') return terms(`kind.${key}` as never);
    if (hue === 'theme') return inLocale(board().themes.get(Number(key))?.name, locale);
    if (hue === 'language') return languagesInWords([key], locale);
    if (hue === 'tag') return tagOf(board(), key);
    return t(`${hue}.${key}` as never);
  };
}
