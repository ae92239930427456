import { useSyncExternalStore } from 'react';
import { replaceAddress } from '#app/_ui/hold-page.ts';
import { datesShown, type GridColumn, hoursOf, MAX_COLUMNS } from '#lib/events/columns.ts';
import { firstDate } from '#lib/events/festival-dates.ts';
import type { GridEvent } from '#lib/events/grid-event.ts';
import { type Board, spotOf } from '#lib/events/grid-place.ts';
import type { GridScene } from '#lib/events/grid-scene.ts';
import { areRightsSettled } from '#lib/films/completeness.ts';
import { copyShown } from '#lib/films/copy-shown.ts';
import { tagKey } from '#lib/i18n/tags.ts';
import type { DraftEvent, DraftFilm } from '#lib/model/draft.ts';
import { oncePer } from '#lib/once-per.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import type { Look, Sheet, Store } from './grid-state.ts';

/**
 * A rem at the default text size, in pixels; the height of a card decides what is written on it.
 */
export const REM = 17;
/**
 * The least height above the hours in pixels: header, toolbar, legend and the rooms of one venue.
 */
export const OVER_HOURS = 11.5 * REM;

/** The height of an hour in rem, by the step in minutes. */
export const HOUR_REM = { 5: 12, 15: 4.8, 30: 2.9 } as const;
type Step = keyof typeof HOUR_REM;
export const steps: readonly Step[] = [5, 15, 30];

/** How somebody looks at this festival's grid; stored in the browser. */
export type View = {
  step: Step;
  /** A festival day, or all of them side by side. */
  day: string;
  /** Hidden rooms, and the order of the others if it is not the festival's. */
  hidden: readonly number[];
  order: readonly number[];
  isNarrow: boolean;
  /** The panel is folded to its tabs, to leave the width to the rooms. */
  isFolded: boolean;
  /** Rooms of a day as columns, or the whole festival in rows: by day or by room. */
  layout: Layout;
  /** The zoom of the whole festival. */
  zoom: Zoom;
  /** What the colours stand for. */
  hue: Hue;
};

export const layouts = ['columns', 'days', 'rooms'] as const;
type Layout = (typeof layouts)[number];
export const zooms = [0, 1, 2] as const;
type Zoom = (typeof zooms)[number];

export const ALL_DAYS = 'all';

export const firstView = ({ festival, dates, rooms }: GridScene, asked: string | undefined): View => {
  const shown = datesShown(dates, rooms.length, asked, firstDate(dates, festival));
  const isAll = shown.length === dates.length && dates.length > 1;
  return {
    step: 15,
    day: isAll ? ALL_DAYS : (shown[0] ?? ''),
    hidden: [],
    order: [],
    isNarrow: false,
    isFolded: rooms.length > MAX_COLUMNS,
    layout: 'columns',
    zoom: 1,
    hue: 'kind',
  };
};

export const fitsWhole = (dates: number, rooms: number) => dates > 1 && dates * Math.max(1, rooms) <= MAX_COLUMNS;

/** Whether no séance stands in these columns. */
export const isBare = (columns: readonly GridColumn[]) => columns.every(({ placed }) => placed.length === 0);

/** The days that are drawn. */
export function datesOf(view: View, scene: GridScene): readonly string[] {
  if (view.day === ALL_DAYS || view.layout !== 'columns') return scene.dates;
  const day = scene.dates.includes(view.day) ? view.day : firstDate(scene.dates, scene.festival);
  return day ? [day] : [];
}

/** The rooms that are drawn, in order. */
export function roomsOf(view: View, scene: GridScene): GridScene['rooms'] {
  const rank = new Map(view.order.map((id, i) => [id, i]));
  return scene.rooms
    .filter(({ id }) => !view.hidden.includes(id))
    .sort((a, b) => (rank.get(a.id) ?? scene.rooms.indexOf(a)) - (rank.get(b.id) ?? scene.rooms.indexOf(b)));
}

/** Whether a séance stands on a day or in rooms that are not drawn. */
export function isAway(event: DraftEvent, board: Board, view: View, scene: GridScene): boolean {
  const spot = spotOf(event, board);
  if (spot === null) return false;
  const drawn = new Set(roomsOf(view, scene).map(({ id }) => id));
  return !datesOf(view, scene).includes(spot.date) || !event.rooms.some(({ roomId }) => drawn.has(roomId));
}

