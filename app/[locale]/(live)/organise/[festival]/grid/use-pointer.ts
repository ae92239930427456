import { type RefObject, useEffect, useEffectEvent } from 'react';
import { type Grid, useGrid } from './grid-context.ts';
import { pointerHand } from './pointer-hand.ts';

/** A press that moves by less is a click. Pixels. */
const SLOP = 5;
/** A finger that rests so long takes the card; before that it scrolls. Milliseconds. */
const LONG_PRESS = 350;

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
    // A drag must not select text; a click still gives the card the focus.
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
      // The button is let go later, perhaps over free ground.
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

/** The click that follows a drop opens nothing. */
export function swallowClick(root: HTMLElement): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  root.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => root.removeEventListener('click', swallow, { capture: true }), 0);
}
