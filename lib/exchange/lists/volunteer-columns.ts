import type { Table } from '#lib/exchange/files/table.ts';
import { contactOf } from '#lib/volunteers/contact.ts';
import { type ColumnContents, type ColumnNames, type Mapping, proposeColumns } from './list-columns.ts';
import { readDiet } from './volunteer-words.ts';

/** What a column of a list of volunteers may hold. They have one contact: it, else `phone`, else `email`; the others go to their note. */
export const volunteerColumns = [
  'number',
  'foreignId',
  'name',
  'firstName',
  'contact',
  'phone',
  'email',
  'availability',
  'tasks',
  'languages',
  'minutesADay',
  'restMinutes',
  'diet',
  'allergies',
  'forTasks',
  'againstTasks',
  'wishes',
  'note',
] as const;
export type VolunteerColumn = (typeof volunteerColumns)[number];

const names: ColumnNames<VolunteerColumn> = [
  [/^lanterne(?: .*)?$/, 'number'],
  [/^(?:reference|ref|id|identifiant|identifier)$/, 'foreignId'],
  [/^(?:prenoms?|first ?name|given name)$/, 'firstName'],
  [
    /^(?:noms?(?: de famille| complet| et prenoms?| prenoms?)?|prenoms? (?:et )?noms?|names?|full name|last name|surname|benevoles?|volunteers?|personne)$/,
    'name',
  ],
  [/^(?:e ?mails?|mail|courriel|adresse (?:e ?mail|mail|electronique)|email address)$/, 'email'],
  [/^(?:tel(?:ephone)?s?|portable|mobile|phone|phone number|numero de telephone|sms|gsm)$/, 'phone'],
  [/^(?:contacts?|coordonnees|joindre|tel(?:ephone)? ou (?:e ?)?mail)$/, 'contact'],
  [
    /^(?:disponibilites?|dispos?|horaires?|presences?|availabilit(?:y|ies)|available|quand|jours?(?: de presence)?|days)$/,
    'availability',
  ],
  [/^(?:missions?|taches?|postes?|tasks?|activites?|briefe(?:e|es|s)? pour|cleared(?: for)?)$/, 'tasks'],
  [/^(?:langues?(?: parlees?)?|languages?(?: spoken)?|spoken)$/, 'languages'],
  [
    /^(?:heures? (?:par|max(?:imum)? par|\/) ?jour.*|h par jour|maximum par jour|hours? (?:a|per) day.*|max hours.*)$/,
    'minutesADay',
  ],
  [/^(?:repos(?: .*)?|rest(?: .*)?)$/, 'restMinutes'],
  [/^(?:regimes?(?: alimentaire)?|repas|diet(?:ary)?(?: needs)?|meals?|food)$/, 'diet'],
  [/^(?:allergies?(?: .*)?|intolerances?|sante|health|(?:problemes?|infos?) (?:de sante|medicales?))$/, 'allergies'],
  [
    /^(?:ne (?:souhaite|veut|peut) pas(?: (?:faire|etre))?|missions? (?:refusees?|non souhaitees?)|evite(?:r)?|(?:would )?rather not|dislikes?|avoids?)$/,
    'againstTasks',
  ],
  [
    /^(?:souhaite(?:rait)?(?: faire)?|aimerait(?: faire)?|missions? (?:souhaitees?|preferees?)|would like|likes?|preferred tasks?|wanted tasks?)$/,
    'forTasks',
  ],
  [/^(?:voeux|souhaits?|preferences?|envies|wishes|wish)$/, 'wishes'],
  [/^(?:notes?|remarques?|commentaires?|comments?|observations?)$/, 'note'],
];

const contents: ColumnContents<VolunteerColumn> = [
  ['email', (cell) => contactOf(cell)?.contactKind === 'email'],
  ['phone', (cell) => /^(?:\+|0)[\d\s().-]{8,}$/.test(cell)],
  ['diet', (cell) => readDiet(cell) !== null],
];

/** What each column of a list of volunteers seems to hold. */
export const proposeVolunteerColumns = (table: Table): Mapping<VolunteerColumn> =>
  proposeColumns<VolunteerColumn>(table, {
    list: 'volunteers',
    columns: volunteerColumns,
    names,
    contents,
    naming: (taken) => (taken.has('name') || taken.has('firstName') ? null : 'name'),
  });
