import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayBeSamePerson } from '#lib/exchange/files/likeness.ts';
import { type Table, tableOf } from '#lib/exchange/files/table.ts';
import type { DraftFilm } from '#lib/model/draft.ts';
import { filmOf, versionOf } from '#lib/model/draft-testing.ts';
import { titleKey } from '#lib/search/words.ts';
import type { FilmColumn } from './film-columns.ts';
import { filmNoun } from './film-noun.ts';
import { type Mapping, writtenCells } from './list-columns.ts';
import { rowFacts } from './list-noun.ts';
import { type Answers, planList } from './list-plan.ts';

const FRENCH = { locale: 'fr' } as const;
const HEADER = ['Titre', 'Réalisation', 'Année', 'Pays', 'Durée', 'Version'];

const tableFrom = (rows: string[][], header = HEADER): Table => {
  const made = tableOf(
    [header, ...rows].map((cells, at) => ({ line: at + 1, cells })),
    true,
  );
  if ('code' in made) throw new Error(made.code);
  return made;
};
const plan = (
  rows: string[][],
  films: DraftFilm[] = [],
  {
    answers = {},
    keys = new Map<string, number>(),
    header = HEADER,
  }: { answers?: Answers; keys?: Map<string, number>; header?: string[] } = {},
) => {
  const table = tableFrom(rows, header);
  const source = filmNoun.sourceOf?.(table) ?? 'list';
  return planList(filmNoun, FRENCH, films, { table, mapping: filmNoun.propose(table), keys, answers, source });
};
const film = (id: number, originalTitle: string, own: Partial<DraftFilm> = {}) =>
  filmOf(id, { originalTitle, directors: [], year: null, minutes: null, countries: [], versions: [], ...own });

