import { isOpen, type Timed } from '#lib/selections/hours.ts';
import type { Selection } from '#lib/selections/selection.ts';
import type { TimesIndex } from '#lib/selections/times.ts';
import { addDays } from '#lib/time/calendar.ts';
import { openWishes } from './open-wishes.ts';

/** When a visitor would go: « seulement samedi », « pas après 22 h », « pas deux d'affilée ». */
export type Limits = Readonly<{
  /** Festival days; empty for all of them. */
  days: readonly string[];
  /** What ends later is left, as an hour of the festival day: `24:00` at midnight. */
  until: string | null;
  /** Minutes at least between two séances of a day. */
  pause: number;
}>;

export const UNTIL = ['18:00', '20:00', '22:00', '23:00', '24:00'] as const;
export const PAUSES = [0, 30, 60, 120] as const;

/**
 * The limits an address asks for (`day=2026-06-06&until=22:00&pause=60`); what is none of them is
 * passed over.
 */
export function readLimits(query: URLSearchParams): Limits {
  const pause = Number(query.get('pause'));
  return {
    days: query.getAll('day').filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day)),
    until: UNTIL.find((hour) => hour === query.get('until')) ?? null,
    pause: PAUSES.find((minutes) => minutes === pause) ?? 0,
  };
}

/** The same as an address says it. */
export const writeLimits = ({ days, until, pause }: Limits): URLSearchParams =>
  new URLSearchParams([
    ...days.map((day) => ['day', day]),
    ...(until ? [['until', until]] : []),
    ...(pause > 0 ? [['pause', String(pause)]] : []),
  ]);

/**
 * Whether a séance lies on one of the days and ends in time. An unknown end counts as the start.
 */
export function isWithin({ day, startsAt, endsAt }: Timed, { days, until }: Limits): boolean {
  const latest = until === '24:00' ? `${addDays(day, 1)}T00:00` : `${day}T${until}`;
  return (days.length === 0 || days.includes(day)) && (until === null || (endsAt ?? startsAt) <= latest);
}

/** The days on which a film that is wished for can still be seen: what there is to choose from. */
export function wishedDays(index: TimesIndex, selection: Selection, now: number): string[] {
  const showings = openWishes(index, selection).flatMap((film) => index.showing(film));
  const days = showings.flatMap((event) => (isOpen(event, now) ? event.day : []));
  return [...new Set(days)].sort();
}
