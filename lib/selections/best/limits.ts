import type { Selection } from '#lib/selections/selection.ts';
import { isOpen, isSat, type Timed, type TimesIndex } from '#lib/selections/times.ts';
import { addDays } from '#lib/time/calendar.ts';

/** The visitor's conditions: « seulement samedi », « pas après 22 h », « pas deux d'affilée ». */
export type Limits = Readonly<{
  /** Festival days; empty means all of them. */
  days: readonly string[];
  /** Séances that end later are left out. An hour of the festival day: midnight is `24:00`. */
  until: string | null;
  /** The least number of minutes between two séances of a day. */
  pause: number;
}>;

export const UNTIL = ['18:00', '20:00', '22:00', '23:00', '24:00'] as const;
export const PAUSES = [0, 30, 60, 120] as const;

/**
 * The limits in a query (`day=2026-06-06&until=22:00&pause=60`); unknown or invalid values are
 * ignored.
 */
export function readLimits(query: URLSearchParams): Limits {
  const pause = Number(query.get('pause'));
  return {
    days: query.getAll('day').filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day)),
    until: UNTIL.find((hour) => hour === query.get('until')) ?? null,
    pause: PAUSES.find((minutes) => minutes === pause) ?? 0,
  };
}

/** The limits as a query. */
export const writeLimits = ({ days, until, pause }: Limits): URLSearchParams =>
  new URLSearchParams([
    ...days.map((day) => ['day', day]),
    ...(until ? [['until', until]] : []),
    ...(pause > 0 ? [['pause', String(pause)]] : []),
  ]);

/**
 * Whether a séance is on one of the days and ends in time, its delay included. An unknown end
 * counts as the start.
 */
export function isWithin({ day, today, ...planned }: Timed, { days, until }: Limits): boolean {
  const { startsAt, endsAt } = today?.late ?? planned;
  const latest = until === '24:00' ? `${addDays(day, 1)}T00:00` : `${day}T${until}`;
  return (days.length === 0 || days.includes(day)) && (until === null || (endsAt ?? startsAt) <= latest);
}

/** The days the visitor can choose from: those on which a wished film can still be seen. */
export function wishedDays(index: TimesIndex, selection: Selection, now: number): string[] {
  const showings = openWishes(index, selection).flatMap((film) => index.showing(film));
  const days = showings.flatMap((event) => (isOpen(event, now) ? event.day : []));
  return [...new Set(days)].sort();
}

/** The wished films that no chosen séance shows. */
export function openWishes(index: TimesIndex, { events, films }: Selection): number[] {
  const chosen = events.flatMap(({ number }) => index.event(number) ?? []).filter(isSat);
  const seen = new Set(chosen.flatMap((event) => event.films));
  return films.filter((film) => !seen.has(film));
}
