import { describe, expect, it } from 'vitest';
import { makeFestival } from '#db/testing.ts';
import { endImport, letImportsGo } from '#lib/exchange/files/kept-imports.ts';
import { tableOf } from '#lib/exchange/files/table.ts';
import { NOW, workingFestival } from '#lib/history/testing.ts';
import { proposeFilmColumns } from './film-columns.ts';
import { answersWith, keepList, keptList, mendedOf, sayOfList } from './lists.ts';

const ROWS = [
  { line: 1, cells: ['Titre'] },
  { line: 2, cells: ['Lithium'] },
];

function begin() {
  const made = workingFestival('schedule');
  const id = keepList(made.festival, 'film', { name: 'films.csv', rows: ROWS }, () => ['originalTitle'], NOW);
  if (id === null) throw new Error('nothing kept');
  return { ...made, id };
}

const after = (hours: number) => new Date(Date.parse(NOW) + hours * 3_600_000).toISOString();

describe('a list that is kept', () => {
  it('can be opened only by the person who uploaded it', () => {
    const { festival, db, id } = begin();
    const other = { ...festival, actor: { ...festival.actor, userId: festival.actor.userId + 1 } };
    expect(keptList(festival, 'film', id)?.table.rows).toHaveLength(1);
    expect(keptList(festival, 'person', id)).toBeNull();
    expect(keptList(other, 'film', id)).toBeNull();
    // Nor when they open another festival of theirs.
    const elsewhere = { ...festival, id: makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 9 }).festivalId };
    expect(keptList(elsewhere, 'film', id)).toBeNull();
    for (const stranger of [other, elsewhere]) {
      endImport(stranger, id, { batch: null, counts: {} }, NOW);
      sayOfList(stranger, id, { hasHeader: false, mapping: ['year'], answers: {} }, NOW);
    }
    expect(keptList(festival, 'film', id)).toMatchObject({ hasHeader: true, mapping: ['originalTitle'] });
    expect(keptList(festival, 'film', id)).not.toBeNull();
  });

  it('is one of the last twenty of its festival', () => {
    const { festival, id } = begin();
    const keep = () => keepList(festival, 'film', { name: '', rows: ROWS }, () => [null], NOW) ?? 0;
    const more = Array.from({ length: 19 }, keep);
    expect(keptList(festival, 'film', id)).not.toBeNull();
    more.push(keep());
    expect([id, ...more].filter((one) => keptList(festival, 'film', one) === null)).toEqual([id]);
  });

  it('is deleted a day after it was last used; the meaning of its columns is kept for the next', () => {
    const { festival, db, id } = begin();
    expect(letImportsGo(after(23), db)).toBe(0);
    expect(letImportsGo(after(25), db)).toBe(1);
    expect(keptList(festival, 'film', id)).toBeNull();
    const next = keepList(festival, 'film', { name: '', rows: ROWS }, () => [null], after(26));
    expect(keptList(festival, 'film', next ?? 0)?.mapping).toEqual(['originalTitle']);
  });

  it('is refused if it has only headings', () => {
    const { festival } = workingFestival('schedule');
    const rows = [{ line: 1, cells: ['Titre', 'Année'] }];
    expect(keepList(festival, 'film', { name: '', rows }, proposeFilmColumns, NOW)).toBeNull();
  });

  it('without headings keeps its first row, and its column order is not reused for the next', () => {
    const { festival } = workingFestival('schedule');
    const keep = (texts: string[]) => {
      const rows = texts.map((text, at) => ({ line: at + 1, cells: text.split(';') }));
      return keptList(festival, 'film', keepList(festival, 'film', { name: '', rows }, proposeFilmColumns, NOW) ?? 0);
    };
    const first = keep(['Nuit;2024;94 min', 'Jour;2023;90 min']);
    expect(first).toMatchObject({ hasHeader: false, mapping: ['originalTitle', 'year', 'minutes'] });
    expect(first?.table.rows).toHaveLength(2);
    expect(keep(['Aube;88 min;2020'])?.mapping).toEqual(['originalTitle', 'minutes', 'year']);
  });
});

const table = tableOf(
  [
    { line: 1, cells: ['Titre', 'Titre original', 'Année'] },
    { line: 2, cells: ['', 'Umi no oto', 'bientôt'] },
    { line: 3, cells: ['', 'Umi no oto', '2027\r\nou 2028'] },
  ],
  true,
);
if ('code' in table) throw new Error(table.code);
const kept = { table, mapping: ['originalTitle', '', 'year'], answers: {} };

it('takes typed cells as corrections, and not cells left as they were shown', () => {
  // A missing title, although the same press may assign its column to something else.
  expect(mendedOf(kept, { 2: { originalTitle: '', year: 'bientôt' } })).toEqual({});
  expect(mendedOf(kept, { 2: { originalTitle: '', year: '2027' } })).toEqual({ 2: { year: '2027' } });
  // A field shows one line of a cell with two.
  expect(mendedOf(kept, { 3: { originalTitle: '', year: '2027ou 2028' } })).toEqual({});
  // There is no such line.
  expect(mendedOf(kept, { 9: { year: '2027' } })).toEqual({});
});

it('keeps earlier corrections, also if a cell is emptied or set back to what the file has', () => {
  const answers = { mended: { 2: { originalTitle: 'Le bruit de la mer', year: '2O27' } } };
  const before = { ...kept, answers };
  expect(mendedOf(before, { 2: { year: '2O27' } })).toEqual(answers.mended);
  expect(mendedOf(before, { 2: { year: '' } })).toEqual({ 2: { originalTitle: 'Le bruit de la mer', year: '' } });
  expect(mendedOf(before, { 2: { year: 'bientôt' } })).toEqual({
    2: { originalTitle: 'Le bruit de la mer', year: 'bientôt' },
  });
});

it('leaves out a line that repeats one above, until it is ticked again', () => {
  const list = { ...kept, id: 1, name: '', hasHeader: true };
  const said = { hasHeader: true, mapping: kept.mapping, mended: {}, take: {}, takeFields: {} };
  const twin = answersWith(list, { ...said, same: { 3: 'twin' } });
  expect(twin).toMatchObject({ same: {}, left: { 3: 'line' } });
  const again = answersWith({ ...list, answers: twin }, { ...said, same: {}, take: { 3: 'on' } });
  expect(again).toMatchObject({ same: {}, left: {} });
});
