import { ages, consents, diets, shirtSizes, type TaskWish } from '#db/enums.ts';
import { choicesOf, typedMinutes } from '#lib/exchange/files/typed-cells.ts';
import { typedNames } from '#lib/i18n/code-names.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { languages } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { type Clocks, formatDate, formatDuration } from '#lib/time/format.ts';
import { typedLimit } from '#lib/volunteers/form-values.ts';
import type { Task, Volunteer } from '#lib/volunteers/roots.ts';
import { hoursInWords } from '#lib/volunteers/say-shift.ts';
import { typedHours as hoursOfSlot } from '#lib/volunteers/typed-hours.ts';
import { describedColumns, ids, privateTags } from './list-columns.ts';
import { ofPeople } from './person-noun.ts';

const volunteers = (locale: Locale) => translator(locale, 'volunteers');

/** « végétarien », « mange de tout », « vegan ». */
export const readDiet = choicesOf(diets, (diet, locale) => volunteers(locale)(`diet.${diet}`), [
  [/^vege(?:tarien(?:ne|s|nes)?)?$|^veggie$/, 'vegetarian'],
  [/^(?:vegetalien(?:ne|s|nes)?|vegane?s?)$/, 'vegan'],
  [/^(?:omnivores?|tout|de tout|normal|aucun regime|sans regime|ras|any|everything|no restrictions?)$/, 'any'],
  [/^(?:aucun repas|pas de repas|sans repas|no meals?)$/, 'none'],
]);

/** « 16–17 ans »; but « mineur·e » is not enough, because the rules depend on the age. */
const readAge = choicesOf(ages, (age, locale) => volunteers(locale)(`age.${age}`), [
  [/^(?:moins de 16|under 16|1[0-5])(?: ans)?$/, 'under16'],
  [/^(?:16|17|16 ?(?:a|to)? ?17)(?: ans)?$/, 'under18'],
  [/^(?:majeure?s?|adultes?|adults?|18(?: ans)?(?: et plus| or over)?|(?:1[89]|[2-9]\d)(?: ans)?)$/, 'adult'],
]);

/** « M », « taille XL », « 2XL ». */
const readShirt = choicesOf(shirtSizes, (size) => size, [
  [/^(?:2xl|xxl)$/, 'XXL'],
  [/^(?:3xl|xxxl)$/, 'XXXL'],
  [/^(?:s|small)$/, 'S'],
  [/^(?:m|medium)$/, 'M'],
  [/^(?:l|large)$/, 'L'],
]);

/** « sur papier », « par leur lien », « refusé ». */
const readConsent = choicesOf(consents, (consent, locale) => volunteers(locale)(`consent.${consent}`), [
  [/^(?:papier|oui|recu|signe|paper|yes)$/, 'paper'],
  [/^(?:non|refus|no)$/, 'refused'],
]);

/** The days on which people can come, the festival's clock, and the tasks. */
export type VolunteerScene = Clocks & Readonly<{ dates: readonly string[]; tasks: readonly Task[] }>;

// The note is read by the same people as the contact: coordinators. Diets are health data and do
// not go there.
const NOTE = { keptIn: 'note' } as const;

/** A column with tasks by name, in order: those for which it is so (`isOne`). */
function tasksColumn(called: RegExp, isOne: (of: Volunteer, id: number) => boolean) {
  const fact = (of: Volunteer, { tasks }: VolunteerScene) =>
    tasks.filter(({ id }) => isOne(of, id)).map(({ name }) => name);
  const written = (of: Volunteer, locale: Locale, scene: VolunteerScene) => named(fact(of, scene), locale, '\n');
  return { called, fact, said: named, written, ...NOTE };
}

/** The tasks that somebody would like to do, or would rather not. */
const wishes =
  (asked: TaskWish) =>
  ({ taskWishes }: Volunteer, id: number) =>
    taskWishes.some(({ taskId, wish }) => taskId === id && wish === asked);

/**
 * The columns of a list of volunteers. They have one contact (`contact`, else `phone`, else
 * `email`), and beside it one of the other kind; further ones go to their note.
 */
