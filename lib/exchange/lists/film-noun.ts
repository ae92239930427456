import { setRow } from '#db/rows.ts';
import { films } from '#db/schema/index.ts';
import { type Found, mayBeSamePerson, slipsOf } from '#lib/exchange/files/likeness.ts';
import { typedNamesOf } from '#lib/exchange/files/typed-cells.ts';
import { layDown, newIds, provisionalIds } from '#lib/festivals/lay-down.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { copiesOf, filmColumnsOf, filmKind, writeVersions } from '#lib/films/root.ts';
import { type FilmInput, PRIVATE_FILM_FACTS } from '#lib/films/schema.ts';
import type { DraftFilm } from '#lib/model/draft.ts';
import { takeNumber } from '#lib/numbers.ts';
import { titleKey } from '#lib/search/words.ts';
import { type FilmColumn, type FilmScene, filmColumns, proposeFilmColumns, sourceOf } from './film-columns.ts';
import { type FilmCells, readFilm } from './film-row.ts';
import type { ListNoun } from './list-noun.ts';

type Films = readonly DraftFilm[];

/** Lists of films. */
export const filmNoun: ListNoun<FilmColumn, DraftFilm, FilmInput, FilmScene> = {
  name: 'films',
  permission: 'schedule',
  kind: filmKind,
  columns: filmColumns,
  seenBy: 'read',
  privateFacts: { may: 'private-facts', facts: PRIVATE_FILM_FACTS },
  propose: proposeFilmColumns,
  sourceOf,
  most: MAX_OF_FILE.rows,
  rootsOf: (db, festivalId) => filmKind.all(db, festivalId, films.number),
  sceneOf: (_, { locale }) => ({ locale }),
  numberOf: ({ number }) => number,
  titleOf: ({ originalTitle, titleFr, titleEn }) => originalTitle || titleFr || titleEn || '',
  nameOf: ({ originalTitle }) => originalTitle,
  aboutOf: ({ directors, year }, locale) =>
    [new Intl.ListFormat(locale, { type: 'conjunction' }).format(directors), year].filter(Boolean).join(', '),
  keyOf: (cells) => `${titleKey(filmNoun.titleOf(cells))} ${cells.year ?? ''} ${cells.directors ?? ''}`,
  twins: {
    keysOf: (cells) =>
      [cells.originalTitle, cells.titleFr, cells.titleEn].flatMap((title) => titleKey(title ?? '') || []),
    are: (one, other) => saySame(other, { year: yearIn(one), directors: namesOf(one.directors) }),
  },
  finder: (_, roots) => finder(roots),
  read: readFilm,
  telling: ['directors', 'year', 'countries', 'minutes', 'version'],
  insert: ({ tx, festival }, inputs) => {
    const newId = provisionalIds();
    const [festivalId, first] = [festival.id, takeNumber(tx, festival.id, inputs.length)];
    const rows = inputs.map((input, at) => {
      const id = newId();
      const versions = copiesOf(input).map((copy, position) => ({
        ...copy,
        id: newId(),
        festivalId,
        filmId: id,
        position,
      }));
      return { ...filmColumnsOf(input), id, festivalId, version: 1, number: first + at, versions };
    });
    return layDown(festival.db, newIds(tx), { films: rows }).films.map(({ id }) => id);
  },
  update: ({ tx, festival }, film, input) => {
    setRow(tx, films, festival.id, film.id, filmColumnsOf(input));
    writeVersions(tx, festival.id, film.id, copiesOf(input));
  },
};

/**
 * Finds the film with a title, if year and directors do not contradict it. If they do, or a letter
 * or an article differs, it is only a candidate.
 */
function finder(films: Films): (cells: FilmCells) => Found<DraftFilm> {
  const byTitle = new Map<string, Set<DraftFilm>>();
  const bySlip = new Map<string, Set<DraftFilm>>();
  const put = (map: Map<string, Set<DraftFilm>>, key: string, film: DraftFilm) => {
    const there = map.get(key);
    if (there) there.add(film);
    else map.set(key, new Set([film]));
  };
  for (const film of films)
    for (const title of titlesOf(film)) {
      put(byTitle, titleKey(title), film);
      for (const slip of slipsOf(titleKey(title))) put(bySlip, slip, film);
    }
  return (cells) => {
    const titles = [cells.originalTitle, cells.titleFr, cells.titleEn].filter((title): title is string =>
      Boolean(title),
    );
    const named = new Set(titles.flatMap((title) => [...(byTitle.get(titleKey(title)) ?? [])]));
    const same = [...named].filter((film) => isSame(film, cells));
    const [only] = same;
    if (only && same.length === 1 && isWrittenAlike(only, titles)) return { root: only };
    const slips = new Set(
      titles.flatMap((title) => slipsOf(titleKey(title)).flatMap((slip) => [...(bySlip.get(slip) ?? [])])),
    );
    return { candidates: [...new Set([...same, ...named, ...slips])] };
  };
}

const titlesOf = (film: DraftFilm) =>
  [film.originalTitle, film.title.fr, film.title.en].filter((title): title is string => Boolean(title));

/**
 * Whether the titles are equal except for case, accents and punctuation; with an article more or
 * less, it has to be asked.
 */
const isWrittenAlike = (film: DraftFilm, titles: readonly string[]) => {
  const plain = (title: string) => titleKey(`x ${title}`);
  return titlesOf(film).some((own) => titles.some((title) => plain(own) === plain(title)));
};

/** Whether nothing that both state contradicts it. */
const isSame = (film: DraftFilm, cells: FilmCells) => saySame(cells, film);

const yearIn = ({ year = '' }: FilmCells) => Number(/\b\d{4}\b/.exec(year)?.[0] ?? 0) || null;
const namesOf = (directors = '') => typedNamesOf(directors).split('\n').filter(Boolean);

function saySame(cells: FilmCells, film: { year: number | null; directors: readonly string[] }): boolean {
  const said = yearIn(cells);
  if (said !== null && film.year !== null && said !== film.year) return false;
  const names = namesOf(cells.directors);
  return (
    names.length === 0 ||
    film.directors.length === 0 ||
    names.some((name) => film.directors.some((own) => mayBeSamePerson(name, own)))
  );
}