/** The first and last minute that are drawn. A dragged séance may go as far as the festival day. */
export const frameOf = (columns: readonly GridColumn[], { festival }: GridScene) =>
  hoursOf(columns, festival.opensAt, festival.closesAt);

/** Whether the address asks for an existing day. */
export const isAskedFor = ({ dates }: GridScene, asked: string | undefined): boolean =>
  asked !== undefined && dates.includes(asked);

const ASKED = ['day', 'event', 'sheet', 'minutes'] as const;
/**
 * What an address asks the grid to open: a day, a séance by its number, a sheet. Unchecked, as
 * anything may stand in an address.
 */
type Asked = Readonly<Partial<Record<(typeof ASKED)[number], string>>>;

/**
 * The day and sheet that a query asks for. A séance is shown on its day; what does not exist is not
 * opened.
 */
export function openedBy(
  { festival }: Pick<GridScene, 'festival'>,
  events: Iterable<Pick<GridEvent, 'id' | 'number' | 'startsAt'>>,
  search: string,
): { day: string | undefined; sheet: Sheet } {
  const { day, event, sheet, minutes }: Asked = Object.fromEntries(new URLSearchParams(search));
  const asked = event === undefined ? undefined : [...events].find(({ number }) => number === Number(event));
  if (asked)
    return {
      day: asked.startsAt === null ? day : festivalDayOf(asked.startsAt, festival.dayStartsAt),
      sheet: { of: 'event', id: asked.id },
    };
  if (sheet === 'propose') return { day, sheet: { of: 'propose' } };
  if (sheet !== 'shift') return { day, sheet: null };
  const by = Number.parseInt(minutes ?? '', 10);
  return { day, sheet: { of: 'shift', day, minutes: Number.isNaN(by) ? undefined : by } };
}

const key = (slug: string) => `lanterne-grid-${slug}`;

export function rememberView(slug: string, view: View): void {
  try {
    localStorage.setItem(key(slug), JSON.stringify(view));
  } catch {
    // Without storage the grid is shown in its default view.
  }
}

/** Removes from the address what it asked the grid to open. */
export function clearAddress(): void {
  const address = new URL(location.href);
  for (const name of ASKED) address.searchParams.delete(name);
  if (address.href !== location.href) replaceAddress(address.href);
}

/**
 * Removes the query once somebody goes to another day or closes the sheet: a reload must not open
 * it again, and the same link must work again. Returns the function that stops this.
 */
export function leaveAddress(view: Store<View>, look: Store<Pick<Look, 'sheet'>>): () => void {
  const { day, layout } = view.get();
  const { sheet } = look.get();
  const watch = () => {
    const now = view.get();
    if (now.day === day && now.layout === layout && (sheet === null || look.get().sheet === sheet)) return;
    stop();
    clearAddress();
  };
  const stops = [view.subscribe(watch), look.subscribe(watch)];
  const stop = () => {
    for (const end of stops) end();
  };
  return stop;
}

/** The view stored in this browser; a day in the address takes precedence over the stored one. */
export function rememberedView(scene: GridScene, asked: string | undefined): View {
  try {
    return fittedView(scene, JSON.parse(localStorage.getItem(key(scene.festival.slug)) ?? '{}'), asked);
  } catch {
    return firstView(scene, asked);
  }
}

/** A view adapted to the festival as it is now. */
export function fittedView(scene: GridScene, kept: Partial<View>, asked?: string): View {
  const first = firstView(scene, asked);
  const ids = new Set(scene.rooms.map(({ id }) => id));
  const known = (list: unknown) =>
    Array.isArray(list) ? list.filter((id): id is number => typeof id === 'number' && ids.has(id)) : [];
  const hidden = known(kept.hidden);
  const canBeAll = fitsWhole(scene.dates.length, scene.rooms.length);
  const isDay = typeof kept.day === 'string' && (scene.dates.includes(kept.day) || (kept.day === ALL_DAYS && canBeAll));
  return {
    step: steps.find((step) => step === kept.step) ?? first.step,
    day: isDay && !isAskedFor(scene, asked) ? (kept.day as string) : first.day,
    hidden: hidden.length < scene.rooms.length ? hidden : [],
    order: known(kept.order),
    isNarrow: kept.isNarrow === true,
    isFolded: typeof kept.isFolded === 'boolean' ? kept.isFolded : first.isFolded,
    layout: layouts.find((layout) => layout === kept.layout && !isAskedFor(scene, asked)) ?? first.layout,
    zoom: zooms.find((zoom) => zoom === kept.zoom) ?? first.zoom,
    hue: hues.find((hue) => hue === kept.hue) ?? first.hue,
  };
}

