import type { Bilingual } from '#db/columns.ts';
import type { ChosenWay, Role } from '#db/enums.ts';
import { byStart } from '#lib/grouped.ts';
import type { Show } from '#lib/history/conflict.ts';
import { typedNames } from '#lib/i18n/code-names.ts';
import { inDictionaryOrder } from '#lib/i18n/dictionary-order.ts';
import { languages } from '#lib/i18n/languages.ts';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import { tagsInWords } from '#lib/i18n/tags.ts';
import { bothTyped } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typedNumber } from '#lib/i18n/typed-numbers.ts';
import { colonOf, SEPARATOR, typeset, typesetIn } from '#lib/i18n/typeset.ts';
import { may } from '#lib/policy.ts';
import { twoDigits } from '#lib/time/calendar.ts';
import { typedTime } from '#lib/time/entry.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { type Clocks, formatDate, formatDuration, sayTime } from '#lib/time/format.ts';
import { taskWishes } from './choices.ts';
import type { VolunteerPlan } from './plan.ts';
import type { Shift, Task, Volunteer, VolunteerSettings } from './roots.ts';
import { hoursInWords } from './say-shift.ts';
import { HEALTH_FACTS, type ShiftFormValues, type UsualTask, type VolunteerFormValues } from './schema.ts';
import { typedHours } from './typed-hours.ts';

/* The values of a form made from a record; the schema of the form reads them back. */

/** Minutes in the form in which a limit of hours is typed: « 7h », « 7h30 ». */
export const typedLimit = (minutes: number): string =>
  `${Math.floor(minutes / 60)}h${minutes % 60 ? twoDigits(minutes % 60) : ''}`;
const boxes = (name: string, ids: readonly number[]) => Object.fromEntries(ids.map((id) => [`${name}-${id}`, true]));

export const settingsFormValues = (settings: VolunteerSettings, locale: Locale) => ({
  version: settings.version,
  clientKey: '',
  dayNumber: settings.dayNumber,
  safetyContact: settings.safetyContact,
  sharesReferents: settings.sharesReferents,
  mayTakeShifts: settings.mayTakeShifts,
  exchangesNeedApproval: settings.exchangesNeedApproval,
  minutesADay: typedLimit(settings.minutesADay),
  restMinutes: typedLimit(settings.restMinutes),
  joining: settings.joining,
  joinUntil: settings.joinUntil ?? '',
  joinMinAge: String(settings.joinMinAge) as '16',
  minorsUntil: typedTime(settings.minorsUntil, locale),
  under16Until: typedTime(settings.under16Until, locale),
  minorMinutesADay: typedLimit(settings.minorMinutesADay),
});

export const taskFormValues = (task: Task, locale: Locale) => ({
  version: task.version,
  clientKey: '',
  name: bothTyped(task.name),
  briefing: bothTyped(task.briefing),
  needsClearance: task.needsClearance,
  adultsOnly: task.adultsOnly,
  // A task in the history may be older than this field.
  languages: typedNames(task.languages ?? [], languages, locale),
  wanted: typedNumber(task.wanted),
});

/** A checked value of that form in words, by the name of its field. */
export const shownOfTask =
  (locale: Locale, yesOrNo: (isTicked: boolean) => string): Show =>
  (name, value) => {
    if (typeof value === 'boolean') return yesOrNo(value);
    return name === 'languages' ? typedNames(value as string[], languages, locale) : String(value);
  };

const offset = (minutes: number | null) => ({
  minutes: typedNumber(minutes === null ? null : Math.abs(minutes)),
  side: (minutes ?? 0) < 0 ? ('before' as const) : ('after' as const),
});

export function shiftFormValues(shift: Shift, { dayStartsAt }: Clocks, locale: Locale): ShiftFormValues {
  const [from, to] = [offset(shift.fromMinutes), offset(shift.toMinutes)];
  return {
    version: shift.version,
    clientKey: '',
    taskId: String(shift.taskId),
    rule: shift.rule,
    roomId: typedNumber(shift.roomId),
    place: shift.place,
    people: String(shift.people),
    note: shift.note,
    day: shift.date ?? (shift.startsAt === null ? '' : festivalDayOf(shift.startsAt, dayStartsAt)),
    from: typedTime(shift.startsAt, locale),
    until: typedTime(shift.endsAt, locale),
    eventId: typedNumber(shift.eventId),
    personId: typedNumber(shift.personId),
    moment: shift.moment ?? 'arrival',
    fromAnchor: shift.fromAnchor ?? 'doors',
    fromMinutes: from.minutes,
    fromSide: from.side,
    toAnchor: shift.toAnchor ?? 'free',
    toMinutes: to.minutes,
    toSide: to.side,
  };
}

