import { addDays } from '#lib/time/calendar.ts';
import { toInstant } from '#lib/time/wall-clock.ts';

/** A board may be kept until its festival is over: the end of its last day, on its own clocks. */
export const boardUntil = (festival: { endsOn: string; dayStartsAt: string; timeZone: string }): string =>
  toInstant(`${addDays(festival.endsOn, 1)}T${festival.dayStartsAt}`, festival.timeZone);