export const volunteerColumns = describedColumns<Volunteer, VolunteerScene>()({
  ...ids,
  name: {
    called:
      /^(?:noms?(?: de famille| complet| et prenoms?| prenoms?)?|prenoms? (?:et )?noms?|names?|full name|last name|surname|benevoles?|volunteers?|personne)$/,
    field: 'name',
  },
  firstName: ofPeople.firstName,
  contact: { called: /^(?:contacts?|coordonnees|joindre|tel(?:ephone)? ou (?:e ?)?mail)$/, field: 'contact', ...NOTE },
  otherContact: { called: /^(?:autre|second|deuxieme|other) contact$/, field: 'otherContact', ...NOTE },
  phone: { ...ofPeople.phone, ...NOTE },
  email: { ...ofPeople.email, ...NOTE },
  availability: {
    called:
      /^(?:disponibilites?|dispos?|horaires?|presences?|availabilit(?:y|ies)|available|quand|jours?(?: de presence)?|days)$/,
    fact: ({ availabilities }, { dayStartsAt }) => saidSlots(availabilities, dayStartsAt),
    said: (slots: string[], locale) => joinFacts(slots.map((slot) => shownSlot(slot, locale))),
    written: ({ availabilities }, _, { dayStartsAt }) => saidSlots(availabilities, dayStartsAt).join('\n'),
    ...NOTE,
  },
  tasks: tasksColumn(
    /^(?:missions?|taches?|postes?|tasks?|activites?|briefe(?:e|es|s)? pour|cleared(?: for)?)$/,
    ({ clearedTaskIds }, id) => clearedTaskIds.includes(id),
  ),
  languages: {
    called: /^(?:langues?(?: parlees?)?|languages?(?: spoken)?|spoken)$/,
    field: 'languages',
    said: (codes: string[], locale) => typedNames(codes, languages, locale),
    ...NOTE,
  },
  minutesADay: {
    called:
      /^(?:heures? (?:par|max(?:imum)? par|\/) ?jour.*|h par jour|maximum par jour|hours? (?:a|per) day.*|max hours.*)$/,
    field: 'minutesADay',
    typed: typedHours,
    said: formatDuration,
    written: ({ minutesADay }) => (minutesADay === null ? null : typedLimit(minutesADay)),
    ...NOTE,
  },
  restMinutes: {
    called: /^(?:repos(?: .*)?|rest(?: .*)?)$/,
    field: 'restMinutes',
    typed: typedHours,
    said: formatDuration,
    written: ({ restMinutes }) => (restMinutes === null ? null : typedLimit(restMinutes)),
    ...NOTE,
  },
  diet: {
    called: /^(?:regimes?(?: alimentaire)?|repas|diet(?:ary)?(?: needs)?|meals?|food)$/,
    holds: (cell) => readDiet(cell) !== null,
    field: 'diet',
    said: readDiet.said,
    keptIn: 'allergies',
  },
  allergies: {
    called: /^(?:allergies?(?: .*)?|intolerances?|sante|health|(?:problemes?|infos?) (?:de sante|medicales?))$/,
    field: 'allergies',
    keptIn: null,
  },
  forTasks: tasksColumn(
    /^(?:souhaite(?:rait)?(?: faire)?|aimerait(?: faire)?|missions? (?:souhaitees?|preferees?)|would like|likes?|preferred tasks?|wanted tasks?)$/,
    wishes('for'),
  ),
  againstTasks: tasksColumn(
    /^(?:ne (?:souhaite|veut|peut) pas(?: (?:faire|etre))?|missions? (?:refusees?|non souhaitees?)|evite(?:r)?|(?:would )?rather not|dislikes?|avoids?)$/,
    wishes('against'),
  ),
  age: {
    called: /^(?:ages?|tranche d age|mineure? ou majeure?|majorite|age group)$/,
    field: 'age',
    typed: (cell) => readAge(cell) ?? cell,
    said: readAge.said,
    ...NOTE,
  },
  shirt: {
    called: /^(?:t ?shirts?|tee ?shirts?|tailles?(?: de? t ?shirt)?|t ?shirt size|shirt size)$/,
    field: 'shirt',
    typed: (cell) => readShirt(cell) ?? cell,
    ...NOTE,
  },
  guardian: {
    called: /^(?:parents?|responsable legale?|autorite parentale|tuteur|tutrice|guardians?|parent or guardian)$/,
    field: 'guardian',
    ...NOTE,
  },
  guardianContact: {
    called:
      /^(?:(?:contact|telephone|tel|mail|e ?mail) (?:d un |des |du )?(?:parents?|responsable legale?)|parents? contact|guardian contact)$/,
    field: 'guardianContact',
    ...NOTE,
  },
  consent: {
    called: /^(?:accord (?:parental|d un parent|des parents)|autorisation parentale|parental (?:consent|agreement))$/,
    field: 'consent',
    typed: (cell) => readConsent(cell) ?? cell,
    said: readConsent.said,
    ...NOTE,
  },
  consentOn: {
    called:
      /^(?:(?:accord|autorisation)(?: parentale?)? (?:recue?|donnee?) le|date de l (?:accord|autorisation)|agreed on|consent date)$/,
    field: 'consentOn',
    said: formatDate,
    written: ({ consentOn }) => consentOn,
    isDated: true,
    ...NOTE,
  },
  tags: { ...privateTags, ...NOTE },
  wishes: { called: /^(?:voeux|souhaits?|preferences?|envies|wishes|wish)$/, field: 'wishes', keptIn: null },
  note: { called: /^(?:notes?|remarques?|commentaires?|comments?|observations?)$/, field: 'note', keptIn: null },
});
export type VolunteerColumn = keyof typeof volunteerColumns;

function named(names: readonly Task['name'][], locale: Locale, between = ', '): string {
  return names.map((name) => inLocale(name, locale)).join(between);
}

/** `2026-11-28 14:00-18:00`, as `saidHours` reads it; a whole day is only its date. */
const saidSlots = (slots: Volunteer['availabilities'], dayStartsAt: string) =>
  slots.map((slot) => {
    const { day, from, until } = hoursOfSlot(slot, dayStartsAt);
    return from || until ? `${day} ${from || dayStartsAt}-${until || dayStartsAt}` : day;
  });

/** The same in words, for the reader of a plan. */
function shownSlot(slot: string, locale: Locale): string {
  const [day = '', hours = ''] = slot.split(' ');
  const [from = '', until = ''] = hours.split('-');
  return `${formatDate(day, locale, 'column')}, ${hoursInWords({ from, until }, locale)}`;
}

/** « 6 », « 6,5 », « 7h30 »: hours, as a form takes them. */
function typedHours(cell: string): string {
  const hours = /^(\d{1,2})(?:[.,](\d{1,2}))?\s*(?:heures?|hours?|h)?$/i.exec(cell.trim());
  if (!hours) return typedMinutes(cell);
  return String(Math.round(Number(`${hours[1]}.${hours[2] ?? '0'}`) * 60));
}
