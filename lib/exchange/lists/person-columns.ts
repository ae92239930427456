import type { Table } from '#lib/exchange/files/table.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { contactOf } from '#lib/volunteers/contact.ts';
import {
  type ColumnContents,
  type ColumnNames,
  inFirstLanguage,
  type Mapping,
  proposeColumns,
} from './list-columns.ts';

/** What a column of a list of people may hold. `email` and `phone` are lines of the contact. */
export const personColumns = [
  'number',
  'foreignId',
  'name',
  'firstName',
  'titleFr',
  'titleEn',
  'organisation',
  'bioFr',
  'bioEn',
  'contact',
  'email',
  'phone',
  'arrivesAt',
  'departsAt',
] as const;
export type PersonColumn = (typeof personColumns)[number];

const names: ColumnNames<PersonColumn> = [
  [/^lanterne(?: .*)?$/, 'number'],
  [/^(?:reference|ref|id|identifiant|identifier)$/, 'foreignId'],
  [/^(?:prenoms?|first ?name|given name)$/, 'firstName'],
  [
    /^(?:noms?(?: de famille| complet| et prenoms?| prenoms?)?|prenoms? (?:et )?noms?|names?|full name|last name|surname|family name|personnes?|people|person|invite(?:e|es|s|e s| e| es| e s)?|guests?|intervenant(?:e|es|s|e s| e| es| e s)?|speakers?)$/,
    'name',
  ],
  [
    /^(?:role|qualite|fonction|titre|metier|profession|job title|position)(?: (?:en|anglais|english))$|^(?:title|job) en(?:glish)?$/,
    'titleEn',
  ],
  [
    /^(?:role|qualite|fonction|titre|metier|profession|job title|title|position|job)(?: (?:fr|francais|en francais))?$/,
    'titleFr',
  ],
  [
    /^(?:organi[sz]ations?|organismes?|structures?|associations?|societe|company|affiliation|institution|employeur)$/,
    'organisation',
  ],
  [/^(?:bio(?:graph(?:ie|y))?|presentation) (?:en|anglais|english|en anglais)$|^english bio(?:graphy)?$/, 'bioEn'],
  [
    /^(?:bio(?:graph(?:ie|y))?|presentation|about|abstract|a propos)(?: (?:fr|francais|en francais|courte|short))?$/,
    'bioFr',
  ],
  [/^(?:e ?mails?|mail|courriel|adresse (?:e ?mail|mail|electronique)|email address)$/, 'email'],
  [/^(?:tel(?:ephone)?s?|portable|mobile|phone|phone number|numero de telephone|gsm)$/, 'phone'],
  [/^(?:contacts?|coordonnees|contact details)$/, 'contact'],
  [/^(?:arrivee?|arrive le|date d arrivee|arrival|arrives|arrives at|arrival date)$/, 'arrivesAt'],
  [/^(?:depart|part le|date de depart|departure|departs|departs at|departure date)$/, 'departsAt'],
];

const contents: ColumnContents<PersonColumn> = [
  ['email', (cell) => contactOf(cell)?.contactKind === 'email'],
  ['phone', (cell) => /^(?:\+|0)[\d\s().-]{8,}$/.test(cell)],
];

/** What each column of a list of people seems to hold, in a festival whose first language is `locale`. */
export const proposePersonColumns = (table: Table, locale: Locale = 'fr'): Mapping<PersonColumn> =>
  inFirstLanguage(
    proposeColumns<PersonColumn>(table, {
      list: 'people',
      columns: personColumns,
      names,
      contents,
      naming: (taken) => (taken.has('name') ? null : 'name'),
    }),
    table,
    personColumns,
    locale,
  );
