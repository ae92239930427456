import { cleanLine } from '../i18n/clean-text.ts';
import { folded } from '../search/words.ts';
import type { IncomingPerson, IncomingRefusal, IncomingRemark, IncomingRoom } from './incoming.ts';

/** How much of what stands in a file is said of it. */
const ABOUT_MAX = 80;

type Room = { name: string; line: number; foreignId?: string; venue?: string; seats?: number | null };
type Person = { name: string; line: number; ids: readonly string[] };

/**
 * What a reader finds, each room and person once. With `byName` people of one name are one person even under several ids, as other programs number
 * them anew each year; the second id is remarked.
 */
export function collector(byName = true) {
  const rooms = new Map<string, IncomingRoom>();
  const people: IncomingPerson[] = [];
  const personOfId = new Map<string, IncomingPerson>();
  const personOfName = new Map<string, IncomingPerson>();
  const remarks = new Map<string, IncomingRemark>();
  const refused: IncomingRefusal[] = [];
  const remark = (line: number, code: string, about: string) => {
    const own = { line, code, about: shortened(about) };
    remarks.set(JSON.stringify(own), own);
  };
  return {
    remark,
    refuse(line: number, title: string, code: string, about: string) {
      refused.push({ line, title: shortened(title), code, about: shortened(about) });
    },
    /** Its key; empty for a room without a name. */
    room({ name, line, foreignId = '', ...facts }: Room): string {
      const plain = cleanLine(name);
      const key = folded(plain).trim();
      if (key === '') return '';
      if (!rooms.has(key)) rooms.set(key, { key, foreignId, line, name: plain, ...facts });
      return key;
    },
    /** Its key; null for nobody: a person without a name whom no other place names. */
    person({ name, line, ids }: Person): string | null {
      const plain = cleanLine(name);
      const nameKey = folded(plain).trim();
      const known = ids.flatMap((id) => personOfId.get(id) ?? [])[0];
      const namesake = known ? undefined : personOfName.get(nameKey);
      if (namesake && (byName || ids.length === 0)) {
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
      const person = { key: ids[0] ?? `name ${nameKey}`, foreignId: ids[0] ?? '', line, name: plain };
      people.push(person);
      for (const id of ids) personOfId.set(id, person);
      if (!personOfName.has(nameKey)) personOfName.set(nameKey, person);
      return person.key;
    },
    found: () => ({ rooms: [...rooms.values()], people, remarks: [...remarks.values()], refused }),
  };
}

export type Collector = ReturnType<typeof collector>;

const shortened = (text: string) => {
  const line = cleanLine(text.slice(0, ABOUT_MAX * 4));
  return line.length > ABOUT_MAX ? `${line.slice(0, ABOUT_MAX - 1).toWellFormed()}…` : line;
};

/**
 * An id for each séance of a file that no other of it has, so that a later reading finds each again: the first of its ids that is free, else one with
 * its place among those that share it.
 */
export function distinctIds(): (ids: readonly string[]) => { id: string; isTwice: boolean } {
  const taken = new Set<string>();
  // Where the search for a free place ended: a file may have one id for all.
  const counts = new Map<string, number>();
  return (ids) => {
    const named = ids.filter((id) => id !== '');
    const first = named[0];
    if (first === undefined) return { id: '', isTwice: false };
    let id = named.find((one) => !taken.has(one));
    for (let count = counts.get(first) ?? 2; id === undefined; count += 1) {
      if (!taken.has(`${first} (${count})`)) id = `${first} (${count})`;
      counts.set(first, count + 1);
    }
    taken.add(id);
    return { id, isTwice: id !== first };
  };
}
