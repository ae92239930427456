import type { Opened } from '#app/_server/festival-page.tsx';
import { groupedBy } from '#lib/grouped.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { typeset, typesetterIn } from '#lib/i18n/typeset.ts';
import { byId } from '#lib/model/keyed.ts';
import type { Authorized } from '#lib/policy.ts';
import type { VolunteerPlan } from '#lib/volunteers/plan.ts';
import { isCountedOn, type PlanShift } from '#lib/volunteers/planning.ts';

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
