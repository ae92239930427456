import { z } from 'zod';
import {
  ages,
  chosenWays,
  consents,
  contactKinds,
  diets,
  emergencyWhose,
  eventKinds,
  guestMoments,
  joinings,
  problemKinds,
  shiftAnchors,
  shiftRules,
  shirtSizes,
  type TaskWish,
  taskWishes,
} from '#db/enums.ts';
import {
  bilingualParagraphs,
  line,
  MAX_NAME,
  MAX_NOTE,
  paragraphs,
  requiredBilingualLine,
  requiredLine,
} from '#lib/i18n/clean-text.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import { isHeard, languages } from '#lib/i18n/languages.ts';
import {
  choice,
  choiceOrNothing,
  choices,
  codes,
  duration,
  recordFields,
  refuseValue,
  requiredNumber,
  tagsField,
  ticked,
  whenRead,
  wholeNumber,
} from '#lib/i18n/typed-values.ts';
import { firstAfter, onFestivalDay } from '#lib/time/festival-day.ts';
import type { Clocks } from '#lib/time/format.ts';
import { dateOrNothing, hourOrNothing, requiredDate, tickedDays } from '#lib/time/typed-times.ts';
import { checkWallClock } from '#lib/time/wall-clock.ts';
import { MAX_AVAILABILITIES } from './choices.ts';
import { contactsOf } from './contact.ts';
import { MINOR_LIMITS } from './minors.ts';
import { hoursOfDay, sortedAvailabilities } from './typed-hours.ts';

export const MAX_TASKS = 100;
export const MAX_SHIFTS = 5000;
export const MAX_VOLUNTEERS = 2000;
/** The most assignments that one act may make: four on each shift of the largest plan. */
export const MAX_FILLED = 4 * MAX_SHIFTS;
const MAX_PEOPLE = 200;
const MAX_OFFSET = 1440;
const MAX_CHECKLIST_LINES = 60;
const MAX_ID = 999_999_999;

const id = requiredNumber(1, MAX_ID);
const idOrNothing = wholeNumber(1, MAX_ID);
/** Made by the browser, so that an act that is sent twice is done once. */
const clientKey = recordFields.clientKey;

/**
 * The languages of a volunteer, or those that a task needs. « aucune » counts as none, and
 * languages that nobody speaks are dropped.
 */
const spokenLanguages = codes(languages, 20, 'language').transform((all) => all.filter(isHeard));

const isId = (one: number) => Number.isInteger(one) && one > 0 && one <= MAX_ID;

/** The ids of ticked boxes (`task-12`), or a list of ids; sorted, each once. */
const idBoxes = (name: string) =>
  z
    .union([
      z.array(z.coerce.number()),
      z.record(z.string(), ticked).transform((boxes) =>
        Object.keys(boxes)
          .filter((box) => boxes[box])
          .map((box) => (box.startsWith(`${name}-`) ? Number(box.slice(name.length + 1)) : Number.NaN)),
      ),
    ])
    .default([])
    .transform((ids, context): number[] => {
      if (ids.every(isId)) return [...new Set(ids)].sort((a, b) => a - b);
      return refuseValue(context, 'choice');
    });

/**
 * One answer for each task (`task-12`: for, against, or empty), or a list of them. Only non-empty
 * answers, each task once, by id.
 */
const taskAnswers = z
  .union([
    z.array(z.object({ taskId: z.number(), wish: z.string() })),
    z.record(z.string(), z.string().nullable()).transform((answers) =>
      Object.entries(answers).map(([name, wish]) => ({
        taskId: name.startsWith('task-') ? Number(name.slice('task-'.length)) : Number.NaN,
        wish: wish ?? '',
      })),
    ),
  ])
  .default([])
  .transform((answers, context): { taskId: number; wish: TaskWish }[] => {
    const said = answers.flatMap(({ taskId, wish }) => (wish === '' ? [] : [{ taskId, wish: wish as TaskWish }]));
    if (said.every(({ taskId, wish }) => isId(taskId) && taskWishes.includes(wish)))
      return [...new Map(said.map((one) => [one.taskId, one])).values()].sort((a, b) => a.taskId - b.taskId);
    return refuseValue(context, 'choice');
  });

