import type { CivilDate } from './calendar.ts';
import { festivalDayOf } from './festival-day.ts';
import { fromInstant, type WallClock } from './wall-clock.ts';

/** Now, as an ISO instant. Only pages, routes and actions call it; rules and mutations are given the time. */
export const now = (): string => new Date().toISOString();

/** What the clock of this machine, in its own zone, shows at this instant. */
export const onThisMachine = (iso: string): WallClock =>
  fromInstant(iso, Intl.DateTimeFormat().resolvedOptions().timeZone);

/** The festival day that is on at this instant: after `endsOn` the festival is over, its last night included. */
export const dayOnAt = (
  { timeZone, dayStartsAt }: Readonly<{ timeZone: string; dayStartsAt: string }>,
  at: string,
): CivilDate => festivalDayOf(fromInstant(at, timeZone), dayStartsAt);
