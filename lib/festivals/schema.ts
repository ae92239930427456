import { z } from 'zod';
import type { AccessibilityStatement, Bilingual } from '#db/columns.ts';
import { type AccessibilityState, accessibilityStates, locales } from '#db/enums.ts';
import {
  bilingualParagraphs,
  line,
  MAX_NOTE,
  MAX_TEXT,
  paragraphs,
  requiredBilingualLine,
} from '#lib/i18n/clean-text.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import {
  choice,
  emailAddress,
  recordFields,
  requiredNumber,
  webAddress,
  whenRead,
  wholeNumber,
} from '#lib/i18n/typed-values.ts';
import { daysBetween } from '#lib/time/calendar.ts';
import { typedTime } from '#lib/time/entry.ts';
import { dateOrNothing, requiredDate, requiredHour } from '#lib/time/typed-times.ts';
import { isTimeZone } from '#lib/time/wall-clock.ts';
import { PRIVATE_DAYS } from './choices.ts';
import type { FestivalRoot } from './root.ts';

export const MAX_SLUG = 60;

/**
 * Words that are part of other addresses: `/feeds/selections`, `/feeds/volunteers`,
 * `/organise/new`.
 */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set(['selections', 'volunteers', 'new', 'released', 'preview']);

/** The festival's part of every public address: lower-case letters, digits and single hyphens. */
export const festivalSlug = z
  .string()
  .default('')
  .transform((typed) => typed.trim().toLowerCase())
  .pipe(
    z
      .string()
      .min(1, 'required' satisfies FieldError)
      .max(MAX_SLUG, `tooLong:${MAX_SLUG}` satisfies FieldError)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'address' satisfies FieldError)
      .refine((typed) => !RESERVED_SLUGS.has(typed), 'reserved' satisfies FieldError),
  );

/**
 * What the settings post about the statement, according to the French model (RGAA, arrêté du 20
 * septembre 2019). `rate` in percent, dates as typed.
 */
export const statementSchema = z
  .object({
    organisation: line(),
    scope: paragraphs(MAX_NOTE),
    plan: paragraphs(MAX_NOTE),
    auditor: line(),
    auditedOn: dateOrNothing,
    rate: wholeNumber(0, 100),
    faults: paragraphs(MAX_TEXT),
    exemptions: paragraphs(MAX_TEXT),
    preparedOn: dateOrNothing,
    technologies: paragraphs(MAX_NOTE),
    tools: paragraphs(MAX_NOTE),
    pages: paragraphs(MAX_TEXT),
  })
  .prefault({})
  .transform(
    (typed): AccessibilityStatement =>
      Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== '' && value !== null)),
  );

/** The statement as the form shows it. */
export const statementFormValues = (statement: AccessibilityStatement): z.input<typeof statementSchema> => ({
  organisation: statement.organisation ?? '',
  scope: statement.scope ?? '',
  plan: statement.plan ?? '',
  auditor: statement.auditor ?? '',
  auditedOn: statement.auditedOn ?? '',
  rate: statement.rate?.toString() ?? '',
  faults: statement.faults ?? '',
  exemptions: statement.exemptions ?? '',
  preparedOn: statement.preparedOn ?? '',
  technologies: statement.technologies ?? '',
  tools: statement.tools ?? '',
  pages: statement.pages ?? '',
});

/**
 * The percentage of met criteria for each state: all, at least half, fewer (RGAA 4.1, « Taux de
 * conformité »).
 */
const RATES: Record<Exclude<AccessibilityState, 'not-audited'>, { least: number; most: number }> = {
  full: { least: 100, most: 100 },
  partial: { least: 50, most: 99 },
  none: { least: 0, most: 49 },
};

/**
 * What is missing or contradicts the state, by field. A state based on an audit needs its author,
 * its date, and the rate.
 */
export function statementProblems(
  state: AccessibilityState,
  { auditor, auditedOn, rate }: AccessibilityStatement,
): [field: keyof AccessibilityStatement, error: FieldError][] {
  if (state === 'not-audited') return [];
  const { least, most } = RATES[state];
  const problems: [keyof AccessibilityStatement, FieldError | null][] = [
    ['auditor', auditor ? null : 'required'],
    ['auditedOn', auditedOn ? null : 'required'],
    [
      'rate',
      rate === undefined || rate === null
        ? 'required'
        : rate < least
          ? `atLeast:${least}`
          : rate > most
            ? `atMost:${most}`
            : null,
    ],
  ];
  return problems.flatMap(([field, error]) => (error ? [[field, error]] : []));
}

/** A season over a year; most of its days have no séance. */
export const MAX_DAYS = 366;
const MAX_DOORS = 240;
const MAX_BETWEEN_FILMS = 120;
const MAX_DAY_STARTS = '12:00';

/**
 * What becomes of séances outside the new dates; empty until somebody chose. Shifts, breaks, room
 * crews and checklists move with them or stay where they are.
 */
