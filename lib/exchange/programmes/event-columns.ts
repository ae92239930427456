import { looksLikeRoom, readEventKind } from '#lib/exchange/files/event-words.ts';
import type { Table } from '#lib/exchange/files/table.ts';
import { dateIn, timeIn, typedMoment } from '#lib/exchange/files/typed-moments.ts';
import {
  type ColumnContents,
  type ColumnNames,
  inFirstLanguage,
  type Mapping,
  proposeColumns,
} from '#lib/exchange/lists/list-columns.ts';
import type { Locale } from '#lib/i18n/locale.ts';

/** What a column of a list of séances may hold. */
export const eventColumns = [
  'number',
  'foreignId',
  'titleFr',
  'titleEn',
  'day',
  'start',
  'end',
  'minutes',
  'venue',
  'room',
  'kind',
  'films',
  'people',
  'themes',
  'subtitleFr',
  'subtitleEn',
  'labelFr',
  'labelEn',
  'synopsisFr',
  'synopsisEn',
  'spoken',
  'translatedInto',
  'capacity',
  'status',
  'visibility',
  'links',
  'teamNotes',
] as const;
export type EventColumn = (typeof eventColumns)[number];

/** Other ways to say what other columns say: our own lists have none of them, so that an end cannot contradict a length. */
export const besides: readonly EventColumn[] = ['foreignId', 'end'];

const names: ColumnNames<EventColumn> = [
  [/^lanterne(?: .*)?$/, 'number'],
  [/^(?:reference|ref|id|identifiant|identifier|uid|guid)$/, 'foreignId'],
  [/^(?:titre|title|intitule|nom) (?:en|anglais|english|en anglais|international)$|^english title$/, 'titleEn'],
  [/^(?:sous titre|subtitle) (?:en|anglais|english)$/, 'subtitleEn'],
  [/^(?:sous titre|subtitle|chapeau)(?: (?:fr|francais))?$/, 'subtitleFr'],
  [/^(?:jours?|dates?|days?|date et heure|date heure|date time|datetime|quand|when)$/, 'day'],
  [/^(?:fin|heure de fin|end|ends|end time|jusqu a|until)$/, 'end'],
  [/^(?:heures?|horaires?|debut|heure de debut|start|starts|start time|time|from)$/, 'start'],
  [/^(?:durees?|duration|length|minutes|min|running time)( .*)?$/, 'minutes'],
  [/^(?:salles?|rooms?|ecrans?|screens?|espaces?)$/, 'room'],
  [/^(?:lieux?|venues?|locations?|places?|cinema|theatre|ou)$/, 'venue'],
  [/^(?:types?|kinds?|genre|format|categorie|category)(?: de seance)?$/, 'kind'],
  [/^(?:films?|oeuvres?|films? projetes?|film titles?)$/, 'films'],
  [
    /^(?:seances?|titres?|title|intitule|events?|nom|name|evenements?|sessions?|programmes?)(?: (?:fr|francais|en francais|de la seance))?$/,
    'titleFr',
  ],
  [
    /^(?:intervenant(?:e|es|s|e s| e| es| e s)?|invite(?:e|es|s|e s| e| es| e s)?|personnes?|people|speakers?|guests?|avec|with|animation|en presence de|participants?|artistes?)$/,
    'people',
  ],
  [/^(?:themes?|thematiques?|fils?|mots cles|tags?|topics?|tracks?|parcours)$/, 'themes'],
  [/^(?:appellation|etiquette|label) (?:en|anglais|english|en anglais)$/, 'labelEn'],
  [/^(?:appellation|etiquette|label|mention)$/, 'labelFr'],
  [/^(?:synopsis|resume|description|presentation|texte|abstract) (?:en|anglais|english)$/, 'synopsisEn'],
  [
    /^(?:synopsis|resume|description|presentation|texte|abstract|texte de presentation)(?: (?:fr|francais))?$/,
    'synopsisFr',
  ],
  [/^(?:jauge|capacite|capacity|nombre de places|seats)$/, 'capacity'],
  [
    /^(?:traductions?|langues? de (?:la )?traduction|traduite?s? en|interpretation|translations?|translated into|interpreted into)$/,
    'translatedInto',
  ],
  [/^(?:langues?(?: parlees?)?|languages?(?: spoken)?|spoken languages?|version)$/, 'spoken'],
  [/^(?:statut|status|etat)$/, 'status'],
  [/^(?:visibilite|visibility|public|acces)$/, 'visibility'],
  [/^(?:liens?|links?|url|site|site web|website|billetterie)$/, 'links'],
  [/^(?:notes?|remarques?|notes? (?:internes?|equipe|techniques?)|comments?|commentaires?|team notes)$/, 'teamNotes'],
];

const contents: ColumnContents<EventColumn> = [
  ['links', (cell) => /^https?:\/\/\S+$/.test(cell)],
  ['start', (cell) => /[h:]/i.test(cell) && timeIn(cell) !== null],
  ['day', (cell) => Boolean(typedMoment(cell, (text) => dateIn(text, '2026-01-01'))?.date)],
  ['kind', (cell) => readEventKind(cell) !== null],
  ['room', looksLikeRoom],
];

/** What each column of a list of séances seems to hold, in a festival whose first language is `locale`. A list of films with hours needs no titles. */
export const proposeEventColumns = (table: Table, locale: Locale = 'fr'): Mapping<EventColumn> =>
  inFirstLanguage(
    proposeColumns<EventColumn>(withoutDays(table), {
      list: 'events',
      columns: eventColumns,
      names,
      contents,
      naming: (taken) => (taken.has('titleFr') || taken.has('titleEn') || taken.has('films') ? null : 'titleFr'),
    }),
    table,
    eventColumns,
    locale,
  );

/** Without what holds a day alone, which is over rows and in no column. */
const withoutDays = ({ header, rows }: Table): Table => ({
  header,
  rows: header.length === 1 ? rows : rows.filter(({ cells }) => cells.filter((cell) => cell !== '').length > 1),
});
