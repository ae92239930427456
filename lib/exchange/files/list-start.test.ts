import { describe, expect, it } from 'vitest';
import { proposeFilmColumns } from '#lib/exchange/lists/film-columns.ts';
import { personNoun } from '#lib/exchange/lists/person-noun.ts';
import { proposeEventColumns } from '#lib/exchange/programmes/event-cells.ts';
import { eventsOf } from '#lib/exchange/programmes/event-list.ts';
import type { Draft } from '#lib/model/draft.ts';
import { draftOf, filmOf } from '#lib/model/draft-testing.ts';
import { rowsOfGrid, startOfList } from './list-start.ts';
import { tableOf } from './table.ts';
import { looksLikeDay } from './typed-moments.ts';

const rowsOf = (...lines: string[]) => lines.map((text, at) => ({ line: at + 1, cells: text.split(';') }));
const start = (...args: Parameters<typeof startOfList>) => {
  const { rows, hasHeader } = startOfList(...args);
  return { hasHeader, lines: rows.map(({ line }) => line) };
};

describe('a list begins', () => {
  it('with its headings, below the lines above them', () => {
    const over = rowsOf(
      'Festival 2026;;;',
      '',
      'mis à jour le 12/10;',
      'Titre;Réalisation;Année;Pays',
      'Un;Awa;2024;France',
    );
    expect(start(over, proposeFilmColumns)).toEqual({ hasHeader: true, lines: [4, 5] });
    const plain = rowsOf('Titre;Durée', 'Un;94', 'Version;Pays');
    expect(start(plain, proposeFilmColumns)).toEqual({ hasHeader: true, lines: [1, 2, 3] });
  });

  it('with the day written above the headings of its séances', () => {
    const days = rowsOf('Programme;;', 'Samedi 28 novembre 2026;;', 'Heure;Titre;Salle', '20h30;Nuit;Rivage');
    expect(start(days, proposeEventColumns, 'fr')).toEqual({ hasHeader: true, lines: [3, 2, 4] });
  });

  it('with its first row if it has no headings', () => {
    const films = rowsOf('Un film;Awa Diop;2024;France;1h34', 'Deux;Jean Petit;2023;Belgique;94 min');
    expect(start(films, proposeFilmColumns)).toEqual({ hasHeader: false, lines: [1, 2] });
    expect(start(rowsOf('Un film', 'Deux films'), proposeFilmColumns)).toEqual({ hasHeader: false, lines: [1, 2] });
    expect(start(rowsOf('28/11;20h30;Nuit', '28/11;22h;Jour'), proposeEventColumns, 'fr').hasHeader).toBe(false);
    const plain = rowsOf('L’Été sauvage;Awa Diop;94', 'Ete sauvage;A. Diop;94 min', 'Kelp;Zoé Roy;1,5 h');
    expect(start(plain, proposeFilmColumns)).toEqual({ hasHeader: false, lines: [1, 2, 3] });
    expect(start(rowsOf('Un;94', 'Deux;', 'Trois;90'), proposeFilmColumns).hasHeader).toBe(false);
    // One of the rows has a word that could be a heading.
    const named = rowsOf('Un film;2024;94 min', 'Version;2023;90 min', 'Pays;2022;80 min');
    expect(start(named, proposeFilmColumns).hasHeader).toBe(false);
  });

  it('with unknown headings of its own', () => {
    expect(start(rowsOf('Œuvre projetée;Qui;Combien 2', 'L’été;Zoé;1:34:00'), proposeFilmColumns).hasHeader).toBe(true);
    expect(start(rowsOf('Qui vient;Bidule', 'Zoé;x'), personNoun.propose).hasHeader).toBe(true);
    expect(start([], proposeFilmColumns)).toEqual({ hasHeader: true, lines: [] });
  });
});

it('knows a day of a year far from ours by its form', () => {
  for (const day of ['28 nov. 31', 'samedi 28 nov. 24', '28/11/2031', '28 novembre'])
    expect(looksLikeDay(day), day).toBe(true);
  for (const text of ['Salle 1', '20h30', '28 films']) expect(looksLikeDay(text), text).toBe(false);
});

/** From Friday 27 to Sunday 29 November 2026. */
const draft: Draft = (() => {
  const made = draftOf([]);
  const days = { startsOn: '2026-11-27', endsOn: '2026-11-29' };
  return { ...made, festival: { ...made.festival, ...days }, films: [filmOf(1, { originalTitle: 'Nuit' })] };
})();

