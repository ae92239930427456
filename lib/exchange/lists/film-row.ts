import type { z } from 'zod';
import type { CellProblem, Cells, ReadRow } from '#lib/exchange/files/cells.ts';
import { isUnsaid } from '#lib/exchange/files/typed-cells.ts';
import { languagesIn, typedVersion } from '#lib/exchange/files/typed-version.ts';
import { type FilmFormValues, type FilmInput, filmFormValues, filmSchema, newFilmValues } from '#lib/films/schema.ts';
import { codesOf, typedNames } from '#lib/i18n/code-names.ts';
import { fieldErrors } from '#lib/i18n/field-messages.ts';
import { languages } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { DraftFilm } from '#lib/model/draft.ts';
import { folded } from '#lib/search/words.ts';
import { type FilmColumn, type FilmScene, filmColumns } from './film-columns.ts';
import { readFilmFormat } from './film-words.ts';
import { filledForm, refusedColumn } from './list-columns.ts';

export type FilmCells = Cells<FilmColumn>;
type ReadFilm = ReadRow<FilmColumn, FilmInput>;
type FilmProblem = CellProblem<FilmColumn>;

/**
 * A row as the film's form would post it: merged into `film` if it is an existing one, else as a
 * new film.
 */
export function readFilm(given: FilmCells, film: DraftFilm | null, { locale }: FilmScene): ReadFilm {
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
  const problems = Object.entries(fieldErrors(parsed.error)).map(([path, error]) => {
    const refused = refusedColumn(filmColumns, path, error) ?? { column: copyColumn(path), error };
    return { ...refused, cell: cells[refused.column] ?? '' };
  });
  return { ok: false, problems };
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
  const { version } = cells;
  const spoken = typedLanguages(cells.spoken);
  const read = subtitlesIn(cells.subtitles);
  const subtitles = read?.subtitles ?? typedLanguages(cells.subtitles);
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
    spoken: spoken ?? typedNames(typed?.spoken ?? [], languages, 'fr'),
    subtitles: subtitles ?? typedNames(typed?.subtitles ?? [], languages, 'fr'),
    sdh: (typed?.sdh ?? false) || read !== null,
    ad: typed?.ad ?? false,
  };
  const [first, second] = rows;
  if (first && !second) {
    const merged = {
      ...first,
      spoken: spoken ?? (row.spoken || first.spoken),
      subtitles: subtitles ?? (typed ? row.subtitles : first.subtitles),
      sdh: typed || read ? row.sdh : first.sdh,
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

/** A cell with languages as a form expects it; one that is not understood stays as it is. */
function typedLanguages(cell: string | undefined): string | undefined {
  const { codes, unknown } = languagesIn(folded(cell ?? ''));
  return codes.length > 0 && unknown.length === 0 ? typedNames(codes, languages, 'fr') : cell;
}

/**
 * « français SME »: the language of subtitles for the deaf; null where they are for others, or not
 * understood.
 */
function subtitlesIn(cell: string | undefined): { subtitles: string } | null {
  const typed = cell ? typedVersion(`VO, sous-titres ${cell}`) : null;
  return typed?.sdh ? { subtitles: typedNames(typed.subtitles, languages, 'fr') } : null;
}

/** The column of a field that only copies have. */
const copyColumn = (path: string): FilmColumn => (/^versions\.\d+\.subtitles/.test(path) ? 'subtitles' : 'spoken');
