import { type Spot, spotOf } from '#lib/events/grid-place.ts';
import { runningOrderOf } from '#lib/events/running-order.ts';
import { minutesOfDay } from '#lib/time/festival-day.ts';
import type { Grid } from './grid-context.ts';
import type { Held } from './grid-state.ts';
import { drop, heldAt, roomOfCard, together } from './hold.ts';
import { datesOf } from './view.ts';

type Pointed = Pick<PointerEvent, 'clientX' | 'clientY' | 'altKey'>;

/** The drag by a pointer: presses a card, takes it, moves it, drops it. */
export function pointerHand(grid: () => Grid, root: HTMLElement, scroller: HTMLElement) {
  let press: Press | null = null;
  let last = { x: 0, y: 0, alt: false };
  let measured: MeasuredGrid | null = null;
  let frame = 0;

  const isHolding = () => grid().held.get().held?.via === 'pointer';
  const measure = () => {
    measured = measureGrid(root, scroller);
    return measured;
  };
  const days = dayTurner((date) => {
    if (!isHolding() || datesOf(grid().view.get(), grid().scene).includes(date)) return;
    grid().view.set({ day: date });
    // The columns of that day exist after the next drawing.
    requestAnimationFrame(() => requestAnimationFrame(() => isHolding() && measure()));
  });
  const idsOf = ({ id, act }: Press) => (act === 'resize' ? [id] : together(grid(), id));

  const take = () => {
    if (!press) return;
    const event = grid().board().events.get(press.id);
    if (!event || !grid().isMine(event) || (event.isLocked && !last.alt)) return;
    const { grabOf } = measure();
    const spot = spotOf(event, grid().board());
    if (press.act === 'move' && spot && !press.isPanel) press.grab = grabOf(spot, press.room, press) ?? press.grab;
    grid().sync.hold(idsOf(press));
    root.classList.add('is-dragging');
    move();
    frame = requestAnimationFrame(scrollAtEdges);
  };

  const move = () => {
    if (!press || !measured) return;
    // A preview or the keyboard may hold other séances.
    const before = isHolding() ? grid().held.get().held : null;
    // A new séance may have got its real id meanwhile.
    if (before) press.id = before.lead;
    const act: Held['act'] = press.act === 'resize' ? 'resize' : last.alt && !press.isPanel ? 'copy' : 'move';
    const lead = grid().board().events.get(press.id);
    const own = lead ? spotOf(lead, grid().board()) : null;
    const tab = lead && act !== 'resize' ? measured.tabAt(last) : undefined;
    if (lead && act !== 'resize') days.over(tab);
    const at = tab ? spotOnDay(own, tab.date, press.room) : straight(measured.spotAt(last, press.grab), own, press);
    if (at === undefined || (at === null && act === 'resize')) return;
    const next = at?.minutes === own?.minutes ? at : snap(grid(), press, act, at);
    if (before && before.act === act && isSameSpot(before.at, next)) return;
    const hand = { via: 'pointer' as const, act, lead: press.id, ids: before?.ids ?? idsOf(press), room: press.room };
    grid().held.set({ held: heldAt(grid(), hand, next) });
  };

  /** In rows: a drag straight down moves to another day at the same hour. */
  const straight = (at: Spot | null | undefined, own: Spot | null, { isPanel, x }: Press) => {
    const isStraight = scroller.dataset.axis === 'x' && !isPanel && Math.abs(last.x - x) < STRAIGHT;
    return at && own && isStraight ? { ...at, minutes: own.minutes } : at;
  };

  const scrollAtEdges = () => {
    if (!isHolding() || !measured) return;
    const [dx, dy] = pullOf(measured.box, last);
    if (dx || dy) {
      scroller.scrollBy(dx, dy);
      move();
    }
    frame = requestAnimationFrame(scrollAtEdges);
  };

  return {
    isHolding,
    pressed: () => press,
    /** Presses the card under the pointer, if there is one; nothing is dragged yet. */
    press: (event: PointerEvent & { target: Element }) => {
      const pressed = pressOf(event);
      if (pressed) press = pressed;
      return pressed;
    },
    /** Moves: where the pointer is, and whether Alt is down. */
    point: ({ clientX, clientY, altKey }: Pointed) => {
      last = { x: clientX, y: clientY, alt: altKey };
    },
    copy: (alt: boolean) => {
      last = { ...last, alt };
      move();
    },
    take,
    move,
    end: (isDropped: boolean) => {
      const { held } = grid().held.get();
      days.leave();
      press = null;
      cancelAnimationFrame(frame);
      root.classList.remove('is-dragging');
      if (held?.via !== 'pointer') return;
      grid().held.set({ held: null });
      grid().sync.hold([]);
      if (isDropped) drop(grid(), held);
    },
  };
}

