import { createHash } from 'node:crypto';
import type { FilmInput } from '../films/schema.ts';
import type { DraftFilm } from '../programme/draft.ts';
import { isEqual } from '../programme/equal.ts';
import type { FilmMapping } from './film-columns.ts';
import { type CellProblem, cellsOf, type FilmCells, readFilm } from './film-row.ts';
import { mayBeSamePerson, slipsOf, titleKey } from './likeness.ts';
import type { Table } from './table.ts';
import { typedNamesOf } from './typed-cells.ts';

/** A value of a film that a row changes, both as the film's columns have them. */
export type FieldChange = { field: keyof FilmInput; before: unknown; after: unknown };

/** What one row of a list would do. */
export type PlannedFilm = { line: number; title: string; foreignId: string } & (
  | { is: 'new'; input: FilmInput }
  | { is: 'changed'; film: DraftFilm; input: FilmInput; fields: FieldChange[] }
  | { is: 'unchanged'; film: DraftFilm }
  /** It may be one of these: somebody has to say so. */
  | { is: 'asked'; candidates: DraftFilm[] }
  | { is: 'refused'; problems: RowProblem[] }
);

/** `twice`: another row says the same. `unknown`: our number, of no film. Others are of a cell. */
export type RowProblem = CellProblem | { column: null; cell: string; error: 'twice' | 'unknown' };

export type FilmPlan = Readonly<{
  rows: readonly PlannedFilm[];
  /** Films of the programme that the list does not name: they stay. */
  missing: readonly DraftFilm[];
  /** Names exactly this plan: it is applied only while it still is the plan. */
  fingerprint: string;
}>;

/** What was said of rows, by line: the film it is, or that it is another one; and cells that were mended. */
export type Answers = Readonly<{
  same: ReadonlyMap<number, number | 'new'>;
  mended: ReadonlyMap<number, FilmCells>;
}>;

export const noAnswers: Answers = { same: new Map(), mended: new Map() };

/**
 * What a list of films would do to a programme. A row is the film whose number or foreign id it has, else the one of its title when year and directors do not
 * speak against it; where they do, or a letter or an article differs, it is asked. Pure: reads nothing, writes nothing.
 */
export function planFilms(
  table: Table,
  mapping: FilmMapping,
  films: readonly DraftFilm[],
  keys: ReadonlyMap<string, number>,
  answers: Answers = noAnswers,
): FilmPlan {
  const find = finder(films, keys);
  const taken = new Map<number, number>();
  const isWhole = mapping.includes('number');
  const seen = new Set<string>();
  const rows = table.rows.map(({ line, cells }): PlannedFilm => {
    const own = { ...cellsOf(cells, mapping), ...answers.mended.get(line) };
    const title = own.originalTitle || own.titleFr || own.titleEn || '';
    const foreignId = own.foreignId ?? '';
    const at = { line, title, foreignId };
    const refuse = (error: 'twice' | 'unknown', cell = title): PlannedFilm => ({
      ...at,
      is: 'refused',
      problems: [{ column: null, cell, error }],
    });
    const found = find(own, answers.same.get(line));
    if (found === 'unknown') return refuse('unknown', own.number);
    if ('candidates' in found && found.candidates.length > 0)
      return { ...at, is: 'asked', candidates: found.candidates };
    const film = 'film' in found ? found.film : null;
    const key = film ? `film ${film.id}` : `${titleKey(title)} ${own.year ?? ''} ${own.directors ?? ''}`;
    const read = readFilm(own, film, isWhole);
    if (!read.ok) return { ...at, is: 'refused', problems: read.problems };
    if (seen.has(key)) return refuse('twice');
    seen.add(key);
    if (!film) return { ...at, is: 'new', input: read.input };
    taken.set(film.id, line);
    const fields = changesOf(film, read.input);
    return fields.length === 0
      ? { ...at, is: 'unchanged', film }
      : { ...at, is: 'changed', film, input: read.input, fields };
  });
  const missing = films.filter(({ id }) => !taken.has(id));
  return { rows, missing, fingerprint: fingerprintOf(rows) };
}

