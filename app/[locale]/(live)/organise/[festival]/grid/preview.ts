import type { DraftEvent } from '#lib/model/draft.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import type { Grid } from './grid-context.ts';
import { ALL_DAYS, datesOf } from './view.ts';

/** Draws séances as ghosts where they would go. `lead` is the one that is looked at: its day comes into sight, and its tip. */
export function preview(grid: Grid, events: readonly DraftEvent[], lead: number | null): void {
  const via = grid.held.get().held?.via;
  // A hand or the keyboard goes before what is only looked at.
  if (via === 'pointer' || via === 'keys') return;
  const looked = events.find(({ id }) => id === lead);
  if (looked?.startsAt) {
    const date = festivalDayOf(looked.startsAt, grid.scene.festival.dayStartsAt);
    const view = grid.view.get();
    if (view.day !== ALL_DAYS && !datesOf(view, grid.scene).includes(date)) grid.view.set({ day: date });
  }
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

/** What a hand or the keyboard holds meanwhile stays. */
export function endPreview({ held }: Pick<Grid, 'held'>): void {
  if (held.get().held?.via === 'preview') held.set({ held: null });
}
