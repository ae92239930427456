import { fromInstant, type WallClock } from './wall-clock.ts';

/**
 * Now, as an ISO instant. Called only by pages, routes and actions; rules and mutations get the
 * time as an argument.
 */
export const now = (): string => new Date().toISOString();

/** The wall clock of this machine, in its own zone, at this instant. */
export const onThisMachine = (iso: string): WallClock =>
  fromInstant(iso, Intl.DateTimeFormat().resolvedOptions().timeZone);

/** The instant so many milliseconds after this one, before it where they are negative; both ISO. */
export const instantFrom = (iso: string, milliseconds: number): string =>
  new Date(Date.parse(iso) + milliseconds).toISOString();

/** The same so many minutes away. */
export const minutesFrom = (iso: string, minutes: number): string => instantFrom(iso, minutes * 60_000);

/** The same so many days of 24 hours away. */
export const daysFrom = (iso: string, days: number): string => instantFrom(iso, days * 86_400_000);
