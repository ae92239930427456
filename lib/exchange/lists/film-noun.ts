import type { z } from 'zod';
import { setRow } from '#db/rows.ts';
import { films } from '#db/schema/index.ts';
import { type Found, mayBeSamePerson, slipsOf, titlesOf } from '#lib/exchange/files/likeness.ts';
import type { CellProblem, Cells, ReadRow } from '#lib/exchange/files/table.ts';
import { isUnsaid, languagesIn, saysNone, typedNamesOf, typedVersion } from '#lib/exchange/files/typed-cells.ts';
import { layDown, newIds, provisionalIds } from '#lib/festivals/lay-down.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { copiesOf, filmColumnsOf, filmKind, writeVersions } from '#lib/films/root.ts';
import {
  type FilmFormValues,
  type FilmInput,
  filmFormValues,
  filmSchema,
  newFilmValues,
  PRIVATE_FILM_FACTS,
} from '#lib/films/schema.ts';
import { groupedByEach } from '#lib/grouped.ts';
import { codesOf, typedNames } from '#lib/i18n/code-names.ts';
import { languages } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { DraftFilm } from '#lib/model/draft.ts';
import { takeNumber } from '#lib/numbers.ts';
import { folded, titleKey } from '#lib/search/words.ts';
import {
  type FilmColumn,
  type FilmScene,
  filmColumns,
  proposeFilmColumns,
  readFilmFormat,
  sourceOf,
} from './film-columns.ts';
import { filledForm, refusedCells } from './list-columns.ts';
import type { ListNoun } from './list-noun.ts';

type FilmCells = Cells<FilmColumn>;
type ReadFilm = ReadRow<FilmColumn, FilmInput>;
type FilmProblem = CellProblem<FilmColumn>;

/**
 * A row as the film's form would post it: merged into `film` if it is an existing one, else as a
 * new film.
 */
function readFilm(given: FilmCells, film: DraftFilm | null, { locale }: FilmScene): ReadFilm {
  const unsaid = UNSAID.filter((column) => isUnsaid(given[column]));
  const cells = { ...given, ...Object.fromEntries(unsaid.map((column) => [column, undefined])) };
  const base: FilmFormValues = film ? filmFormValues(film, 'fr') : newFilmValues;
  const versions = versionsOf(cells, base);
  if (!versions.ok) return versions;
  const form = filledForm(filmColumns, cells, base);
  const originalTitle = form.originalTitle || cells.titleFr || cells.titleEn || '';
  const contentNotes =
    cells.contentNotes === undefined ? base.contentNotes : notesOf(cells.contentNotes, base.contentNotes, locale);
  const values: z.input<typeof filmSchema> = { ...form, originalTitle, contentNotes, versions: versions.rows };
  const parsed = filmSchema.safeParse(values);
  if (parsed.success)
    return {
      ok: true,
      input: cells.titleFr || cells.titleEn ? withoutRepeats(parsed.data) : parsed.data,
      beside: [...unsaid, ...OF_THE_NOTE.filter((column) => given[column])].map((column) => ({
        column,
        cell: given[column] ?? '',
        error: null,
      })),
    };
  return { ok: false, problems: refusedCells(filmColumns, cells, parsed.error, 'spoken', copyColumn) };
}

/** Columns for which a film has no field. */
const OF_THE_NOTE = ['distributor'] as const;

/** Columns where a value such as « unknown » is kept as text and is not an error. */
const UNSAID = [
  ...(['directors', 'writers', 'year', 'countries', 'minutes'] as const),
  ...(['version', 'spoken', 'subtitles'] as const),
];

/** Removes a French or international title that repeats the original one. */
function withoutRepeats(input: FilmInput): FilmInput {
  const title = Object.fromEntries(Object.entries(input.title).filter(([, text]) => text !== input.originalTitle));
  return { ...input, title };
}

type Notes = FilmFormValues['contentNotes'];

/**
 * The content notes of a cell. A text that equals an existing note keeps that note in both
 * languages; another text is in the festival’s language.
 */
function notesOf(cell: string, before: Notes = [], locale: Locale): Notes {
  const known = new Map(before.map((note) => [note?.fr || note?.en, note]));
  const noteOf = (text: string) => known.get(text) ?? { fr: '', en: '', [locale]: text };
  return cell
    .split(/\s*\n\s*/)
    .flatMap((line) => (known.has(line) ? line : line.split(/\s*[;|]\s*/)))
    .filter(Boolean)
    .map(noteOf);
}

type VersionRows = NonNullable<FilmFormValues['versions']>;
type Versions = { ok: true; rows: VersionRows } | { ok: false; problems: FilmProblem[] };

/**
 * The copy in a row. If the film has one copy, the row describes it; if it has several, a new one
 * is added unless one of them is like it.
 */
