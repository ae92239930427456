import type { Bilingual } from '#db/columns.ts';
import { matchesWords } from '#lib/search/words.ts';

type Dated = { startsOn: string; endsOn: string; isDemonstration: boolean };

/** Whether a festival takes place at this date. A demonstration never does. */
export const isOnAt = ({ startsOn, endsOn, isDemonstration }: Dated, today: string): boolean =>
  startsOn <= today && today <= endsOn && !isDemonstration;

/**
 * The festivals of a list, in their order: those that take place at this date, future ones, past
 * ones.
 */
export function byTime<F extends Dated>(
  festivals: readonly F[],
  today: string,
): Record<'running' | 'upcoming' | 'past', F[]> {
  const isOn = (festival: F) => isOnAt(festival, today);
  return {
    running: festivals.filter(isOn),
    upcoming: festivals.filter((festival) => festival.endsOn >= today && !isOn(festival)),
    past: festivals.filter(({ endsOn }) => endsOn < today),
  };
}

type Named = Dated & { name: Bilingual; venues: readonly Bilingual[] };

/**
 * Words in a name or place, ignoring accents, and a year (`2026`); empty where nothing is asked.
 */
export type AskedFestivals = Readonly<{ search: string; year: string }>;

/** Those whose name or places contain every word, and that begin in that year. */
export const foundFestivals = <F extends Named>(festivals: readonly F[], { search, year }: AskedFestivals): F[] =>
  festivals.filter(
    ({ startsOn, name, venues }) =>
      startsOn.startsWith(year) &&
      matchesWords([name, ...venues].flatMap(({ fr, en }) => [fr ?? '', en ?? '']).join(' '), search),
  );

/**
 * The years in which festivals begin, the latest first, with how many do. Demonstrations do not
 * count.
 */
export function yearsOf(festivals: readonly Dated[]): [year: string, count: number][] {
  const years = new Map<string, number>();
  for (const { startsOn, isDemonstration } of festivals) {
    const year = startsOn.slice(0, 4);
    if (!isDemonstration) years.set(year, (years.get(year) ?? 0) + 1);
  }
  return [...years].toSorted(([a], [b]) => b.localeCompare(a));
}
