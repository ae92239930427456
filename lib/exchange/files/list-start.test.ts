import { describe, expect, it } from 'vitest';
import { proposeFilmColumns } from '#lib/exchange/lists/film-columns.ts';
import { personNoun } from '#lib/exchange/lists/person-noun.ts';
import { proposeEventColumns } from '#lib/exchange/programmes/event-columns.ts';
import { startOfList } from './list-start.ts';
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

  it('with its first row where it has no headings', () => {
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

  it('with headings of its own, which name nothing that is known', () => {
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
