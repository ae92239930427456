import { useTranslations } from 'next-intl';
import { useActs } from './acts.ts';
import { actOnCard, actWithoutCard } from './card-keys.ts';
import { saidOfAct, saidOnly, useGrid } from './grid-context.ts';
import { whileHeld } from './held-keys.ts';
import { useTouch } from './touch.ts';
import { useWhere } from './where.ts';

/** What is read of a key, whoever hears it: the grid, or the page while nothing has the focus. */
export type Pressed = Pick<
  KeyboardEvent,
  'key' | 'target' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'preventDefault'
>;

const idOf = (target: EventTarget | null) =>
  Number((target instanceof Element ? target.closest<HTMLElement>('[data-id]') : null)?.dataset.id ?? 0);

/**
 * Every act without a pointer. Space picks the séance up that has the focus, arrows move it (Shift:
 * an hour), page keys change the day, Enter drops it, Escape puts it back; what it touches is said
 * on the way. The list of keys (`keys-said.ts`) names them all.
 */
export function useKeys() {
  const grid = useGrid();
  const keys = {
    grid,
    acts: useActs(),
    t: useTranslations('grid.say'),
    touch: useTouch(),
    where: useWhere(),
    say: (text: string) => grid.said.set(saidOnly(text)),
    sayDone: (text: string) => grid.said.set(saidOfAct(grid.sync, text)),
  };
  const onCard = (event: Pressed) => {
    const card = grid.board().events.get(idOf(event.target));
    return card ? actOnCard(keys, event, card) : actWithoutCard(keys, event);
  };
  return (event: Pressed): void => {
    if (isTyping(event.target) || event.metaKey || event.altKey || (event.ctrlKey && event.key !== ' ')) return;
    if (whileHeld(keys, event) || onCard(event)) event.preventDefault();
  };
}

/**
 * Firefox clicks a button when Space is let go, whatever was done when it was pressed: a card that
 * was picked up would open.
 */
export function keepSpace(event: Pressed): void {
  if (event.key === ' ' && idOf(event.target)) event.preventDefault();
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
