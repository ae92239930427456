import { folded } from '#lib/search/words.ts';

/**
 * Whether two names may belong to one person: the same family name, and first names that are equal,
 * or one the initial of the other.
 */
export function mayBeSamePerson(a: string, b: string): boolean {
  const [one, other] = [nameParts(a), nameParts(b)];
  if (one.join(' ') === other.join(' ') || one.toReversed().join(' ') === other.join(' ')) return true;
  if (one.at(-1) !== other.at(-1) || one.length < 2 || other.length < 2) return false;
  const [first = '', second = ''] = [one[0], other[0]];
  return (first.length === 1 || second.length === 1) && first[0] === second[0];
}

/**
 * The same key for all names with the same parts, in any order; `parts` without case and accents.
 */
export function nameKey(name: string): { key: string; parts: string[] } {
  const parts = nameParts(name);
  return { key: parts.length > 0 ? parts.toSorted().join(' ') : folded(name).trim(), parts };
}

/**
 * The parts of a name, equal for « Diop, Awa » and « Awa DIOP », and for « N’Diaye » and « NDiaye
 * »; different for « Bénévole 1 » and « Bénévole 2 ».
 */
export function nameParts(name: string): string[] {
  const turned = name.replace(/^([^,]+),\s*(.+)$/, '$2 $1');
  return folded(turned)
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** In shorter names a different letter makes another name rather than a slip. */
const SHORTEST_FOR_SLIPS = 8;

/**
 * Two keys that differ by one letter have one of these in common: the key itself, and the key
 * without any one of its letters.
 */
export function slipsOf(key: string): string[] {
  if (key.length < SHORTEST_FOR_SLIPS || key.length > 120) return [key];
  return [key, ...Array.from(key, (_, at) => key.slice(0, at) + key.slice(at + 1))];
}

/**
 * « Salle 1 » and « Salle 2 » differ by one character but are two rooms, so the numbers in a name
 * must be equal.
 */
export const hasSameNumbers = (a: string, b: string): boolean =>
  (a.match(/\d+/g) ?? []).join() === (b.match(/\d+/g) ?? []).join();

/** The root that a row certainly means, else those it may mean. */
export type Found<R> = { root: R } | { candidates: readonly R[] };

/** The one that is meant, or most likely is. */
export const firstFound = <R>(found: Found<R>): R | undefined => ('root' in found ? found.root : found.candidates[0]);
