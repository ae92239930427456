import type { useTranslations } from 'next-intl';
import type { GridColumn } from '#lib/events/columns.ts';
import { nextStep, type Spot, spotOf } from '#lib/events/grid-place.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import type { useActs } from './acts.ts';
import { consequences } from './consequences.ts';
import { focusCard } from './focus-card.ts';
import type { Grid, useWhere } from './grid-context.ts';
import type { Held } from './grid-state.ts';
import { drop, firstSpot, heldAt, together } from './hold.ts';
import type { useTouch } from './touch.ts';
import { ALL_DAYS, datesOf } from './view.ts';

/** What keys act on, and how the result is announced. */
export type GridKeys = Readonly<{
  grid: Grid;
  acts: ReturnType<typeof useActs>;
  t: ReturnType<typeof useTranslations<'grid.say'>>;
  touch: ReturnType<typeof useTouch>;
  where: ReturnType<typeof useWhere>;
  say: (text: string) => void;
  sayDone: (text: string) => void;
}>;

const HOUR = 60;

const TURNED: Readonly<Record<string, string>> = {
  ArrowUp: 'ArrowLeft',
  ArrowDown: 'ArrowRight',
  ArrowLeft: 'ArrowUp',
  ArrowRight: 'ArrowDown',
};

/** In rows time runs across, so the arrow keys are exchanged. */
export const turnedKey = (grid: Grid, key: string) =>
  grid.view.get().layout === 'columns' ? key : (TURNED[key] ?? key);

export const columnsNow = (grid: Grid): readonly GridColumn[] => grid.columns(grid.board(), grid.view.get());

function hold(grid: Grid, { ids, lead, room }: Pick<Held, 'ids' | 'lead' | 'room'>, at: Spot | null): Held {
  const held = heldAt(grid, { via: 'keys', act: 'move', lead, ids, room }, at);
  grid.held.set({ held });
  return held;
}

/** Picks up a séance with the others that are chosen. */
export function pick({ grid, acts, t, where, say }: GridKeys, event: DraftEvent, room: number | null) {
  const title = grid.titleOf(event);
  if (acts.mayNot(event)) return;
  if (event.isLocked) return say(t('locked', { title }));
  const ids = together(grid, event.id);
  const spot = spotOf(event, grid.board()) ?? firstSpot(grid);
  const { at } = hold(grid, { ids, lead: event.id, room }, spot && { ...spot, roomId: room ?? spot.roomId });
  grid.sync.hold(ids);
  say(
    ids.length > 1
      ? t('pickedSeveral', { count: ids.length, where: where(at) })
      : t('picked', { title, where: where(at) }),
  );
}

/** Announces where the dragged séance is now, and its clashes there. */
function tell({ grid, touch, where, say }: GridKeys, at: Spot | null) {
  const { held } = grid.held.get();
  const lead = held?.events.find(({ id }) => id === held.lead);
  if (!held || !lead || at === null) return say(where(at));
  const { warnings } = consequences(lead, held, grid.board());
  const stops = held.stops ? [grid.words.grid(`tip.${held.stops}`)] : [];
  const touched = warnings.slice(0, 3).map((warning) => touch(warning, lead.id, grid.board()));
  say([where(at), [...stops, ...touched].join(', ')].join(' ').trim());
}

/** Drops what is dragged, or puts it back. */
function letGo({ grid, acts, t, where, say, sayDone }: GridKeys, held: Held, key: string) {
  const lead = grid.board().events.get(held.lead);
  grid.held.set({ held: null });
  grid.sync.hold([]);
  const title = lead ? grid.titleOf(lead) : '';
  if ((key === 'Enter' || key === ' ') && drop(grid, held)) {
    sayDone(t('dropped', { title, where: where(held.at) }));
    acts.focus(held.lead, held.at?.roomId);
  } else {
    say(t('returned', { title }));
    if (key !== 'Tab') acts.show(held.lead, held.room);
  }
}

/** Handles keys while something is dragged. Returns whether the key was one of them. */
export function whileHeld(keys: GridKeys, { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): boolean {
  const { grid, t, where, say } = keys;
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
    say(where(null));
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
