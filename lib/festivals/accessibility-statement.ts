import { z } from 'zod';
import type { AccessibilityStatement } from '#db/columns.ts';
import type { AccessibilityState } from '#db/enums.ts';
import { line, MAX_NOTE, MAX_TEXT, paragraphs } from '#lib/i18n/clean-text.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import { wholeNumber } from '#lib/i18n/typed-values.ts';
import { dateOrNothing } from '#lib/time/typed-times.ts';

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
