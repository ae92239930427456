import { gather } from '#lib/grouped.ts';
import { titleKey } from '#lib/search/words.ts';
import type { Volunteer } from './roots.ts';

type Named = Pick<Volunteer, 'id' | 'name' | 'contact'>;

/**
 * The names of volunteers for coordinators, by id: people with the same name have their contact
 * beside it and, where that is the same too, the number of their record. Never for printed sheets,
 * nor for volunteers.
 */
export function volunteersApart(volunteers: readonly Named[]): ReadonlyMap<number, { name: string }> {
  const byName = new Map<string, Named[]>();
  for (const one of volunteers) gather(byName, titleKey(one.name), one);
  return new Map(
    volunteers.map((one) => {
      const others = (byName.get(titleKey(one.name)) ?? []).filter((other) => other !== one);
      if (others.length === 0) return [one.id, { name: one.name }];
      const isShared = one.contact === '' || others.some(({ contact }) => contact === one.contact);
      return [one.id, { name: `${one.name} (${isShared ? one.id : one.contact})` }];
    }),
  );
}
