import { codesOf } from '../i18n/code-names.ts';
import { countries } from '../i18n/countries.ts';
import { languages } from '../i18n/languages.ts';
import { folded } from '../search/words.ts';
import type { Table } from './table.ts';
import { typedCountries, typedMinutes, typedYear } from './typed-cells.ts';
import { typedVersion } from './typed-version.ts';

/** What a column of a list of films may hold. `number` is ours, `foreignId` that of the program the list comes from. */
export const filmColumns = [
  'number',
  'foreignId',
  'originalTitle',
  'titleFr',
  'titleEn',
  'directors',
  'writers',
  'production',
  'year',
  'countries',
  'minutes',
  'version',
  'spoken',
  'subtitles',
  'synopsisFr',
  'synopsisEn',
  'contentNotes',
  'website',
  'rightsNote',
] as const;
export type FilmColumn = (typeof filmColumns)[number];

/** What each column of the table holds; null: nothing that is taken. A value stands in one column at most. */
export type FilmMapping = readonly (FilmColumn | null)[];

const names: readonly [RegExp, FilmColumn][] = [
  // A column of running numbers is nobody's identifier: rows get new ones whenever somebody sorts.
  [/^lanterne(?: .*)?$/, 'number'],
  [
    /^(?:submission id|tracking number|numero de (?:dossier|soumission)|reference|ref|id|identifiant|identifier)$/,
    'foreignId',
  ],
  [/^(?:titre original|original title|project title original language|titre vo|titre \(?vo\)?)$/, 'originalTitle'],
  [/^(?:titre (?:francais|fr|vf)|french title|titre en francais)$/, 'titleFr'],
  [/^(?:titre (?:anglais|international|en)|english title|international title|title \(?en(?:glish)?\)?)$/, 'titleEn'],
  [/^(?:films?|titres?|titre du film|title|film title|project title|oeuvre)$/, 'originalTitle'],
  [
    /^(?:realis\w*|real|directors?|directed by|director s|cineaste s?|mise en scene|auteurs? realisateurs?)( .*)?$/,
    'directors',
  ],
  [/^(?:scenar\w*|writers?|written by|auteurs?)$/, 'writers'],
  [/^(?:prod\w*|producers?|production company|societe de production)$/, 'production'],
  [
    /^(?:annee|year|date de (?:sortie|production|realisation)|completion date|year of production|annee de (?:production|sortie))$/,
    'year',
  ],
  [/^(?:pays|countr(?:y|ies)|country of origin|pays de production|nationalite)$/, 'countries'],
  [/^(?:duree|length|duration|minutes|min|running time|runtime|minutage)( .*)?$/, 'minutes'],
  [/^(?:version|versions|copie|format linguistique)$/, 'version'],
  [/^(?:langue|langues|language|languages|langue parlee|spoken|dialogues)$/, 'spoken'],
  [/^(?:sous titres?|sous titrage|subtitles?|st)$/, 'subtitles'],
  [/^(?:synopsis (?:en|anglais|english)|english synopsis)$/, 'synopsisEn'],
  [/^(?:synopsis|resume|description|synopsis (?:fr|francais|court)|pitch|logline)$/, 'synopsisFr'],
  [/^(?:avertissements?.*|content (?:notes?|warnings?)|trigger warnings?)$/, 'contentNotes'],
  [/^(?:site|site web|website|url|lien|project url|web)$/, 'website'],
  [/^(?:droits|rights|ayants? droits?|distributeur|distribution|contact copie|print source|contact)$/, 'rightsNote'],
];

const plain = (heading: string) =>
  folded(heading)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const isFilmFreeway = (header: readonly string[]) => {
  const all = new Set(header.map(plain));
  return (
    all.has('project title') && (all.has('submission id') || all.has('tracking number') || all.has('judging status'))
  );
};

/** Where FilmFreeway’s words mean something else than anybody’s. Its synopsis is in English. */
const FILM_FREEWAY: Readonly<Record<string, FilmColumn | null>> = {
  'project title': 'titleEn',
  'project title original language': 'originalTitle',
  synopsis: 'synopsisEn',
  'synopsis original language': null,
  'country of filming': null,
  language: 'spoken',
  'trailer url': null,
  'submission id': 'foreignId',
  'tracking number': 'foreignId',
  director: 'directors',
};