describe('a list of films', () => {
  it('asks about a row that may repeat one above it, unless year or director differ', () => {
    const rows = [
      ['L’Été sauvage', 'Awa Diop', '2020'],
      ['Ete sauvage', 'A. Diop', ''],
      ['L’été sauvage', 'Zoé Roy', '2020'],
      ['Été sauvage', 'Awa Diop', '1980'],
    ];
    const { rows: planned, fingerprint } = plan(rows);
    expect(planned.map(({ is }) => is)).toEqual(['new', 'asked', 'new', 'new']);
    expect(planned[1]).toMatchObject({ candidates: [], twin: { line: 2, title: 'L’Été sauvage' } });
    const answered = plan(rows, [], { answers: { same: { 3: 'new' } } });
    expect(answered.rows[1]?.is).toBe('new');
    expect(answered.fingerprint).not.toBe(fingerprint);
  });

  it('adds new films, as a form would post them', () => {
    const [row] = plan([['Terre rare', 'Awa Diop et Luc Martin', '2024', 'France, RDC', '1:34:00', 'VOSTFR']]).rows;
    expect(row).toMatchObject({
      is: 'new',
      line: 2,
      input: {
        originalTitle: 'Terre rare',
        directors: ['Awa Diop', 'Luc Martin'],
        year: 2024,
        countries: ['FR', 'CD'],
        minutes: 94,
        versions: [{ spoken: [], subtitles: ['fr'], sdh: false, ad: false }],
      },
    });
  });

  it('changes what differs, field by field, and leaves what a cell does not say', () => {
    const there = film(1, 'Terre rare', {
      directors: ['Awa Diop'],
      year: 2024,
      minutes: 90,
      synopsis: { fr: 'Une mine.' },
    });
    const [row] = plan([['terre rare', 'Diop, A.', '', '', '94', '']], [there]).rows;
    expect(row?.is === 'changed' && row.fields).toEqual([
      { field: 'originalTitle', before: 'Terre rare', after: 'terre rare' },
      { field: 'directors', before: ['Awa Diop'], after: ['A. Diop'] },
      { field: 'minutes', before: 90, after: 94 },
    ]);
  });

  it('refuses rows without a title, and reads the others without the cells it does not understand', () => {
    const rows = [
      ['', 'X', '2024', '', '', ''],
      ['Un', '', 'l’an prochain', 'Syldavie', '94', 'VOXYZ'],
      ['Deux', '', '', '', '94 km', ''],
    ];
    const found = plan(rows).rows.map((row) =>
      row.is === 'refused'
        ? row.problems.map(({ column, error }) => [column, error])
        : row.is === 'new' && [row.unread.map(({ column, error, keptIn }) => [column, error, keptIn]), row.input],
    );
    expect(found).toMatchObject([
      [['originalTitle', 'required']],
      [
        [
          ['version', 'version', 'rightsNote'],
          ['year', 'number', 'rightsNote'],
          ['countries', 'country', 'rightsNote'],
        ],
        { minutes: 94, year: null, rightsNote: 'Version : VOXYZ\nAnnée : l’an prochain\nPays : Syldavie' },
      ],
      [[['minutes', 'duration', 'rightsNote']], { minutes: null, rightsNote: 'Durée : 94 km' }],
    ]);
    const mended = { 4: { minutes: '94' } };
    expect(plan(rows, [], { answers: { mended } }).rows[2]).toMatchObject({
      is: 'new',
      unread: [],
      input: { minutes: 94, rightsNote: '' },
    });
  });

  it('keeps a word for « nobody knows » as it is, without an error, and only once', () => {
    const header = ['Titre', 'Langue', 'Pays'];
    const [row] = plan([['Un', 'inconnue', 'Unknown']], [], { header }).rows;
    expect(row).toMatchObject({ is: 'new', unread: [], input: { rightsNote: 'Pays : Unknown\nLangue : inconnue' } });
    const there = film(1, 'Un', { rightsNote: 'Libre.\nPays : Unknown\nLangue : inconnue' });
    expect(plan([['Un', 'inconnue', 'Unknown']], [there], { header }).rows[0]?.is).toBe('unchanged');
    const names = plan([['Un', 'N/A', '-']], [], { header: ['Titre', 'Réalisation', 'Scénario'] }).rows[0];
    expect(names).toMatchObject({
      unread: [],
      input: { directors: [], writers: [], rightsNote: expect.stringMatching(/^[^\n]+ : N\/A$/) },
    });
    const among = plan([['Un', 'Awa Diop / N/A']], [], { header: ['Titre', 'Réalisation'] }).rows[0];
    expect(among).toMatchObject({ input: { directors: ['Awa Diop'] } });
  });

  it('reads the languages of a copy in separate columns like those of a version', () => {
    const header = ['Titre', 'Langue', 'Sous-titres'];
    const rows = [
      ['Un', 'ang.', 'esp.'],
      ['Deux', 'Fr. et All.', 'ang. SME'],
      ['Trois', 'langue des signes française, ang.', 'FR / EN'],
      ['Quatre', 'ang., syldave', 'all'],
      ['Cinq', 'avec', ''],
      ['Six', 'VO', 'oui'],
      ['Sept', 'VOF', 'Non'],
      ['Huit', 'VO anglais', 'No'],
      ['Neuf', 'non', 'sans sous-titres'],
      ['Dix', 'qxy', 'Yes'],
      ['Onze', 'vieux norrois', 'volapük'],
      ['Douze', 'VOSTFR', ''],
      ['Treize', 'anglais', 'VOSTFR SME'],
      ['Quatorze', 'anglais st. fr.', 'VO'],
      ['Quinze', 'VOSTA', 'STFR'],
      ['Seize', 'anglais', 'français, AD'],
      ['Dix-sept', '', 'anglais st. français'],
    ];
    const found = plan(rows, [], { header }).rows.map((row) =>
      row.is === 'new' ? [row.input.versions, row.unread.map(({ column, cell }) => [column, cell])] : row.is,
    );
    expect(found).toMatchObject([
      [[{ spoken: ['en'], subtitles: ['es'] }], []],
      [[{ spoken: ['fr', 'de'], subtitles: ['en'], sdh: true }], []],
      [[{ spoken: ['fsl', 'en'], subtitles: ['fr', 'en'] }], []],
      [[{ spoken: [], subtitles: ['de'] }], [['spoken', 'ang., syldave']]],
      [[], [['spoken', 'avec']]],
      [
        [],
        [
          ['spoken', 'VO'],
          ['subtitles', 'oui'],
        ],
      ],
      [[{ spoken: ['fr'], subtitles: [] }], []],
      [[{ spoken: ['en'], subtitles: [] }], []],
      [[], [['spoken', 'non']]],
      [
        [],
        [
          ['spoken', 'qxy'],
          ['subtitles', 'Yes'],
        ],
      ],
      [[{ spoken: ['non'], subtitles: ['vo'] }], []],
      [[{ spoken: [], subtitles: ['fr'] }], []],
      [[{ spoken: ['en'], subtitles: ['fr'], sdh: true }], []],
      [[{ spoken: ['en'], subtitles: ['fr'] }], [['subtitles', 'VO']]],
      [[{ spoken: [], subtitles: ['fr'] }], []],
      [[{ spoken: ['en'], subtitles: [] }], [['subtitles', 'français, AD']]],
      [[], [['subtitles', 'anglais st. français']]],
    ]);
  });

  it('names what no note has room for', () => {
    const there = film(1, 'Un', { rightsNote: 'x'.repeat(1995) });
    expect(plan([['Un', '', 'bientôt']], [there]).rows[0]).toMatchObject({
      is: 'unchanged',
      unread: [{ column: 'year', cell: 'bientôt', keptIn: null }],
    });
    expect(plan([['Un', 'Les Films du Quai']], [there], { header: ['Titre', 'Distributeur'] }).rows[0]).toMatchObject({
      unread: [{ column: 'distributor', error: 'noRoom', keptIn: null }],
    });
  });

  it('leaves out unticked lines, and one field of another line', () => {
    const there = film(1, 'Un', { minutes: 90, year: 2020, directors: ['Awa Diop'] });
    const rows = [
      ['Un', 'Awa Diop; Luc Roy', '2020', 'Syldavie', '94', ''],
      ['Deux', '', '', '', '', ''],
    ];
    const fieldsOf = (left: NonNullable<Answers['left']>) => {
      const found = plan(rows, [there], { answers: { left } });
      return found.rows.map((row) =>
        row.is === 'changed'
          ? [row.fields.map(({ field }) => field), row.left.map(({ field }) => field), row.unread.length]
          : row.is,
      );
    };
    expect(fieldsOf({})).toEqual([[['directors', 'minutes', 'rightsNote'], [], 1], 'new']);
    expect(fieldsOf({ 2: ['minutes'] })).toEqual([[['directors', 'rightsNote'], ['minutes'], 1], 'new']);
    // What is not understood is kept in that field.
    expect(fieldsOf({ 2: ['rightsNote'] })).toEqual([[['directors', 'minutes'], ['rightsNote'], 0], 'new']);
    expect(fieldsOf({ 2: ['directors', 'minutes', 'rightsNote'] })).toEqual(['left', 'new']);
    const none = plan(rows, [there], {
      answers: { left: { 2: 'line', 3: 'line' } },
    });
    expect([none.rows.map(({ is }) => is), none.missing]).toEqual([['left', 'left'], []]);
  });

  it('reads format, rights, subtitles for the deaf and trailer, and keeps a distributor in the note on rights', () => {
    const header = ['Titre', 'Sous-titres', 'Support', 'État des droits', 'Distributeur', 'Bande-annonce', 'Version'];
    const cells = ['Un', 'français SME', 'Blu-ray', 'OK', 'Les Films du Quai', 'https://vimeo.com/76979871'];
    expect(plan([cells], [], { header }).rows[0]).toMatchObject({
      is: 'new',
      unread: [],
      input: {
        rightsState: 'granted',
        versions: [{ subtitles: ['fr'], sdh: true, format: 'disc' }],
        trailer: 'https://vimeo.com/76979871',
        rightsNote: 'Distributeur : Les Films du Quai',
      },
    });
    const elsewhere = ['Un', '', '', '', '', 'https://example.org/un'];
    expect(plan([elsewhere], [], { header }).rows[0]).toMatchObject({
      unread: [{ column: 'trailer', error: 'trailer', keptIn: 'rightsNote' }],
      input: { trailer: '', rightsNote: 'Bande-annonce : https://example.org/un' },
    });
    const several = film(1, 'Un', {
      versions: [versionOf(1, 1, { spoken: ['fr'] }), versionOf(2, 1, { spoken: ['en'] })],
    });
    const one = film(2, 'Deux', {
      rightsState: 'asked',
      versions: [versionOf(3, 2, { spoken: ['fr'], format: null })],
    });
    const found = plan(
      [
        ['Un', '', 'DCP'],
        ['Un', '', 'DCP', '', '', '', 'VF'],
        ['Deux', '', 'dcp 2K', 'bientôt'],
      ],
      [several, one],
      { header, answers: { same: { 3: 'new' } } },
    ).rows;
    // Nobody says which of the two copies.
    expect(found[0]).toMatchObject({ fields: [{ field: 'rightsNote', after: 'Support : DCP' }] });
    expect(found[1]).toMatchObject({ is: 'new', input: { versions: [{ spoken: ['fr'], format: 'dcp' }] } });
    expect(found[2]).toMatchObject({
      is: 'changed',
      input: { versions: [{ spoken: ['fr'], format: 'dcp' }], rightsState: 'asked' },
      unread: [{ column: 'rightsState', keptIn: 'rightsNote' }],
    });
  });

  it('adds no copy whose languages exist already in other words', () => {
    const there = film(1, 'Un', {
      versions: [versionOf(1, 1, { spoken: ['fr'] }), versionOf(2, 1, { spoken: ['en', 'de'], subtitles: ['fr'] })],
    });
    const header = ['Titre', 'Langue', 'Sous-titres'];
    const lines = [
      ['Un', 'Français', ''],
      ['Un', 'French', ''],
      ['Un', 'German, English', 'French'],
    ];
    for (const line of lines) expect(plan([line], [there], { header }).rows[0]?.is, line.join()).toBe('unchanged');
    expect(plan([['Un', 'Klingon', '']], [there], { header }).rows[0]?.is).not.toBe('unchanged');
  });

  it('keeps a note in both languages while a line still says it, and takes a new one in the festival’s language', () => {
    const contentNotes = [{ fr: 'Violences ; sang', en: 'Violence; blood' }, { en: 'Flashing lights' }];
    const there = film(1, 'Un', { contentNotes });
    const cells = writtenCells(filmNoun.columns, there, 'en', FRENCH);
    const notesOf = (contentNotes: string, locale: 'fr' | 'en') => {
      const read = filmNoun.read({ originalTitle: 'Un', contentNotes }, there, { locale });
      return read.ok && read.input.contentNotes;
    };
    const written = String(cells.contentNotes);
    expect(notesOf(written, 'fr')).toEqual(contentNotes);
    expect(notesOf(`${written}\nBruit | Nudité`, 'fr')).toEqual([...contentNotes, { fr: 'Bruit' }, { fr: 'Nudité' }]);
    expect(notesOf('Flashing lights; Noise', 'en')).toEqual([{ en: 'Flashing lights' }, { en: 'Noise' }]);
  });

  it('writes a format, the rights and subtitles for the deaf as it reads them', () => {
    const copy = versionOf(1, 1, { spoken: ['fr'], subtitles: ['fr'], sdh: true, format: 'disc' });
    const there = film(1, 'Un', { versions: [copy], rightsState: 'granted' });
    for (const locale of ['fr', 'en'] as const) {
      const { subtitles, format, rightsState } = writtenCells(filmNoun.columns, there, locale, FRENCH);
      const cells = { subtitles: String(subtitles), format: String(format), rightsState: String(rightsState) };
      const read = filmNoun.read({ originalTitle: 'Un', ...cells }, there, FRENCH);
      expect(read.ok && rowFacts(filmNoun, read.input, FRENCH)).toEqual(rowFacts(filmNoun, there, FRENCH));
    }
  });

  it('asks if it may be another film: another year, an article, a letter', () => {
    const films = [film(1, 'La Mine', { year: 2012 }), film(2, 'Derrière la vitre')];
    for (const cells of [
      ['La Mine', '', '2024'],
      ['Mine', '', ''],
      ['Derriere la vitr', '', ''],
    ]) {
      const [row] = plan([[...cells, '', '', '']], films).rows;
      expect([cells[0], row?.is]).toEqual([cells[0], 'asked']);
    }
    const same = (said: number | 'new') => ({ same: { 2: said } });
    const rows = [['La Mine', '', '2024', '', '', '']];
    expect(plan(rows, films, { answers: same('new') }).rows[0]?.is).toBe('new');
    expect(plan(rows, films, { answers: same(1) }).rows[0]).toMatchObject({
      is: 'changed',
      fields: [{ field: 'year', before: 2012, after: 2024 }],
    });
  });

  it('reads two films of one title by two people as two only if somebody says so', () => {
    const films = [film(1, 'Nuit', { directors: ['Awa Diop'] })];
    expect(plan([['Nuit', 'Luc Roy', '', '', '', '']], films).rows[0]?.is).toBe('asked');
  });

  it('refuses the second of two equal rows', () => {
    const row = ['Nuit', 'Awa Diop', '2024', '', '', ''];
    expect(plan([row, row]).rows.map(({ is }) => is)).toEqual(['new', 'refused']);
  });

  it('recognises a film by the id of its program, whatever its title is now', () => {
    const header = ['Submission ID', 'Project Title', 'Judging Status', 'Duration'];
    const found = plan([['17', 'A new title', 'Selected', '01:20:00']], [film(5, 'An old title')], {
      keys: new Map([['17', 5]]),
      header,
    });
    expect(found.rows[0]).toMatchObject({ is: 'changed', foreignId: '17', root: { id: 5 } });
  });

  it('asks if a spreadsheet gives the id of a film to another title', () => {
    const there = [film(5, 'La vallée'), film(6, 'Un court')];
    const row = (title: string, said?: number | 'new') => {
      const answers = said === undefined ? {} : { same: { 2: said } };
      const options = { keys: new Map([['1', 5]]), header: ['Réf', 'Titre', 'Année'], answers };
      return plan([['1', title, '1999']], there, options).rows[0];
    };
    expect(row('La Vallée !')).toMatchObject({ is: 'changed', root: { id: 5 } });
    expect(row('')).toMatchObject({ is: 'changed', root: { id: 5 } });
    expect(row('Un court')).toMatchObject({ is: 'changed', root: { id: 6 } });
    expect(row('Deux courts')).toMatchObject({ is: 'asked', candidates: [{ id: 5 }] });
    expect(row('Deux courts', 'new')).toMatchObject({ is: 'new', foreignId: '1' });
    expect(row('Deux courts', 5)).toMatchObject({ is: 'changed', root: { id: 5 } });
  });

  it('empties a field if our own list has an empty cell, and refuses numbers of no film', () => {
    const header = ['Lanterne', 'Titre', 'Durée'];
    const there = film(1, 'Nuit', { number: 12, minutes: 80, year: 1999 });
    const found = plan(
      [
        ['12', 'Nuit', ''],
        ['99', 'Jour', ''],
      ],
      [there],
      { header },
    );
    expect(found.rows[0]).toMatchObject({ is: 'changed', fields: [{ field: 'minutes', before: 80, after: null }] });
    expect(found.rows[1]).toMatchObject({ is: 'refused', problems: [{ error: 'unknown', cell: '99' }] });
  });

  it('lists the films it does not name', () =>
    expect(
      plan([['Nuit', '', '', '', '', '']], [film(1, 'Nuit'), film(2, 'Jour')]).missing.map(({ id }) => id),
    ).toEqual([2]));

  it('keeps the copies of a film that has several, and changes the only one of another', () => {
    const several = film(1, 'Nuit', {
      versions: [versionOf(1, 1, { spoken: ['fr'] }), versionOf(2, 1, { spoken: ['en'], subtitles: ['fr'] })],
    });
    const one = film(2, 'Jour', { versions: [versionOf(3, 2, { spoken: ['en'] })] });
    const found = plan(
      [
        ['Nuit', '', '', '', '', 'VF'],
        ['Jour', '', '', '', '', 'anglais st. français'],
      ],
      [several, one],
    ).rows;
    expect(found[0]?.is).toBe('unchanged');
    expect(found[1]).toMatchObject({
      is: 'changed',
      input: { versions: [{ id: 3, spoken: ['en'], subtitles: ['fr'] }] },
    });
  });
});

