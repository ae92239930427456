import { inOrder, referencesOf } from './carry.ts';
import type { PublicDocument } from './documents.ts';
import { indexDocument } from './visible.ts';

/**
 * The previous document with only the chosen séances taken from the drawn one. A room, film or person that is new comes along;
 * one that other séances show too stays as it was published, or those séances would change unasked.
 */
export function choose<D extends PublicDocument>(drawn: D, previous: D | null, only: ReadonlySet<number>): D {
  const chosen = drawn.events.filter(({ number }) => only.has(number));
  if (!previous) return { ...drawn, events: chosen };
  const kept = previous.events.filter(({ number }) => !only.has(number));
  const events = [...kept, ...chosen].sort(inOrder);
  const [has, had] = [indexDocument(drawn), indexDocument(previous)];
  const needed = referencesOf(events, has, had);
  const fixed = referencesOf(kept, had);
  const merge = <T extends { number: number }>(
    now: readonly T[],
    before: readonly T[],
    keep: ReadonlySet<number>,
    need: ReadonlySet<number>,
  ): T[] => {
    const old = new Map(before.map((row) => [row.number, row]));
    const there = now.filter(({ number }) => need.has(number) || old.has(number));
    const rows = there.map((row) =>
      keep.has(row.number) || !need.has(row.number) ? (old.get(row.number) ?? row) : row,
    );
    const numbers = new Set(rows.map(({ number }) => number));
    return [...rows, ...before.filter(({ number }) => !numbers.has(number))];
  };
  const themes = new Map(previous.themes.map((theme) => [theme.slug, theme]));
  for (const theme of drawn.themes) {
    if (needed.themes.has(theme.slug) && !fixed.themes.has(theme.slug)) themes.set(theme.slug, theme);
  }
  const dates = new Set(previous.days.map(({ date }) => date));
  const newDays = drawn.days.filter(({ date }) => !dates.has(date) && chosen.some(({ day }) => day === date));
  return {
    ...previous,
    events,
    days: [...previous.days, ...newDays].sort((a, b) => (a.date < b.date ? -1 : 1)),
    themes: [...themes.values()],
    venues: merge(drawn.venues, previous.venues, fixed.venues, needed.venues),
    rooms: merge(drawn.rooms, previous.rooms, fixed.rooms, needed.rooms),
    films: merge(drawn.films, previous.films, fixed.films, needed.films),
    people: merge(drawn.people, previous.people, fixed.people, needed.people),
    series: merge(drawn.series, previous.series, fixed.series, needed.series),
  };
}
