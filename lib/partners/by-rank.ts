import type { Bilingual } from '#db/columns.ts';

/**
 * Partners grouped by rank, in the order in which the ranks first occur. Ranks with the same words
 * in both languages are the same.
 */
export function byRank<T extends { readonly rank: Bilingual }>(
  partners: readonly T[],
): { rank: Bilingual; partners: T[] }[] {
  const ranks = new Map<string, { rank: Bilingual; partners: T[] }>();
  for (const partner of partners) {
    const { rank } = partner;
    const key = JSON.stringify([rank.fr, rank.en].map((words) => words?.toLocaleLowerCase()));
    const known = ranks.get(key);
    if (known) known.partners.push(partner);
    else ranks.set(key, { rank, partners: [partner] });
  }
  return [...ranks.values()];
}