/**
 * In milliseconds: a séance held over the button of a day this long makes the grid show that day.
 */
const TURN = 450;

type Tab = Readonly<{ date: string; button: HTMLElement }>;

/** Shows the day over whose button a séance is held. */
function dayTurner(turnTo: (date: string) => void) {
  let over: (Tab & { timer: ReturnType<typeof setTimeout> }) | null = null;
  const leave = () => {
    if (!over) return;
    clearTimeout(over.timer);
    delete over.button.dataset.over;
    over = null;
  };
  return {
    leave,
    over: (tab: Tab | undefined) => {
      if (over?.date !== tab?.date) leave();
      if (!tab || over) return;
      tab.button.dataset.over = '';
      over = { ...tab, timer: setTimeout(() => turnTo(tab.date), TURN) };
    },
  };
}

/**
 * In pixels: in the rows of the whole festival, a drag straight down to another day keeps the hour
 * if it strays less than this.
 */
const STRAIGHT = 16;
/** In pixels: how near an edge the grid scrolls along, and how far in each frame. */
const EDGE = 48;
const SCROLL = 14;

/** The card, or the edge of a card, on which a pointer was pressed. */
function pressOf(event: PointerEvent & { target: Element }) {
  const edge = event.target.closest<HTMLElement>('[data-edge]');
  const card = event.target.closest<HTMLElement>('[data-id]');
  const id = Number(edge?.dataset.edge ?? card?.dataset.id);
  if (!id) return null;
  return {
    id,
    act: edge ? ('resize' as const) : ('move' as const),
    x: event.clientX,
    y: event.clientY,
    pointer: event.pointerId,
    isTouch: event.pointerType === 'touch',
    isPanel: card?.closest('.grid-side') != null,
    /** The room of the pressed card. */
    room: roomOfCard(event.target),
    /** The minutes between the top of the card and the pointer. */
    grab: 0,
  };
}

type Press = NonNullable<ReturnType<typeof pressOf>>;

/** How far the grid scrolls when the pointer is near its edges. */
function pullOf({ left, right, top, bottom }: DOMRect, { x, y }: { x: number; y: number }): [number, number] {
  const pull = (at: number, low: number, high: number) => (at < low + EDGE ? -SCROLL : at > high - EDGE ? SCROLL : 0);
  const isInside = x > left - EDGE && x < right && y > top - EDGE && y < bottom + EDGE;
  return isInside ? [pull(x, left, right), pull(y, top, bottom)] : [0, 0];
}

/**
 * Where a séance goes that is dropped on the button of a day: to its own hour and room on that day;
 * an unscheduled one back to the list.
 */
export const spotOnDay = (own: Spot | null, date: string, room: number | null): Spot | null =>
  own && { ...own, roomId: room ?? own.roomId, date };

const isSameSpot = (a: Spot | null, b: Spot | null) =>
  a === b || (a !== null && b !== null && a.date === b.date && a.roomId === b.roomId && a.minutes === b.minutes);

/**
 * Rounds to the nearest step. When resizing, the end is rounded, counted from midnight, and the
 * column stays.
 */
