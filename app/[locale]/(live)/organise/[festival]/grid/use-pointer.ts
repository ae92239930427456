import { useTranslations } from 'next-intl';
import { type RefObject, useEffect, useEffectEvent } from 'react';
import type { GridColumn } from '#lib/events/columns.ts';
import { wallOf } from '#lib/events/grid-place.ts';
import { formatTime } from '#lib/time/format.ts';
import { useActs } from './acts.ts';
import { type Grid, useGrid } from './grid-context.ts';
import { pointerHand } from './pointer-hand.ts';

/** In pixels: a press that moves less is a click. */
const SLOP = 5;
/** In milliseconds: a finger that rests this long takes the card; before that it scrolls. */
const LONG_PRESS = 350;

/**
 * What pointers do to cards, in the grid and the list beside it: drag, resize, copy with Alt,
 * choose with Ctrl, cancel with Escape. A move redraws only what is dragged; columns are measured
 * once at its beginning.
 */
export function usePointer(scroller: RefObject<HTMLElement | null>): void {
  const grid = useGrid();
  // Reads the current grid, so that loading its data again does not interrupt a press.
  const now = useEffectEvent(() => grid);
  useEffect(() => {
    const element = scroller.current;
    const root = element?.closest<HTMLElement>('.grid-app');
    if (!element || !root) return;
    const stop = listen(() => now(), root, element);
    // From here on cards can be dragged; the benchmarks of the desk wait for this mark.
    performance.mark('grid-ready');
    return stop;
  }, [scroller]);
}

function listen(grid: () => Grid, root: HTMLElement, scroller: HTMLElement): () => void {
  const hand = pointerHand(grid, root, scroller);
  let rest: ReturnType<typeof setTimeout> | undefined;
  const end = (isDropped: boolean) => {
    clearTimeout(rest);
    hand.end(isDropped);
  };
  const isPressing = ({ pointerId }: PointerEvent) => hand.pressed()?.pointer === pointerId;

  const onDown = (event: PointerEvent) => {
    if (event.button !== 0 || !isOnElement(event) || hand.isHolding() || !grid().canEdit) return;
    const press = hand.press(event);
    if (!press) return;
    hand.point(event);
    clearTimeout(rest);
    if (press.isTouch) rest = setTimeout(hand.take, LONG_PRESS);
    // A drag must not select text, but a click still focuses the card.
    else if (press.act === 'resize') event.preventDefault();
  };
  const onMove = (event: PointerEvent) => {
    const press = hand.pressed();
    if (!press || !isPressing(event)) return;
    hand.point(event);
    if (hand.isHolding()) return hand.move();
    if (Math.hypot(event.clientX - press.x, event.clientY - press.y) < SLOP) return;
    if (press.isTouch) end(false);
    else hand.take();
  };
  const onUp = (event: PointerEvent) => {
    if (!isPressing(event)) return;
    hand.point(event);
    if (hand.isHolding()) {
      hand.move();
      swallowClick(root);
    }
    end(true);
  };
  const onKey = (event: KeyboardEvent) => {
    if (!hand.isHolding()) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      // The button may be released later, over free space.
      window.addEventListener('pointerup', () => swallowClick(root), { once: true });
      end(false);
    } else if (event.key === 'Alt') {
      event.preventDefault();
      hand.copy(event.type === 'keydown');
    }
  };

  const leaving = new AbortController();
  const { signal } = leaving;
  root.addEventListener('pointerdown', onDown, { signal });
  window.addEventListener('pointermove', onMove, { signal });
  window.addEventListener('pointerup', onUp, { signal });
  window.addEventListener('pointercancel', () => end(false), { signal });
  for (const type of ['keydown', 'keyup'] as const) window.addEventListener(type, onKey, { capture: true, signal });
  const keepHold = (event: Event) => hand.isHolding() && event.preventDefault();
  root.addEventListener('touchmove', keepHold, { passive: false, signal });
  root.addEventListener('contextmenu', (event) => hand.pressed()?.isTouch && event.preventDefault(), { signal });
  return () => {
    end(false);
    leaving.abort();
  };
}

const isOnElement = (event: PointerEvent): event is PointerEvent & { target: Element } =>
  event.target instanceof Element;

/** Ignores the click that follows a drop, so that it opens nothing. */
function swallowClick(root: HTMLElement): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  root.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => root.removeEventListener('click', swallow, { capture: true }), 0);
}

/** In pixels: a press on free space that moves less is a click, which adds a séance. */
const MARQUEE_SLOP = 6;

/**
 * Dragging the mouse over free space draws a rectangle that chooses the cards it touches; with
 * Shift, in addition to the chosen ones. Escape restores the choice.
 */
export function useMarquee(scroller: RefObject<HTMLElement | null>): void {
  const grid = useGrid();
  const acts = useActs();
  const choose = useEffectEvent((ids: readonly number[]) => acts.choose(ids));
  // Reads the current grid, so that loading its data again does not interrupt the drag.
  const now = useEffectEvent(() => grid);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const chosen = (ids: readonly number[]) => choose(ids);
    return listenForMarquee(() => now(), element, chosen);
  }, [scroller]);
}

