import { daysOf } from '#lib/days/queries.ts';
import { nameKey } from '#lib/exchange/files/likeness.ts';
import { peopleByName, twinPeople } from '#lib/exchange/files/same-person.ts';
import { typedNames } from '#lib/i18n/code-names.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { languages } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import { formatDate, formatDuration } from '#lib/time/format.ts';
import { contactsSaid } from '#lib/volunteers/contact.ts';
import { insertVolunteer } from '#lib/volunteers/people-mutations.ts';
import { tasksOf, volunteersOf } from '#lib/volunteers/queries.ts';
import { type Task, type Volunteer, volunteerKind } from '#lib/volunteers/roots.ts';
import { hoursInWords } from '#lib/volunteers/say-shift.ts';
import { HEALTH_FACTS, MAX_VOLUNTEERS, type VolunteerInput } from '#lib/volunteers/schema.ts';
import type { ListNoun } from './list-noun.ts';
import { nameOfRow } from './person-row.ts';
import { shownText } from './shown-text.ts';
import {
  clearedTasks,
  proposeVolunteerColumns,
  saidSlots,
  type VolunteerColumn,
  type VolunteerScene,
  volunteerColumns,
  wishedTasks,
} from './volunteer-columns.ts';
import { readVolunteer } from './volunteer-row.ts';

/** Lists of volunteers. All of it is private: only who coordinates them brings it in or takes it out. */
export const volunteerNoun: ListNoun<VolunteerColumn, Volunteer, VolunteerInput, VolunteerScene> = {
  name: 'volunteers',
  permission: 'volunteers',
  kind: volunteerKind,
  columns: volunteerColumns,
  seenBy: 'volunteers',
  privateFacts: { may: 'health', facts: HEALTH_FACTS },
  propose: proposeVolunteerColumns,
  most: MAX_VOLUNTEERS,
  rootsOf: (db, festivalId) => volunteersOf(festivalId, db),
  sceneOf: (db, festival) => ({
    timeZone: festival.timeZone,
    dayStartsAt: festival.dayStartsAt,
    dates: daysOf(festival, db).map(({ date }) => date),
    tasks: tasksOf(festival.id, db),
  }),
  numberOf: ({ id }) => id,
  titleOf: nameOfRow,
  nameOf: ({ name }) => name,
  aboutOf: contactsSaid,
  keyOf: (cells) => nameKey(nameOfRow(cells)).key,
  twins: twinPeople(nameOfRow),
  finder: (_, roots) => {
    const find = peopleByName(roots);
    return (cells) => find(nameOfRow(cells));
  },
  read: readVolunteer,
  factsOf: (of, { tasks, dayStartsAt }) => ({
    name: of.name,
    contact: of.contact,
    otherContact: of.otherContact,
    availability: saidSlots(of.availabilities, dayStartsAt),
    tasks: clearedTasks(of, tasks),
    forTasks: wishedTasks(of, 'for', tasks),
    againstTasks: wishedTasks(of, 'against', tasks),
    languages: of.languages,
    minutesADay: of.minutesADay,
    restMinutes: of.restMinutes,
    diet: of.diet,
    allergies: of.allergies,
    age: of.age,
    shirt: of.shirt,
    guardian: of.guardian,
    guardianContact: of.guardianContact,
    consent: of.consent,
    consentOn: of.consentOn,
    wishes: of.wishes,
    note: of.note,
    tags: of.tags,
  }),
  shown: (fact, value, locale) => {
    if (fact === 'minutesADay' || fact === 'restMinutes')
      return value === null ? '' : formatDuration(Number(value), locale);
    if (fact === 'availability') return joinFacts((value as string[]).map((slot) => shownSlot(slot, locale)));
    if (fact === 'tasks' || fact === 'forTasks' || fact === 'againstTasks')
      return (value as Task['name'][]).map((name) => inLocale(name, locale)).join(', ');
    if (fact === 'languages') return typedNames(value as string[], languages, locale);
    if (fact === 'consentOn' && value !== null) return formatDate(String(value), locale);
    if (fact === 'age' && value !== null)
      return translator(locale, 'volunteers')(`age.${value as NonNullable<Volunteer['age']>}`);
    if (fact === 'consent' && value !== null)
      return translator(locale, 'volunteers')(`consent.${value as NonNullable<Volunteer['consent']>}`);
    if (fact === 'diet') return translator(locale, 'volunteers')(`diet.${value as Volunteer['diet']}`);
    return shownText(value);
  },
  telling: [
    'contact',
    'otherContact',
    'availability',
    'tasks',
    'forTasks',
    'againstTasks',
    'languages',
    'allergies',
    'note',
  ],
  insert: ({ tx, festival, now }, inputs) => inputs.map((input) => insertVolunteer(tx, festival.id, input, now)),
  update: ({ tx }, volunteer, input) =>
    volunteerKind.update(tx, { ...volunteer, ...withoutRecordFields(input) }, volunteer),
};

/** The same for whoever reads the plan. */
function shownSlot(slot: string, locale: Locale): string {
  const [day = '', hours = ''] = slot.split(' ');
  const [from = '', until = ''] = hours.split('-');
  return `${formatDate(day, locale, 'column')}, ${hoursInWords({ from, until }, locale)}`;
}
