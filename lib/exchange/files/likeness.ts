import { gather, groupedByEach } from '#lib/grouped.ts';
import type { DraftFilm } from '#lib/model/draft.ts';
import { folded, titleKey } from '#lib/search/words.ts';

/*
 * Whether a name in a file may mean a person or a film of the festival, or another name of the
 * same file.
 */

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

/**
 * `named`: the people with exactly this name, its parts in any order. `alike`: those who may be
 * meant, by an initial or with one letter more, less or different.
 */
type Likely<R> = Readonly<{ named: readonly R[]; alike: readonly R[] }>;

/** Finds whom a name may mean among these people. Made once for all names of a file. */
export function likelyPeople<R extends { name: string }>(people: readonly R[]): (name: string) => Likely<R> {
  const byKey = new Map<string, R[]>();
  // By the family name and the first letter, to find who may be meant by an initial. Looked up
  // instead of searched, because thousands may share a family name.
  const byInitial = new Map<string, R[]>();
  const byFirst = new Map<string, R[]>();
  const bySlip = new Map<string, R[]>();
  for (const person of people) {
    const { key, parts } = nameKey(person.name);
    gather(byKey, key, person);
    const initial = initialOf(parts);
    if (initial) gather(initial.isAlone ? byInitial : byFirst, initial.key, person);
    for (const slip of slipsOf(key)) gather(bySlip, slip, person);
  }
  return (name) => {
    const { key, parts } = nameKey(name);
    const initial = initialOf(parts);
    // An initial may stand for anybody with that letter; a full first name may belong to somebody
    // who is known by an initial.
    const maps = initial === null ? [] : initial.isAlone ? [byInitial, byFirst] : [byInitial];
    const initials = maps.flatMap((map) => map.get(initial?.key ?? '') ?? []);
    const slips = bySlip.size === 0 ? [] : slipsOf(key).flatMap((slip) => bySlip.get(slip) ?? []);
    const named = byKey.get(key) ?? [];
    const alike = [...initials, ...slips.filter((person) => hasSameNumbers(person.name, name))];
    const isNamed = new Set(named);
    return { named, alike: [...new Set(alike)].filter((person) => !isNamed.has(person)) };
  };
}

/**
 * The family name with the first letter of the first name, and whether the first name is only that
 * letter; null for a single word.
 */
function initialOf(parts: readonly string[]): { key: string; isAlone: boolean } | null {
  const [first = ''] = parts;
  return parts.length < 2 ? null : { key: `${first[0]} ${parts.at(-1)}`, isAlone: first.length === 1 };
}

/** Whom a list names: the only person with exactly this name, else all whom it may mean. */
export function peopleByName<R extends { name: string }>(people: readonly R[]): (name: string) => Found<R> {
  const likely = likelyPeople(people);
  return (name) => {
    const { named, alike } = likely(name);
    const [only, second] = named;
    return only && !second ? { root: only } : { candidates: [...named, ...alike] };
  };
}

/**
 * Whether two names in one list may belong to one person, by an initial. Candidates share a first
 * or a last part.
 */
export const twinPeople = <T>(nameOf: (of: T) => string) => ({
  keysOf: (of: T): string[] => {
    const { parts } = nameKey(nameOf(of));
    return parts.length < 2 ? [] : [parts[0], parts.at(-1)].flatMap((part) => part ?? []);
  },
  are: (one: T, other: T): boolean => mayBeSamePerson(nameOf(one), nameOf(other)),
});

/**
 * The film that a list names; null when the festival has none of that name, `several` when more
 * than one.
 */
export type FindFilm = (text: string) => DraftFilm | 'several' | null;

/**
 * Finds films in the ways programmes name them: « Le sang et la boue », « Sang et la boue (2024) »,
 * « Nuit (Awa Diop, 2019) », « Nuit, de Awa Diop ». Words behind the title only decide between
 * films with the same title.
 */
export function filmsByName(films: readonly DraftFilm[]): FindFilm {
  const byTitle = groupedByEach(films, (film) => titlesOf(film).flatMap((title) => titleKey(title) || []));
  return (text) => {
    const whole = byTitle.get(titleKey(text));
    if (whole) return only(whole);
    for (const { title, besides } of readings(text)) {
      const named = byTitle.get(titleKey(title));
      if (named) return only(named.length > 1 ? named.filter((film) => isMeant(film, besides)) : named);
    }
    return null;
  };
}

/** The titles of a film, the original one first. */
export const titlesOf = ({ originalTitle, title }: DraftFilm): string[] =>
  [originalTitle, title.fr, title.en].flatMap((one) => one || []);

const only = (films: readonly DraftFilm[]) => (films.length > 1 ? 'several' : (films[0] ?? null));

/**
 * The possible readings of a text as a title and additions, which stand in brackets or behind « de
 * ».
 */
function readings(text: string): { title: string; besides: string }[] {
  return [/^(.+?)\s*[([]([^)\]]*)[)\]]\s*$/, /^(.+?),?\s+(?:de|d[’']|by)\s*(.+)$/i, /^(.+?)\s*,\s*(\d{4})$/].flatMap(
    (pattern) => {
      const [, title, besides] = pattern.exec(text.slice(0, 500)) ?? [];
      return title === undefined ? [] : [{ title, besides: besides ?? '' }];
    },
  );
}

function isMeant(film: DraftFilm, besides: string): boolean {
  const year = /\b\d{4}\b/.exec(besides)?.[0];
  if (year !== undefined && film.year !== null) return film.year === Number(year);
  const names = besides.replace(/\b\d{4}\b/, '').split(/\s*[,;/&]\s*/);
  return names.some((name) => name !== '' && film.directors.some((own) => mayBeSamePerson(own, name)));
}

/**
 * Whether a text is the title of this film, with no additions that contradict it: « Sortie de
 * secours » is not « Sortie ».
 */
export const isTitleOf = (film: DraftFilm, text: string): boolean =>
  titlesOf(film).some((title) => titleKey(title) === titleKey(text)) ||
  readings(text).some(({ besides }) => isMeant(film, besides));

/**
 * A name for a film with which `filmsByName` finds it and no other: with its year where another
 * film has the same title.
 */
export function nameOfFilm(film: DraftFilm, find: FindFilm): string {
  const { originalTitle, year, directors } = film;
  const names = [originalTitle, `${originalTitle} (${year ?? ''})`, `${originalTitle} (${directors.join(', ')})`];
  return names.find((name) => find(name) === film) ?? originalTitle;
}
