import { describe, expect, it } from 'vitest';
import { roles } from '#db/enums.ts';
import { randomFrom } from '#db/testing.ts';
import type { Importing } from '#lib/exchange/files/kept-imports.ts';
import { readList } from '#lib/exchange/files/read-file-testing.ts';
import { may } from '#lib/policy.ts';
import { type BoundList, importLists } from './bound-list.ts';
import { columnLabel } from './column-words.ts';
import { type ListFormat, listFile, listFormats, type Rows } from './list-file.ts';
import { listNames } from './list-noun.ts';
import { keptList } from './lists.ts';
import { hostileFestival } from './lists-testing.ts';

const NOW = '2026-05-01T10:00:00.000Z';

/** What the list in these bytes would do. */
async function planned(list: BoundList, festival: Importing, bytes: Uint8Array) {
  const rows = await readList(bytes);
  if (!Array.isArray(rows)) throw new Error(rows.code);
  const id = list.keep(festival, { name: '', rows }, NOW);
  const kept = id === null ? null : keptList(festival, list.entity, id);
  if (!kept) throw new Error('nothing was read');
  return { kept, plan: list.shown(festival, kept, 'fr') };
}

const bytesOf = (file: string | Uint8Array) => (typeof file === 'string' ? new TextEncoder().encode(file) : file);
const doing = (plan: ReturnType<BoundList['shown']>) => plan.rows.filter(({ is }) => is !== 'unchanged');

async function exported(list: BoundList, festival: Importing, format: ListFormat, locale: 'fr' | 'en' = 'fr') {
  const proof = festival as unknown as Parameters<BoundList['rows']>[0];
  const rows = list.rows(proof, locale);
  return { rows, bytes: bytesOf(await listFile(list.name, rows, format, locale)) };
}

/** Created once, because no test writes to them. */
const festivals = new Map<number, Importing>();
const untouched = (seed: number) => {
  const festival = festivals.get(seed) ?? hostileFestival(seed).festival;
  festivals.set(seed, festival);
  return festival;
};

describe('a list that is exported and imported again', () => {
  for (const name of listNames)
    for (const format of listFormats)
      it(`changes nothing: ${name} as ${format}, whatever its cells contain`, async () => {
        for (const seed of format === 'csv' ? [1, 2, 3, 4, 5, 6] : [1, 2]) {
          const list = importLists[name];
          const locale = seed % 2 === 0 ? 'en' : 'fr';
          const { rows, bytes } = await exported(list, untouched(seed), format, locale);
          const { plan } = await planned(list, untouched(seed), bytes);
          expect(doing(plan), `seed ${seed}, ${locale}`).toEqual([]);
          expect(plan.rows).toHaveLength(rows.length - 1);
          expect(plan.missing).toEqual([]);
        }
      });

  /** A cell to edit in each list, by the column that holds it. */
  const edits = {
    films: [
      ['originalTitle', 'Un autre titre'],
      ['year', '1999'],
      ['countries', 'Belgique'],
      ['synopsisEn', '=HYPERLINK("x")'],
      ['minutes', ''],
      ['contentNotes', ''],
      ['rightsNote', ''],
    ],
    people: [
      ['name', 'Awa Diop'],
      ['contact', '+33 6 00 00 00 00'],
      ['bioFr', ''],
      ['arrivesAt', '07/06/2026 20h30'],
    ],
    rooms: [
      ['nameFr', 'Grande salle'],
      ['seats', '12'],
      ['roomKind', 'en ligne'],
      ['abilities', 'DCP, micros'],
      ['venue', 'Un nouveau lieu'],
      ['closesAt', ''],
    ],
    volunteers: [
      ['name', 'Awa Diop'],
      ['contact', 'awa.diop@example.org'],
      ['availability', 'dim 14h-18h'],
      ['minutesADay', '6'],
      ['languages', ''],
      ['diet', 'vegan'],
      ['note', '-'],
    ],
  } as const;

  it.each(['fr', 'en'] as const)('names every column in words: %s', async (locale) => {
    const festival = untouched(11);
    const rows = await Promise.all(listNames.map((name) => exported(importLists[name], festival, 'csv', locale)));
    const headings = rows.flatMap(({ rows: [head = []] }) => head);
    expect(headings.filter((heading) => !/^\p{Lu}/u.test(String(heading)))).toEqual([]);
  });

  for (const name of listNames)
    it(`changes exactly the cell that was edited: ${name}`, async () => {
      const { festival } = hostileFestival(11);
      const random = randomFrom(11);
      const list = importLists[name];
      const read = async (rows: Rows) => planned(list, festival, bytesOf(await listFile(name, rows, 'csv', 'fr')));
      for (const [column, value] of edits[name]) {
        const { rows } = await exported(list, festival, 'csv');
        const at = rows[0]?.indexOf(columnLabel(name, column, 'fr')) ?? -1;
        const open = rows.flatMap((row, i) => (i > 0 && String(row[at] ?? '') !== value ? [i] : []));
        const line = open[Math.floor(random() * open.length)] ?? 0;
        const edited = rows.map((row, i) => (i === line ? row.with(at, value) : row));
        const { plan, kept } = await read(edited);
        const rowAt = kept.table.rows[line - 1]?.line;
        expect(doing(plan), column).toMatchObject([{ is: 'changed', line: rowAt, changes: [{}] }]);
        expect(list.run(festival, kept, plan.fingerprint, `key-${column}`, NOW)).toMatchObject({
          ok: true,
          counts: { changed: 1 },
        });
        expect(doing((await read(edited)).plan), `${column}, a second time`).toEqual([]);
      }
    });

  it.each(roles)('contains for a member who is %s what they may read on screen', (role) => {
    const member = { ...untouched(1), role } as unknown as Parameters<BoundList['rows']>[0];
    const people = importLists.people.rows(member, 'fr')[0];
    const films = importLists.films.rows(member, 'fr')[0];
    const isToRead = may(role, 'private-facts');
    expect(people?.includes(columnLabel('people', 'contact', 'fr'))).toBe(isToRead);
    expect(films?.includes(columnLabel('films', 'rightsNote', 'fr'))).toBe(isToRead);
    // Arrival and departure of guests are not private, because warnings show them to every reader.
    for (const column of ['name', 'arrivesAt', 'departsAt'] as const)
      expect(people).toContain(columnLabel('people', column, 'fr'));
  });
});
