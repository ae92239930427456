import { describe, expect, it } from 'vitest';
import { tableOf } from '#lib/exchange/files/table.ts';
import {
  typedCountries,
  typedMinutes,
  typedNamesOf,
  typedVersion,
  typedYear,
} from '#lib/exchange/files/typed-cells.ts';
import { typedNames } from '#lib/i18n/code-names.ts';
import { languages } from '#lib/i18n/languages.ts';
import { filmColumns, proposeFilmColumns, sourceOf } from './film-columns.ts';
import { columnNames, readMapping } from './list-columns.ts';

const table = (lists: string[][], hasHeader = true) => {
  const made = tableOf(
    lists.map((cells, at) => ({ line: at + 1, cells })),
    hasHeader,
  );
  if ('code' in made) throw new Error(made.code);
  return made;
};

describe('the columns of a list of films', () => {
  it.each([
    [
      ['Titre', 'Réalisation', 'Année', 'Pays', 'Durée', 'Version', 'Résumé'],
      ['originalTitle', 'directors', 'year', 'countries', 'minutes', 'version', 'synopsisFr'],
    ],
    [
      ['Original title', 'English Title', 'Director(s)', 'Running time (min)', 'Language', 'Subtitles'],
      ['originalTitle', 'titleEn', 'directors', 'minutes', 'spoken', 'subtitles'],
    ],
    [
      ['N°', 'Film', 'Titre français', 'Note du jury'],
      [null, 'originalTitle', 'titleFr', null],
    ],
    [
      ['Titre français', 'Durée'],
      ['originalTitle', 'minutes'],
    ],
    [
      ['Titre', 'Titre original', 'Année'],
      ['titleFr', 'originalTitle', 'year'],
    ],
    [
      ['Titre original', 'Film', 'Titre français'],
      ['originalTitle', null, 'titleFr'],
    ],
    [
      ['Film', 'Titre VO', 'Titre français'],
      [null, 'originalTitle', 'titleFr'],
    ],
    [
      ['Film', 'Cinéaste'],
      ['originalTitle', 'directors'],
    ],
    [
      ['Film(s)', 'Cinéaste(s)', 'Durée(s)'],
      ['originalTitle', 'directors', 'minutes'],
    ],
  ])('are known by their names: %j', (header, expected) =>
    expect(proposeFilmColumns(table([header, header.map(() => '12')]))).toEqual(expected),
  );

  it.each([
    [['accordés', '', 'à demander', '?'], 'rightsState'],
    [['Les Films du Losange', 'accordés'], 'rightsNote'],
  ])('read « Droits » as a state or as a name: %j', (cells, expected) =>
    expect(proposeFilmColumns(table([['Film', 'Droits'], ...cells.map((cell) => ['A', cell])]))).toEqual([
      'originalTitle',
      expected,
    ]),
  );

  it('are recognised by their content', () =>
    expect(
      proposeFilmColumns(
        table(
          [
            ['Terre rare', 'Awa Diop', '2024', 'France, Canada', '94’', 'VOSTFR'],
            ['Nuit', 'Luc Roy', '1999', 'Japon', '1h12', 'VF'],
          ],
          false,
        ),
      ),
    ).toEqual(['originalTitle', null, 'year', 'countries', 'minutes', 'version']));

  it('are those of FilmFreeway where the headings are', () => {
    const header = [
      'Submission ID',
      'Judging Status',
      'Project Title',
      'Project Title (Original Language)',
      'Synopsis',
      'Duration',
      'Country of Origin',
      'Country of Filming',
      'Language',
      'Trailer URL',
    ];
    const list = table([
      header,
      [
        '17',
        'Selected',
        'Rare Earth',
        'Terre rare',
        'A mine.',
        '01:34:00',
        'France',
        'RDC',
        'French',
        'https://x.org/t',
      ],
    ]);
    expect(sourceOf(list)).toBe('filmfreeway');
    expect(proposeFilmColumns(list)).toEqual([
      'foreignId',
      null,
      'titleEn',
      'originalTitle',
      'synopsisEn',
      'minutes',
      'countries',
      null,
      'spoken',
      null,
    ]);
  });

  it('keep what was chosen for them, each value once', () =>
    expect(readMapping(columnNames(filmColumns), ['originalTitle', 'year', 'year', 'nonsense'], 5)).toEqual([
      'originalTitle',
      'year',
      null,
      null,
      null,
    ]));
});

