import type { Locale } from '#db/enums.ts';
import type { PublicDocument } from './documents.ts';

/** A person whose name was withdrawn from all publications, or changed in all of them. */
export type WithdrawnName = Readonly<{
  uid: string;
  number: number;
  /** The names under which they must no longer be found, unless somebody else has the same. */
  formerNames: readonly string[];
  /** Their new name; null: they are removed from all programmes. */
  name: string | null;
  /** When it was withdrawn, or last changed: an instant. */
  at: string;
}>;

/** What replaces a withdrawn name in a sentence. */
const WITHDRAWN: Readonly<Record<Locale, string>> = {
  fr: '(nom retiré à sa demande)',
  en: '(name withdrawn on request)',
};

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * A pattern for names in sentences, in any case and accents, as whole words. Only names of at least
 * two words, because « Rose » is also an ordinary word.
 */
function inSentences(names: readonly string[]): RegExp | null {
  const found = names
    .map((name) => name.trim().split(/\s+/))
    .filter(({ length }) => length > 1)
    .map((words) => words.map(escaped).join('\\s+'))
    // Longer names first, because a name may be the beginning of another.
    .sort((one, other) => other.length - one.length);
  return found.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}])(?:${found.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

type Hiding = Readonly<{
  sentence: RegExp | null;
  isFormer: (name: unknown) => boolean;
  name: string | null;
  /** The language of the replacement in texts without a language. */
  locale: Locale;
}>;

const plain = (name: string) => name.trim().toLowerCase();

function hiding({ formerNames, name }: WithdrawnName, locale: Locale): Hiding {
  const former = new Set(formerNames.map(plain));
  const isFormer = (one: unknown) => typeof one === 'string' && former.has(plain(one));
  return { sentence: inSentences(formerNames), isFormer, name, locale };
}

/**
 * The same value without withdrawn names in its texts: in lists of a film's makers the name is
 * removed, in sentences other words replace it. The names of people themselves (beside their uid)
 * are left to `documentWithoutNames`. A value without such names is returned as the same object.
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
  // A statement about a person in « Quoi de neuf ».
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
 * A release's document without a withdrawn name: a renamed person has the new name, and a removed
 * person is not in it.
 */
export function documentWithoutName<D extends Named>(document: D, one: WithdrawnName): D {
  const standing = one.name === null ? withoutPerson(document, one) : renamed(document, one);
  return withoutNames(standing, [{ ...one, formerNames: namesIn(document, one) }], document.festival.locale);
}

/**
 * A release may contain a removed person under a name that is not recorded anywhere else; names
 * that another person has stay.
 */
function namesIn({ people }: Named, { uid, formerNames, name }: WithdrawnName): string[] {
  const then = people.find((person) => person.uid === uid)?.name;
  const others = new Set(people.filter((person) => person.uid !== uid).map((person) => plain(person.name)));
  const all = then === undefined || name !== null ? formerNames : [...formerNames, then];
  return all.filter((one) => !others.has(plain(one)));
}

/** People with a new name stay, under that name. */
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
