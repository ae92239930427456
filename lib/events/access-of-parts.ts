import { type Access, accesses, type SaidOfAccess, saidOfAccess } from '#db/enums.ts';
import type { DraftItem } from '#lib/model/draft.ts';
import { accessOfPart, type PartAccess, type SaidAccess } from '#lib/model/said-access.ts';

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

/** Whether a séance has a part that can promise an access: a break cannot. */
export const canPromise = (items: readonly Pick<DraftItem, 'kind'>[]): boolean =>
  items.some(({ kind }) => kind !== 'break');

/** The parts of a séance, each with this access added to its promises, in the usual order. */
export const promising = <T extends Pick<DraftItem, 'kind' | 'access'>>(items: readonly T[], access: Access): T[] =>
  items.map((item) =>
    item.kind === 'break' || item.access.includes(access)
      ? item
      : {
          ...item,
          access: saidOfAccess.filter((one) => one === access || (one !== `no-${access}` && item.access.includes(one))),
        },
  );

/** What a part says about its access, from the boxes and choices of its form. */
export function saidIn(typed: Readonly<Record<string, unknown>>): SaidOfAccess[] {
  const isYes = (value: unknown) => value === 'yes' || value === 'on' || value === true;
  return saidOfAccess.filter((one) =>
    one.startsWith('no-') ? typed[one.slice('no-'.length)] === 'no' : isYes(typed[one]),
  );
}
