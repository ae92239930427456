import type { Bilingual } from '#db/columns.ts';
import { cleanLine } from '#lib/i18n/clean-text.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import { folded } from '#lib/search/words.ts';
import type { SharedId } from './file-ids.ts';
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
    const plain = cleanLine(name);
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
      const plain = cleanLine(name);
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
