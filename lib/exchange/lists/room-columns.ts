import type { Table } from '#lib/exchange/files/table.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import {
  type ColumnContents,
  type ColumnNames,
  inFirstLanguage,
  type Mapping,
  proposeColumns,
} from './list-columns.ts';
import { readRoomKind } from './room-words.ts';

/** What a column of a list of rooms may hold. `address` is that of the venue. */
export const roomColumns = [
  'number',
  'foreignId',
  'venue',
  'address',
  'nameFr',
  'nameEn',
  'roomKind',
  'seats',
  'wheelchairPlaces',
  'abilities',
  'opensAt',
  'closesAt',
  'doorsMinutes',
  'clearMinutes',
  'note',
] as const;
export type RoomColumn = (typeof roomColumns)[number];

const names: ColumnNames<RoomColumn> = [
  [/^lanterne(?: .*)?$/, 'number'],
  [/^(?:reference|ref|id|identifiant|identifier)$/, 'foreignId'],
  [/^(?:lieux?|venues?|batiments?|buildings?|site|etablissement|cinema|theatre)(?: nom)?$/, 'venue'],
  [/^(?:adresse|address)(?: (?:du lieu|postale|of the venue))?$/, 'address'],
  [/^(?:salle|room|nom|name)s? (?:en|anglais|english|en anglais)$|^(?:english|room) name$/, 'nameEn'],
  [
    /^(?:salles?|rooms?|nom(?: de la salle)?|name|espaces?|ecrans?|screens?)(?: (?:fr|francais|en francais))?$/,
    'nameFr',
  ],
  [/^(?:types?|kinds?|genre|categorie)(?: (?:de (?:salle|lieu)|of (?:room|venue)))?$/, 'roomKind'],
  [
    /^(?:(?:places|emplacements) fauteuils?|fauteuils roulants?|pmr|places pmr|wheelchair(?: places| spaces)?)$/,
    'wheelchairPlaces',
  ],
  [/^(?:places?|sieges?|jauge|capacite|nombre de places|seats?|capacity|fauteuils)$/, 'seats'],
  [/^(?:equipements?|capacites techniques|technique|possibilites|abilities|equipment|features|materiel)$/, 'abilities'],
  [/^(?:ouverture|ouvre a|opens|opens at|opening)$/, 'opensAt'],
  [/^(?:fermeture|ferme a|closes|closes at|closing)$/, 'closesAt'],
  [/^(?:portes|ouverture des portes|doors)(?: min(?:utes)?)?$/, 'doorsMinutes'],
  [/^(?:evacuation|vider|liberation|sortie|clear(?:ing)?)(?: min(?:utes)?)?$/, 'clearMinutes'],
  [/^(?:notes?|remarques?|notes? (?:internes?|pour l equipe|for the team)|comments?|commentaires?)$/, 'note'],
];

const contents: ColumnContents<RoomColumn> = [
  ['roomKind', (cell) => readRoomKind(cell) !== null],
  ['seats', (cell) => /^\d{2,5}$/.test(cell)],
];

/** What each column of a list of rooms seems to hold, in a festival whose first language is `locale`. */
export const proposeRoomColumns = (table: Table, locale: Locale = 'fr'): Mapping<RoomColumn> =>
  inFirstLanguage(
    proposeColumns<RoomColumn>(table, {
      list: 'rooms',
      columns: roomColumns,
      names,
      contents,
      naming: (taken) => (taken.has('nameFr') || taken.has('nameEn') ? null : 'nameFr'),
    }),
    table,
    roomColumns,
    locale,
  );
