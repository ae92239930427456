import { isSat } from '../hours.ts';
import type { Selection } from '../selection.ts';
import type { TimesIndex } from '../times.ts';

/** The films that are wished for and that no chosen séance shows. */
export function openWishes(index: TimesIndex, { events, films }: Selection): number[] {
  const chosen = events.flatMap(({ number }) => index.event(number) ?? []).filter(isSat);
  const seen = new Set(chosen.flatMap((event) => event.films));
  return films.filter((film) => !seen.has(film));
}