type Found = { film: DraftFilm } | { candidates: DraftFilm[] } | 'unknown';

function finder(films: readonly DraftFilm[], keys: ReadonlyMap<string, number>) {
  const byId = new Map(films.map((film) => [film.id, film]));
  const byNumber = new Map(films.map((film) => [String(film.number), film]));
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
  return (cells: FilmCells, said: number | 'new' | undefined): Found => {
    const number = (cells.number ?? '').trim();
    if (number !== '') {
      const film = byNumber.get(number);
      return film ? { film } : 'unknown';
    }
    const known = byId.get(keys.get(cells.foreignId ?? '') ?? 0);
    if (known) return { film: known };
    if (said === 'new') return { candidates: [] };
    const chosen = said === undefined ? undefined : byId.get(said);
    if (chosen) return { film: chosen };
    const titles = [cells.originalTitle, cells.titleFr, cells.titleEn].filter((title): title is string =>
      Boolean(title),
    );
    const named = new Set(titles.flatMap((title) => [...(byTitle.get(titleKey(title)) ?? [])]));
    const same = [...named].filter((film) => isSame(film, cells));
    const [only] = same;
    if (only && same.length === 1 && isWrittenAlike(only, titles)) return { film: only };
    const slips = new Set(
      titles.flatMap((title) => slipsOf(titleKey(title)).flatMap((slip) => [...(bySlip.get(slip) ?? [])])),
    );
    return { candidates: [...new Set([...same, ...named, ...slips])].slice(0, MOST_CANDIDATES) };
  };
}

const MOST_CANDIDATES = 5;

const titlesOf = (film: DraftFilm) =>
  [film.originalTitle, film.title.fr, film.title.en].filter((title): title is string => Boolean(title));

/** The same but for case, accents and punctuation; an article more or less is asked. */
const isWrittenAlike = (film: DraftFilm, titles: readonly string[]) => {
  const plain = (title: string) => titleKey(`x ${title}`);
  return titlesOf(film).some((own) => titles.some((title) => plain(own) === plain(title)));
};

/** Nothing that both say speaks against it. */
function isSame(film: DraftFilm, { year = '', directors = '' }: FilmCells): boolean {
  const said = /\b\d{4}\b/.exec(year)?.[0];
  if (said && film.year !== null && Number(said) !== film.year) return false;
  const names = typedNamesOf(directors).split('\n').filter(Boolean);
  return (
    names.length === 0 ||
    film.directors.length === 0 ||
    names.some((name) => film.directors.some((own) => mayBeSamePerson(name, own)))
  );
}

/** What a form does not write is no change of it. */
const UNTOUCHED: ReadonlySet<string> = new Set(['version', 'clientKey', 'remove']);

function changesOf(film: DraftFilm, input: FilmInput): FieldChange[] {
  const versionFacts = ({
    id,
    spoken,
    subtitles,
    sdh,
    ad,
    format,
    minutes,
    isOnlyCopy,
  }: FilmInput['versions'][number] | DraftFilm['versions'][number]) => ({
    id,
    spoken,
    subtitles,
    sdh,
    ad,
    format,
    minutes,
    isOnlyCopy,
  });
  return (Object.keys(input) as (keyof FilmInput)[]).flatMap((field) => {
    if (UNTOUCHED.has(field)) return [];
    const [before, after] =
      field === 'versions'
        ? [film.versions.map(versionFacts), input.versions.map(versionFacts)]
        : [film[field as keyof DraftFilm], input[field]];
    return isEqual(before, after) ? [] : [{ field, before, after }];
  });
}

function fingerprintOf(rows: readonly PlannedFilm[]): string {
  const hash = createHash('sha256');
  for (const row of rows) {
    const what =
      row.is === 'changed'
        ? [row.film.id, row.fields]
        : row.is === 'new'
          ? row.input
          : row.is === 'unchanged'
            ? row.film.id
            : row.is === 'asked'
              ? row.candidates.map(({ id }) => id)
              : row.problems;
    hash.update(JSON.stringify([row.line, row.is, row.foreignId, what]));
  }
  return hash.digest('base64url').slice(0, 22);
}
