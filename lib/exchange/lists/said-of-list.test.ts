import { expect, it } from 'vitest';
import { tableOf } from '#lib/exchange/files/table.ts';
import { answersWith, mendedOf } from './said-of-list.ts';

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

it('keeps what was mended before, also where it is emptied or as in the file again', () => {
  const answers = { mended: { 2: { originalTitle: 'Le bruit de la mer', year: '2O27' } } };
  const before = { ...kept, answers };
  expect(mendedOf(before, { 2: { year: '2O27' } })).toEqual(answers.mended);
  expect(mendedOf(before, { 2: { year: '' } })).toEqual({ 2: { originalTitle: 'Le bruit de la mer', year: '' } });
  expect(mendedOf(before, { 2: { year: 'bientôt' } })).toEqual({
    2: { originalTitle: 'Le bruit de la mer', year: 'bientôt' },
  });
});

it('leaves a line of which a line above says the same, until it is ticked again', () => {
  const list = { ...kept, id: 1, name: '', hasHeader: true };
  const said = { hasHeader: true, mapping: kept.mapping, mended: {}, take: {}, takeFields: {} };
  const twin = answersWith(list, { ...said, same: { 3: 'twin' } });
  expect(twin).toMatchObject({ same: {}, left: { 3: 'line' } });
  const again = answersWith({ ...list, answers: twin }, { ...said, same: {}, take: { 3: 'on' } });
  expect(again).toMatchObject({ same: {}, left: {} });
});