/** The program a list comes from, known by its headings; null for anybody’s. */
export const sourceOf = (table: Table): 'filmfreeway' | null => (isFilmFreeway(table.header) ? 'filmfreeway' : null);

/** How many rows are looked at for what a column holds. */
const LOOKED_AT = 200;

const contents: readonly [FilmColumn, (cell: string) => boolean][] = [
  ['website', (cell) => /^https?:\/\/\S+$/.test(cell)],
  ['year', (cell) => /^(?:18[89]|19\d|20\d)\d$/.test(typedYear(cell))],
  [
    'minutes',
    (cell) =>
      /[h:'’]|min/i.test(cell) &&
      /^\d{1,3}$|^\d{1,2}\s?[h:]\s?\d{0,2}$|^\d{1,3}\s?(?:min|'|m)/.test(typedMinutes(cell)),
  ],
  ['countries', (cell) => understood(typedCountries(cell), countries)],
  ['version', (cell) => /vo|vf|st/i.test(cell) && typedVersion(cell) !== null],
  ['spoken', (cell) => cell.length > 3 && understood(cell, languages)],
  ['minutes', (cell) => /^\d{1,3}$/.test(cell) && Number(cell) >= 1 && Number(cell) <= 600],
];

const understood = (cell: string, of: Parameters<typeof codesOf>[1]) => {
  const { codes, unknown } = codesOf(cell, of);
  return codes.length > 0 && unknown.length === 0;
};

/**
 * What each column seems to hold: by its name, else by what stands in it, when nine in ten of its cells agree. Where no column is called a title, the first
 * that nothing else claims is one.
 */
export function proposeFilmColumns(table: Table): FilmMapping {
  const isFreeway = isFilmFreeway(table.header);
  const taken = new Set<FilmColumn>();
  const claim = (column: FilmColumn | null | undefined): FilmColumn | null => {
    if (!column || taken.has(column)) return null;
    taken.add(column);
    return column;
  };
  const own = (heading: string) => (isFreeway && heading in FILM_FREEWAY ? FILM_FREEWAY[heading] : undefined);
  const mapping: (FilmColumn | null)[] = table.header.map((heading) => {
    const name = plain(heading);
    const known = own(name);
    return known === null ? null : claim(known ?? names.find(([pattern]) => pattern.test(name))?.[1]);
  });
  if (!isFreeway)
    for (const [at, held] of mapping.entries())
      if (held === null && !isIgnored(table.header[at] ?? '')) mapping[at] = claim(byContent(table, at, taken));
  if (!taken.has('originalTitle')) {
    const other = mapping.indexOf(taken.has('titleFr') ? 'titleFr' : 'titleEn');
    const first = other >= 0 ? other : mapping.findIndex((held, at) => held === null && isText(table, at));
    if (first >= 0) mapping[first] = 'originalTitle';
  }
  return mapping;
}

/** A column with a name of its own that says nothing to us is not guessed at: « Note du jury » would be a running time, « N° » as well. */
const isIgnored = (heading: string) => plain(heading).length > 2 || /^n/.test(plain(heading));

function byContent(table: Table, at: number, taken: ReadonlySet<FilmColumn>): FilmColumn | undefined {
  const cells = cellsIn(table, at);
  if (cells.length === 0) return undefined;
  return contents.find(
    ([column, holds]) => !taken.has(column) && cells.filter(holds).length >= cells.length * 0.9,
  )?.[0];
}

const cellsIn = (table: Table, at: number) =>
  table.rows
    .slice(0, LOOKED_AT)
    .map(({ cells }) => cells[at] ?? '')
    .filter((cell) => cell !== '');

const isText = (table: Table, at: number) => {
  const cells = cellsIn(table, at);
  return cells.length > 0 && cells.every((cell) => /\p{L}|\d/u.test(cell));
};

/** Columns as a form posts them: unknown words hold nothing, and only the first of two that say the same counts. */
export function readMapping(posted: readonly string[], width: number): FilmMapping {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, at) => {
    const column = filmColumns.find((one) => one === posted[at]) ?? null;
    if (column === null || taken.has(column)) return null;
    taken.add(column);
    return column;
  });
}