describe('a cell', () => {
  it.each([
    ['94', '94'],
    ['94’', "94'"],
    ['94 minutes', '94 min'],
    ['1h34', '1h34'],
    ['1:34:00', '94'],
    ['00:13:40', '14'],
    ['00:94', '00:94'],
    ['12’30’’', '13'],
    ['12’30', '13'],
    ['12 min 29', '12'],
    ['7mn40s', '8'],
    ['0 min 20 sec', '1'],
    ['12 minutes 30', '13'],
    ['93,5', '94'],
    ['93.50', '94'],
    ['94,0', '94'],
    ['12,5 min', '13'],
    ['1,5', '1,5'],
  ])('of a running time: %s', (cell, typed) => expect(typedMinutes(cell)).toBe(typed));

  it.each([
    ['2024', '2024'],
    ['March 1, 2024', '2024'],
    ['01/03/2024', '2024'],
    ['2023-2024', '2023-2024'],
    ['bientôt', 'bientôt'],
  ])('of a year: %s', (cell, typed) => expect(typedYear(cell)).toBe(typed));

  it.each([
    ['Awa Diop et Luc Martin', 'Awa Diop\nLuc Martin'],
    ['Awa Diop, Luc Martin', 'Awa Diop\nLuc Martin'],
    ['Diop et Martin', 'Diop\nMartin'],
    ['Awa Diop & Luc', 'Awa Diop\nLuc'],
    ['Ana Pérez, Awa et Luc Diop', 'Ana Pérez\nAwa et Luc Diop'],
    ['Diop, Awa ; Martin, Luc', 'Awa Diop\nLuc Martin'],
    ['Awa Diop', 'Awa Diop'],
    ['Diop, A.', 'A. Diop'],
  ])('of names: %s', (cell, typed) => expect(typedNamesOf(cell)).toBe(typed));

  it('of countries', () => expect(typedCountries('France et Belgique + Congo')).toBe('France, Belgique, Congo'));

  it.each([
    ['VOSTFR', [], ['fr'], false, false],
    ['VF', ['fr'], [], false, false],
    ['VOF', ['fr'], [], false, false],
    ['OV st fr', [], ['fr'], false, false],
    ['VO st oui', null, null, false, false],
    ['VO', [], [], false, false],
    ['VO anglais st français', ['en'], ['fr'], false, false],
    ['anglais st. français', ['en'], ['fr'], false, false],
    ['VO (swahili, français), sous-titres français SME', ['sw', 'fr'], ['fr'], true, false],
    ['VOST anglais', [], ['en'], false, false],
    ['VF + AD', ['fr'], [], false, true],
    ['English with French subtitles', ['en'], ['fr'], false, false],
    ['French subtitles', [], ['fr'], false, false],
    ['sans dialogue', ['zxx'], [], false, false],
    ['EN st. FR', ['en'], ['fr'], false, false],
    ['VO anglaise sous-titrée français', ['en'], ['fr'], false, false],
    ['version italienne', ['it'], [], false, false],
    ['VO portugais STFR', ['pt'], ['fr'], false, false],
    ['VO ang. st. fr.', ['en'], ['fr'], false, false],
    ['VO eng st fre', ['en'], ['fr'], false, false],
    ['all./jap. st fr + angl.', ['de', 'ja'], ['fr', 'en'], false, false],
    ['ANG', ['en'], [], false, false],
    ['VOSTANG', [], ['en'], false, false],
    ['swahili st français & anglais', ['sw'], ['fr', 'en'], false, false],
    ['VFSTSME', ['fr'], [], true, false],
    ['sans dialogues', ['zxx'], [], false, false],
    ['35 mm', null, null, false, false],
    ['constructor', null, null, false, false],
  ] as const)('of a version: %s', (cell, spoken, subtitles, sdh, ad) =>
    expect(typedVersion(cell)).toEqual(spoken === null ? null : { spoken, subtitles, sdh, ad }),
  );
  it.each(['fr', 'en'] as const)('of a version names every language, beside another one: %s', (locale) => {
    const codes = languages.options(locale).map(({ code }) => code);
    const read = codes.map((code) => typedVersion(`${typedNames(['it', code, 'fr'], languages, locale)} st ang.`));
    expect(read.map((version) => version?.spoken)).toEqual(codes.map((code) => [...new Set(['it', code, 'fr'])]));
  });
  it('is null if the cell is longer than any duration', () =>
    expect(['VO', `VO${' '.repeat(2000)}`].map((cell) => typedVersion(cell)?.spoken)).toEqual([[], undefined]));
});
