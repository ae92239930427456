import type { Opened } from '#app/_server/live-page.tsx';
import { groupedBy } from '#lib/grouped.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { typeset, typesetterIn } from '#lib/i18n/typeset.ts';
import { byId } from '#lib/model/keyed.ts';
import type { Authorized } from '#lib/policy.ts';
import { planOf, publishedPlanOf, type VolunteerPlan } from '#lib/volunteers/plan.ts';
import { isCountedOn, type PlanShift } from '#lib/volunteers/planning.ts';
import { hoursPerPerson, mealsPerDay } from '#lib/volunteers/reports.ts';

/** The sheets for volunteers; those of a day take `?day=`. */
export const sheets = ['planning', 'sign-in', 'slips', 'badges', 'meals', 'attestations'] as const;
type Sheet = (typeof sheets)[number];
export const isOfDay = (sheet: Sheet): boolean => sheet === 'planning' || sheet === 'sign-in';

/**
 * The plan that a sheet is drawn from: the draft's, and for what was done the published one, as the
 * file of hours is, so that no later draft changes it.
 */
export const planOfSheet = (sheet: Sheet, { id, db }: Pick<Authorized<'volunteers'>, 'id' | 'db'>): VolunteerPlan =>
  isOfDone(sheet) ? publishedPlanOf(id, db) : planOf(id, db);
export const isOfDone = (sheet: Sheet): boolean => sheet === 'attestations';

/** Files for a spreadsheet. */
export const files = ['hours', 'entries'] as const;

/** The festival days on which somebody has a shift. */
export const shiftDays = ({ prepared }: Pick<VolunteerPlan, 'prepared'>): string[] =>
  [...new Set([...prepared.shifts.values()].map(({ day }) => day))].sort();

/**
 * The sentence that explains why a sheet would be empty; null where it would not. `at` is in epoch
 * minutes.
 */
export function whyEmpty(
  sheet: Sheet,
  plan: VolunteerPlan,
  at: number,
): 'messages.nobody.all' | 'print.noShift' | 'print.noneGiven' | 'print.attestations.nobody' | null {
  const hasShifts = plan.prepared.shifts.size > 0;
  if (isOfDay(sheet)) return hasShifts ? null : 'print.noShift';
  if (plan.volunteers.length === 0) return 'messages.nobody.all';
  if (sheet === 'badges') return null;
  if (sheet === 'attestations')
    return hoursPerPerson(plan, at).some(({ minutes }) => minutes > 0) ? null : 'print.attestations.nobody';
  if (!hasShifts) return 'print.noShift';
  const isGiven =
    sheet === 'meals'
      ? mealsPerDay(plan).length > 0
      : plan.volunteers.some(({ id }) => (plan.prepared.held.get(id) ?? []).length > 0);
  return isGiven ? null : 'print.noneGiven';
}

/**
 * The sentence that explains why a file would be empty; null where it would not. `at` is in epoch
 * minutes; `counts` are the séances whose entries were counted.
 */
export function whyNoLines(
  file: (typeof files)[number],
  plan: VolunteerPlan,
  { at, counts }: { at: number; counts: number },
): 'messages.nobody.all' | 'print.noneGiven' | 'print.entries.nobody' | null {
  if (file === 'entries') return counts > 0 ? null : 'print.entries.nobody';
  if (plan.volunteers.length === 0) return 'messages.nobody.all';
  return hoursPerPerson(plan, at).length > 0 ? null : 'print.noneGiven';
}

/** What every sheet gets. */
export type Drawing = {
  festival: Authorized<'volunteers'>;
  plan: VolunteerPlan;
  day: string;
  locale: Locale;
  stamp: string;
  query: Opened<'volunteers'>['query'];
};

type Named = { name: string; isReferent: boolean };
export type PrintedShift = {
  shift: PlanShift;
  task: string;
  room: string;
  title: string;
  note: string;
  people: Named[];
};

/**
 * The shifts of a day, or of all days, by start, with the names of those expected, including those
 * who were only asked.
 */
export function printedShifts({ plan, locale }: Pick<Drawing, 'plan' | 'locale'>, day?: string): PrintedShift[] {
  const said = typesetterIn(locale);
  const on = groupedBy(plan.assignments.filter(isCountedOn), ({ shiftId }) => shiftId);
  const rows = byId(plan.shifts);
  return [...plan.prepared.shifts.values()]
    .filter((shift) => day === undefined || shift.day === day)
    .sort((a, b) => a.start - b.start || a.id - b.id)
    .map((shift) => ({
      shift,
      task: said(plan.names.tasks.get(shift.taskId)?.name),
      room: said(plan.names.rooms.get(shift.roomId ?? 0)?.name) || typeset(rows.get(shift.id)?.place ?? '', locale),
      title: said(plan.names.events.get(shift.eventId ?? 0)),
      note: typeset(rows.get(shift.id)?.note ?? '', locale),
      people: (on.get(shift.id) ?? [])
        .sort((a, b) => Number(b.isReferent) - Number(a.isReferent))
        .map(({ volunteerId, isReferent }) => ({
          name: typeset(plan.prepared.volunteers.get(volunteerId)?.name ?? '', locale),
          isReferent,
        })),
    }));
}