/** What is read from a sheet of séances: line, start, length, room, title and notes. */
function read(...cells: string[][]) {
  const { rows, hasHeader } = startOfList(
    cells.map((row, at) => ({ line: at + 1, cells: row })),
    proposeEventColumns,
    'fr',
  );
  const table = tableOf(rows, hasHeader);
  if ('code' in table) throw new Error(table.code);
  const { incoming, refused } = eventsOf(table, proposeEventColumns(table), {}, draft);
  expect(refused).toEqual([]);
  const rooms = new Map(incoming.rooms.map(({ key, name }) => [key, name]));
  return incoming.events.map(({ line, startsAt, minutes, rooms: keys = [], title, teamNotes }) => [
    line,
    startsAt?.slice(5) ?? '',
    keys.map((key) => rooms.get(key)).join(),
    title?.fr ?? '',
    ...(minutes === undefined ? [] : [minutes]),
    ...(teamNotes === undefined ? [] : [teamNotes]),
  ]);
}

describe('a grid of séances', () => {
  it('has hours in rows and rooms in columns, below the days', () =>
    expect(
      read(
        ['Festival des mines', '', ''],
        ['VENDREDI 27 NOVEMBRE', '', ''],
        ['', 'Salle 1', 'Le Foyer'],
        ['10h', 'Nuit', 'Atelier sténopé'],
        ['14:00 – 15:30', '', 'Rencontre\navec Noor Kanza'],
        ['samedi 28', '', ''],
        ['', 'Cour', 'Le Foyer'],
        ['20h30', 'Fête', '–'],
        ['0h30', 'Bal', ''],
      ),
    ).toEqual([
      [4, '11-27T10:00', 'Salle 1', 'Nuit'],
      [4, '11-27T10:00', 'Le Foyer', 'Atelier sténopé'],
      [5, '11-27T14:00', 'Le Foyer', 'Rencontre', 90, 'avec Noor Kanza'],
      [8, '11-28T20:30', 'Cour', 'Fête'],
      [9, '11-29T00:30', 'Cour', 'Bal'],
    ]));

  it('may have other rooms for another day, whose date is in its corner', () =>
    expect(
      read(
        ['Vendredi 27', 'Salle 1', 'Salle 2'],
        ['10h', 'Un', 'Deux'],
        ['Samedi 28', 'Cour', 'Jardin'],
        ['11h', 'Trois', 'Quatre'],
      ),
    ).toEqual([
      [2, '11-27T10:00', 'Salle 1', 'Un'],
      [2, '11-27T10:00', 'Salle 2', 'Deux'],
      [4, '11-28T11:00', 'Cour', 'Trois'],
      [4, '11-28T11:00', 'Jardin', 'Quatre'],
    ]));

  it('may have the days in its columns', () =>
    expect(read(['Horaires', 'Vendredi 27', 'Samedi 28'], ['10h', 'Un', 'Deux'], ['18h', '', 'Trois'])).toEqual([
      [2, '11-27T10:00', '', 'Un'],
      [2, '11-28T10:00', '', 'Deux'],
      [3, '11-28T18:00', '', 'Trois'],
    ]));

  it.each<[string, string[][]]>([
    [
      'whose headings say nothing',
      [['A', 'B', 'C'], ...['Un', 'Deux', 'Trois', 'Nuit'].map((title) => ['10h', title, 'Salle 1'])],
    ],
    [
      'with an end',
      [
        ['A', 'B', 'C'],
        ['10h', '11h', 'Un'],
      ],
    ],
    [
      'without headings',
      [
        ['10h', 'Un', 'Salle 1'],
        ['11h', 'Deux', 'Salle 2'],
      ],
    ],
    [
      'without hours',
      [
        ['', 'Salle 1', 'Salle 2'],
        ['Un', 'Deux', 'Trois'],
      ],
    ],
  ])('is no list %s', (_, cells) =>
    expect(
      rowsOfGrid(
        cells.map((row, at) => ({ line: at + 1, cells: row })),
        'fr',
      ),
    ).toBeNull(),
  );
});

describe('a list without headings', () => {
  it('has its days above the rows', () =>
    expect(
      read(
        ['Festival des mines', '', ''],
        ['SAMEDI 28 NOVEMBRE', '', ''],
        ['10h', 'Un', 'Salle 1'],
        ['14h', 'Deux', 'Salle 2'],
        ['DIMANCHE 29', '', ''],
        ['11h30', 'Trois', 'Salle 1'],
      ),
    ).toEqual([
      [3, '11-28T10:00', 'Salle 1', 'Un'],
      [4, '11-28T14:00', 'Salle 2', 'Deux'],
      [6, '11-29T11:30', 'Salle 1', 'Trois'],
    ]));

  it('keeps a day over headings, whatever the year', () =>
    expect(read(['SAMEDI 28 NOVEMBRE', '', ''], ['Heure', 'Titre', 'Salle'], ['10h', 'Un', 'Salle 1'])).toEqual([
      [3, '11-28T10:00', 'Salle 1', 'Un'],
    ]));
});
