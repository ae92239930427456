import { gather } from '#lib/grouped.ts';
import { titleKey } from '#lib/search/title-key.ts';
import type { Volunteer } from './roots.ts';

type Named = Pick<Volunteer, 'id' | 'name' | 'contact'>;

/**
 * What coordinators read volunteers called, by id: those who share one name have their contact
 * beside it, and where that does not tell them apart the number of their record. Not for walls, nor
 * for volunteers.
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
