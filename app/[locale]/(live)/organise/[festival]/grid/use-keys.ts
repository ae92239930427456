import { useTranslations } from 'next-intl';
import type { GridColumn } from '#lib/events/columns.ts';
import { nextStep, type Spot, spotOf, stretched } from '#lib/events/grid-place.ts';
import { runningOrderOf } from '#lib/events/running-order.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { minutesOfDay } from '#lib/time/festival-day.ts';
import { spokenTime } from '#lib/time/format.ts';
import { useActs } from './acts.ts';
import { consequences } from './consequences.ts';
import { focusCard, isOfGrid } from './focus-card.ts';
import { type Grid, saidOfAct, saidOnly, useGrid } from './grid-context.ts';
import type { Held } from './grid-state.ts';
import { drop, firstSpot, heldAt, roomOfCard, together } from './hold.ts';
import { neighbour } from './neighbour.ts';
import { useTouch } from './touch.ts';
import { ALL_DAYS, datesOf } from './view.ts';
import { useWhere } from './where.ts';

/** What is read of a key, whoever hears it: the grid, or the page while nothing has the focus. */
export type Pressed = Pick<
  KeyboardEvent,
  'key' | 'target' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'preventDefault'
>;

const HOUR = 60;
/** Letters that act on the séance that has the focus. */
const ON_CARDS = ['d', 'l', 'a', 'f'];

const TURNED: Readonly<Record<string, string>> = {
  ArrowUp: 'ArrowLeft',
  ArrowDown: 'ArrowRight',
  ArrowLeft: 'ArrowUp',
  ArrowRight: 'ArrowDown',
};

const idOf = (target: EventTarget | null) =>
  Number((target instanceof Element ? target.closest<HTMLElement>('[data-id]') : null)?.dataset.id ?? 0);

/**
 * Every act without a pointer. Space picks the séance up that has the focus, arrows move it (Shift:
 * an hour), page keys change the day, Enter drops it, Escape puts it back; what it touches is said
 * on the way. The list of keys (`keys-said.ts`) names them all.
 */
