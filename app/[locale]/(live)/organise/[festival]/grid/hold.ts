import { firstDate } from '#lib/events/festival-dates.ts';
import {
  isSkippedSpot,
  moveAct,
  movedTogether,
  type Spot,
  snapped,
  spotOf,
  stretched,
  takenOff,
} from '#lib/events/grid-place.ts';
import { isSameRooms, roomChange } from '#lib/events/placing.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { minutesOfHour } from '#lib/time/calendar.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import type { Grid } from './grid-context.ts';
import type { Held } from './grid-state.ts';
import { ALL_DAYS, datesOf, roomsOf } from './view.ts';

/** What is dragged, moved to another spot. Null is the list beside the grid. */
export function heldAt(grid: Grid, held: Omit<Held, 'at' | 'events' | 'stops'>, at: Spot | null): Held {
  const board = grid.board();
  const { festival } = board.draft;
  const common = { ...held, at, stops: null };
  const events = held.ids.flatMap((id) => board.events.get(id) ?? []);
  if (at === null) return { ...common, events: events.filter((event) => !event.isLocked).map(takenOff) };
  if (held.act === 'resize') {
    const lead = board.events.get(held.lead);
    const longer = lead ? stretched(lead, at.minutes, board) : null;
    return { ...common, events: longer ? [longer.event] : lead ? [lead] : [], stops: longer ? null : 'cannotShorten' };
  }
  const lead = board.events.get(held.lead);
  const own = lead && spotOf(lead, board)?.minutes;
  // The séance's own minute is kept as well as the steps, so that it can move to another day
  // without changing its hour.
  const minutes = at.minutes === own ? own : snapped(at.minutes, grid.view.get().step, festival.dayStartsAt);
  const spot = { ...at, minutes };
  const rooms = roomsOf(grid.view.get(), grid.scene).map(({ id }) => id);
  const hand = { room: held.room, isCopy: held.act === 'copy' };
  const moved = movedTogether(board, held.ids, held.lead, spot, rooms, hand);
  const isOutside = moved.some(({ event }) => !grid.isMine(event));
  return {
    ...common,
    // If a group stops at the edge, so does the séance that leads it.
    at: moved.find(({ event }) => event.id === held.lead)?.to ?? spot,
    events: moved.map(({ event }) => event),
    stops: isOutside ? 'notYourRoom' : isSkippedSpot(spot, festival.timeZone) ? 'skipped' : null,
  };
}

/**
 * How many of the séances that waited, dropped one after the other, would be on a later day than
 * the first.
 */
export function onLaterDays(grid: Pick<Grid, 'board' | 'scene'>, { lead, events: [first, ...others] }: Held): number {
  const dayOf = ({ startsAt }: DraftEvent) => festivalDayOf(startsAt ?? '', grid.scene.festival.dayStartsAt);
  if (!first?.startsAt || grid.board().events.get(lead)?.startsAt !== null) return 0;
  return others.filter((event) => event.startsAt !== null && dayOf(event) > dayOf(first)).length;
}

/** The room whose column a card is in; null for one beside the grid. */
export const roomOfCard = (card: EventTarget | null): number | null =>
  Number(card instanceof Element && card.closest<HTMLElement>('ol[data-room]')?.dataset.room) || null;

/**
 * Where an unscheduled séance first appears when picked up by keyboard: at the beginning of the
 * shown day, in the first room where the person may put one.
 */
export function firstSpot(grid: Grid): Spot | null {
  const view = grid.view.get();
  const date = firstDate(datesOf(view, grid.scene), grid.scene.festival);
  const rooms = roomsOf(view, grid.scene);
  const room = rooms.find(({ id }) => grid.mayAdd(id)) ?? rooms[0];
  const { opensAt } = grid.scene.festival;
  if (!date || !room) return null;
  return { date, roomId: room.id, minutes: minutesOfHour(opensAt) };
}

/**
 * Drops what is dragged: one act, shown at once and then saved. Returns whether anything was done.
 */
export function drop(grid: Grid, { act, lead, ids, at, events, stops }: Held): boolean {
  const board = grid.board();
  const before = ids.flatMap((id) => board.events.get(id) ?? []);
  const first = board.events.get(lead);
  if (stops || !first || events.length === 0) return false;
  if (at === null) {
    const placed = before.filter((event) => event.startsAt !== null && !event.isLocked);
    if (act === 'copy' || placed.length === 0) return false;
    grid.sync.act({ act: 'unschedule', events: placed.map(({ id, version }) => ({ id, version })) });
    return true;
  }
  if (act === 'resize') {
    const longer = stretched(first, at.minutes, board);
    if (longer) grid.sync.act({ act: 'resize', id: lead, version: first.version, end: longer.end });
    return longer !== null;
  }
  if (act === 'copy') {
    grid.sync.act(
      ...events.map(({ id, version, startsAt, rooms }) => {
        const from = board.events.get(id);
        const room = roomChange(from?.rooms ?? rooms, rooms);
        return { act: 'copy' as const, id, version: from?.version ?? version, startsAt, ...room };
      }),
    );
    return true;
  }
  const changed = events.filter((event) => !standsThere(board.events.get(event.id), event));
  if (changed.length === 0) return false;
  grid.sync.act(moveAct(before, changed));
  return true;
}

const standsThere = (before: DraftEvent | undefined, after: DraftEvent) =>
  before?.startsAt === after.startsAt && before.rooms.length > 0 && isSameRooms(before.rooms, after.rooms);

/**
 * The séances that an act on this one applies to: itself first, and all chosen with it that have a
 * place as it has, or wait as it does.
 */
export function together(grid: Grid, id: number): readonly number[] {
  const { selected } = grid.look.get();
  if (!selected.has(id)) return [id];
  const board = grid.board();
  const isPlaced = (event: DraftEvent | undefined) => event !== undefined && spotOf(event, board) !== null;
  const lead = isPlaced(board.events.get(id));
  const isHeldWith = (event: DraftEvent | undefined) =>
    event !== undefined && grid.isMine(event) && isPlaced(event) === lead;
  return [id, ...[...selected].filter((other) => other !== id && isHeldWith(board.events.get(other)))];
}

/** A drag takes precedence over a preview. */
const isBusy = ({ held }: Pick<Grid, 'held'>) => ['pointer', 'keys'].includes(held.get().held?.via ?? '');

/** Shows the day on which a previewed séance would be. */
export function showDay(grid: Grid, { startsAt }: DraftEvent): void {
  if (!startsAt || isBusy(grid)) return;
  const date = festivalDayOf(startsAt, grid.scene.festival.dayStartsAt);
  const view = grid.view.get();
  if (view.day !== ALL_DAYS && !datesOf(view, grid.scene).includes(date)) grid.view.set({ day: date });
}

/** Draws séances where they would go. `lead` is the one looked at, which has the tip. */
export function preview(grid: Grid, events: readonly DraftEvent[], lead: number | null): void {
  if (isBusy(grid)) return;
  const ids = events.map(({ id }) => id);
  grid.held.set({
    held: {
      via: 'preview',
      act: 'move',
      lead: lead ?? 0,
      ids,
      room: null,
      at: null,
      events,
      stops: null,
    },
  });
}

/** A drag that began meanwhile continues. */
export function endPreview({ held }: Pick<Grid, 'held'>): void {
  if (held.get().held?.via === 'preview') held.set({ held: null });
}