function versionsOf(cells: FilmCells, base: FilmFormValues): Versions {
  const rows = base.versions ?? [];
  const read = subtitlesIn(cells.subtitles);
  const subtitles = saysNone(cells.subtitles) ? '' : cells.subtitles && read && inWords(read.subtitles);
  // « VOSTFR » under « Langue » is a version.
  const isVersion = cells.version === undefined && (typedVersion(cells.spoken ?? '')?.subtitles.length ?? 0) > 0;
  const version = isVersion ? cells.spoken : cells.version;
  const spoken = isVersion ? undefined : typedLanguages(cells.spoken);
  if (spoken === null || subtitles === null) {
    const column = spoken === null ? 'spoken' : 'subtitles';
    return { ok: false, problems: [{ column, cell: cells[column] ?? '', error: 'language' }] };
  }
  const format = cells.format === '' ? '' : cells.format && readFilmFormat(cells.format);
  const isOfOne = version !== undefined || spoken !== undefined || subtitles !== undefined;
  if (!isOfOne && format === undefined) return { ok: true, rows };
  // With several copies it is unknown which one is meant.
  if (format === null || (!isOfOne && rows.length > 1))
    return { ok: false, problems: [{ column: 'format', cell: cells.format ?? '', error: 'format' }] };
  const typed = version ? typedVersion(version) : null;
  if (version && typed === null)
    return { ok: false, problems: [{ column: 'version', cell: version, error: 'version' }] };
  const row = {
    spoken: spoken ?? inWords(typed?.spoken ?? []),
    subtitles: subtitles ?? inWords(typed?.subtitles ?? []),
    sdh: (typed?.sdh ?? false) || (read?.sdh ?? false),
    ad: typed?.ad ?? false,
  };
  const [first, second] = rows;
  if (first && !second) {
    const merged = {
      ...first,
      spoken: spoken ?? (row.spoken || first.spoken),
      subtitles: subtitles ?? (typed ? row.subtitles : first.subtitles),
      sdh: typed || read?.sdh ? row.sdh : first.sdh,
      ad: typed ? row.ad : first.ad,
      format: format ?? first.format,
    };
    return { ok: true, rows: [merged] };
  }
  const isLike = (one: VersionRows[number]) =>
    isSaidAlike(one.spoken, row.spoken) &&
    isSaidAlike(one.subtitles, row.subtitles) &&
    one.sdh === row.sdh &&
    one.ad === row.ad;
  // Where two copies differ only in their format, the languages do not say which one is meant.
  const isOne = rows.filter(isLike).length === 1;
  return {
    ok: true,
    rows: rows.some(isLike)
      ? rows.map((one) => (isLike(one) && isOne ? { ...one, format: format ?? one.format } : one))
      : [...rows, { ...row, id: '', format: format ?? '', minutes: '', isOnlyCopy: false }],
  };
}

/** The same languages, in any words and order. */
const isSaidAlike = (one = '', other = '') => languagesKey(one) === languagesKey(other);
function languagesKey(text: string): string {
  const { codes, unknown } = codesOf(text, languages);
  return [...codes, ...unknown].sort().join();
}

/** Languages as a form expects them. */
const inWords = (codes: readonly string[]) => typedNames(codes, languages, 'fr');

/** A cell with languages; null where it names none (« VO »), or is not understood. */
function typedLanguages(cell: string | undefined): string | null | undefined {
  if (!cell) return cell;
  const { codes, unknown } = languagesIn(folded(cell));
  return unknown.length > 0 || codes.length === 0 ? null : inWords(codes);
}

/**
 * « français SME », « VOSTFR »: the languages of subtitles, and whether they are for the deaf; null
 * where the cell names neither, or more than that.
 */
const subtitlesIn = (cell = '') =>
  [`VO, sous-titres ${cell}`, cell]
    .map(typedVersion)
    .find((one) => one && (one.subtitles.length > 0 || one.sdh) && one.spoken.length === 0 && !one.ad) ?? null;

/** The column of subtitles, a field that only copies have. */
const copyColumn = (path: string) => (/^versions\.\d+\.subtitles/.test(path) ? 'subtitles' : undefined);

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
  const keysOf = (film: DraftFilm) => titlesOf(film).map(titleKey);
  const byTitle = groupedByEach(films, keysOf);
  const bySlip = groupedByEach(films, (film) => keysOf(film).flatMap(slipsOf));
  return (cells) => {
    const titles = [cells.originalTitle, cells.titleFr, cells.titleEn].flatMap((title) => title || []);
    const keys = titles.map(titleKey);
    const named = [...new Set(keys.flatMap((key) => byTitle.get(key) ?? []))];
    const same = named.filter((film) => saySame(cells, film));
    const [only] = same;
    if (only && same.length === 1 && isWrittenAlike(only, titles)) return { root: only };
    const slips = keys.flatMap(slipsOf).flatMap((slip) => bySlip.get(slip) ?? []);
    return { candidates: [...new Set([...same, ...named, ...slips])] };
  };
}

/**
 * Whether the titles are equal except for case, accents and punctuation; with an article more or
 * less, it has to be asked.
 */
const isWrittenAlike = (film: DraftFilm, titles: readonly string[]) => {
  const plain = (title: string) => titleKey(`x ${title}`);
  return titlesOf(film).some((own) => titles.some((title) => plain(own) === plain(title)));
};

const yearIn = ({ year = '' }: FilmCells) => Number(/\b\d{4}\b/.exec(year)?.[0] ?? 0) || null;
const namesOf = (directors = '') => typedNamesOf(directors).split('\n').filter(Boolean);

/** Whether year and directors, where both state them, do not contradict each other. */
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
