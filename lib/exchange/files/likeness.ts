import { folded } from '#lib/search/words.ts';

/**
 * Whether two names may be one person’s: the same family name, and first names that are the same or
 * one the initial of the other.
 */
export function mayBeSamePerson(a: string, b: string): boolean {
  const [one, other] = [nameParts(a), nameParts(b)];
  if (one.join(' ') === other.join(' ') || one.toReversed().join(' ') === other.join(' ')) return true;
  if (one.at(-1) !== other.at(-1) || one.length < 2 || other.length < 2) return false;
  const [first = '', second = ''] = [one[0], other[0]];
  return (first.length === 1 || second.length === 1) && first[0] === second[0];
}

/**
 * One key for the names that are written of the same parts, in whatever order; `parts` without case
 * and accents.
 */
export function nameKey(name: string): { key: string; parts: string[] } {
  const parts = nameParts(name);
  return { key: parts.length > 0 ? parts.toSorted().join(' ') : folded(name).trim(), parts };
}

/**
 * « Diop, Awa » and « Awa DIOP » have the same parts, « N’Diaye » and « NDiaye » too;
 * « Bénévole 1 » and « Bénévole 2 » have not.
 */
export function nameParts(name: string): string[] {
  const turned = name.replace(/^([^,]+),\s*(.+)$/, '$2 $1');
  return folded(turned)
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Too short to tell a slip from another word. */
const SHORTEST_FOR_SLIPS = 8;

/**
 * The keys one letter away in either direction meet in one of these: the key itself, and it with
 * any one letter left out.
 */
export function slipsOf(key: string): string[] {
  if (key.length < SHORTEST_FOR_SLIPS || key.length > 120) return [key];
  return [key, ...Array.from(key, (_, at) => key.slice(0, at) + key.slice(at + 1))];
}

/**
 * « Salle 1 » and « Salle 2 » are a letter apart and two rooms: what differs in a number differs.
 */
export const hasSameNumbers = (a: string, b: string): boolean =>
  (a.match(/\d+/g) ?? []).join() === (b.match(/\d+/g) ?? []).join();

/** The root a row names without doubt, else those it may be. */
export type Found<R> = { root: R } | { candidates: readonly R[] };

/** The one that it is, or may be before others. */
export const firstFound = <R>(found: Found<R>): R | undefined => ('root' in found ? found.root : found.candidates[0]);
