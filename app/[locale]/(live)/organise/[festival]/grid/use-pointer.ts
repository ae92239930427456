import { type RefObject, useEffect, useEffectEvent } from 'react';
import { type Spot, spotOf } from '#lib/events/grid-place.ts';
import { runningOrderOf } from '#lib/events/running-order.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { minutesOfDay } from '#lib/time/festival-day.ts';
import { type Grid, useGrid } from './grid-context.ts';
import type { Held } from './grid-state.ts';
import { drop, heldAt, roomOfCard, together } from './hold.ts';
import { datesOf } from './view.ts';

/** A press that moves by less is a click. Pixels. */
const SLOP = 5;
/** A finger that rests so long takes the card; before that it scrolls. Milliseconds. */
const LONG_PRESS = 350;
/**
 * In rows a hand that moves down keeps the hour as long as it strays by no more than this. Pixels.
 */
const STRAIGHT = 16;
/**
 * A séance that is held over the button of a day for so long turns the grid to it. Milliseconds.
 */
const TURN = 450;
/** So near an edge the grid scrolls along, by so much a frame. Pixels. */
const EDGE = 48;
const SCROLL = 14;

type Press = {
  id: number;
  act: 'move' | 'resize';
  x: number;
  y: number;
  pointer: number;
  isTouch: boolean;
  isPanel: boolean;
  /** Of the card that was pressed. */
  room: number | null;
  /** Minutes between the top of the card and the pointer. */
  grab: number;
  timer: ReturnType<typeof setTimeout> | undefined;
};

/**
 * A column, or a row of the whole festival: where it begins and ends across, where its hours begin,
 * and how long a minute is. Pixels.
 */
type Lane = { date: string; roomId: number; from: number; to: number; start: number; minute: number };
/** The button of a day, over the grid. */
type Tab = { date: string; button: HTMLElement; box: DOMRect };

/**
 * Everything a pointer does to cards, on the grid and in the list beside it: drag, resize, copy
 * with Alt, choose with Ctrl, and back with Escape. Only what is held is drawn anew on a move;
 * columns are measured once, when it is taken.
 */
export function usePointer(scroller: RefObject<HTMLElement | null>): void {
  const grid = useGrid();
  // A press that is no hold yet goes on over a scene that is read anew.
  const now = useEffectEvent(() => grid);
  useEffect(() => {
    const element = scroller.current;
    const root = element?.closest<HTMLElement>('.grid-app');
    if (!element || !root) return;
    const stop = listen(() => now(), root, element);
    // From here on a card can be dragged: what the measures of the desk wait for.
    performance.mark('grid-ready');
    return stop;
  }, [scroller]);
}

