import { mayBeSamePerson, nameParts } from '#lib/exchange/files/likeness.ts';
import { cleanLine } from '#lib/i18n/clean-text.ts';
import { folded, titleKey } from '#lib/search/words.ts';

type Named = Readonly<{ ids: readonly string[]; name: string }>;

/** An id that stands for several things, with their names in the order of the file. */
export type SharedId = Readonly<{ id: string; names: readonly string[] }>;

/** Whether two names are equal except for case and accents. */
const isOneSpelling = (a: string, b: string) => folded(a) === folded(b);

/**
 * The ids with several names in a file: some programs write `0` for everybody they do not know.
 * Such an id identifies nothing. A room has one name, in any spelling; a person may also be named
 * with an initial.
 */
export function sharedIds(all: Iterable<Named>, isOne: (a: string, b: string) => boolean = isOneSpelling): SharedId[] {
  const namesOf = new Map<string, string[]>();
  for (const { ids, name } of all) {
    const plain = cleanLine(name).trim();
    if (plain === '') continue;
    for (const id of ids) {
      const names = namesOf.get(id) ?? [];
      if (names.length === 0) namesOf.set(id, names);
      // Once an id has two names it is useless; further names are only shown.
      if (names.length < MAX_NAMES && !names.some((one) => isOne(one, plain))) names.push(plain);
    }
  }
  return [...namesOf].flatMap(([id, names]) => (names.length > 1 ? [{ id, names }] : []));
}

const MAX_NAMES = 8;

/**
 * Whether two names under one id may belong to one person: « A. Diop », « A. D. » and « Diop, Awa »
 * are « Awa Diop ».
 */
export function isOnePerson(a: string, b: string): boolean {
  if (isOneSpelling(a, b) || mayBeSamePerson(a, b)) return true;
  const [one, other] = [nameParts(a), nameParts(b)];
  const isShort = (part: string, of = '') => of.startsWith(part) || part.startsWith(of);
  return one.length > 1 && one.length === other.length && one.every((part, at) => isShort(part, other[at]));
}

/**
 * An id for each séance of a file, so that the next import finds it again: the first of its ids
 * that no other séance has, else its first id together with its title, if that is unique; else
 * empty, and the séance is recognised by its content. `isShared`: its first id belongs to another
 * séance too.
 */
export function eventIds(all: readonly Named[]): { id: string; isShared: boolean }[] {
  const given = all.map(({ ids, name }) => {
    const own = [...new Set(ids.filter((id) => id !== ''))];
    return { own, titled: own[0] ? `${own[0]} ${titleKey(name)}` : '' };
  });
  const counts = new Map<string, number>();
  for (const { own, titled } of given) for (const id of [...own, titled]) counts.set(id, (counts.get(id) ?? 0) + 1);
  return given.map(({ own, titled }) => ({
    id: [...own, titled].find((id) => counts.get(id) === 1) ?? '',
    isShared: own[0] !== undefined && counts.get(own[0]) !== 1,
  }));
}
