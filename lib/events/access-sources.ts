import { type Access, accesses } from '#db/enums.ts';
import { accessOfPart, type PartAccess } from '#lib/model/part-access.ts';
import type { SaidAccess } from '#lib/model/room-access.ts';

type Source = 'room' | 'copy' | 'part';

/**
 * An access that a séance has or has not, and from where; `parts` are places, null for all of it.
 */
type AccessSource = { access: Access; has: boolean; by: Source; parts: number[] | null };

/**
 * What is said of the access of a séance, by whom: its room first, then its copies, then what its
 * parts say themselves.
 */
export function accessSources(parts: readonly (PartAccess & { kind: string })[], room: SaidAccess): AccessSource[] {
  const places = [...parts.keys()].filter((place) => parts[place]?.kind !== 'break');
  const found = accesses.flatMap((access) => {
    const answers = places.map((place) => parts[place] && accessOfPart(access, parts[place], room));
    // Without parts it has what its room has.
    if (places.length === 0) answers.push(accessOfPart(access, { said: [], copy: null }, room));
    const told: AccessSource[] = [];
    for (const by of ['room', 'copy', 'part'] as const)
      for (const has of [true, false]) {
        const among = answers.flatMap((answer, i) => (answer?.by === by && answer.has === has ? [i] : []));
        const isAll = among.length === answers.length;
        if (among.length > 0) told.push({ access, has, by, parts: isAll ? null : among.map((i) => places[i] ?? i) });
      }
    return told;
  });
  const order: readonly Source[] = ['room', 'copy', 'part'];
  return found.sort((a, b) => order.indexOf(a.by) - order.indexOf(b.by));
}
