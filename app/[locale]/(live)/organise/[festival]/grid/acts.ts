import { useTranslations } from 'next-intl';
import { type Spot, spotOf } from '#lib/events/grid-place.ts';
import { mainRoomOf } from '#lib/events/placing.ts';
import { runningOrderOf } from '#lib/events/running-order.ts';
import { seeksSlot } from '#lib/events/slots.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { minutesOfDay } from '#lib/time/festival-day.ts';
import { addMinutes } from '#lib/time/wall-clock.ts';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import { focusCard } from './focus-card.ts';
import { showSheet } from './give-up.ts';
import { inBoth, type Sentence, saidOfAct, saidOnly, useGrid, useWhere } from './grid-context.ts';
import { firstSpot, together } from './hold.ts';
import { datesOf } from './view.ts';

/** The acts that keys, buttons and menus share. Each is one post, shown at once and announced. */
export function useActs() {
  const grid = useGrid();
  const t = useTranslations('grid.say');
  const sheet = useTranslations('grid.sheet');
  const where = useWhere();
  const { sync, look, board, titleOf } = grid;
  const say = (said: Sentence) => grid.said.set(saidOnly(said));
  const sayDone = (said: Sentence) => grid.said.set(saidOfAct(sync, said));
  /** Announces why this person may not change a séance. */
  const mayNot = (event: DraftEvent) => {
    if (grid.isMine(event)) return false;
    say(grid.canEdit ? t('notYours', { title: titleOf(event) }) : sheet('readOnly'));
    return true;
  };

  /** Focuses a card as soon as it is drawn. */
  const focus = (id: number | null, room: number | null = null) => {
    if (id === null) return;
    look.set({ focused: id });
    focusCard(id, room);
  };

  const openSheet = (of: 'event' | 'find', id: number) => showSheet(look, { of, id }, sheet('drop'), { focused: id });

  const add = (at: Spot) => {
    if (grid.mayAdd(at.roomId)) {
      showSheet(look, { of: 'add', at }, sheet('drop'));
      return;
    }
    say(t('notYourRoom', { room: roomNameIn(board(), at.roomId, grid.locale) }));
  };

  return {
    focus,
    mayNot,
    focusPanel: () => {
      if (!showSheet(look, null, sheet('drop'), { tab: 'unscheduled' })) return;
      requestAnimationFrame(() => {
        const of = (selector: string) => document.querySelector<HTMLElement>(`.grid-side ${selector}`);
        (of('[data-id]') ?? of('[aria-selected="true"]'))?.focus();
      });
    },
    open: (id: number) => openSheet('event', id),
    find: (id: number) => {
      const event = board().events.get(id);
      if (!event || mayNot(event)) return;
      const title = titleOf(event);
      if (!seeksSlot(event)) return say(t(event.isLocked ? 'locked' : 'noSlot', { title }));
      openSheet('find', id);
    },
    /** Brings a card into sight, changing the day if needed. */
    show: (id: number, room: number | null = null) => {
      const event = board().events.get(id);
      const spot = event && spotOf(event, board());
      if (spot && !datesOf(grid.view.get(), grid.scene).includes(spot.date)) grid.view.set({ day: spot.date });
      if (!spot && !showSheet(look, null, sheet('drop'), { tab: 'unscheduled' })) return;
      focus(id, room);
    },
    toggle: (id: number) => {
      const selected = new Set(look.get().selected);
      if (!selected.delete(id)) selected.add(id);
      look.set({ selected });
      say(t('selected', { count: selected.size }));
    },
    choose: (ids: readonly number[]) => {
      look.set({ selected: new Set(ids) });
      say(t('selected', { count: ids.length }));
    },
    takeOff: (id: number) => {
      const first = board().events.get(id);
      if (!first || mayNot(first)) return;
      const events = together(grid, id).flatMap((one) => board().events.get(one) ?? []);
      const free = events.filter((event) => !event.isLocked && event.startsAt !== null);
      if (free.length === 0) return say(first.isLocked ? t('locked', { title: titleOf(first) }) : t('edge'));
      sync.act({ act: 'unschedule', events: free.map(({ id: one, version }) => ({ id: one, version })) });
      look.set({ selected: new Set(), tab: 'unscheduled' });
      focusCard(id);
      sayDone(t('takenOff', { title: titleOf(first) }));
    },
    /** Puts the copy right after it in the same room. */
    duplicate: (id: number) => {
      const event = board().events.get(id);
      if (!event || mayNot(event)) return;
      const { timeZone } = grid.scene.festival;
      const order = runningOrderOf(event, board());
      const startsAt = event.startsAt && order.freeAt ? addMinutes(order.freeAt, order.doorsMinutes, timeZone) : null;
      const [made] = sync.act({ act: 'copy', id, version: event.version, startsAt, roomId: mainRoomOf(event) });
      const at = spotOf({ ...event, startsAt }, board());
      const title = titleOf(event);
      sayDone(at ? inBoth((hour) => t('copiedTo', { title, where: where(at, hour) })) : t('copied', { title }));
      if (made !== undefined) focus(made);
    },
    lock: (id: number) => {
      const event = board().events.get(id);
      if (!event || mayNot(event)) return;
      sync.act({ act: event.isLocked ? 'unlock' : 'lock', events: [{ id, version: event.version }] });
      sayDone(t(event.isLocked ? 'unlockedNow' : 'lockedNow', { title: titleOf(event) }));
    },
    add,
    addAfter: (id: number) => {
      const event = board().events.get(id);
      if (!event) return;
      if (!grid.canEdit) return say(sheet('readOnly'));
      const spot = spotOf(event, board());
      const { freeAt, doorsMinutes } = runningOrderOf(event, board());
      const at =
        spot && freeAt ? { ...spot, minutes: minutesOfDay(spot.date, freeAt) + doorsMinutes } : firstSpot(grid);
      if (at) add(at);
    },
  };
}
