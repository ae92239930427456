import type { Locale } from '#lib/i18n/locale.ts';

/**
 * How this language writes an hour, for a script that has no formatter: `{h} h {mm}` or
 * `{hh}:{mm}`.
 */
export const hourPattern = (locale: Locale): string => (locale === 'fr' ? '{h}\u00a0h\u00a0{mm}' : '{hh}:{mm}');

/** A moment (epoch milliseconds) on the reader's own clock. */
export function deviceClock(at: number, hour: string): string {
  const date = new Date(at);
  return writtenHour(date.getHours() * 60 + date.getMinutes(), hour);
}

/** So many minutes after midnight as an hour of `hourPattern`. */
export function writtenHour(minutes: number, hour: string): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const h = Math.floor(minutes / 60) % 24;
  return hour
    .replace('{hh}', two(h))
    .replace('{h}', String(h))
    .replace('{mm}', two(Math.floor(minutes % 60)));
}
