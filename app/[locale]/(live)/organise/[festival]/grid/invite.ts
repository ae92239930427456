import { useTranslations } from 'next-intl';
import { type RefObject, useEffect, useEffectEvent } from 'react';
import type { GridColumn } from '#lib/events/columns.ts';
import { wallOf } from '#lib/events/grid-place.ts';
import { formatTime } from '#lib/time/format.ts';
import { useGrid } from './grid-context.ts';

/** An invitation is as high as an hour, or less where the room is wanted before. Minutes. */
const HEIGHT = 60;
/**
 * A mouse that stays over a step for so long is told; one that passes has nothing drawn.
 * Milliseconds.
 */
const STAYS = 40;

/**
 * Free ground under a mouse says what a click would do: « + Ajouter ici, 17 h 30 », and until when
 * the room is free. Written by hand into the empty sign of the column, so that a mouse that passes
 * draws no card anew.
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
      // As it is written, not as it is computed: that would cost a look at all styles at each move.
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
 * Has a sign written where the mouse stays. As soon as it is over another step, or `hide` is
 * called, that sign is empty again.
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

/** The minute from which a room is wanted again after this one; null where it stays free. */
function wantedAfter({ placed, bands }: GridColumn, minutes: number): number | null {
  const later = [...placed.map(({ doors }) => doors), ...bands.map(({ start }) => start)].filter((at) => at > minutes);
  return later.length > 0 ? Math.min(...later) : null;
}