function snap(grid: Grid, press: Press, act: Held['act'], at: Spot | null): Spot | null {
  const { step } = grid.view.get();
  if (at === null) return null;
  const minutes = Math.round(at.minutes / step) * step;
  if (act !== 'resize') return { ...at, minutes };
  const event = grid.board().events.get(press.id);
  const spot = event && spotOf(event, grid.board());
  if (!event || !spot) return { ...at, minutes };
  const { publicEnd } = runningOrderOf(event, grid.board());
  const now = publicEnd ? minutesOfDay(spot.date, publicEnd) : spot.minutes;
  // The present end is kept as well, or a click on the edge would round it.
  return { ...spot, roomId: press.room ?? spot.roomId, minutes: Math.abs(at.minutes - now) < step / 2 ? now : minutes };
}

/**
 * A column, or a row of the whole festival: its bounds across, where its hours begin, and the
 * length of a minute. Pixels.
 */
type Lane = { date: string; roomId: number; from: number; to: number; start: number; minute: number };
type Point = Readonly<{ x: number; y: number }>;

const isIn = ({ left, right, top, bottom }: DOMRect, { x, y }: Point) =>
  x >= left && x <= right && y >= top && y <= bottom;

function lanesOf(scroller: HTMLElement, isRows: boolean): Lane[] {
  const hours = Number(getComputedStyle(scroller).getPropertyValue('--hours'));
  return [...scroller.querySelectorAll<HTMLElement>('ol[data-date]')].map((list) => {
    const { left, right, top, bottom } = list.getBoundingClientRect();
    const lane = { date: list.dataset.date ?? '', roomId: Number(list.dataset.room) };
    return isRows
      ? { ...lane, from: top, to: bottom, start: left, minute: (right - left) / (hours * 60) }
      : { ...lane, from: left, to: right, start: top, minute: (bottom - top) / (hours * 60) };
  });
}

/** The lane under the pointer, or the nearest one, as heads and edges lie between lanes. */
function nearest(lanes: readonly Lane[], across: number): Lane | undefined {
  let found: Lane | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (const lane of lanes) {
    const away = across < lane.from ? lane.from - across : across >= lane.to ? across - lane.to + 1 : 0;
    if (away < distance) [found, distance] = [lane, away];
  }
  return found;
}

/**
 * Measures where columns, hours and the buttons of days are, and stays right while the grid
 * scrolls.
 */
function measureGrid(root: HTMLElement, scroller: HTMLElement) {
  const isRows = scroller.dataset.axis === 'x';
  /** The minute at which columns begin. */
  const from = Number(getComputedStyle(scroller).getPropertyValue('--from'));
  const lanes = lanesOf(scroller, isRows);
  const tabs = [...root.querySelectorAll<HTMLElement>('.grid-days [data-day]')].map((button) => ({
    date: button.dataset.day ?? '',
    button,
    box: button.getBoundingClientRect(),
  }));
  const box = scroller.getBoundingClientRect();
  const [left, top] = [scroller.scrollLeft, scroller.scrollTop];
  const panel = root.querySelector('.grid-side')?.getBoundingClientRect();
  const minuteIn = (lane: Lane, along: number) => from + (along - lane.start) / lane.minute;
  return {
    box,
    /** The button of a day under the pointer. */
    tabAt: (point: Point) => tabs.find((tab) => isIn(tab.box, point)),
    /** The minutes between the start of a card and the pointer; undefined where it is not drawn. */
    grabOf: (spot: Spot, room: number | null, { x, y }: Point): number | undefined => {
      const lane = lanes.find(({ date, roomId }) => date === spot.date && roomId === room);
      return lane && minuteIn(lane, isRows ? x : y) - spot.minutes;
    },
    /** The spot under the pointer; null over the list; undefined where there is none. */
    spotAt: ({ x, y }: Point, grab: number): Spot | null | undefined => {
      if (panel && panel.width > 0 && x >= panel.left && x <= panel.right) return null;
      const [dx, dy] = [scroller.scrollLeft - left, scroller.scrollTop - top];
      const [across, along] = isRows ? [y + dy, x + dx] : [x + dx, y + dy];
      const lane = nearest(lanes, across);
      return lane && { date: lane.date, roomId: lane.roomId, minutes: minuteIn(lane, along) - grab };
    },
  };
}

type MeasuredGrid = ReturnType<typeof measureGrid>;
