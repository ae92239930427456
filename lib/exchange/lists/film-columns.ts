import { plainHeading } from '#lib/exchange/files/plain-heading.ts';
import type { Table } from '#lib/exchange/files/table.ts';
import { typedCountries, typedMinutes, typedYear } from '#lib/exchange/files/typed-cells.ts';
import { typedVersion } from '#lib/exchange/files/typed-version.ts';
import { codesOf } from '#lib/i18n/code-names.ts';
import { countries } from '#lib/i18n/countries.ts';
import { languages } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import {
  type ColumnContents,
  type ColumnNames,
  inFirstLanguage,
  type Mapping,
  proposeColumns,
} from './list-columns.ts';

/** What a column of a list of films may hold. `number` is ours, `foreignId` that of the program the list comes from; `trailer` and `distributor` go to the note on rights. */
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
  'format',
  'synopsisFr',
  'synopsisEn',
  'contentNotes',
  'website',
  'trailer',
  'rightsState',
  'rightsNote',
  'distributor',
] as const;
export type FilmColumn = (typeof filmColumns)[number];

export type FilmMapping = Mapping<FilmColumn>;

const names: ColumnNames<FilmColumn> = [
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
  [/^(?:supports?|formats?(?: (?:de projection|du fichier))?|screening format|projection format)$/, 'format'],
  [/^(?:synopsis (?:en|anglais|english)|english synopsis)$/, 'synopsisEn'],
  [/^(?:synopsis|resume|description|synopsis (?:fr|francais|court)|pitch|logline)$/, 'synopsisFr'],
  [/^(?:avertissements?.*|content (?:notes?|warnings?)|trigger warnings?)$/, 'contentNotes'],
  [/^(?:site|site web|website|url|lien|project url|web)$/, 'website'],
  [/^(?:bandes? annonces?|trailers?(?: url)?|lien (?:de la )?bande annonce|b a)$/, 'trailer'],
  [/^(?:(?:etat|statut|situation) des droits|rights (?:state|status)|state of (?:the )?rights)$/, 'rightsState'],
  [
    /^(?:distribut(?:eurs?|rices?|ion|ors?)|sales agents?|ventes internationales|vendeur international)$/,
    'distributor',
  ],
  [/^(?:droits|rights|ayants? droits?|contact copie|print source|contact)$/, 'rightsNote'],
];

const isFilmFreeway = (header: readonly string[]) => {
  const all = new Set(header.map(plainHeading));
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

const contents: ColumnContents<FilmColumn> = [
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

/** What each column of a list of films seems to hold. Where no column is called an original title, the first other title is it. */
export function proposeFilmColumns(table: Table, locale: Locale = 'fr'): FilmMapping {
  const mapping = proposeColumns<FilmColumn>(table, {
    list: 'films',
    columns: filmColumns,
    names,
    contents,
    naming: (taken) =>
      (['originalTitle', 'titleFr', 'titleEn'] as const).some((title) => taken.has(title)) ? null : 'originalTitle',
    ...(isFilmFreeway(table.header) && {
      own: (name: string) => (Object.hasOwn(FILM_FREEWAY, name) ? FILM_FREEWAY[name] : undefined),
    }),
  });
  if (!mapping.includes('originalTitle')) {
    const other = mapping.indexOf(mapping.includes('titleFr') ? 'titleFr' : 'titleEn');
    if (other >= 0) mapping[other] = 'originalTitle';
  }
  return inFirstLanguage(mapping, table, filmColumns, locale);
}