/**
 * An hour in the evening that can be set earlier but not later than `most`, which is used when it
 * is left empty.
 */
const atTheLatest = (most: string) =>
  hourOrNothing.transform((hour, context): string => {
    if (hour === null || (hour >= '12:00' && hour <= most)) return hour ?? most;
    return refuseValue(context, 'time');
  });

export const settingsSchema = z.object({
  ...recordFields,
  dayNumber: line(MAX_NAME),
  safetyContact: line(MAX_NAME),
  sharesReferents: ticked,
  mayTakeShifts: ticked,
  exchangesNeedApproval: ticked,
  /** Minutes, typed `8h` or `480`; left empty, the usual ones. */
  minutesADay: duration(30, 1440).transform((minutes) => minutes ?? 480),
  restMinutes: duration(0, 1440).transform((minutes) => minutes ?? 600),
  joining: choice(joinings).default('off'),
  joinUntil: dateOrNothing,
  joinMinAge: z
    .enum(['15', '16', '18'], 'choice' satisfies FieldError)
    .default('16')
    .transform(Number),
  minorsUntil: atTheLatest(MINOR_LIMITS.minorsUntil),
  under16Until: atTheLatest(MINOR_LIMITS.under16Until),
  minorMinutesADay: duration(30, MINOR_LIMITS.minutesADay).transform((minutes) => minutes ?? MINOR_LIMITS.minutesADay),
});
export type SettingsInput = z.output<typeof settingsSchema>;

export const taskSchema = z.object({
  ...recordFields,
  name: requiredBilingualLine(),
  briefing: bilingualParagraphs(MAX_NOTE),
  needsClearance: ticked,
  adultsOnly: ticked,
  languages: spokenLanguages,
  wanted: wholeNumber(1, MAX_VOLUNTEERS),
});
export type TaskInput = z.output<typeof taskSchema>;

/**
 * The tasks of almost every screening festival, in the order in which an organiser thinks of them.
 */
export const usualTasks = [
  'welcome',
  'tickets',
  'seating',
  'microphone',
  'projection',
  'bar',
  'meals',
  'guests',
  'guestMeals',
  'driving',
  'signs',
  'setUp',
  'takeDown',
] as const;
export type UsualTask = (typeof usualTasks)[number];

/** The ticked usual tasks. */
export const usualTasksSchema = z
  .object({ clientKey, tasks: choices(usualTasks) })
  .refine(({ tasks }) => tasks.length > 0, { path: ['tasks'], message: 'required' satisfies FieldError });
export type UsualTasksInput = z.output<typeof usualTasksSchema>;

const sides = ['before', 'after'] as const;
/** « 10 minutes before »: minutes and a direction, as one signed offset. */
const minutesTyped = duration(0, MAX_OFFSET).transform((minutes) => minutes ?? 0);
const side = choice(sides).default('after');
const offsetOf = (minutes: number, on: (typeof sides)[number]) => (on === 'before' && minutes > 0 ? -minutes : minutes);

const shiftFields = z.object({
  ...recordFields,
  taskId: id,
  rule: choice(shiftRules).default('fixed'),
  roomId: idOrNothing,
  place: line(),
  people: wholeNumber(1, MAX_PEOPLE).transform((people) => people ?? 1),
  note: paragraphs(MAX_NOTE),
  /** For fixed hours, and for a room occupied for a day: a festival day. */
  day: dateOrNothing,
  from: hourOrNothing,
  until: hourOrNothing,
  eventId: idOrNothing,
  personId: idOrNothing,
  moment: choice(guestMoments).default('arrival'),
  fromAnchor: choice(shiftAnchors).default('doors'),
  fromMinutes: minutesTyped,
  fromSide: side,
  toAnchor: choice(shiftAnchors).default('free'),
  toMinutes: minutesTyped,
  toSide: side,
});

