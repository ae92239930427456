import { type RefObject, useEffect, useEffectEvent } from 'react';
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
export function swallowClick(root: HTMLElement): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  root.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => root.removeEventListener('click', swallow, { capture: true }), 0);
}