function listen(grid: () => Grid, root: HTMLElement, scroller: HTMLElement): () => void {
  const isRows = scroller.dataset.axis === 'x';
  let press: Press | null = null;
  let lanes: Lane[] = [];
  let tabs: Tab[] = [];
  let turning: { date: string; timer: ReturnType<typeof setTimeout> } | null = null;
  /** The minute at which columns begin. */
  let from = 0;
  let measured = { left: 0, top: 0 };
  let box: DOMRect | null = null;
  let panel: DOMRect | null = null;
  let last = { x: 0, y: 0, alt: false };
  let frame = 0;

  const isHolding = () => grid().held.get().held?.via === 'pointer';

  const measure = () => {
    const style = getComputedStyle(scroller);
    const hours = Number(style.getPropertyValue('--hours'));
    from = Number(style.getPropertyValue('--from'));
    lanes = [...scroller.querySelectorAll<HTMLElement>('ol[data-date]')].map((list) => {
      const { left, right, top, bottom } = list.getBoundingClientRect();
      const lane = { date: list.dataset.date ?? '', roomId: Number(list.dataset.room) };
      return isRows
        ? { ...lane, from: top, to: bottom, start: left, minute: (right - left) / (hours * 60) }
        : { ...lane, from: left, to: right, start: top, minute: (bottom - top) / (hours * 60) };
    });
    tabs = [...root.querySelectorAll<HTMLElement>('.grid-days [data-day]')].map((tab) => ({
      date: tab.dataset.day ?? '',
      button: tab,
      box: tab.getBoundingClientRect(),
    }));
    box = scroller.getBoundingClientRect();
    measured = { left: scroller.scrollLeft, top: scroller.scrollTop };
    panel = root.querySelector('.grid-side')?.getBoundingClientRect() ?? null;
  };

  /** Which spot the pointer is over; null over the list; undefined where nothing is. */
  const spotAt = (x: number, y: number, grab: number): Spot | null | undefined => {
    if (panel && panel.width > 0 && x >= panel.left && x <= panel.right) return null;
    const [dx, dy] = [scroller.scrollLeft - measured.left, scroller.scrollTop - measured.top];
    const [across, along] = isRows ? [y + dy, x + dx] : [x + dx, y + dy];
    const lane = nearest(lanes, across);
    if (!lane) return undefined;
    return { date: lane.date, roomId: lane.roomId, minutes: from + (along - lane.start) / lane.minute - grab };
  };

  /** Over the button of a day, which is turned to after a while; undefined where there is none. */
  const overTab = (event: DraftEvent): Spot | null | undefined => {
    const tab = tabs.find(
      ({ box: at }) => last.x >= at.left && last.x <= at.right && last.y >= at.top && last.y <= at.bottom,
    );
    if (turning && turning.date !== tab?.date) leaveTab();
    if (!tab) return undefined;
    tab.button.dataset.over = '';
    turning ??= { date: tab.date, timer: setTimeout(() => turnTo(tab.date), TURN) };
    return spotOnDay(spotOf(event, grid().board()), tab.date, press?.room ?? null);
  };

  const leaveTab = () => {
    if (turning) clearTimeout(turning.timer);
    turning = null;
    for (const { button } of tabs) delete button.dataset.over;
  };

  const turnTo = (date: string) => {
    if (!isHolding() || datesOf(grid().view.get(), grid().scene).includes(date)) return;
    grid().view.set({ day: date });
    // The columns of that day are there after the next drawing.
    requestAnimationFrame(() => requestAnimationFrame(() => isHolding() && measure()));
  };

  const take = () => {
    if (!press) return;
    const event = grid().board().events.get(press.id);
    if (!event || !grid().isMine(event) || (event.isLocked && !last.alt)) return;
    measure();
    const spot = spotOf(event, grid().board());
    if (press.act === 'move' && spot && !press.isPanel) {
      const lane = lanes.find(({ date, roomId }) => date === spot.date && roomId === press?.room);
      const along = isRows ? press.x : press.y;
      if (lane) press.grab = from + (along - lane.start) / lane.minute - spot.minutes;
    }
    const ids = press.act === 'resize' || press.isPanel ? [press.id] : together(grid(), press.id);
    grid().sync.hold(ids);
    root.classList.add('is-dragging');
    move();
    frame = requestAnimationFrame(scrollAtEdges);
  };

  const move = () => {
    if (!press) return;
    // A preview or the keyboard may hold others.
    const before = isHolding() ? grid().held.get().held : null;
    // One that was just made may have got its number meanwhile.
    if (before) press.id = before.lead;
    const ids = before?.ids ?? (press.act === 'resize' || press.isPanel ? [press.id] : together(grid(), press.id));
    const act: Held['act'] = press.act === 'resize' ? 'resize' : last.alt && !press.isPanel ? 'copy' : 'move';
    const lead = grid().board().events.get(press.id);
    const tab = lead && act !== 'resize' ? overTab(lead) : undefined;
    const over = spotAt(last.x, last.y, press.act === 'resize' ? 0 : press.grab);
    const at = tab === undefined ? straight(over, lead) : tab;
    if (at === undefined || (at === null && act === 'resize')) return;
    const isOwn = at !== null && at.minutes === (lead && spotOf(lead, grid().board())?.minutes);
    const next = isOwn ? at : snap(grid(), press, act, at);
    if (before && before.act === act && isSameSpot(before.at, next)) return;
    grid().held.set({ held: heldAt(grid(), { via: 'pointer', act, lead: press.id, ids, room: press.room }, next) });
  };

  /** In rows: down to another day, at the hour it has. */
  const straight = (at: Spot | null | undefined, lead: DraftEvent | undefined) => {
    const spot = at && isRows && press && !press.isPanel && Math.abs(last.x - press.x) < STRAIGHT ? lead : null;
    const own = spot && spotOf(spot, grid().board());
    return at && own ? { ...at, minutes: own.minutes } : at;
  };

  const scrollAtEdges = () => {
    if (!isHolding() || !box) return;
    const pull = (at: number, low: number, high: number) => (at < low + EDGE ? -SCROLL : at > high - EDGE ? SCROLL : 0);
    const isInside =
      last.x > box.left - EDGE && last.x < box.right && last.y > box.top - EDGE && last.y < box.bottom + EDGE;
    const [dx, dy] = isInside ? [pull(last.x, box.left, box.right), pull(last.y, box.top, box.bottom)] : [0, 0];
    if (dx || dy) {
      scroller.scrollBy(dx, dy);
      move();
    }
    frame = requestAnimationFrame(scrollAtEdges);
  };

  const end = (isDropped: boolean) => {
    const { held } = grid().held.get();
    if (press) clearTimeout(press.timer);
    leaveTab();
    press = null;
    cancelAnimationFrame(frame);
    root.classList.remove('is-dragging');
    if (held?.via !== 'pointer') return;
    grid().held.set({ held: null });
    grid().sync.hold([]);
    if (isDropped) drop(grid(), held);
  };

  const onDown = (event: PointerEvent) => {
    if (event.button !== 0 || !(event.target instanceof Element) || isHolding()) return;
    const edge = event.target.closest<HTMLElement>('[data-edge]');
    const card = event.target.closest<HTMLElement>('[data-id]');
    const id = Number(edge?.dataset.edge ?? card?.dataset.id);
    if (!id || !grid().canEdit) return;
    const isTouch = event.pointerType === 'touch';
    last = { x: event.clientX, y: event.clientY, alt: event.altKey };
    press = {
      id,
      act: edge ? 'resize' : 'move',
      x: event.clientX,
      y: event.clientY,
      pointer: event.pointerId,
      isTouch,
      grab: 0,
      room: roomOfCard(event.target),
      isPanel: card?.closest('.grid-side') != null,
      timer: isTouch ? setTimeout(take, LONG_PRESS) : undefined,
    };
    // A drag must not select text; a click still gives the card the focus.
    if (!isTouch && edge) event.preventDefault();
  };

  const onMove = (event: PointerEvent) => {
    if (!press || event.pointerId !== press.pointer) return;
    last = { x: event.clientX, y: event.clientY, alt: event.altKey };
    if (isHolding()) return move();
    if (Math.hypot(event.clientX - press.x, event.clientY - press.y) < SLOP) return;
    if (press.isTouch) end(false);
    else take();
  };

  const onUp = (event: PointerEvent) => {
    if (!press || event.pointerId !== press.pointer) return;
    const wasHolding = isHolding();
    last = { x: event.clientX, y: event.clientY, alt: event.altKey };
    if (wasHolding) {
      move();
      swallowClick(root);
    }
    end(true);
  };

  const onCancel = () => end(false);
  const onKey = (event: KeyboardEvent) => {
    if (!isHolding()) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      // The button is let go later, perhaps over free ground.
      window.addEventListener('pointerup', () => swallowClick(root), { once: true });
      end(false);
    } else if (event.key === 'Alt') {
      event.preventDefault();
      last = { ...last, alt: event.type === 'keydown' };
      move();
    }
  };
  const onTouch = (event: TouchEvent) => {
    if (isHolding()) event.preventDefault();
  };
  const onMenu = (event: Event) => {
    if (press?.isTouch) event.preventDefault();
  };

  root.addEventListener('pointerdown', onDown);
  window.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onUp);
  window.addEventListener('pointercancel', onCancel);
  window.addEventListener('keydown', onKey, true);
  window.addEventListener('keyup', onKey, true);
  root.addEventListener('touchmove', onTouch, { passive: false });
  root.addEventListener('contextmenu', onMenu);
  return () => {
    end(false);
    root.removeEventListener('pointerdown', onDown);
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onUp);
    window.removeEventListener('pointercancel', onCancel);
    window.removeEventListener('keydown', onKey, true);
    window.removeEventListener('keyup', onKey, true);
    root.removeEventListener('touchmove', onTouch);
    root.removeEventListener('contextmenu', onMenu);
  };
}

/** The lane a pointer is over, or the one it is nearest to: heads and edges lie between them. */
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
 * Where a séance goes that is let go over the button of a day: to its own hour and room, and back
 * to the list where it has none.
 */
export const spotOnDay = (own: Spot | null, date: string, room: number | null): Spot | null =>
  own && { ...own, roomId: room ?? own.roomId, date };

const isSameSpot = (a: Spot | null, b: Spot | null) =>
  a === b || (a !== null && b !== null && a.date === b.date && a.roomId === b.roomId && a.minutes === b.minutes);

/**
 * The nearest step; an end is a step too, counted from midnight, in the column the séance stands
 * in.
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
  // The end it has is a stop too, or a click on the edge would round it.
  return { ...spot, roomId: press.room ?? spot.roomId, minutes: Math.abs(at.minutes - now) < step / 2 ? now : minutes };
}

/** The click that follows a drop opens nothing. */
export function swallowClick(root: HTMLElement): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  root.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => root.removeEventListener('click', swallow, { capture: true }), 0);
}
