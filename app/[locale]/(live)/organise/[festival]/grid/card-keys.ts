import { spotOf, stretched } from '#lib/events/grid-place.ts';
import { runningOrderOf } from '#lib/events/running-order.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { minutesOfDay } from '#lib/time/festival-day.ts';
import { spokenTime } from '#lib/time/format.ts';
import { isOfGrid } from './focus-card.ts';
import { columnsNow, type GridKeys, pick, turnedKey } from './held-keys.ts';
import { roomOfCard } from './hold.ts';
import { neighbour } from './neighbour.ts';

type Pressed = Pick<KeyboardEvent, 'key' | 'target' | 'ctrlKey' | 'shiftKey'>;

/** Letters that act on the séance that has the focus. */
const ON_CARDS = ['d', 'l', 'a', 'f'];

const isIn = (target: EventTarget | null, selector: string) =>
  target instanceof Element && target.closest(selector) !== null;

function betweenPanelAndGrid({ acts }: GridKeys, target: EventTarget | null) {
  const card = document.querySelector<HTMLElement>('.grid-scroll [data-id][tabindex="0"]');
  if (isIn(target, '.grid-side') && card) card.focus();
  else acts.focusPanel();
}

/**
 * Where no card has the focus: a key that needs a séance says so. Whether the key was one of them.
 */
export function actWithoutCard(keys: GridKeys, { key, target }: Pressed): boolean {
  if (document.querySelector('dialog[open]') || !isOfGrid(target)) return false;
  if (key === 'p') betweenPanelAndGrid(keys, target);
  else if (!ON_CARDS.includes(key)) return false;
  else keys.say(keys.t('noCard'));
  return true;
}

/** Ends a séance by so many minutes later, or earlier. */
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

/** What arrows and the keys of the ends do on the grid: to another card. */
function goToCard({ grid, acts }: GridKeys, { key, target }: Pressed, one: DraftEvent) {
  const columns = columnsNow(grid);
  if (key === 'Home' || key === 'End') {
    const all = columns.flatMap(({ placed }) => placed);
    return acts.focus((key === 'Home' ? all[0] : all.at(-1))?.event.id ?? null);
  }
  const next = neighbour(columns, { id: one.id, room: roomOfCard(target) }, turnedKey(grid, key));
  if (next) acts.focus(next.id, next.room);
}

/** Keys on the card that has the focus. Whether the key was one of them. */
export function actOnCard(keys: GridKeys, event: Pressed, one: DraftEvent): boolean {
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
