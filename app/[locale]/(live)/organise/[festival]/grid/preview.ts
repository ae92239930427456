import type { DraftEvent } from '#lib/model/draft.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import type { Grid } from './grid-context.ts';
import { ALL_DAYS, datesOf } from './view.ts';

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