/** The values of a new shift: one person, at fixed hours that are still empty. */
export const newShiftValues: Omit<ShiftFormValues, 'taskId' | 'day'> = {
  version: 0,
  rule: 'fixed',
  roomId: '',
  place: '',
  people: '1',
  note: '',
  from: '',
  until: '',
  eventId: '',
  personId: '',
  moment: 'arrival',
  fromAnchor: 'doors',
  fromMinutes: '10',
  fromSide: 'before',
  toAnchor: 'free',
  toMinutes: '0',
  toSide: 'after',
};

/** For each of these tasks, an empty answer to whether somebody would like it. */
export const unsaidWishes = (tasks: readonly Pick<Task, 'id'>[]): Record<string, string> =>
  Object.fromEntries(tasks.map(({ id }) => [`task-${id}`, '']));

/** A volunteer as a member of the team reads them: without health data for who may not read it. */
export const seenVolunteer = (volunteer: Volunteer, role: Role): Volunteer =>
  may(role, 'health') ? volunteer : { ...volunteer, ...HEALTH_FACTS };

/** Of a list, so many are told of what two people changed. */
const MAX_TOLD = 8;

function firstInWords(all: readonly string[], locale: Locale): string {
  const more = all.length - MAX_TOLD;
  const rest = more > 0 ? [translator(locale, 'records')('andMore', { count: more })] : [];
  return [...all.slice(0, MAX_TOLD), ...rest].join(SEPARATOR);
}

/** When somebody is available, as the form writes it: the days in order, each with its hours. */
function slotsInWords(slots: Volunteer['availabilities'], { dayStartsAt }: Clocks, locale: Locale): string {
  const said = slots.map((slot) => {
    const hours = typedHours(slot, dayStartsAt);
    return `${formatDate(hours.day, locale, 'column')}, ${hoursInWords(hours, locale)}`;
  });
  return firstInWords(said, locale);
}

/** What is ticked in that form, by the name of its field: in the order in which it is read. */
type Ticked = (name: 'clearedTaskIds' | 'withIds' | 'seeIds', ids: readonly number[]) => string[];

/** Tasks, people and séances by name; two séances of one title are told apart by their hour. */
export const tickedIn =
  ({ names, index }: Pick<VolunteerPlan, 'names' | 'index'>, locale: Locale): Ticked =>
  (name, ids) => {
    if (name === 'seeIds') {
      const { dayStartsAt } = index.draft.festival;
      const events = ids.flatMap((id) => index.events.get(id) ?? []).sort(byStart);
      return events.map(({ id, startsAt }) =>
        [typesetIn(names.events.get(id), locale), startsAt && sayTime(startsAt, dayStartsAt, locale)]
          .filter(Boolean)
          .join(', '),
      );
    }
    const named = ids.map((id) =>
      name === 'withIds'
        ? typeset(names.volunteers.get(id)?.name ?? '', locale)
        : typesetIn(names.tasks.get(id)?.name, locale),
    );
    return inDictionaryOrder(named.filter(Boolean), String, locale);
  };

/**
 * A checked value of the form of a volunteer in words, by the name of its field. `ticked` is called
 * when names are needed, as they are read from the whole plan.
 */
