import { useTranslations } from 'next-intl';
import { type RefObject, useEffect, useEffectEvent } from 'react';
import type { GridColumn } from '#lib/events/columns.ts';
import { wallOf } from '#lib/events/grid-place.ts';
import { formatTime } from '#lib/time/format.ts';
import { useGrid } from './grid-context.ts';

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
