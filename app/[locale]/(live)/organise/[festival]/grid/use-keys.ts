import { useTranslations } from 'next-intl';
import { spotOf, stretched } from '#lib/events/grid-place.ts';
import { runningOrderOf } from '#lib/events/running-order.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { minutesOfDay } from '#lib/time/festival-day.ts';
import { spokenTime } from '#lib/time/format.ts';
import { useActs } from './acts.ts';
import { isOfGrid } from './focus-card.ts';
import { saidOfAct, saidOnly, useGrid, useWhere } from './grid-context.ts';
import { columnsNow, type GridKeys, pick, turnedKey, whileHeld } from './held-keys.ts';
import { roomOfCard } from './hold.ts';
import { neighbour } from './neighbour.ts';
import { useTouch } from './touch.ts';

/** Letters that act on the focused séance. */
const ON_CARDS = ['d', 'l', 'a', 'f'];

const isIn = (target: EventTarget | null, selector: string) =>
  target instanceof Element && target.closest(selector) !== null;

function betweenPanelAndGrid({ acts }: GridKeys, target: EventTarget | null) {
  const card = document.querySelector<HTMLElement>('.grid-scroll [data-id][tabindex="0"]');
  if (isIn(target, '.grid-side') && card) card.focus();
  else acts.focusPanel();
}

/**
 * Without a focused card, says so for keys that need a séance. Returns whether the key was one of
 * them.
 */
function actWithoutCard(keys: GridKeys, { key, target }: Pressed): boolean {
  if (document.querySelector('dialog[open]') || !isOfGrid(target)) return false;
  if (key === 'p') betweenPanelAndGrid(keys, target);
  else if (!ON_CARDS.includes(key)) return false;
  else keys.say(keys.t('noCard'));
  return true;
}

/** Moves the end of a séance by so many minutes. */
function resize({ grid, acts, t, say, sayDone }: GridKeys, one: DraftEvent, by: number) {
  if (acts.mayNot(one)) return;
  const board = grid.board();
  const spot = spotOf(one, board);
  const end = runningOrderOf(one, board).publicEnd;
  if (!spot || !end) return;
  const longer = stretched(one, minutesOfDay(spot.date, end) + by, board);
  if (!longer) return say(t(one.isLocked ? 'locked' : 'cannotShorten', { title: grid.titleOf(one) }));
  grid.sync.act({ act: 'resize', id: one.id, version: one.version, end: longer.end });
  sayDone(t('resizing', { title: grid.titleOf(one), time: spokenTime(longer.end, grid.locale) }));
}

/** Arrow keys, Home and End move to another card. */
function goToCard({ grid, acts }: GridKeys, { key, target }: Pressed, one: DraftEvent) {
  const columns = columnsNow(grid);
  if (key === 'Home' || key === 'End') {
    const all = columns.flatMap(({ placed }) => placed);
    return acts.focus((key === 'Home' ? all[0] : all.at(-1))?.event.id ?? null);
  }
  const next = neighbour(columns, { id: one.id, room: roomOfCard(target) }, turnedKey(grid, key));
  if (next) acts.focus(next.id, next.room);
}

/** Keys on the focused card. Returns whether the key was one of them. */
function actOnCard(keys: GridKeys, event: Pressed, one: DraftEvent): boolean {
  const { grid, acts, t, say } = keys;
  const { key, target } = event;
  if (key.startsWith('Arrow') || key === 'Home' || key === 'End') {
    if (!isIn(target, '.grid-scroll')) return false;
    goToCard(keys, event, one);
    return true;
  }
  if (key === 'Escape') {
    if (grid.look.get().selected.size === 0) return false;
    grid.look.set({ selected: new Set() });
    say(t('selected', { count: 0 }));
    return true;
  }
  const resizeBy = (steps: 1 | -1) => () => resize(keys, one, steps * grid.view.get().step);
  const takeOff = () => acts.takeOff(one.id);
  const act = (
    {
      ' ': () => (event.ctrlKey || event.shiftKey ? acts.toggle(one.id) : pick(keys, one, roomOfCard(target))),
      '+': resizeBy(1),
      '=': resizeBy(1),
      '-': resizeBy(-1),
      Delete: takeOff,
      Backspace: takeOff,
      d: () => acts.duplicate(one.id),
      l: () => acts.lock(one.id),
      a: () => acts.addAfter(one.id),
      f: () => acts.find(one.id),
      p: () => betweenPanelAndGrid(keys, target),
    } as Readonly<Record<string, () => void>>
  )[key];
  act?.();
  return act !== undefined;
}

/**
 * The part of a key event that is read, from the grid or from the page while nothing has the focus.
 */
export type Pressed = Pick<
  KeyboardEvent,
  'key' | 'target' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'preventDefault'
>;

const idOf = (target: EventTarget | null) =>
  Number((target instanceof Element ? target.closest<HTMLElement>('[data-id]') : null)?.dataset.id ?? 0);

/**
 * Every act without a pointer. Space picks up the focused séance, arrows move it (Shift: by an
 * hour), page keys change the day, Enter drops it, Escape puts it back; clashes are announced on
 * the way. The list of keys is `keys-said.ts`.
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
 * Firefox clicks a button when Space is released, even if its press was handled: a card that was
 * picked up would open.
 */
export function keepSpace(event: Pressed): void {
  if (event.key === ' ' && idOf(event.target)) event.preventDefault();
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
