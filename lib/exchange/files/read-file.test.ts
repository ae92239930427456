import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { proposeFilmColumns } from '#lib/exchange/lists/film-columns.ts';
import { proposeEventColumns } from '#lib/exchange/programmes/event-cells.ts';
import { MAX_TEXT } from '#lib/i18n/clean-text.ts';
import { readListFile, unpackedSize, unpacksAsSaid } from './read-file.ts';
import { readList } from './read-file-testing.ts';
import { unpackRows, withinLimits } from './table.ts';

/** Latin-1, as an old spreadsheet writes it. */
const latin = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

it('reads a large text like a small one, while others are answered', async () => {
  const line = (at: number) => `Été ${at};${'Une synopsis assez longue. '.repeat(4)};94\r\n`;
  const small = await readList(latin(`Titre;Synopsis;Durée\r\n${line(1)}`));
  let answered = 0;
  const others = setInterval(() => {
    answered += 1;
  }, 1);
  const large = await readList(
    latin(`Titre;Synopsis;Durée\r\n${Array.from({ length: 8000 }, (_, at) => line(at + 1)).join('')}`),
  );
  clearInterval(others);
  if (!Array.isArray(small) || !Array.isArray(large)) throw new Error('nothing was read');
  expect(large).toHaveLength(8001);
  expect(large.slice(0, 2)).toEqual(small);
  expect(answered).toBeGreaterThan(5);
});

it('names the line that cannot be read, also in a large text', async () => {
  expect(await readList(latin(`Titre;Synopsis\n"${'x'.repeat(1_200_000)}`))).toMatchObject({
    code: 'unreadable',
    line: expect.any(Number),
  });
});

const HEADER = ['Titre', 'Jour', 'Début', 'Durée', 'Séance'];
const rows = [
  HEADER,
  ['L’été', new Date(Date.UTC(2026, 10, 28)), 0.8541666667, 94, new Date(Date.UTC(2026, 10, 28, 20, 30))],
  ['Nuit', '28 nov.', '20h30', 1.5, null],
];

function workbook(bookType: 'xlsx' | 'ods', name = 'Feuille'): Uint8Array {
  const sheet = utils.aoa_to_sheet(rows, { UTC: true });
  if (sheet.C2) sheet.C2.z = 'hh:mm';
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([]), 'Vide');
  utils.book_append_sheet(book, sheet, name);
  return new Uint8Array(write(book, { type: 'array', bookType }));
}

