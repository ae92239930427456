import { and, eq } from 'drizzle-orm';
import type { TaskWish } from '#db/enums.ts';
import { volunteers } from '#db/schema/index.ts';
import { daysOf } from '#lib/days/queries.ts';
import { nameKey } from '#lib/exchange/files/likeness.ts';
import { peopleByName, twinPeople } from '#lib/exchange/files/same-person.ts';
import { typedNames } from '#lib/i18n/code-names.ts';
import { languages } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { formatDate, formatDuration } from '#lib/time/format.ts';
import { volunteerColumnsOf } from '#lib/volunteers/columns.ts';
import { tasksOf, volunteersOf } from '#lib/volunteers/queries.ts';
import { putVolunteerParts, type Task, type Volunteer, volunteerKind } from '#lib/volunteers/roots.ts';
import { hoursInWords } from '#lib/volunteers/say-shift.ts';
import { MAX_VOLUNTEERS, typedHours, type VolunteerInput } from '#lib/volunteers/schema.ts';
import type { ListNoun } from './list-noun.ts';
import { nameOfRow } from './person-row.ts';
import { shownText } from './shown-text.ts';
import { proposeVolunteerColumns, type VolunteerColumn, volunteerColumns } from './volunteer-columns.ts';
import { readVolunteer, type VolunteerScene } from './volunteer-row.ts';

type Slots = Volunteer['availabilities'];

/** Lists of volunteers. All of it is private: only who coordinates them brings it in or takes it out. */
export const volunteerNoun: ListNoun<VolunteerColumn, Volunteer, VolunteerInput, VolunteerScene> = {
  name: 'volunteers',
  permission: 'volunteers',
  kind: volunteerKind,
  columns: volunteerColumns,
  besides: ['foreignId', 'firstName', 'phone', 'email'],
  seenBy: 'volunteers',
  privateColumns: [],
  propose: proposeVolunteerColumns,
  most: MAX_VOLUNTEERS,
  rootsOf: (db, festivalId) => volunteersOf(festivalId, db),
  sceneOf: (db, festival) => ({
    ...{ timeZone: festival.timeZone, dayStartsAt: festival.dayStartsAt },
    dates: daysOf(festival, db).map(({ date }) => date),
    tasks: tasksOf(festival.id, db),
  }),
  numberOf: ({ id }) => id,
  titleOf: nameOfRow,
  nameOf: ({ name }) => name,
  aboutOf: ({ contact }) => contact,
  keyOf: (cells) => nameKey(nameOfRow(cells)).key,
  twins: twinPeople(nameOfRow),
  finder: (_, roots) => {
    const find = peopleByName(roots);
    return (cells) => find(nameOfRow(cells));
  },
  read: readVolunteer,
  // Who reads the note reads the contact, too: coordinators alone. Diets are health.
  keptIn: {
    ...{ diet: 'allergies', allergies: null, contact: 'note', phone: 'note', email: 'note', availability: 'note' },
    ...{ tasks: 'note', forTasks: 'note', againstTasks: 'note', languages: 'note', minutesADay: 'note' },
    ...{ restMinutes: 'note', wishes: null, note: null },
  },
  factsOf: (of, { tasks, dayStartsAt }) => ({
    name: of.name,
    contact: of.contact,
    availability: said(of.availabilities, dayStartsAt),
    tasks: cleared(of, tasks),
    forTasks: wished(of, 'for', tasks),
    againstTasks: wished(of, 'against', tasks),
    ...{ languages: of.languages, minutesADay: of.minutesADay, restMinutes: of.restMinutes },
    ...{ diet: of.diet, allergies: of.allergies, wishes: of.wishes, note: of.note },
  }),
  shown: (fact, value, locale) => {
    if (fact === 'minutesADay' || fact === 'restMinutes')
      return value === null ? '' : formatDuration(Number(value), locale);
    if (fact === 'availability') return (value as string[]).map((slot) => shownSlot(slot, locale)).join(' · ');
    if (fact === 'tasks' || fact === 'forTasks' || fact === 'againstTasks')
      return (value as Task['name'][]).map((name) => inLocale(name, locale)).join(', ');
    if (fact === 'languages') return typedNames(value as string[], languages, locale);
    if (fact === 'diet') return translator(locale, 'volunteers')(`diet.${value as Volunteer['diet']}`);
    return shownText(value);
  },
  telling: ['contact', 'availability', 'tasks', 'forTasks', 'againstTasks', 'languages', 'allergies', 'note'],
  cellsOf: (of, locale, { tasks, dayStartsAt }) => ({
    name: of.name,
    contact: of.contact,
    availability: said(of.availabilities, dayStartsAt).join('\n'),
    tasks: named(cleared(of, tasks), locale),
    forTasks: named(wished(of, 'for', tasks), locale),
    againstTasks: named(wished(of, 'against', tasks), locale),
    languages: typedNames(of.languages, languages, locale),
    minutesADay: inHours(of.minutesADay),
    restMinutes: inHours(of.restMinutes),
    diet: translator(locale, 'volunteers')(`diet.${of.diet}`),
    allergies: of.allergies,
    wishes: of.wishes,
    note: of.note,
  }),
  insert: ({ tx, festival, now }, input) => {
    const { id } = tx
      .insert(volunteers)
      .values({ ...volunteerColumnsOf(input), festivalId: festival.id, createdAt: now })
      .returning({ id: volunteers.id })
      .get();
    putVolunteerParts(tx, festival.id, id, input);
    return id;
  },
  update: ({ tx, festival }, volunteer, input) => {
    tx.update(volunteers)
      .set(volunteerColumnsOf(input))
      .where(and(eq(volunteers.festivalId, festival.id), eq(volunteers.id, volunteer.id)))
      .run();
    putVolunteerParts(tx, festival.id, volunteer.id, input);
  },
};

/** The tasks somebody was briefed for, by name and in their order. */
const cleared = ({ clearedTaskIds }: Pick<Volunteer, 'clearedTaskIds'>, tasks: readonly Task[]): Task['name'][] =>
  tasks.filter(({ id }) => clearedTaskIds.includes(id)).map(({ name }) => name);

/** The tasks somebody would like, or would rather not do, by name and in their order. */
const wished = (
  { taskWishes }: Pick<Volunteer, 'taskWishes'>,
  asked: TaskWish,
  tasks: readonly Task[],
): Task['name'][] =>
  tasks
    .filter(({ id }) => taskWishes.some(({ taskId, wish }) => taskId === id && wish === asked))
    .map(({ name }) => name);

const named = (names: readonly Task['name'][], locale: Locale) =>
  names.map((name) => inLocale(name, locale)).join('\n');

/** `2026-11-28 14:00-18:00`, as `saidHours` reads it; a whole day is its date alone. */
const said = (slots: Slots, dayStartsAt: string) =>
  slots.map((slot) => {
    const { day, from, until } = typedHours(slot, dayStartsAt);
    return from || until ? `${day} ${from || dayStartsAt}-${until || dayStartsAt}` : day;
  });

/** The same for whoever reads the plan. */
function shownSlot(slot: string, locale: Locale): string {
  const [day = '', hours = ''] = slot.split(' ');
  const [from = '', until = ''] = hours.split('-');
  return `${formatDate(day, locale, 'column')}, ${hoursInWords({ from, until }, locale)}`;
}

/** `7h30` */
const inHours = (minutes: number | null) =>
  minutes === null ? null : `${Math.floor(minutes / 60)}h${String(minutes % 60).padStart(2, '0')}`;