const outsideChoices = ['shift', 'unschedule'] as const;

/** What the festival's settings form posts. */
export const festivalSchema = z
  .object({
    ...recordFields,
    name: requiredBilingualLine(),
    slug: festivalSlug,
    introduction: bilingualParagraphs(),
    startsOn: requiredDate,
    endsOn: requiredDate,
    outside: z
      .union([z.null(), z.literal('').transform(() => null), choice(outsideChoices)], 'choice' satisfies FieldError)
      .default(null),
    timeZone: z
      .string()
      .default('')
      .refine(isTimeZone, 'choice' satisfies FieldError),
    locale: choice(locales),
    dayStartsAt: requiredHour.refine((hour) => hour <= MAX_DAY_STARTS, 'time' satisfies FieldError),
    opensAt: requiredHour,
    closesAt: requiredHour,
    doorsMinutes: requiredNumber(0, MAX_DOORS),
    clearMinutes: requiredNumber(0, MAX_DOORS),
    betweenFilmsMinutes: requiredNumber(0, MAX_BETWEEN_FILMS),
    organiser: line(),
    website: webAddress,
    contactEmail: emailAddress,
    legalPublisher: line(),
    legalAddress: paragraphs(MAX_NOTE),
    legalDirector: line(),
    legalPhone: line(),
    legalRegistration: line(),
    legalHost: paragraphs(MAX_NOTE),
    privateDays: requiredNumber(PRIVATE_DAYS.least, PRIVATE_DAYS.most),
    accessibilityContact: paragraphs(MAX_NOTE),
    legalText: bilingualParagraphs(),
    privacyText: bilingualParagraphs(),
    accessibilityText: bilingualParagraphs(),
    accessibilityDuty: choice(['no', 'yes'])
      .default('no')
      .transform((answer) => answer === 'yes'),
    accessibilityState: choice(accessibilityStates).default('not-audited'),
    accessibilityStatement: statementSchema,
  })
  .superRefine(
    ({ accessibilityDuty, accessibilityState, accessibilityStatement }, context) => {
      if (!accessibilityDuty) return;
      for (const [field, message] of statementProblems(accessibilityState, accessibilityStatement))
        context.addIssue({ code: 'custom', path: ['accessibilityStatement', field], message });
    },
    whenRead('accessibilityDuty', 'accessibilityState', 'accessibilityStatement'),
  )
  .superRefine(
    ({ startsOn, endsOn }, context) => {
      const days = daysBetween(startsOn, endsOn) + 1;
      const problem: FieldError | null = days < 1 ? 'order' : days > MAX_DAYS ? `tooMany:${MAX_DAYS}` : null;
      if (problem) context.addIssue({ code: 'custom', path: ['endsOn'], message: problem });
    },
    whenRead('startsOn', 'endsOn'),
  );
export type FestivalInput = z.output<typeof festivalSchema>;
export type FestivalFormValues = z.input<typeof festivalSchema>;

const bothOf = ({ fr = '', en = '' }: Bilingual) => ({ fr, en });

/** The festival's values in its form, in `locale`. */
export function festivalFormValues(festival: Omit<FestivalRoot, 'festivalId'>, locale: Locale): FestivalFormValues {
  const { name, introduction, doorsMinutes, clearMinutes, betweenFilmsMinutes } = festival;
  return {
    version: festival.version,
    clientKey: '',
    name: bothOf(name),
    slug: festival.slug,
    introduction: bothOf(introduction),
    startsOn: festival.startsOn,
    endsOn: festival.endsOn,
    outside: '',
    timeZone: festival.timeZone,
    locale: festival.locale,
    dayStartsAt: typedTime(festival.dayStartsAt, locale),
    opensAt: typedTime(festival.opensAt, locale),
    closesAt: typedTime(festival.closesAt, locale),
    doorsMinutes: String(doorsMinutes),
    clearMinutes: String(clearMinutes),
    betweenFilmsMinutes: String(betweenFilmsMinutes),
    organiser: festival.organiser,
    website: festival.website,
    contactEmail: festival.contactEmail,
    legalPublisher: festival.legalPublisher,
    legalAddress: festival.legalAddress,
    legalDirector: festival.legalDirector,
    legalPhone: festival.legalPhone,
    legalRegistration: festival.legalRegistration,
    legalHost: festival.legalHost,
    privateDays: String(festival.privateDays),
    accessibilityContact: festival.accessibilityContact,
    legalText: bothOf(festival.legalText),
    privacyText: bothOf(festival.privacyText),
    accessibilityText: bothOf(festival.accessibilityText),
    accessibilityDuty: festival.accessibilityDuty ? 'yes' : 'no',
    accessibilityState: festival.accessibilityState,
    accessibilityStatement: statementFormValues(festival.accessibilityStatement),
  };
}