describe('a workbook', () => {
  it.each(['xlsx', 'ods'] as const)('is read as it would be typed: %s', async (type) => {
    const found = await readList(workbook(type));
    if (!Array.isArray(found)) throw new Error(found.code);
    expect(found.map(({ cells }) => cells.slice(0, 4))).toEqual([
      HEADER.slice(0, 4),
      ['L’été', '2026-11-28', '20:30', '94'],
      ['Nuit', '28 nov.', '20h30', '1.5'],
    ]);
    expect(found[1]?.cells[4]).toBe('2026-11-28 20:30');
    expect(found.map(({ line }) => line)).toEqual([1, 2, 3]);
  });

  it.each(['xlsx', 'ods'] as const)('may have empty lines, which count in line numbers: %s', async (type) => {
    const book = utils.book_new(
      utils.aoa_to_sheet([['Sélection 2027'], [], ['Titre'], ['L’été'], [], ['Nuit']]),
      'Films',
    );
    const read = await readListFile(new Uint8Array(write(book, { type: 'array', bookType: type })), proposeFilmColumns);
    if ('code' in read) throw new Error(read.code);
    const filled = unpackRows(read.rows.bytes).filter(({ cells }) => cells.some(Boolean));
    expect(filled.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'Sélection 2027'],
      [3, 'Titre'],
      [4, 'L’été'],
      [6, 'Nuit'],
    ]);
  });

  it.each(['xlsx', 'ods'] as const)('has a merged cell in each of its rows, but once in a grid: %s', async (type) => {
    const read = async (cells: (string | null)[][], at: number, until: number) => {
      const sheet = utils.aoa_to_sheet(cells);
      sheet['!merges'] = [{ s: { r: 1, c: at }, e: { r: until, c: at } }];
      const found = await readList(
        new Uint8Array(write(utils.book_new(sheet, 'P'), { type: 'array', bookType: type })),
      );
      return Array.isArray(found) ? found.slice(1).map((row) => row.cells) : found;
    };
    const list = [['Titre', 'Jour', 'Heure', 'Salle'], ['A', '14/11', '10h', 'Rex'], ['B', '14/11', '14h'], [], ['C']];
    expect(await read(list, 3, 3)).toMatchObject([{ 3: 'Rex' }, { 3: 'Rex' }, {}, ['C']]);
    const grid = [
      ['', 'Salle 1', 'Salle 2'],
      ['10h', 'Atelier', 'Débat'],
      ['11h', null, 'Film'],
    ];
    expect(await read(grid, 1, 2)).toMatchObject([['10h', 'Atelier', 'Débat'], { 1: '' }]);
  });

  it('shortens long stretches of blanks', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['Titre'], [`a${' '.repeat(9_000)}x`]]), 'Films');
    expect(await readList(new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' })))).toMatchObject([
      { cells: ['Titre'] },
      { cells: ['a x'] },
    ]);
  });

  it.each(['xlsx', 'ods'] as const)(
    'of several lists gives the sheet that suits, and says which it did not: %s',
    async (type) => {
      const book = utils.book_new();
      const sheets = {
        Notice: [['À lire avant tout']],
        Films: [
          ['Titre', 'Réalisation', 'Durée'],
          ['Nuit', 'Awa Diop', 94],
        ],
        Séances: [['Programme'], ['Jour', 'Heure', 'Titre', 'Salle'], ['28/11/2026', '20h30', 'Nuit', 'Rivage']],
      };
      for (const [name, cells] of Object.entries(sheets))
        utils.book_append_sheet(book, utils.aoa_to_sheet(cells), name);
      const bytes = new Uint8Array(write(book, { type: 'array', bookType: type }));
      const films = await readListFile(bytes, proposeFilmColumns);
      const events = await readListFile(bytes, proposeEventColumns);
      if ('code' in films || 'code' in events) throw new Error('nothing was read');
      expect(films.sheet).toEqual({ name: 'Films', others: ['Notice', 'Séances'] });
      expect(unpackRows(films.rows.bytes).map(({ cells }) => cells.slice(0, 3))).toEqual([
        ['Titre', 'Réalisation', 'Durée'],
        ['Nuit', 'Awa Diop', '94'],
      ]);
      expect(events.sheet).toEqual({ name: 'Séances', others: ['Notice', 'Films'] });
      expect(await readListFile(workbook(type), proposeFilmColumns)).toMatchObject({ sheet: null });
    },
  );

  it('with formulas that are not computed says so, and does not read them as empty cells', async () => {
    const sheet = utils.aoa_to_sheet([HEADER, ['Nuit', '28/11/2026', '20h', 1_234_567]]);
    sheet.D2 = { t: 'n', v: 1_234_567, f: '60+30' };
    const book = utils.book_new(sheet, 'Feuille');
    const bytes = Buffer.from(write(book, { type: 'array', bookType: 'xlsx', compression: false }));
    expect(await readListFile(bytes, proposeEventColumns)).toMatchObject({
      rows: { head: [{ line: 1 }, { line: 2 }] },
    });
    // A formula without a computed value, as programs write it.
    bytes.write('<v></v>       ', bytes.indexOf('<v>1234567</v>'));
    expect(await readListFile(bytes, proposeEventColumns)).toEqual({ code: 'noResults' });
    expect(await readList(bytes)).toEqual({ code: 'noResults' });
  });

  it('that is invalid or cut off is refused with a message', async () => {
    const whole = workbook('xlsx');
    expect(await readList(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toEqual({ code: 'unreadable' });
    expect(await readList(whole.slice(0, whole.length / 2))).toEqual({ code: 'unreadable' });
  });

  it('refuses a PDF, whose lines could be taken for a list', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n');
    expect(await readListFile(bytes, proposeEventColumns)).toEqual({ code: 'unreadable' });
  });

  it('that declares to unpack to more than memory holds is not unpacked', async () => {
    const bomb = workbook('xlsx').slice();
    const view = new DataView(bomb.buffer);
    let at = bomb.length - 22;
    at = view.getUint32(at + 16, true);
    view.setUint32(at + 24, 4_000_000_000, true);
    expect(unpackedSize(bomb)).toBeGreaterThan(4_000_000_000 - 1);
    expect(await readList(bomb)).toEqual({ code: 'unpacksTooLarge' });
  });

  it('is cut where no field takes more, and refused if it has too much text in all', async () => {
    const saying = (cells: string[][]) => {
      const book = utils.book_new(utils.aoa_to_sheet(cells), 'Feuille');
      return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', bookSST: true }));
    };
    const long = 'Un synopsis. '.repeat(2000);
    const cut = await readList(saying([['Titre'], [long]]));
    expect(Array.isArray(cut) && cut[1]?.cells[0]).toHaveLength(MAX_TEXT + 2);
    // The same long text in each cell, so that the file has only a few kilobytes.
    const many = saying([['Titre'], ...Array.from({ length: 1000 }, () => [long])]);
    expect(many.length).toBeLessThan(100_000);
    expect(await readList(many)).toEqual({ code: 'tooMuchText' });
    const full = Array.from({ length: 5001 }, (_, at) => ({ line: at + 1, cells: Array<string>(100).fill('x') }));
    expect(withinLimits(full)).toEqual({ code: 'tooMuchText' });
    expect(withinLimits(full.slice(1))).toHaveLength(5000);
  });

  it('that unpacks to more than it declares is not unpacked either', async () => {
    const bomb = workbook('xlsx').slice();
    const view = new DataView(bomb.buffer);
    const directory = view.getUint32(bomb.length - 22 + 16, true);
    view.setUint32(directory + 24, view.getUint32(directory + 24, true) - 1, true);
    expect([unpacksAsSaid(workbook('xlsx')), unpacksAsSaid(workbook('ods')), unpacksAsSaid(bomb)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(await readList(bomb)).toEqual({ code: 'unreadable' });
  });

  it('with different sizes in its directory and its entries is not unpacked', async () => {
    const lies = {
      'the data is packed': (view: DataView, directory: number) => {
        const size = view.getUint32(directory + 20, true);
        view.setUint16(directory + 10, 0, true);
        view.setUint32(directory + 24, size, true);
      },
      'the data is longer': (view: DataView, directory: number) => {
        // No part of a stored workbook is packed.
        for (const at of [directory + 20, directory + 24]) view.setUint32(at, view.getUint32(at, true) - 1, true);
      },
      'there is more of it': (view: DataView) => {
        view.setUint16(view.byteLength - 22 + 10, 1, true);
      },
      'it begins elsewhere': (view: DataView) => {
        view.setUint32(view.byteLength - 20, 0x06054b50, true);
      },
    };
    const book = utils.book_new(utils.aoa_to_sheet(rows), 'Feuille');
    for (const [lie, tell] of Object.entries(lies)) {
      const compression = lie !== 'the data is longer';
      const whole = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression }));
      // A comment after the closing record, as some programs write it.
      const bytes = new Uint8Array([...whole, ...new Uint8Array(lie === 'it begins elsewhere' ? 2 : 0)]);
      const view = new DataView(bytes.buffer);
      const directory = new DataView(whole.buffer).getUint32(whole.length - 22 + 16, true);
      expect(unpacksAsSaid(bytes), 'before').toBe(true);
      tell(view, directory);
      expect(unpacksAsSaid(bytes), lie).toBe(false);
    }
  });
});