/** From this width on rooms stand side by side (grid.css); below, the grid is a list. */
const WIDE = '(width >= 48rem)';

/** The last answer on a screen. */
let wasWide: boolean | null = null;

/**
 * Whether there is room for columns. While printing, media queries apply to the sheet, so the last
 * answer is kept, and with it the focus and scroll position.
 */
export function isWide(): boolean {
  if (wasWide === null || !matchMedia('print').matches) wasWide = matchMedia(WIDE).matches;
  return wasWide;
}

const listenToWidth = (listener: () => void) => {
  const query = matchMedia(WIDE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};

/** Columns or list: only one is drawn. */
export const useWide = () => useSyncExternalStore(listenToWidth, isWide);

/** What the colours of the cards stand for; one at a time. */
export const hues = ['kind', 'theme', 'rights', 'language', 'tag', 'complete'] as const;
export type Hue = (typeof hues)[number];

/**
 * A value of a hue, and the class for its colour and shape; themes, languages and tags borrow those
 * of the types.
 */
export type Tint = { key: string; look: string };

const LENT = ['screening', 'talk', 'show', 'workshop', 'debate'] as const;
const NONE: Tint = { key: 'none', look: 'other' };

/** What is missing for a séance, for `complete`. */
type Lack = { count: number; isBlocked: boolean };

export function tintOf(hue: Hue, event: DraftEvent, board: Board, lack: Lack): Tint {
  switch (hue) {
    case 'kind':
      return { key: event.kind, look: event.kind };
    case 'theme':
      return lent(event.themeIds[0], [...board.themes.keys()]);
    case 'language':
      return lent(languageOf(event, board), languagesIn(board.films));
    case 'tag':
      return lent(event.tags[0] && tagKey(event.tags[0]), tagsIn(board.events));
    case 'rights':
      return rightsOf(event, board);
    case 'complete':
      if (lack.isBlocked) return { key: 'blocked', look: 'tint-bad' };
      return lack.count > 0 ? { key: 'lacking', look: 'tint-warn' } : { key: 'complete', look: 'tint-good' };
  }
}

function lent<T extends string | number>(value: T | undefined, order: readonly T[]): Tint {
  const at = value === undefined ? -1 : order.indexOf(value);
  return at < 0 ? NONE : { key: String(value), look: LENT[at % LENT.length] ?? NONE.look };
}

const filmsOf = (event: DraftEvent, board: Board) =>
  event.items.flatMap(({ filmId }) => board.films.get(filmId ?? 0) ?? []);

/** The rights of the film that is the least settled. */
function rightsOf(event: DraftEvent, board: Board): Tint {
  const films = filmsOf(event, board);
  if (films.length === 0) return NONE;
  if (films.some(({ rightsState }) => rightsState === 'refused')) return { key: 'refused', look: 'tint-bad' };
  const open = films.filter((film) => !areRightsSettled(film));
  if (open.length === 0) return { key: 'settled', look: 'tint-good' };
  const isAsked = open.every(({ rightsState }) => rightsState === 'asked' || rightsState === 'granted');
  return isAsked ? { key: 'asked', look: 'talk' } : { key: 'open', look: 'tint-warn' };
}

/** The first spoken language of what is projected. */
function languageOf(event: DraftEvent, board: Board): string | undefined {
  for (const { filmId, filmVersionId } of event.items) {
    const [language] = copyShown(board.films.get(filmId ?? 0), filmVersionId)?.spoken ?? [];
    if (language) return language;
  }
  return undefined;
}

/** The values, the most frequent first, so that each has the same colour on every day. */
const byFrequency = <T>(said: (one: T) => readonly string[]) =>
  oncePer((all: ReadonlyMap<number, T>): string[] => {
    const counts = new Map<string, number>();
    for (const one of all.values()) for (const key of new Set(said(one))) counts.set(key, (counts.get(key) ?? 0) + 1);
    return [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([key]) => key);
  });

const languagesIn = byFrequency<DraftFilm>(({ versions }) => versions.flatMap(({ spoken }) => spoken));
/** By the first tag of each séance, which gives it its colour. */
const tagsIn = byFrequency<DraftEvent>(({ tags }) => tags.slice(0, 1).map(tagKey));
