import type { Locale } from '#db/enums.ts';
import type { PublicDocument } from './documents.ts';

/**
 * A person whose name was taken back from everything that was published, or changed in all of it.
 */
export type WithdrawnName = Readonly<{
  uid: string;
  number: number;
  /** The names they are not to be read under any more, those that nobody else has. */
  formerNames: readonly string[];
  /** What they are called in their place; null: they are in no programme any more. */
  name: string | null;
  /** When it was taken back, or changed last: an instant. */
  at: string;
}>;

/** What stands where a name was taken out of a sentence. */
const WITHDRAWN: Readonly<Record<Locale, string>> = {
  fr: '(nom retiré à sa demande)',
  en: '(name withdrawn on request)',
};

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Finds names in sentences: in whatever letters, whole, and of two words at least, since « Rose »
 * is a word of others too.
 */
function inSentences(names: readonly string[]): RegExp | null {
  const found = names
    .map((name) => name.trim().split(/\s+/))
    .filter(({ length }) => length > 1)
    .map((words) => words.map(escaped).join('\\s+'))
    // The longer one first, where one begins another.
    .sort((one, other) => other.length - one.length);
  return found.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}])(?:${found.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

type Hiding = Readonly<{
  sentence: RegExp | null;
  isFormer: (name: unknown) => boolean;
  name: string | null;
  /** Of words that stand in no language of their own. */
  locale: Locale;
}>;

const plain = (name: string) => name.trim().toLowerCase();

function hiding({ formerNames, name }: WithdrawnName, locale: Locale): Hiding {
  const former = new Set(formerNames.map(plain));
  const isFormer = (one: unknown) => typeof one === 'string' && former.has(plain(one));
  return { sentence: inSentences(formerNames), isFormer, name, locale };
}

/**
 * The same with no name in its words that was taken back: in the list of who made a film it goes,
 * in a sentence words stand in its place. Names of people themselves (beside their uid) are left to
 * `documentWithoutNames`. What names nobody is the same object.
 */
export const withoutNames = <T>(what: T, withdrawn: readonly WithdrawnName[], locale: Locale): T =>
  withdrawn.reduce((told, one) => become(told, hiding(one, locale)) as T, what);

function become(value: unknown, how: Hiding): unknown {
  if (typeof value === 'string') return how.sentence ? value.replace(how.sentence, standIn(how)) : value;
  if (Array.isArray(value))
    return sameOr(
      value,
      value.map((held) => become(held, how)),
    );
  if (value instanceof Map) {
    const entries = [...value].map(([key, held]) => [key, become(held, how)] as const);
    return entries.every(([key, held]) => held === value.get(key)) ? value : new Map(entries);
  }
  return typeof value === 'object' && value !== null ? inRecord(value as Record<string, unknown>, how) : value;
}

const standIn = ({ name, locale }: Hiding) => name ?? WITHDRAWN[locale];

const sameOr = (list: readonly unknown[], made: readonly unknown[]) =>
  made.length === list.length && made.every((held, at) => held === list[at]) ? list : made;

function inRecord(record: Record<string, unknown>, how: Hiding): Record<string, unknown> {
  let made: Record<string, unknown> | null = null;
  for (const [key, value] of Object.entries(record)) {
    const told = inField(key, value, record, how);
    if (told === value) continue;
    made ??= { ...record };
    made[key] = told;
  }
  return made ?? record;
}

function inField(key: string, value: unknown, record: Record<string, unknown>, how: Hiding): unknown {
  if (key === 'fr' || key === 'en') return become(value, { ...how, locale: key });
  if ((key === 'directors' || key === 'writers') && Array.isArray(value)) return makers(value, how);
  if (key !== 'name') return become(value, how);
  if ('uid' in record) return value;
  // What is told of a person in « Quoi de neuf ».
  const isPerson = String(record.kind).startsWith('person-');
  return isPerson && how.isFormer(value) ? standIn(how) : become(value, how);
}

const makers = (list: readonly unknown[], { isFormer, name }: Hiding): readonly unknown[] =>
  sameOr(
    list,
    list.flatMap((held) => (isFormer(held) ? (name ?? []) : held)),
  );

type Named = Pick<PublicDocument, 'festival' | 'people' | 'pictures'> & {
  events: readonly Pick<PublicDocument['events'][number], 'people' | 'formerly'>[];
};

/**
 * A document of a release as `withoutNames`; who is called otherwise by now is, and who is in no
 * programme any more is in none.
 */
export function documentWithoutName<D extends Named>(document: D, one: WithdrawnName): D {
  const standing = one.name === null ? withoutPerson(document, one) : renamed(document, one);
  return withoutNames(standing, [{ ...one, formerNames: namesIn(document, one) }], document.festival.locale);
}

/**
 * A release may know who is gone under a name that nobody remembers; a name that somebody else has
 * there stays.
 */
function namesIn({ people }: Named, { uid, formerNames, name }: WithdrawnName): string[] {
  const then = people.find((person) => person.uid === uid)?.name;
  const others = new Set(people.filter((person) => person.uid !== uid).map((person) => plain(person.name)));
  const all = then === undefined || name !== null ? formerNames : [...formerNames, then];
  return all.filter((one) => !others.has(plain(one)));
}

/** Under a name they took since, they stay. */
function renamed<D extends Named>(document: D, one: WithdrawnName): D {
  const { isFormer, name } = hiding(one, document.festival.locale);
  const isThem = (person: D['people'][number]) => person.uid === one.uid && isFormer(person.name);
  return {
    ...document,
    people: document.people.map((person) => (isThem(person) && name !== null ? { ...person, name } : person)),
  };
}

function withoutPerson<D extends Named>(document: D, { uid, number }: WithdrawnName): D {
  const isGone = (person: number) => person === number;
  const { pictures: all = [], ...rest } = document;
  const pictures = all.filter(({ of }) => of !== `person:${number}`);
  const events = document.events.map(({ formerly, ...event }) => ({
    ...event,
    people: event.people.filter(({ person }) => !isGone(person)),
    ...(formerly && {
      formerly: { ...formerly, ...(formerly.people && { people: formerly.people.filter((one) => !isGone(one)) }) },
    }),
  }));
  const people = document.people.filter((person) => person.uid !== uid);
  return { ...rest, people, events, ...(pictures.length > 0 && { pictures }) } as unknown as D;
}