/** The columns about the time of a shift; those that its rule does not use are null. */
export const noRule = {
  startsAt: null,
  endsAt: null,
  eventId: null,
  date: null,
  personId: null,
  moment: null,
  fromAnchor: null,
  fromMinutes: null,
  toAnchor: null,
  toMinutes: null,
};

function ruleColumns(input: z.output<typeof shiftFields>, startsAt: string | null, endsAt: string | null) {
  const { rule, day, eventId, personId, moment, fromAnchor, toAnchor } = input;
  const fromMinutes = offsetOf(input.fromMinutes, input.fromSide);
  const toMinutes = offsetOf(input.toMinutes, input.toSide);
  const anchored = { fromAnchor, fromMinutes, toAnchor, toMinutes };
  switch (rule) {
    case 'fixed':
      return { ...noRule, rule, startsAt, endsAt };
    case 'event':
      return { ...noRule, rule, eventId, ...anchored };
    case 'room-day':
      return { ...noRule, rule, date: day, ...anchored };
    case 'guest':
      return { ...noRule, rule, personId, moment, fromMinutes, toMinutes };
  }
}

/** The start and end of a shift with hours of its own; null where it follows something else. */
function fixedTimes({ rule, day, from, until }: z.output<typeof shiftFields>, dayStartsAt: string) {
  if (rule !== 'fixed' || day === null || from === null || until === null) return { startsAt: null, endsAt: null };
  const startsAt = onFestivalDay(day, from, dayStartsAt);
  return { startsAt, endsAt: firstAfter(startsAt, until) };
}

/** The form of a shift as the columns to write. */
export const shiftSchema = ({ timeZone, dayStartsAt }: Clocks) =>
  shiftFields
    .superRefine(
      (input, context) => {
        const refuse = (path: keyof typeof input, message: FieldError) =>
          context.addIssue({ code: 'custom', path: [path], message });
        const { rule, day, from, until } = input;
        if (rule === 'event' && input.eventId === null) refuse('eventId', 'required');
        if (rule === 'guest' && input.personId === null) refuse('personId', 'required');
        if (rule === 'room-day' && input.roomId === null) refuse('roomId', 'required');
        if ((rule === 'room-day' || rule === 'fixed') && day === null) refuse('day', 'date');
        if (rule === 'fixed' && from === null) refuse('from', 'time');
        if (rule === 'fixed' && until === null) refuse('until', 'time');
        const { startsAt, endsAt } = fixedTimes(input, dayStartsAt);
        if (startsAt !== null && checkWallClock(startsAt, timeZone) === 'skipped') refuse('from', 'skippedTime');
        if (endsAt !== null && checkWallClock(endsAt, timeZone) === 'skipped') refuse('until', 'skippedTime');
      },
      whenRead('rule', 'day', 'from', 'until', 'eventId', 'personId', 'roomId'),
    )
    .transform((input) => {
      const { version, clientKey: key, taskId, roomId, place, people, note } = input;
      const { startsAt, endsAt } = fixedTimes(input, dayStartsAt);
      return { version, clientKey: key, taskId, roomId, place, people, note, ...ruleColumns(input, startsAt, endsAt) };
    });
export type ShiftInput = z.output<ReturnType<typeof shiftSchema>>;
export type ShiftFormValues = z.input<ReturnType<typeof shiftSchema>>;

/** The form of a shift, with the days on which a new one is repeated. */
export const shiftFormSchema = (clock: Clocks) => z.intersection(shiftSchema(clock), z.object({ alsoOn: tickedDays }));

/** « Répéter ce créneau »: copies of an existing shift on the ticked days. */
export const repeatSchema = z.object({ clientKey, alsoOn: tickedDays }).refine(({ alsoOn }) => alsoOn.length > 0, {
  path: ['alsoOn'],
  message: 'required' satisfies FieldError,
});
export type RepeatInput = z.output<typeof repeatSchema>;