it('a plan has another name whenever it would do something else', () => {
  const rows = [['Nuit', '', '2024', '', '', '']];
  expect(plan(rows).fingerprint).toBe(plan(rows).fingerprint);
  expect(plan(rows).fingerprint).not.toBe(plan([['Nuit', '', '2023', '', '', '']]).fingerprint);
  expect(plan(rows, [film(1, 'Nuit')]).fingerprint).not.toBe(plan(rows).fingerprint);
});

it('no cell breaks a plan', () => {
  const mapping: Mapping<FilmColumn> = ['originalTitle', 'directors', 'year', 'countries', 'minutes', 'version'];
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 6, maxLength: 6 }), { maxLength: 8 }),
      (rows) => {
        const table: Table = { header: HEADER, rows: rows.map((cells, at) => ({ line: at + 2, cells })) };
        const there = [film(1, 'Nuit'), film(2, '…')];
        const found = planList(filmNoun, FRENCH, there, { table, mapping, keys: new Map(), answers: {} });
        expect(found.rows).toHaveLength(rows.length);
      },
    ),
    { numRuns: 300, seed: 7 },
  );
});

describe('likeness', () => {
  it.each([
    ['La Mine', 'mine'],
    ['Mine, La', 'mine'],
    ['L’Été !', 'ete'],
    ['The', 'the'],
    ['Tom & Jerry', 'tom et jerry'],
  ])('of titles: %s', (title, key) => expect(titleKey(title)).toBe(key));
  it.each([
    ['Awa Diop', 'DIOP, Awa', true],
    ['A. Diop', 'Awa Diop', true],
    ['Luc Diop', 'Awa Diop', false],
    ['Diop', 'Awa Diop', false],
    ['Zoe NDiaye', 'Zoé N’Diaye', true],
  ])('of people: %s and %s', (a, b, isSame) => expect(mayBeSamePerson(a, b)).toBe(isSame));
});
