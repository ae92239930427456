import type { Locale } from '#lib/i18n/locale.ts';

/**
 * The pattern of an hour in this language, for scripts that carry no formatter: `{h} h {mm}` or
 * `{hh}:{mm}`.
 */
export const hourPattern = (locale: Locale): string => (locale === 'fr' ? '{h}\u00a0h\u00a0{mm}' : '{hh}:{mm}');

/** A moment (epoch milliseconds) on the reader's own clock. */
export function deviceClock(at: number, hour: string): string {
  const date = new Date(at);
  return writtenHour(date.getHours() * 60 + date.getMinutes(), hour);
}

/** Minutes after midnight as an hour in this pattern. */
export function writtenHour(minutes: number, hour: string): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const h = Math.floor(minutes / 60) % 24;
  return hour
    .replace('{hh}', two(h))
    .replace('{h}', String(h))
    .replace('{mm}', two(Math.floor(minutes % 60)));
}
