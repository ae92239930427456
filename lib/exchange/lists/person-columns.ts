import type { Table } from '#lib/exchange/files/table.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { DraftPerson } from '#lib/model/draft.ts';
import type { DayOrder } from '#lib/time/day-entry.ts';
import { contactOf } from '#lib/volunteers/contact.ts';
import { describedColumns, inFirstLanguage, type Mapping, privateTags, proposeColumns } from './list-columns.ts';

const moment = (column: 'arrivesAt' | 'departsAt', called: RegExp) =>
  ({
    called,
    field: column,
    said: spaced,
    isDated: true,
    keptIn: 'contact',
  }) as const;

/** A wall clock as spreadsheets write it. */
const spaced = (wall: string) => wall.replace('T', ' ');

/** The columns of a list of people. `email` and `phone` become lines of the contact. */
export const personColumns = describedColumns<DraftPerson, PersonScene>()({
  number: { called: /^lanterne(?: .*)?$/ },
  foreignId: { called: /^(?:reference|ref|id|identifiant|identifier)$/ },
  name: {
    called:
      /^(?:noms?(?: de famille| complet| et prenoms?| prenoms?)?|prenoms? (?:et )?noms?|names?|full name|last name|surname|family name|personnes?|people|person|invite(?:e|es|s|e s| e| es| e s)?|guests?|intervenant(?:e|es|s|e s| e| es| e s)?|speakers?)$/,
    field: 'name',
  },
  firstName: { called: /^(?:prenoms?|first ?name|given name)$/ },
  titleFr: {
    called:
      /^(?:role|qualite|fonction|titre|metier|profession|job title|title|position|job)(?: (?:fr|francais|(?:en|in) (?:francais|french)))?$/,
    field: 'title.fr',
    keptIn: 'contact',
  },
  titleEn: {
    called:
      /^(?:role|qualite|fonction|titre|metier|profession|job title|position)(?: (?:en|anglais|(?:in )?english))$|^(?:title|job) en(?:glish)?$/,
    field: 'title.en',
    isAside: true,
    keptIn: 'contact',
  },
  organisation: {
    called:
      /^(?:organi[sz]ations?|organismes?|structures?|associations?|societe|company|affiliation|institution|employeur)$/,
    field: 'organisation',
    keptIn: 'contact',
  },
  bioFr: {
    called:
      /^(?:bio(?:graph(?:ie|y))?|presentation|about|abstract|a propos)(?: (?:fr|francais|en francais|courte|short))?$/,
    field: 'bio.fr',
    isAside: true,
    keptIn: null,
  },
  bioEn: {
    called: /^(?:bio(?:graph(?:ie|y))?|presentation) (?:en|anglais|english|en anglais)$|^english bio(?:graphy)?$/,
    field: 'bio.en',
    isAside: true,
    keptIn: null,
  },
  contact: {
    called: /^(?:contacts?|coordonnees|contact details)$/,
    field: 'contact',
    keptIn: null,
  },
  tags: { ...privateTags, keptIn: 'contact' },
  email: {
    called: /^(?:e ?mails?|mail|courriel|adresse (?:e ?mail|mail|electronique)|email address)$/,
    holds: (cell) => contactOf(cell)?.contactKind === 'email',
    keptIn: null,
  },
  phone: {
    called: /^(?:tel(?:ephone)?s?|portable|mobile|phone|phone number|numero de telephone|gsm)$/,
    holds: (cell) => /^(?:\+|0)[\d\s().-]{8,}$/.test(cell),
    keptIn: null,
  },
  arrivesAt: moment('arrivesAt', /^(?:arrivee?|arrive le|date d arrivee|arrival|arrives|arrives at|arrival date)$/),
  departsAt: moment('departsAt', /^(?:depart|part le|date de depart|departure|departs|departs at|departure date)$/),
});
export type PersonColumn = keyof typeof personColumns;

/**
 * The zone of the festival and its dates, the first of which decides the year of « 28 November »;
 * and the order of day and month in the cells of a whole list.
 */
export type PersonScene = Readonly<{
  timeZone: string;
  dates: readonly string[];
  orderOf?: (cell: string) => DayOrder | undefined;
}>;

/**
 * Guesses what each column of a list of people contains, for a festival with the main language
 * `locale`.
 */
export const proposePersonColumns = (table: Table, locale: Locale = 'fr'): Mapping<PersonColumn> =>
  inFirstLanguage(
    proposeColumns<PersonColumn>(table, {
      list: 'people',
      columns: personColumns,
      naming: (taken) => (taken.has('name') ? null : 'name'),
    }),
    table,
    personColumns,
    locale,
  );
