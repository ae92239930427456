import type { Locale } from '#lib/i18n/locale.ts';
import { shownInBrowserAt } from '#lib/time/browser-clock.ts';
import { formatDate, formatTime, spokenDate, spokenTime } from '#lib/time/format.ts';

/** A text in its written and its spoken form. */
export type SaidAge = { printed: string; spoken: string };

/** `today` contains `{time}`; `before` contains `{date}` and `{time}`. */
export type AgeWords = { today: string; before: string };

/**
 * The age of a page kept in the browser, in the festival's time zone: « version de 9 h 12 », with
 * its date unless that is today. `at` and `now` are epoch milliseconds.
 */
export function ageSaid(words: AgeWords, at: number, now: number, zone: string, locale: Locale): SaidAge {
  const wall = shownInBrowserAt(at, zone);
  const date = wall.slice(0, 10);
  const sentence = date === shownInBrowserAt(now, zone).slice(0, 10) ? words.today : words.before;
  const fill = (time: string, day: string) => sentence.replace('{time}', time).replace('{date}', day);
  return {
    printed: fill(formatTime(wall, locale), formatDate(date, locale)),
    spoken: fill(spokenTime(wall, locale), spokenDate(date, locale)),
  };
}
