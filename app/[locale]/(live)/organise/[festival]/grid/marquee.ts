import { type RefObject, useEffect, useEffectEvent } from 'react';
import { useActs } from './acts.ts';
import { type Grid, useGrid } from './grid-context.ts';
import { swallowClick } from './use-pointer.ts';

/** In pixels: a press on free space that moves less is a click, which adds a séance. */
const SLOP = 6;

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
    return listen(() => now(), element, chosen);
  }, [scroller]);
}

function listen(grid: () => Grid, scroller: HTMLElement, onChosen: (ids: readonly number[]) => void): () => void {
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
    if (!from || (!drawn && Math.hypot(event.clientX - from.x, event.clientY - from.y) < SLOP)) return;
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
