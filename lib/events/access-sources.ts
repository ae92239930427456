import { type Access, accesses } from '#db/enums.ts';
import { accessOfPart, type PartAccess } from '#lib/model/part-access.ts';
import type { SaidAccess } from '#lib/model/room-access.ts';

type Source = 'room' | 'copy' | 'part';

/**
 * An access that a séance has or lacks, and who says so. `parts` are the positions of the parts
 * concerned, null for all of it.
 */
type AccessSource = { access: Access; has: boolean; by: Source; parts: number[] | null };

/**
 * The access of a séance with its sources: first the room, then the copies, then what the parts say
 * themselves.
 */
export function accessSources(parts: readonly (PartAccess & { kind: string })[], room: SaidAccess): AccessSource[] {
  const places = [...parts.keys()].filter((place) => parts[place]?.kind !== 'break');
  const found = accesses.flatMap((access) => {
    const answers = places.map((place) => parts[place] && accessOfPart(access, parts[place], room));
    // A séance without parts has the access of its room.
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
