import { filmFormats, rightsKinds, rightsStates } from '#db/enums.ts';
import { plainHeading, type Table } from '#lib/exchange/files/table.ts';
import {
  choicesOf,
  isUnsaid,
  typedCountries,
  typedMinutes,
  typedNamesOf,
  typedVersion,
  typedYear,
} from '#lib/exchange/files/typed-cells.ts';
import { onlyCopyOf } from '#lib/films/copy-shown.ts';
import { versionLabel } from '#lib/films/version-label.ts';
import { codesOf, typedNames } from '#lib/i18n/code-names.ts';
import { countries } from '#lib/i18n/countries.ts';
import { languages } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { bothLanguages } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DraftFilm, DraftVersion } from '#lib/model/draft.ts';
import { formatDuration } from '#lib/time/format.ts';
import { describedColumns, ids, privateTags, proposing } from './list-columns.ts';

/** « DCP », « Blu-ray », « fichier mp4 », « lien Vimeo ». */
export const readFilmFormat = choicesOf(
  filmFormats,
  (format, locale) => translator(locale, 'terms')(`format.${format}`),
  [
    [/^dcp(?: .*)?$/, 'dcp'],
    [/^(?:fichiers?(?: .*)?|mp4|mov|mkv|prores(?: .*)?|h 264|h264|video file|files?)$/, 'file'],
    [/^(?:dvd|blu ?ray|disques?|discs?)$/, 'disc'],
    [/^(?:pellicule )?35 ?(?:mm)?$/, '35mm'],
    [/^(?:pellicule )?16 ?(?:mm)?$/, '16mm'],
    [/^(?:liens?(?: .*)?|vimeo|streaming|en ligne|online|links?)$/, 'stream'],
  ],
);

/** « OK », « accordés », « demande en cours ». */
const readRightsState = choicesOf(
  rightsStates,
  (state, locale) => translator(locale, 'terms')(`rightsState.${state}`),
  [
    [/^(?:ok|oui|accord(?:ee?|es|ees)?|acquis(?:es?)?|obtenu(?:e?s?)?|yes|cleared|granted)$/, 'granted'],
    [/^(?:demand(?:ee?|es|ees)?(?: en cours)?|en cours|en attente|pending|requested)$/, 'asked'],
    [/^(?:a demander|a negocier|todo|to do)$/, 'to-ask'],
    [/^(?:refus(?:ee?|es|ees)?|denied)$/, 'refused'],
    [/^(?:inconnu(?:e?s?)?|unknown)$/, 'unknown'],
    [/^(?:libres?(?: de droits?)?|domaine public|public domain|pas necessaires?)$/, 'not-needed'],
  ],
);

/** A cell that is empty or « ? » says that they are unknown. */
const stateTyped = (cell: string) => (cell === '' || isUnsaid(cell) ? 'unknown' : readRightsState(cell));

/** « projection publique », « licence libre »: the words of the form, and no others. */
const readRightsKind = choicesOf(rightsKinds, (kind, locale) => translator(locale, 'terms')(`rightsKind.${kind}`));

const NOTE = { keptIn: 'rightsNote' } as const;

/** The festival’s language: that of cells with a text in one language. */
export type FilmScene = Readonly<{ locale: Locale }>;

/**
 * The columns of a list of films. `number` is ours, `foreignId` that of the program from which the
 * list comes. Cells that are not understood go to the note on rights, the only private text of a
 * film, and so does `distributor`, which has no field. A row without any title is not a film.
 */
