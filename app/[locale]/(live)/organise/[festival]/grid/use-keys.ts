import { useTranslations } from 'next-intl';
import type { GridColumn } from '#lib/events/columns.ts';
import { nextStep, type Spot, spotOf, stretched } from '#lib/events/grid-place.ts';
import { runningOrderOf } from '#lib/events/running-order.ts';
import { capital } from '#lib/i18n/text.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { minutesOfDay } from '#lib/time/festival-day.ts';
import { useActs } from './acts.ts';
import { focusCard, isOfGrid, neighbour } from './focus-card.ts';
import { type Grid, inBoth, type Sentence, saidOfAct, saidOnly, useGrid, useWhere } from './grid-context.ts';
import type { Held } from './grid-state.ts';
import { drop, firstSpot, heldAt, roomOfCard, together } from './hold.ts';
import { useTouch } from './touch.ts';
import { ALL_DAYS, datesOf, isBare } from './view.ts';
import { consequences } from './warnings.ts';

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
 * Without a focused card, says so for keys that need a séance; in an empty grid A adds the first.
 * Returns whether the key was one of them.
 */
function actWithoutCard(keys: GridKeys, { key, target }: Pressed): boolean {
  if (document.querySelector('dialog[open]') || !isOfGrid(target)) return false;
  const first = key === 'a' && keys.grid.canEdit && isBare(columnsNow(keys.grid)) ? firstSpot(keys.grid) : null;
  if (key === 'p') betweenPanelAndGrid(keys, target);
  else if (first) keys.acts.add(first);
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
  const title = grid.titleOf(one);
  sayDone(inBoth((hour) => t('resizing', { title, time: hour(longer.end, grid.locale) })));
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
 * the way. The list of keys is in `frame-said.ts`.
 */
export function useKeys() {
  const grid = useGrid();
  const keys = {
    grid,
    acts: useActs(),
    t: useTranslations('grid.say'),
    touch: useTouch(),
    where: useWhere(),
    say: (said: Sentence) => grid.said.set(saidOnly(said)),
    sayDone: (said: Sentence) => grid.said.set(saidOfAct(grid.sync, said)),
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

/** What keys act on, and how the result is announced. */
type GridKeys = Readonly<{
  grid: Grid;
  acts: ReturnType<typeof useActs>;
  t: ReturnType<typeof useTranslations<'grid.say'>>;
  touch: ReturnType<typeof useTouch>;
  where: ReturnType<typeof useWhere>;
  say: (said: Sentence) => void;
  sayDone: (said: Sentence) => void;
}>;

const HOUR = 60;

const TURNED: Readonly<Record<string, string>> = {
  ArrowUp: 'ArrowLeft',
  ArrowDown: 'ArrowRight',
  ArrowLeft: 'ArrowUp',
  ArrowRight: 'ArrowDown',
};

/** In rows time runs across, so the arrow keys are exchanged. */
const turnedKey = (grid: Grid, key: string) => (grid.view.get().layout === 'columns' ? key : (TURNED[key] ?? key));

const columnsNow = (grid: Grid): readonly GridColumn[] => grid.columns(grid.board(), grid.view.get());

function hold(grid: Grid, { ids, lead, room }: Pick<Held, 'ids' | 'lead' | 'room'>, at: Spot | null): Held {
  const held = heldAt(grid, { via: 'keys', act: 'move', lead, ids, room }, at);
  grid.held.set({ held });
  return held;
}

/** Picks up a séance with the others that are chosen. */
function pick({ grid, acts, t, where, say }: GridKeys, event: DraftEvent, room: number | null) {
  const title = grid.titleOf(event);
  if (acts.mayNot(event)) return;
  if (event.isLocked) return say(t('locked', { title }));
  const ids = together(grid, event.id);
  const spot = spotOf(event, grid.board()) ?? firstSpot(grid);
  const { at } = hold(grid, { ids, lead: event.id, room }, spot && { ...spot, roomId: room ?? spot.roomId });
  grid.sync.hold(ids);
  const picked = (there: string) =>
    ids.length > 1 ? t('pickedSeveral', { count: ids.length, where: there }) : t('picked', { title, where: there });
  say(inBoth((hour) => picked(where(at, hour))));
}

/** Announces where the dragged séance is now, and its clashes there. */
function tell({ grid, touch, t, where, say }: GridKeys, at: Spot | null) {
  const { held } = grid.held.get();
  const lead = held?.events.find(({ id }) => id === held.lead);
  if (!held || !lead || at === null) return say(t('offGrid'));
  const { warnings } = consequences(lead, held, grid.board());
  const stops = held.stops ? [grid.words.grid(`tip.${held.stops}`)] : [];
  const touched = warnings.slice(0, 3).map((warning) => touch(warning, lead.id, grid.board()));
  const others = [...stops, touched.length > 0 ? `${touched.join(', ')}.` : ''];
  say(
    inBoth((hour) =>
      [where(at, hour), ...others]
        .map((sentence) => capital(sentence, grid.locale))
        .join(' ')
        .trim(),
    ),
  );
}

/** Drops what is dragged, or puts it back. */
function letGo({ grid, acts, t, where, say, sayDone }: GridKeys, held: Held, key: string) {
  const lead = grid.board().events.get(held.lead);
  grid.held.set({ held: null });
  grid.sync.hold([]);
  const title = lead ? grid.titleOf(lead) : '';
  if ((key === 'Enter' || key === ' ') && drop(grid, held)) {
    sayDone(inBoth((hour) => t('dropped', { title, where: where(held.at, hour) })));
    acts.focus(held.lead, held.at?.roomId);
  } else {
    say(t('returned', { title }));
    if (key !== 'Tab') acts.show(held.lead, held.room);
  }
}

/** Handles keys while something is dragged. Returns whether the key was one of them. */
function whileHeld(keys: GridKeys, { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): boolean {
  const { grid, t, say } = keys;
  const { held } = grid.held.get();
  if (held?.via !== 'keys') return false;
  const from = held.at ?? firstSpot(grid);
  const move = (days: number, across: number, minutes: number) => {
    const at = moveSpot(from, { days, across, minutes }, grid);
    if (!at) return say(t('edge'));
    tell(keys, hold(grid, held, at).at);
  };
  const later = (way: 1 | -1) => {
    const minutes = from?.minutes ?? 0;
    move(0, 0, shiftKey ? way * HOUR : nextStep(minutes, grid.view.get().step, way) - minutes);
  };
  const takeOff = () => {
    hold(grid, held, null);
    say(t('offGrid'));
  };
  const end = () => letGo(keys, held, key);
  const act = (
    {
      ArrowUp: () => later(-1),
      ArrowDown: () => later(1),
      ArrowLeft: () => move(0, -1, 0),
      ArrowRight: () => move(0, 1, 0),
      PageUp: () => move(-1, 0, 0),
      PageDown: () => move(1, 0, 0),
      Delete: takeOff,
      Backspace: takeOff,
      Enter: end,
      ' ': end,
      Escape: end,
      Tab: end,
    } as Readonly<Record<string, () => void>>
  )[turnedKey(grid, key)];
  act?.();
  // Tab also moves the focus on.
  return act !== undefined && key !== 'Tab';
}

/**
 * The spot at this distance in days, columns and minutes; null past the edge. With all days side by
 * side, the next column may belong to another day.
 */
function moveSpot(from: Spot | null, by: { days: number; across: number; minutes: number }, grid: Grid): Spot | null {
  if (!from) return null;
  if (by.days !== 0) {
    const { dates } = grid.scene;
    const date = dates[dates.indexOf(from.date) + by.days];
    if (!date) return null;
    // Shows the day it moves to.
    const view = grid.view.get();
    if (view.day !== ALL_DAYS && !datesOf(view, grid.scene).includes(date)) {
      grid.view.set({ day: date });
      // The focused card is on the other day, so the focus goes to the grid.
      focusCard(null);
    }
    return { ...from, date };
  }
  if (by.across !== 0) {
    const columns = columnsNow(grid);
    const at = columns.findIndex(({ date, room }) => date === from.date && room.id === from.roomId);
    const next = columns[at + by.across];
    return next ? { ...from, date: next.date, roomId: next.room.id } : null;
  }
  return { ...from, minutes: from.minutes + by.minutes };
}