export function useKeys() {
  const grid = useGrid();
  const columnsNow = () => grid.columns(grid.board(), grid.view.get());
  const t = useTranslations('grid.say');
  const touch = useTouch();
  const where = useWhere();
  const acts = useActs();
  const say = (text: string) => grid.said.set(saidOnly(text));
  /** In rows time runs across: what an arrow does in a column the other pair does there. */
  const turned = (key: string) => (grid.view.get().layout === 'columns' ? key : (TURNED[key] ?? key));
  const sayDone = (text: string) => grid.said.set(saidOfAct(grid.sync, text));

  const hold = ({ ids, lead, room }: Pick<Held, 'ids' | 'lead' | 'room'>, at: Spot | null) => {
    const held = heldAt(grid, { via: 'keys', act: 'move', lead, ids, room }, at);
    grid.held.set({ held });
    return held;
  };

  const pick = (event: DraftEvent, room: number | null) => {
    const title = grid.titleOf(event);
    if (acts.mayNot(event)) return;
    if (event.isLocked) return say(t('locked', { title }));
    const ids = together(grid, event.id);
    const spot = spotOf(event, grid.board()) ?? firstSpot(grid);
    const held = hold({ ids, lead: event.id, room }, spot && { ...spot, roomId: room ?? spot.roomId });
    grid.sync.hold(ids);
    say(
      ids.length > 1
        ? t('pickedSeveral', { count: ids.length, where: where(held.at) })
        : t('picked', { title, where: where(held.at) }),
    );
  };

  const tell = (at: Spot | null) => {
    const { held } = grid.held.get();
    const lead = held?.events.find(({ id }) => id === held.lead);
    if (!held || !lead || at === null) return say(where(at));
    const { warnings } = consequences(lead, held, grid.board());
    const stops = held.stops ? [grid.words.grid(`tip.${held.stops}`)] : [];
    const touched = warnings.slice(0, 3).map((warning) => touch(warning, lead.id, grid.board()));
    say([where(at), [...stops, ...touched].join(', ')].join(' ').trim());
  };

  /** Keys while something is held. Whether the key was one of them. */
  const whileHeld = (event: Pressed): boolean => {
    const { held } = grid.held.get();
    if (held?.via !== 'keys') return false;
    const from = held.at ?? firstSpot(grid);
    const move = (days: number, across: number, minutes: number) => {
      const at = moveSpot(from, { days, across, minutes }, columnsNow(), grid);
      if (!at) return say(t('edge'));
      const next = hold(held, at);
      tell(next.at);
    };
    const later = (way: 1 | -1) => {
      const minutes = from?.minutes ?? 0;
      move(0, 0, event.shiftKey ? way * HOUR : nextStep(minutes, grid.view.get().step, way) - minutes);
    };
    switch (turned(event.key)) {
      case 'ArrowUp':
        later(-1);
        return true;
      case 'ArrowDown':
        later(1);
        return true;
      case 'ArrowLeft':
        move(0, -1, 0);
        return true;
      case 'ArrowRight':
        move(0, 1, 0);
        return true;
      case 'PageUp':
        move(-1, 0, 0);
        return true;
      case 'PageDown':
        move(1, 0, 0);
        return true;
      case 'Delete':
      case 'Backspace':
        hold(held, null);
        say(where(null));
        return true;
      case 'Enter':
      case ' ':
      case 'Escape':
      case 'Tab': {
        const lead = grid.board().events.get(held.lead);
        const isDropped = event.key === 'Enter' || event.key === ' ';
        grid.held.set({ held: null });
        grid.sync.hold([]);
        const title = lead ? grid.titleOf(lead) : '';
        if (isDropped && drop(grid, held)) {
          sayDone(t('dropped', { title, where: where(held.at) }));
          acts.focus(held.lead, held.at?.roomId);
        } else {
          say(t('returned', { title }));
          if (event.key !== 'Tab') acts.show(held.lead, held.room);
        }
        return event.key !== 'Tab';
      }
      default:
        return false;
    }
  };

  return (event: Pressed): void => {
    if (isTyping(event.target) || event.metaKey || event.altKey || (event.ctrlKey && event.key !== ' ')) return;
    if (whileHeld(event)) {
      event.preventDefault();
      return;
    }
    const id = idOf(event.target);
    const one = grid.board().events.get(id);
    if (!one) {
      if (withoutCard(event)) event.preventDefault();
      return;
    }
    const done = act(event, one);
    if (done) event.preventDefault();
  };

  function betweenPanelAndGrid(target: EventTarget | null): void {
    const isInPanel = target instanceof Element && target.closest('.grid-side') !== null;
    const card = document.querySelector<HTMLElement>('.grid-scroll [data-id][tabindex="0"]');
    if (isInPanel && card) card.focus();
    else acts.focusPanel();
  }

  /**
   * Where no card has the focus: a key that needs a séance says so. Whether the key was one of
   * them.
   */
  function withoutCard({ key, target }: Pressed): boolean {
    if (document.querySelector('dialog[open]') || !isOfGrid(target)) return false;
    if (key === 'p') betweenPanelAndGrid(target);
    else if (!ON_CARDS.includes(key)) return false;
    else say(t('noCard'));
    return true;
  }

  function act(event: Pressed, one: DraftEvent): boolean {
    const resize = (by: number) => {
      if (acts.mayNot(one)) return;
      const board = grid.board();
      const spot = spotOf(one, board);
      const end = runningOrderOf(one, board).publicEnd;
      if (!spot || !end) return;
      const minutes = minutesOfDay(spot.date, end) + by;
      const longer = stretched(one, minutes, board);
      if (!longer) return say(t(one.isLocked ? 'locked' : 'cannotShorten', { title: grid.titleOf(one) }));
      grid.sync.act({ act: 'resize', id: one.id, version: one.version, end: longer.end });
      sayDone(t('resizing', { title: grid.titleOf(one), time: spokenTime(longer.end, grid.locale) }));
    };
    const isOnGrid = event.target instanceof Element && event.target.closest('.grid-scroll') !== null;
    switch (event.key) {
      case ' ':
        if (event.ctrlKey || event.shiftKey) acts.toggle(one.id);
        else pick(one, roomOfCard(event.target));
        return true;
      case 'ArrowUp':
      case 'ArrowDown':
      case 'ArrowLeft':
      case 'ArrowRight': {
        if (!isOnGrid) return false;
        const next = neighbour(columnsNow(), { id: one.id, room: roomOfCard(event.target) }, turned(event.key));
        if (next) acts.focus(next.id, next.room);
        return true;
      }
      case 'Home':
      case 'End': {
        if (!isOnGrid) return false;
        const all = columnsNow().flatMap(({ placed }) => placed);
        acts.focus((event.key === 'Home' ? all[0] : all.at(-1))?.event.id ?? null);
        return true;
      }
      case '+':
      case '=':
        resize(grid.view.get().step);
        return true;
      case '-':
        resize(-grid.view.get().step);
        return true;
      case 'Delete':
      case 'Backspace':
        acts.takeOff(one.id);
        return true;
      case 'd':
        acts.duplicate(one.id);
        return true;
      case 'l':
        acts.lock(one.id);
        return true;
      case 'a':
        acts.addAfter(one.id);
        return true;
      case 'f':
        acts.find(one.id);
        return true;
      case 'p':
        betweenPanelAndGrid(event.target);
        return true;
      case 'Escape':
        if (grid.look.get().selected.size === 0) return false;
        grid.look.set({ selected: new Set() });
        say(t('selected', { count: 0 }));
        return true;
      default:
        return false;
    }
  }
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

/**
 * The spot days, columns and minutes away; null past the edge. All days side by side, a column
 * further may be another day.
 */
function moveSpot(
  from: Spot | null,
  by: { days: number; across: number; minutes: number },
  columns: readonly GridColumn[],
  grid: Grid,
): Spot | null {
  if (!from) return null;
  if (by.days !== 0) {
    const { dates } = grid.scene;
    const date = dates[dates.indexOf(from.date) + by.days];
    if (!date) return null;
    // The day it goes to is the day that is looked at.
    const view = grid.view.get();
    if (view.day !== ALL_DAYS && !datesOf(view, grid.scene).includes(date)) {
      grid.view.set({ day: date });
      // The card that had the focus is on the other day: the keys go on from the grid.
      focusCard(null);
    }
    return { ...from, date };
  }
  if (by.across !== 0) {
    const at = columns.findIndex(({ date, room }) => date === from.date && room.id === from.roomId);
    const next = columns[at + by.across];
    return next ? { ...from, date: next.date, roomId: next.room.id } : null;
  }
  return { ...from, minutes: from.minutes + by.minutes };
}
