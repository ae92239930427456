import type { Role } from '#db/enums.ts';
import type { Show } from '#lib/history/record-conflict.ts';
import { typedNames } from '#lib/i18n/code-names.ts';
import { languages } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { tagsInWords } from '#lib/i18n/tags.ts';
import { bothTyped } from '#lib/i18n/text.ts';
import { typedNumber } from '#lib/i18n/typed-numbers.ts';
import { may } from '#lib/policy.ts';
import { twoDigits } from '#lib/time/calendar.ts';
import { typedTime } from '#lib/time/entry.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import type { Shift, Task, Volunteer, VolunteerSettings } from './roots.ts';
import { HEALTH_FACTS, type ShiftFormValues, type VolunteerFormValues } from './schema.ts';
import { type FestivalClock, typedHours } from './typed-hours.ts';

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

export function shiftFormValues(shift: Shift, { dayStartsAt }: FestivalClock, locale: Locale): ShiftFormValues {
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

/** `tasks` are those on the form: one without a wish gets an empty answer. */
export function volunteerFormValues(
  volunteer: Volunteer,
  { dayStartsAt }: FestivalClock,
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
