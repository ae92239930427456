import { describe, expect, it } from 'vitest';
import { letterOf, tableOf } from './table.ts';
import { decodeText, encodingOf, readSeparated, separatorOf, textRows } from './text-files.ts';

const cells = (text: string) => {
  const rows = readSeparated(text);
  return Array.isArray(rows) ? rows.map((row) => row.cells) : rows;
};
const windows1252 = (text: string) =>
  Uint8Array.from([...text].map((sign) => (sign === '’' ? 0x92 : sign.charCodeAt(0))));
/** The same characters in the encoding of an old Mac. */
const MAC: Readonly<Record<string, number>> = { '’': 0xd5, é: 0x8e, è: 0x8f, à: 0x88, ç: 0x8d, '«': 0xc7, '»': 0xc8 };
const macRoman = (text: string) => Uint8Array.from([...text].map((sign) => MAC[sign] ?? sign.charCodeAt(0)));
const utf16 = (text: string, isBig: boolean, hasMark: boolean) => {
  const bytes = Buffer.from(`${hasMark ? '\ufeff' : ''}${text}`, 'utf16le');
  return new Uint8Array(isBig ? bytes.swap16() : bytes);
};

describe('the encoding of a file', () => {
  const text = 'Titre;Réalisation\nL’été;Zoé\n';
  it.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${text}`)],
    ['Windows-1252', windows1252(text)],
    ['Mac Roman', macRoman(text)],
    ['UTF-16, as Excel writes « Texte Unicode »', utf16(text, false, true)],
    ['UTF-16 the other way round', utf16(text, true, true)],
    ['UTF-16 without a mark', utf16(text, false, false)],
  ])('is found: %s', (_, bytes) => expect(decodeText(bytes)).toBe(text));

  it('of a text with many accents is not taken for UTF-16', () =>
    expect(encodingOf(windows1252('éàèùç'.repeat(50)))).toBe('windows-1252'));

  it('is the one with most letters inside words, whatever else the text has', () => {
    const text = 'Le film « Élan » a été réalisé à Besançon\n';
    expect(encodingOf(windows1252(text))).toBe('windows-1252');
    expect(encodingOf(windows1252('“Mot”, Noël, café ™…'.replace(/[“”™…]/g, '\u0093')))).toBe('windows-1252');
    expect(encodingOf(macRoman('Lèche-moi ça, répété'))).toBe('macintosh');
  });

  it('has one kind of line end, whatever the file has', () =>
    expect(decodeText(new TextEncoder().encode('a\r\nb\rc\n'))).toBe('a\nb\nc\n'));
});

describe('the separator of a list', () => {
  it.each([
    ['a;b;c\n1;2,5;3\n', ';'],
    ['a,b,c\n1,"2,5",3\n', ','],
    ['a\tb\n1, 2; 3\t4\n', '\t'],
    ['a|b|c\n1|2|3\n', '|'],
    ['"a;b;c;d",x\n"1;2",3\n', ','],
  ])('%j has %j', (text, separator) => expect(separatorOf(text)).toBe(separator));
});

describe('a list', () => {
  it('keeps line ends, quotes and separators inside of quotes', () =>
    expect(cells('titre;note\n"Un ""film""";"deux\nlignes; dont une"\n')).toEqual([
      ['titre', 'note'],
      ['Un "film"', 'deux\nlignes; dont une'],
    ]));

  it('says on which line of the file each row begins', () => {
    const rows = readSeparated('a;b\n\n"x\ny";1\nz;2\n');
    expect(Array.isArray(rows) && rows.map(({ line }) => line)).toEqual([1, 3, 5]);
  });

  it('shortens long runs of blanks, and cuts only texts that are too long without them', () => {
    const [blanks, text] = [' '.repeat(20_000), 'x'.repeat(10_000)];
    expect(textRows(Buffer.from(`a;b\nc${blanks}d;${blanks}${text}`))).toMatchObject([
      { cells: ['a', 'b'] },
      { cells: ['c d', ` ${text}`] },
    ]);
  });

  it('reads a stray quote as a character', () => expect(cells('titre;note\n12" vinyle;x\n')).toHaveLength(2));

  it('is refused with its line if a quote never ends', () =>
    expect(cells('a;b\n"x;y\nz;1\n')).toMatchObject({ code: 'unreadable' }));
});

describe('a table', () => {
  const rows = (lists: string[][]) => lists.map((list, at) => ({ line: at + 1, cells: list }));
  it('has the headings of its first line with content, and rows of the same width', () =>
    expect(tableOf(rows([['', ''], ['Titre', ' Année ', ''], ['Un film'], ['', ''], ['Deux', '2024']]), true)).toEqual({
      header: ['Titre', 'Année'],
      rows: [
        { line: 3, cells: ['Un film', ''] },
        { line: 5, cells: ['Deux', '2024'] },
      ],
    }));
  it('names columns by letters if there are no headings', () =>
    expect(tableOf(rows([['Un film', '94']]), false)).toMatchObject({ header: ['A', 'B'], rows: [{ line: 1 }] }));
  it('is refused if it is empty', () => expect(tableOf(rows([['', ' ']]), true)).toEqual({ code: 'empty' }));
  it('numbers columns as spreadsheets do', () =>
    expect([0, 25, 26, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']));
});
