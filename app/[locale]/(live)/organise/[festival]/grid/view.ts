import { useSyncExternalStore } from 'react';
import { replaceAddress } from '#app/_ui/hold-page.ts';
import { datesShown, type GridColumn, hoursOf, MAX_COLUMNS } from '#lib/events/columns.ts';
import { firstDate } from '#lib/events/festival-dates.ts';
import type { GridEvent } from '#lib/events/grid-event.ts';
import type { GridScene } from '#lib/events/grid-scene.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import type { Look, Sheet, Store } from './grid-state.ts';
import { type Hue, hues } from './tint.ts';

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
    const address = new URL(location.href);
    for (const name of ASKED) address.searchParams.delete(name);
    if (address.href !== location.href) replaceAddress(address.href);
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

const listen = (listener: () => void) => {
  const query = matchMedia(WIDE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};

/** Columns or list: only one is drawn. */
export const useWide = () => useSyncExternalStore(listen, isWide);