function listenForMarquee(
  grid: () => Grid,
  scroller: HTMLElement,
  onChosen: (ids: readonly number[]) => void,
): () => void {
  let from: { x: number; y: number; isMore: boolean } | null = null;
  let drawn: HTMLElement | null = null;
  const end = () => {
    drawn?.remove();
    drawn = null;
    from = null;
  };
  const onDown = (event: PointerEvent) => {
    const isGround = event.target instanceof Element && event.target.matches('ol[data-date]');
    if (!isGround || event.button !== 0 || event.pointerType !== 'mouse' || !grid().canEdit) return;
    from = { x: event.clientX, y: event.clientY, isMore: event.shiftKey };
    // Keeps the drag from selecting text.
    event.preventDefault();
  };
  const onMove = (event: PointerEvent) => {
    if (!from || (!drawn && Math.hypot(event.clientX - from.x, event.clientY - from.y) < MARQUEE_SLOP)) return;
    drawn ??= document.body.appendChild(Object.assign(document.createElement('div'), { className: 'grid-marquee' }));
    Object.assign(drawn.style, {
      left: `${Math.min(from.x, event.clientX)}px`,
      top: `${Math.min(from.y, event.clientY)}px`,
      width: `${Math.abs(event.clientX - from.x)}px`,
      height: `${Math.abs(event.clientY - from.y)}px`,
    });
  };
  const onUp = () => {
    const box = drawn?.getBoundingClientRect();
    const before = from?.isMore ? grid().look.get().selected : [];
    end();
    if (!box) return;
    swallowClick(scroller);
    const cards = [...scroller.querySelectorAll<HTMLElement>('[data-id]')].filter((card) => {
      const { left, right, top, bottom } = card.getBoundingClientRect();
      return left < box.right && right > box.left && top < box.bottom && bottom > box.top;
    });
    onChosen([...new Set([...before, ...cards.map((card) => Number(card.dataset.id))])]);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !drawn) return;
    event.stopPropagation();
    window.addEventListener('pointerup', () => swallowClick(scroller), { once: true });
    end();
  };
  scroller.addEventListener('pointerdown', onDown);
  window.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onUp);
  window.addEventListener('keydown', onKey, true);
  return () => {
    end();
    scroller.removeEventListener('pointerdown', onDown);
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onUp);
    window.removeEventListener('keydown', onKey, true);
  };
}

/** In minutes: the height of the sign, or less if the room is taken earlier. */
const HEIGHT = 60;
/**
 * In milliseconds: the sign appears once the mouse stays over a step this long, so that passing
 * over draws nothing.
 */
const STAYS = 40;

/**
 * Over free space, shows what a click would do: « + Ajouter ici, 17 h 30 », and until when the room
 * is free. It is written directly into an empty element of the column, so that no card is drawn
 * again.
 */
export function useInvite(scroller: RefObject<HTMLElement | null>): void {
  const grid = useGrid();
  const t = useTranslations('grid.invite');
  const say = useEffectEvent((list: HTMLElement, minutes: number) => {
    const { date = '', room = '' } = list.dataset;
    const columns = grid.columns(grid.board(), grid.view.get());
    const column = columns.find((one) => one.date === date && one.room.id === Number(room));
    const next = column ? wantedAfter(column, minutes) : null;
    const time = (at: number) => formatTime(wallOf({ date, minutes: at }), grid.locale);
    const until = next === null ? t('free') : t('until', { time: time(next) });
    const sign = signOf(list);
    if (!sign) return;
    sign.textContent = `+ ${t('here', { time: time(minutes) })}\n${until}`;
    sign.style.setProperty('--at', String(minutes));
    sign.style.setProperty('--long', String(Math.min(HEIGHT, (next ?? minutes + HEIGHT) - minutes)));
  });
  useEffect(() => {
    const element = scroller.current;
    if (!element || !grid.canEdit) return;
    const { over, hide } = whereItStays((list, minutes) => say(list, minutes));
    const onMove = (event: PointerEvent) => {
      const { target } = event;
      const isGround = target instanceof HTMLElement && target.matches('ol[data-date]');
      if (!isGround || event.pointerType !== 'mouse' || event.buttons !== 0) return hide();
      const { step } = grid.view.get();
      // Read from the style attribute: computed styles would cost a style calculation at each move.
      const numberOf = (property: string) => Number(element.style.getPropertyValue(property));
      const box = target.getBoundingClientRect();
      const share = (event.clientY - box.top) / box.height;
      const minute = numberOf('--from') + share * numberOf('--hours') * 60;
      over(target, Math.floor(minute / step) * step);
    };
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerdown', hide);
    element.addEventListener('pointerleave', hide);
    return () => {
      hide();
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerdown', hide);
      element.removeEventListener('pointerleave', hide);
    };
  }, [grid, scroller]);
}

/**
 * Writes a sign where the mouse stays. It is emptied as soon as the mouse is over another step, or
 * `hide` is called.
 */
export function whereItStays(say: (list: HTMLElement, minutes: number) => void) {
  let shown: HTMLElement | null = null;
  let at = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    clearTimeout(timer);
    const sign = shown && signOf(shown);
    if (sign?.hasChildNodes()) sign.textContent = '';
    shown = null;
    at = -1;
  };
  const over = (list: HTMLElement, minutes: number) => {
    if (list === shown && minutes === at) return;
    hide();
    [shown, at] = [list, minutes];
    timer = setTimeout(() => say(list, minutes), STAYS);
  };
  return { over, hide };
}

const signOf = (list: HTMLElement) => list.querySelector<HTMLElement>(':scope > .grid-invite');

/** The minute at which a room is taken next after this one; null where it stays free. */
function wantedAfter({ placed, bands }: GridColumn, minutes: number): number | null {
  const later = [...placed.map(({ doors }) => doors), ...bands.map(({ start }) => start)].filter((at) => at > minutes);
  return later.length > 0 ? Math.min(...later) : null;
}