export function shownOfVolunteer(clock: Clocks, locale: Locale, ticked: () => Ticked) {
  const t = translator(locale, 'volunteerForms');
  const said = (...chosen: Parameters<Ticked>) => firstInWords(ticked()(...chosen), locale);
  const wishes = (all: Volunteer['taskWishes']) =>
    taskWishes
      .map((wish) => [wish, all.filter((one) => one.wish === wish).map(({ taskId }) => taskId)] as const)
      .filter(([, tasks]) => tasks.length > 0)
      .map(([wish, tasks]) => `${t(`person.wish.${wish}`)}${colonOf(locale)}${said('clearedTaskIds', tasks)}`)
      .join('\n');
  return (name: string, value: unknown): string => {
    if (name === 'availabilities') return slotsInWords(value as Volunteer['availabilities'], clock, locale);
    if (name === 'taskWishes') return wishes(value as Volunteer['taskWishes']);
    if (name === 'withIds' || name === 'seeIds' || name === 'clearedTaskIds') return said(name, value as number[]);
    if (name === 'ways')
      return (value as ChosenWay[]).map((way) => translator(locale, 'records')(`way.${way}`)).join(SEPARATOR);
    if (name === 'tags') return tagsInWords(value as string[]);
    if (name === 'languages') return typedNames(value as string[], languages, locale);
    if (name === 'minutesADay' || name === 'restMinutes') return formatDuration(Number(value), locale, 'hours');
    if (name === 'consentOn') return formatDate(String(value), locale, 'medium');
    if (name === 'contactKind') return t(`person.contact.${value as 'phone'}`);
    if (name === 'diet') return t(`person.diet.${value as 'any'}`);
    if ((name === 'age' || name === 'consent') && value)
      return translator(locale, 'volunteers')(`${name}.${value}` as 'age.adult');
    return String(value ?? '');
  };
}

/** `tasks` are those on the form: one without a wish gets an empty answer. */
export function volunteerFormValues(
  volunteer: Volunteer,
  { dayStartsAt }: Clocks,
  locale: Locale,
  tasks: readonly Pick<Task, 'id'>[] = [],
): VolunteerFormValues {
  return {
    version: volunteer.version,
    clientKey: '',
    name: volunteer.name,
    contactKind: volunteer.contactKind ?? '',
    contact: volunteer.contact,
    otherContact: volunteer.otherContact,
    ways: Object.fromEntries(volunteer.ways.map((way) => [way, true])),
    clearedTaskIds: boxes('task', volunteer.clearedTaskIds),
    availabilities: volunteer.availabilities.map((slot) => {
      const { day, from, until } = typedHours(slot, dayStartsAt);
      return { day, from: from && typedTime(from, locale), until: until && typedTime(until, locale) };
    }),
    minutesADay: volunteer.minutesADay === null ? '' : typedLimit(volunteer.minutesADay),
    restMinutes: volunteer.restMinutes === null ? '' : typedLimit(volunteer.restMinutes),
    languages: typedNames(volunteer.languages, languages, locale),
    diet: volunteer.diet,
    allergies: volunteer.allergies,
    wishes: volunteer.wishes,
    withIds: boxes('volunteer', volunteer.withIds),
    seeIds: boxes('event', volunteer.seeIds),
    taskWishes: {
      ...unsaidWishes(tasks),
      ...Object.fromEntries(volunteer.taskWishes.map(({ taskId, wish }) => [`task-${taskId}`, wish])),
    },
    note: volunteer.note,
    tags: tagsInWords(volunteer.tags),
    age: volunteer.age ?? '',
    shirt: volunteer.shirt ?? '',
    guardian: volunteer.guardian,
    guardianContact: volunteer.guardianContact,
    consent: volunteer.consent ?? '',
    consentOn: volunteer.consentOn ?? '',
  };
}

/** The tasks that almost every festival needs: ticked by default. */
export const commonTasks: readonly UsualTask[] = ['welcome', 'tickets', 'seating', 'setUp', 'takeDown'];

/**
 * The name and the briefing of a usual task in both languages, and whether it is for adults only.
 */
export function usualTaskOf(task: UsualTask): {
  name: Bilingual;
  briefing: Bilingual;
  needsClearance: boolean;
  adultsOnly: boolean;
} {
  const inBoth = (part: 'name' | 'briefing'): Bilingual =>
    Object.fromEntries(
      locales.map((locale) => [locale, translator(locale, 'coordination')(`usualTasks.task.${task}.${part}`)]),
    );
  return {
    name: inBoth('name'),
    briefing: inBoth('briefing'),
    needsClearance: task === 'projection',
    adultsOnly: task === 'bar' || task === 'driving',
  };
}
