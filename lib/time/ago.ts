import type { Locale } from '#db/enums.ts';

const STEPS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/**
 * How long ago an instant was, in whole words (« il y a 3 minutes », "3 minutes ago"), so that no
 * separate spoken form is needed. Rounded down; a future instant (two clocks may differ) counts as
 * 0 seconds ago. Both are ISO instants.
 */
export function formatAgo(at: string, now: string, locale: Locale): string {
  const seconds = Math.max(0, Math.floor((Date.parse(now) - Date.parse(at)) / 1000));
  const [unit, length] = STEPS.find(([, size]) => seconds >= size) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locale).format(-Math.floor(seconds / length), unit);
}