/**
 * « 2 placement, 10 min avant les portes → salle libre »: a line of the form that generates shifts
 * for many séances; `people` 0 leaves it out.
 */
const generatedLine = z
  .object({
    taskId: id,
    people: wholeNumber(0, MAX_PEOPLE).transform((people) => people ?? 0),
    fromAnchor: choice(shiftAnchors).default('doors'),
    fromMinutes: minutesTyped,
    fromSide: side,
    toAnchor: choice(shiftAnchors).default('free'),
    toMinutes: minutesTyped,
    toSide: side,
  })
  .transform(({ taskId, people, fromAnchor, toAnchor, ...typed }) => ({
    taskId,
    people,
    fromAnchor,
    toAnchor,
    fromMinutes: offsetOf(typed.fromMinutes, typed.fromSide),
    toMinutes: offsetOf(typed.toMinutes, typed.toSide),
  }));

export const generateSchema = z.object({
  clientKey,
  roomIds: idBoxes('room'),
  kinds: choices(eventKinds),
  days: z.array(z.iso.date()).max(60).default([]),
  withDebate: ticked,
  lines: z
    .array(generatedLine)
    .max(MAX_TASKS)
    .default([])
    .transform((lines) => lines.filter(({ people }) => people > 0)),
  /**
   * How many shifts the preview showed: if there would be another number now, nothing is written.
   */
  expected: wholeNumber(0, MAX_SHIFTS),
});
export type GenerateInput = z.output<typeof generateSchema>;

/**
 * « Créneau 12, bénévole 7 », the value of a ticked box. The ticks of other pages come in one
 * field, separated by commas.
 */
const filledPairs = z
  .string()
  .max(MAX_FILLED * '999999999 999999999,'.length)
  .regex(/^\d{1,9} \d{1,9}(,\d{1,9} \d{1,9})*$/)
  .transform((text) =>
    text.split(',').map((pair) => {
      const [shiftId = 0, volunteerId = 0] = pair.split(' ').map(Number);
      return { shiftId, volunteerId };
    }),
  );
/** The chosen assignments of a proposed filling. */
export const takeFillingSchema = z.object({
  clientKey,
  pair: z
    .array(filledPairs)
    .default([])
    .transform((pairs) => pairs.flat())
    .refine((pairs) => pairs.length <= MAX_FILLED, `tooMany:${MAX_FILLED}` satisfies FieldError),
});

/** A day on which they can come, with hours; both left empty mean the whole festival day. */
const availability = ({ timeZone, dayStartsAt }: Clocks) =>
  z
    .object({ day: dateOrNothing, from: hourOrNothing, until: hourOrNothing })
    .superRefine(({ day, from, until }, context) => {
      if (day === null && (from !== null || until !== null))
        context.addIssue({ code: 'custom', path: ['day'], message: 'date' satisfies FieldError });
    }, whenRead('day'))
    .transform(({ day, from, until }, context) => {
      if (day === null) return null;
      const hours = hoursOfDay(day, from, until, dayStartsAt);
      for (const [path, wall] of [
        ['from', hours.startsAt],
        ['until', hours.endsAt],
      ] as const)
        if (checkWallClock(wall, timeZone) === 'skipped') {
          context.addIssue({ code: 'custom', path: [path], message: 'skippedTime' satisfies FieldError });
          return z.NEVER;
        }
      return hours;
    });

