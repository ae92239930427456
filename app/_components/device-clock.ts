import type { Locale } from '#lib/i18n/locale.ts';

/** How this language writes an hour, for a script that has no formatter: `{h} h {mm}` or `{hh}:{mm}`. */
export const hourPattern = (locale: Locale): string => (locale === 'fr' ? '{h}\u00a0h\u00a0{mm}' : '{hh}:{mm}');

/** A moment (epoch milliseconds) on the reader's own clock. */
export function deviceClock(at: number, hour: string): string {
  const date = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  const h = date.getHours();
  return hour.replace('{hh}', two(h)).replace('{h}', String(h)).replace('{mm}', two(date.getMinutes()));
}
