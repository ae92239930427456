import { isSat } from '#lib/selections/hours.ts';
import type { Selection } from '#lib/selections/selection.ts';
import type { TimesIndex } from '#lib/selections/times.ts';

/** The wished films that no chosen séance shows. */
export function openWishes(index: TimesIndex, { events, films }: Selection): number[] {
  const chosen = events.flatMap(({ number }) => index.event(number) ?? []).filter(isSat);
  const seen = new Set(chosen.flatMap((event) => event.films));
  return films.filter((film) => !seen.has(film));
}
