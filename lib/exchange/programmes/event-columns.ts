import type { Table } from '#lib/exchange/files/table.ts';
import { looksLikeRoom, readEventKind, readVisibility } from '#lib/exchange/files/typed-cells.ts';
import { looksLikeDay, timeIn, typedMoment } from '#lib/exchange/files/typed-moments.ts';
import {
  columnNames,
  inFirstLanguage,
  type Mapping,
  proposeColumns,
  type Recognized,
} from '#lib/exchange/lists/list-columns.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { dateIn } from '#lib/time/day-entry.ts';

/** « Séance » may be a title or a time. */
const SHOWINGS = /^seances?$/;
const momentOf = (cell: string) => typedMoment(cell, (text) => (looksLikeDay(text) ? text : null));
/** « Places » may be seats or a location. */
const PLACES = /^places?$/;
const isAmount = (cell: string) => /^\d+(?: ?(?:places?|seats?))?$/i.test(cell);

/** The columns of a list of séances, with how they are recognised. */
const recognized = {
  number: { called: /^lanterne(?: .*)?$/ },
  foreignId: { called: /^(?:reference|ref|id|identifiant|identifier|uid|guid)$/ },
  titleFr: {
    called:
      /^(?:titres?|title|intitule|events?|nom|name|evenements?|sessions?|programmes?)(?: (?:fr|francais|en francais|de la seance))?$/,
    perhaps: { called: SHOWINGS, where: (cell) => momentOf(cell.split(/[,;\n]/)[0] ?? '') === null },
  },
  titleEn: { called: /^(?:titre|title|intitule|nom) (?:en|anglais|english|en anglais|international)$|^english title$/ },
  day: {
    called: /^(?:jours?|dates?|days?|date et heure|date heure|date time|datetime|quand|when)$/,
    perhaps: { called: SHOWINGS, where: (cell) => Boolean(momentOf(cell)?.date) },
    holds: (cell) => Boolean(typedMoment(cell, (text) => dateIn(text, '2026-01-01') ?? dateIn(text, undefined))?.date),
  },
  start: {
    called: /^(?:heures?|horaires?|debut|heure de debut|start|starts|start time|time|from)$/,
    holds: (cell) => /[h:]/i.test(cell) && timeIn(cell) !== null,
  },
  end: { called: /^(?:fin|heure de fin|end|ends|end time|jusqu a|until)$/ },
  minutes: { called: /^(?:durees?|duration|length|minutes|min|running time)( .*)?$/ },
  venue: {
    called: /^(?:lieux?|venues?|locations?|cinema|theatre|ou)$/,
    perhaps: { called: PLACES, where: (cell) => !isAmount(cell) },
  },
  room: { called: /^(?:salles?|rooms?|ecrans?|screens?|espaces?)$/, holds: looksLikeRoom },
  kind: {
    called: /^(?:types?|kinds?|genre|format|categorie|category)(?: de seance)?$/,
    holds: (cell) => readEventKind(cell) !== null,
  },
  films: { called: /^(?:films?|oeuvres?|films? projetes?|film titles?)$/ },
  people: {
    called:
      /^(?:intervenant(?:e|es|s|e s| e| es| e s)?|invite(?:e|es|s|e s| e| es| e s)?|personnes?|people|speakers?|guests?|avec|with|animation|en presence de|participants?|artistes?)$/,
  },
  themes: { called: /^(?:themes?|thematiques?|fils?|mots cles|tags?|topics?|tracks?|parcours)$/ },
  subtitleFr: { called: /^(?:sous titre|subtitle|chapeau)(?: (?:fr|francais))?$/ },
  subtitleEn: { called: /^(?:sous titre|subtitle) (?:en|anglais|english)$/ },
  labelFr: { called: /^(?:appellation|etiquette|label|mention)$/ },
  labelEn: { called: /^(?:appellation|etiquette|label) (?:en|anglais|english|en anglais)$/ },
  synopsisFr: {
    called:
      /^(?:synopsis|resume|description|presentation|introduction|texte|abstract|texte de presentation)(?: (?:fr|francais|in french))?$/,
  },
  synopsisEn: {
    called: /^(?:synopsis|resume|description|presentation|introduction|texte|abstract) (?:en|anglais|(?:in )?english)$/,
  },
  spoken: { called: /^(?:langues?(?: parlees?)?|languages?(?: spoken)?|spoken languages?|version)$/ },
  translatedInto: {
    called:
      /^(?:traductions?|langues? de (?:la )?traduction|traduite?s? en|interpretation|translations?|translated into|interpreted into)$/,
  },
  capacity: {
    called: /^(?:jauge|capacite|capacity|nombre de places|seats)$/,
    perhaps: { called: PLACES, where: isAmount },
  },
  status: { called: /^(?:statut|status|etat)$/ },
  visibility: {
    called: /^(?:visibilite|visibility)$/,
    perhaps: { called: /^(?:public|acces)$/, where: (cell) => readVisibility(cell) !== null },
  },
  links: {
    called: /^(?:liens?|links?|url)$/,
    perhaps: {
      called: /^(?:site|site web|website|billetterie)$/,
      where: (cell) => /https?:\/\/|^(?:[\w-]+\.)+[a-z]{2,}(?:\/\S*)?$/i.test(cell),
    },
    holds: (cell) => /^https?:\/\/\S+$/.test(cell),
  },
  wishes: { called: /^(?:souhaits?|wishes|wish)$/ },
  tags: { called: /^(?:etiquettes privees|private tags?)$/ },
  teamNotes: {
    called: /^(?:notes?|remarques?|notes? (?:internes?|equipe|techniques?)|comments?|commentaires?|team notes)$/,
  },
} satisfies Readonly<Record<string, Recognized>>;
export type EventColumn = keyof typeof recognized;

export const eventColumns = columnNames(recognized);

/**
 * Other ways to state what other columns state. Our own lists do not have them, so that, for
 * example, an end cannot contradict a length.
 */
export const besides: readonly EventColumn[] = ['foreignId', 'end'];

/**
 * Guesses what each column of a list of séances contains, for a festival with the main language
 * `locale`. A list of films with hours needs no titles.
 */
export const proposeEventColumns = (table: Table, locale: Locale = 'fr'): Mapping<EventColumn> =>
  inFirstLanguage(
    proposeColumns<EventColumn>(withoutDays(table), {
      list: 'events',
      columns: recognized,
      naming: (taken) => (taken.has('titleFr') || taken.has('titleEn') || taken.has('films') ? null : 'titleFr'),
    }),
    table,
    recognized,
    locale,
  );

/** Without rows that contain only a day, as they are headings of the rows below. */
const withoutDays = ({ header, rows }: Table): Table => ({
  header,
  rows: header.length === 1 ? rows : rows.filter(({ cells }) => cells.filter((cell) => cell !== '').length > 1),
});
