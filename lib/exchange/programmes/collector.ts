import type { Bilingual } from '#db/columns.ts';
import type { EventLink } from '#db/schema/index.ts';
import { mayBeSamePerson, nameParts } from '#lib/exchange/files/likeness.ts';
import { cleanLine, MAX_NAME } from '#lib/i18n/clean-text.ts';
import { isWebAddress } from '#lib/i18n/contacts-in.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import { webAddress } from '#lib/i18n/typed-values.ts';
import { folded, titleKey } from '#lib/search/words.ts';
import type { IncomingPerson, IncomingPlace, IncomingRefusal, IncomingRemark, IncomingRoom } from './incoming.ts';

/** In characters: how much of the file's text a remark quotes. */
const MAX_ABOUT = 80;

type Room = { name: string; line: number; foreignId?: string; whole?: string; seats?: number | null } & IncomingPlace;
type Person = { name: string; line: number; ids: readonly string[]; bio?: Bilingual };

type Ids = Readonly<{
  /**
   * People with the same name are one person, even under several ids, because other programs assign
   * new ids each year; a second id is reported.
   */
  byName?: boolean;
  /** Ids that stand for several rooms or people: whoever has no other id is identified by name. */
  rooms?: readonly SharedId[];
  people?: readonly SharedId[];
}>;

/** A name as it is stored: some files have two spaces in one, at one of its places. */
const plainName = (name: string) => cleanLine(name).replace(/\s+/g, ' ');

/** Collects what a reader finds, each room and person once. */
export function collector({ byName = true, rooms: sharedRooms = [], people: sharedPeople = [] }: Ids = {}) {
  const isShared = {
    room: new Set(sharedRooms.map(({ id }) => id)),
    person: new Set(sharedPeople.map(({ id }) => id)),
  };
  const rooms = new Map<string, IncomingRoom>();
  const people: IncomingPerson[] = [];
  /** By the key of the person; the first one counts. */
  const bios = new Map<string, Bilingual>();
  const personOfId = new Map<string, IncomingPerson>();
  const personOfName = new Map<string, IncomingPerson>();
  const personOfSpelling = new Map<string, IncomingPerson>();
  const remarks = new Map<string, IncomingRemark>();
  const refused: IncomingRefusal[] = [];
  const remark = (line: number, code: string, about: string) => {
    const own = { line, code, about: shortened(about) };
    remarks.set(JSON.stringify(own), own);
  };
  for (const { id, names } of sharedPeople) remark(0, 'personIds', `${id} (${names.join(', ')})`);
  for (const { id, names } of sharedRooms) remark(0, 'roomIds', `${id} (${names.join(', ')})`);
  const keyOfPerson = ({ name, line, ids: given }: Person): string | null => {
    const ids = given.filter((id) => !isShared.person.has(id));
    const plain = plainName(name);
    const nameKey = folded(plain).trim();
    const known = ids.flatMap((id) => personOfId.get(id) ?? [])[0];
    // People with exactly the same name are one; names that differ by case or accents only where no
    // id contradicts it.
    const exact = known ? undefined : personOfSpelling.get(plain);
    const alike = known ? undefined : personOfName.get(nameKey);
    const namesake = ids.length === 0 ? (exact ?? alike) : byName ? exact : undefined;
    if (namesake) {
      if (ids[0]) remark(line, 'personTwice', `${plain} (${namesake.foreignId || '–'}, ${ids[0]})`);
      for (const id of ids) personOfId.set(id, namesake);
      return namesake.key;
    }
    if (known) {
      if (nameKey !== '' && folded(known.name).trim() !== nameKey)
        remark(line, 'personRenamed', `${plain} (${known.name})`);
      return known.key;
    }
    if (nameKey === '') return null;
    if (alike && !exact) remark(line, 'personAlike', `${plain} (${alike.name})`);
    const person = { key: ids[0] ?? `name ${nameKey}`, foreignId: ids[0] ?? '', line, name: plain };
    people.push(person);
    for (const id of ids) personOfId.set(id, person);
    if (!personOfName.has(nameKey)) personOfName.set(nameKey, person);
    if (!personOfSpelling.has(plain)) personOfSpelling.set(plain, person);
    return person.key;
  };
  return {
    remark,
    refuse(line: number, title: string, code: string, about: string) {
      refused.push({ line, title: shortened(title), code, about: shortened(about) });
    },
    /** Returns the key; empty for a room without a name. */
    room({ name, line, foreignId = '', ...facts }: Room): string {
      const plain = plainName(name);
      // Two rooms with the same name may be in different places.
      const key = folded(facts.whole ?? plain).trim();
      if (key === '') return '';
      if (!rooms.has(key))
        rooms.set(key, { key, foreignId: isShared.room.has(foreignId) ? '' : foreignId, line, name: plain, ...facts });
      return key;
    },
    /** Returns the key; null for a person without a name whom no other place in the file names. */
    person(of: Person): string | null {
      const key = keyOfPerson(of);
      if (key !== null && of.bio && !isEmpty(of.bio) && !bios.has(key)) bios.set(key, of.bio);
      return key;
    },
    found: () => ({
      rooms: [...rooms.values()],
      people: people.map((person) => {
        const bio = bios.get(person.key);
        return bio ? { ...person, bio } : person;
      }),
      remarks: [...remarks.values()],
      refused,
    }),
  };
}

export type Collector = ReturnType<typeof collector>;

const shortened = (text: string) => {
  const line = cleanLine(text.slice(0, MAX_ABOUT * 4));
  return line.length > MAX_ABOUT ? `${line.slice(0, MAX_ABOUT - 1).toWellFormed()}…` : line;
};

export type TypedLink = Readonly<{ href: string; label: string; line: number }>;

const HOST = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?::\d+)?(?:[/?#]|$)/u;

/**
 * The links of a séance that its form would accept: web addresses. Others are reported. `base`: the
 * address to which the file says they are relative.
 */
export function linksOf(typed: readonly TypedLink[], base: string, { remark }: Collector): EventLink[] {
  return typed.flatMap(({ href, label, line }) => {
    const written = cleanLine(href).trim();
    if (written === '') return [];
    // A doubled scheme: some forms begin with one, before which people paste a whole address.
    const address = absolute(written.replace(/^(?:https?:\/\/)+(?=https?:\/\/)/i, ''), base);
    if (address === null) {
      remark(line, 'link', written);
      return [];
    }
    if (address !== written) remark(line, 'linkCompleted', address);
    return [{ address, label: cleanLine(label).slice(0, MAX_NAME).toWellFormed() }];
  });
}

function absolute(written: string, base: string): string | null {
  // An address with a space, as people paste it, is encoded as a browser would.
  if (/^[a-z][a-z0-9+.-]*:/i.test(written))
    return checked(written) ?? (isWebAddress(written) ? checked(new URL(written).href) : null);
  // People leave the scheme out: `www.lanterne.example/films`.
  if (HOST.test(written)) return checked(`https://${written}`);
  const isRelative = /^(?:\.{0,2}\/)/.test(written) && isWebAddress(base) && URL.canParse(written, base);
  return isRelative ? checked(new URL(written, base).href) : null;
}

const checked = (address: string): string | null => webAddress.safeParse(address).data ?? null;

type Named = Readonly<{ ids: readonly string[]; name: string }>;

/** An id that stands for several things, with their names in the order of the file. */
type SharedId = Readonly<{ id: string; names: readonly string[] }>;

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