export const filmColumns = describedColumns<DraftFilm, FilmScene>()({
  // Running numbers identify nothing, because rows get new ones whenever somebody sorts the list.
  number: ids.number,
  foreignId: {
    called:
      /^(?:submission id|tracking number|numero de (?:dossier|soumission)|reference|ref|id|identifiant|identifier)$/,
  },
  originalTitle: {
    called:
      /^(?:titre original|original title|project title original language|titre vo|titre \(?vo\)?|films?|titres?|titre du film|title|film title|project title|oeuvre)$/,
    field: 'originalTitle',
  },
  titleFr: {
    called: /^(?:titre (?:francais|fr|vf)|french title|titre en francais)$/,
    field: 'title.fr',
    isAside: true,
    ...NOTE,
  },
  titleEn: {
    called: /^(?:titre (?:anglais|international|en)|english title|international title|title \(?en(?:glish)?\)?)$/,
    field: 'title.en',
    isAside: true,
    ...NOTE,
  },
  directors: {
    called: /^(?:realis\w*|real|directors?|directed by|cineastes?|mise en scene|auteurs? realisateurs?)( .*)?$/,
    field: 'directors',
    typed: typedNamesOf,
    ...NOTE,
  },
  writers: {
    called: /^(?:scenar\w*|writers?|written by|auteurs?)$/,
    field: 'writers',
    isAside: true,
    typed: typedNamesOf,
    ...NOTE,
  },
  production: {
    called: /^(?:prod\w*|producers?|production company|societe de production)$/,
    field: 'production',
    isAside: true,
    ...NOTE,
  },
  year: {
    called:
      /^(?:annee|year|date de (?:sortie|production|realisation)|completion date|year of production|annee de (?:production|sortie))$/,
    holds: (cell) => /^(?:18[89]|19\d|20\d)\d$/.test(typedYear(cell)),
    field: 'year',
    typed: typedYear,
    amount: 'number',
    ...NOTE,
  },
  countries: {
    called: /^(?:pays|countr(?:y|ies)|country of origin|pays de production|nationalite)$/,
    holds: (cell) => understood(typedCountries(cell), countries),
    field: 'countries',
    typed: typedCountries,
    said: (codes: string[], locale) => typedNames(codes, countries, locale),
    ...NOTE,
  },
  minutes: {
    called: /^(?:durees?|length|duration|minutes|min|running time|runtime|minutage)( .*)?$/,
    holds: (cell) =>
      (/[h:'’]|min/i.test(cell) &&
        /^\d{1,3}$|^\d{1,2}\s?[h:]\s?\d{0,2}$|^\d{1,3}\s?(?:min|'|m)/.test(typedMinutes(cell))) ||
      (/^\d{1,3}$/.test(cell) && Number(cell) >= 1 && Number(cell) <= 600),
    field: 'minutes',
    typed: typedMinutes,
    said: formatDuration,
    written: ({ minutes }) => minutes,
    amount: 'minutes',
    ...NOTE,
  },
  version: {
    called: /^(?:version|versions|copie|format linguistique)$/,
    holds: (cell) => /vo|vf|st/i.test(cell) && typedVersion(cell) !== null,
    fact: ({ versions }) => versions.map(copyFacts),
    said: (copies: Copy[], locale) =>
      copies
        .map((copy) => copyInWords(copy, locale))
        .filter(Boolean)
        .join(' ; '),
    ...NOTE,
  },
  spoken: {
    called: /^(?:langue|langues|language|languages|langue parlee|spoken|dialogues)$/,
    holds: (cell) => cell.length > 3 && understood(cell, languages),
    written: (film, locale) => typedNames(onlyCopyOf(film)?.spoken ?? [], languages, locale),
    isAside: true,
    ...NOTE,
  },
  subtitles: {
    called: /^(?:sous titres?|sous titrage|subtitles?|st)$/,
    written: (film, locale) => {
      const copy = onlyCopyOf(film);
      return [typedNames(copy?.subtitles ?? [], languages, locale), copy?.sdh ? SDH[locale] : '']
        .filter(Boolean)
        .join(' ');
    },
    isAside: true,
    ...NOTE,
  },
  format: {
    called: /^(?:supports?|formats?(?: (?:de projection|du fichier))?|screening format|projection format)$/,
    written: (film, locale) => {
      const format = onlyCopyOf(film)?.format;
      return format ? readFilmFormat.said(format, locale) : null;
    },
    isAside: true,
    choices: readFilmFormat.all,
    ...NOTE,
  },
  shortSynopsisFr: {
    called: /^(?:(?:synopsis|resume) courts?(?: (?:fr|francais))?|pitch|logline|short synopsis)$/,
    field: 'shortSynopsis.fr',
    isAside: true,
    keptIn: null,
  },
  shortSynopsisEn: {
    called: /^(?:(?:synopsis|resume) courts? (?:en|anglais|english)|short (?:english )?synopsis (?:en|english))$/,
    field: 'shortSynopsis.en',
    isAside: true,
    keptIn: null,
  },
  synopsisFr: {
    called: /^(?:synopsis|resume|description|synopsis (?:fr|francais|long))$/,
    field: 'synopsis.fr',
    isAside: true,
    keptIn: null,
  },
  synopsisEn: {
    called: /^(?:synopsis (?:en|anglais|english)|english synopsis)$/,
    field: 'synopsis.en',
    isAside: true,
    keptIn: null,
  },
  contentNotes: {
    called: /^(?:avertissements?.*|content (?:notes?|warnings?)|trigger warnings?)$/,
    field: 'contentNotes',
    isAside: true,
    said: (notes: DraftFilm['contentNotes']) => notes.map(bothLanguages).join(' ; '),
    written: (film) => film.contentNotes.map((note) => note.fr ?? note.en).join('\n'),
    ...NOTE,
  },
  website: {
    called: /^(?:site|site web|website|url|lien|project url|web)$/,
    holds: (cell) => /^https?:\/\/\S+$/.test(cell),
    field: 'website',
    isAside: true,
    ...NOTE,
  },
  trailer: {
    called: /^(?:bandes? annonces?|trailers?(?: url)?|lien (?:de la )?bande annonce|b a)$/,
    field: 'trailer',
    isAside: true,
    ...NOTE,
  },
  rightsState: {
    called: /^(?:(?:etat|statut|situation) des droits|rights (?:state|status)|state of (?:the )?rights)$/,
    // A column « Droits » may contain the state of the rights or their owner, so its cells decide.
    perhaps: { called: /^(?:droits|rights)$/, where: (cell) => stateTyped(cell) !== null },
    field: 'rightsState',
    typed: stateTyped,
    error: 'rightsState',
    said: readRightsState.said,
    choices: readRightsState.all,
    isFilled: true,
    ...NOTE,
  },
  rightsKind: {
    called: /^(?:(?:type|nature|genre|cadre) (?:de |des )?droits|rights (?:type|kind)|kind of rights)$/,
    field: 'rightsKind',
    typed: (cell) => readRightsKind(cell) ?? cell,
    said: readRightsKind.said,
    choices: readRightsKind.all,
    ...NOTE,
  },
  tags: { ...privateTags, ...NOTE },
  rightsNote: {
    called: /^(?:droits|rights|ayants? droits?|contact copie|print source|contact)$/,
    field: 'rightsNote',
    keptIn: null,
  },
  distributor: {
    called: /^(?:distribut(?:eurs?|rices?|ion|ors?)|sales agents?|ventes internationales|vendeur international)$/,
    ...NOTE,
  },
});
export type FilmColumn = keyof typeof filmColumns;

type Copy = ReturnType<typeof copyFacts>;

const copyFacts = ({ id, spoken, subtitles, sdh, ad, format, minutes, isOnlyCopy }: DraftVersion) => ({
  id,
  spoken,
  subtitles,
  sdh,
  ad,
  format,
  minutes,
  isOnlyCopy,
});

const copyInWords = (copy: Copy, locale: Locale) =>
  [versionLabel(copy, locale).printed, copy.format && readFilmFormat.said(copy.format, locale)]
    .filter(Boolean)
    .join(', ');

/** What people write behind the language of subtitles for the deaf. */
const SDH = { fr: 'SME', en: 'SDH' } as const;

const isFilmFreeway = (header: readonly string[]) => {
  const all = new Set(header.map(plainHeading));
  return (
    all.has('project title') && (all.has('submission id') || all.has('tracking number') || all.has('judging status'))
  );
};

/** Headings that mean something else in FilmFreeway's files. Its synopsis is in English. */
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

/** The program from which a list comes, recognised by its headings; null for others. */
export const sourceOf = (table: Table): 'filmfreeway' | null => (isFilmFreeway(table.header) ? 'filmfreeway' : null);

function understood(cell: string, of: Parameters<typeof codesOf>[1]) {
  const { codes, unknown } = codesOf(cell, of);
  return codes.length > 0 && unknown.length === 0;
}

/** Headings that certainly mean the original title. */
const NAMES_ORIGINAL = /^(?:titre original|original title|titre vo|project title original language)$/;

/**
 * Beside an original title, a column called only « Titre » has the local title. If no column is
 * called an original title, the first column with a title is it.
 */
function settleTitles(mapping: (FilmColumn | null)[], { header }: Table): void {
  const isOriginal = (heading: string) => NAMES_ORIGINAL.test(plainHeading(heading));
  const original = header.findIndex((heading, at) => mapping[at] === null && isOriginal(heading));
  const held = mapping.indexOf('originalTitle');
  if (original >= 0 && held >= 0 && !isOriginal(header[held] ?? '')) {
    mapping[held] = mapping.includes('titleFr') ? null : 'titleFr';
    mapping[original] = 'originalTitle';
  }
  if (mapping.includes('originalTitle')) return;
  const other = mapping.indexOf(mapping.includes('titleFr') ? 'titleFr' : 'titleEn');
  if (other >= 0) mapping[other] = 'originalTitle';
}

/** Guesses what each column of a list of films contains. */
export const proposeFilmColumns = proposing<FilmColumn>({
  list: 'films',
  columns: filmColumns,
  naming: ['originalTitle', 'titleFr', 'titleEn'],
  own: ({ header }) => (isFilmFreeway(header) ? FILM_FREEWAY : null),
  settle: settleTitles,
});
