import { fromInstant, type WallClock } from './wall-clock.ts';

/**
 * Now, as an ISO instant. Only pages, routes and actions call it; rules and mutations are given the
 * time.
 */
export const now = (): string => new Date().toISOString();

/** What the clock of this machine, in its own zone, shows at this instant. */
export const onThisMachine = (iso: string): WallClock =>
  fromInstant(iso, Intl.DateTimeFormat().resolvedOptions().timeZone);