/** What the form of a volunteer posts. */
export const volunteerSchema = (clock: Clocks) =>
  z
    .object({
      ...recordFields,
      name: requiredLine(),
      contactKind: choiceOrNothing(contactKinds),
      contact: line(),
      /** Of a number and an address, the one that is not `contact`. */
      otherContact: line(),
      /** As they ticked them themselves. */
      ways: choices(chosenWays),
      clearedTaskIds: idBoxes('task'),
      availabilities: z
        .array(availability(clock))
        .max(MAX_AVAILABILITIES, `tooMany:${MAX_AVAILABILITIES}` satisfies FieldError)
        .default([])
        .transform((all) => sortedAvailabilities(all.flatMap((one) => one ?? []))),
      minutesADay: duration(30, 1440),
      restMinutes: duration(0, 1440),
      languages: spokenLanguages,
      diet: choice(diets).default('any'),
      allergies: paragraphs(MAX_NOTE),
      wishes: paragraphs(MAX_NOTE),
      withIds: idBoxes('volunteer'),
      seeIds: idBoxes('event'),
      taskWishes: taskAnswers,
      note: paragraphs(MAX_NOTE),
      tags: tagsField,
      age: choiceOrNothing(ages),
      shirt: choiceOrNothing(shirtSizes),
      guardian: line(),
      guardianContact: line(),
      consent: choiceOrNothing(consents),
      consentOn: dateOrNothing,
    })
    .superRefine(
      ({ consent, consentOn }, context) => {
        if (consent !== null && consentOn === null)
          context.addIssue({ code: 'custom', path: ['consentOn'], message: 'date' satisfies FieldError });
      },
      whenRead('consent', 'consentOn'),
    )
    .superRefine(
      ({ contact, otherContact, contactKind }, context) => {
        const read = contactsOf(contact, otherContact, contactKind);
        if (!read.ok) context.addIssue({ code: 'custom', path: [read.field], message: read.wants });
      },
      whenRead('contact', 'otherContact', 'contactKind'),
    )
    .transform(({ contactKind, contact, otherContact, ...input }) => {
      const read = contactsOf(contact, otherContact, contactKind);
      if (!read.ok) return z.NEVER;
      // A parent's answer has a date; a date without an answer is dropped.
      return { ...input, consentOn: input.consent === null ? null : input.consentOn, ...read.contacts };
    });
export type VolunteerInput = z.output<ReturnType<typeof volunteerSchema>>;
export type VolunteerFormValues = z.input<ReturnType<typeof volunteerSchema>>;

/**
 * The values of the health data as people without the permission `health` see them, and as they are
 * after erasing.
 */
export const HEALTH_FACTS = { diet: 'any', allergies: '' } as const;

/** Characters in the field for a pasted list. */
const MAX_PASTED = 100_000;
export const pasteSchema = z.object({
  clientKey,
  text: z
    .string()
    .max(MAX_PASTED, `tooLong:${MAX_PASTED}` satisfies FieldError)
    .default(''),
});

/** A checklist for several rooms and days at once, one line each. */
export const checklistSchema = z.object({
  clientKey,
  roomIds: idBoxes('room'),
  days: z
    .array(requiredDate)
    .min(1, 'required' satisfies FieldError)
    .max(60),
  moment: choice(['opening', 'closing'] as const),
  lines: z
    .array(requiredBilingualLine())
    .min(1, 'required' satisfies FieldError)
    .max(MAX_CHECKLIST_LINES),
});
export type ChecklistInput = z.output<typeof checklistSchema>;

/** « Un problème ». */
export const problemSchema = z.object({
  clientKey,
  kind: choice(problemKinds),
  text: paragraphs(MAX_NOTE),
  roomId: idOrNothing,
});
export type ProblemInput = z.output<typeof problemSchema>;

/** « Malaise »: whether it is oneself or somebody else, and where. */
export const emergencySchema = z.object({
  clientKey,
  whose: choice(emergencyWhose),
  roomId: idOrNothing,
  place: line(MAX_NAME),
});
export type EmergencyInput = z.output<typeof emergencySchema>;

/** « Entrées ». */
export const entriesSchema = z.object({ clientKey, eventId: id, count: requiredNumber(0, 100_000) });
export type EntriesInput = z.output<typeof entriesSchema>;

/** « Proposer un échange »; without a person it goes to all. */
export const exchangeSchema = z.object({
  clientKey,
  assignmentId: id,
  toVolunteerId: idOrNothing,
  returnAssignmentId: idOrNothing,
  message: paragraphs(MAX_NOTE),
});
export type ExchangeInput = z.output<typeof exchangeSchema>;
