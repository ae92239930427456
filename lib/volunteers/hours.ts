import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { dateOfHour, hourOfWall } from '#lib/time/festival-day.ts';
import { csvOf, inHours } from './csv.ts';
import type { VolunteerPlan } from './plan.ts';
import type { Assignment } from './roots.ts';
import type { ShiftTimes } from './shift-times.ts';

/**
 * The state of a shift for somebody at a moment: done once it is over, or already while it runs if
 * they checked in; before that planned; absent if they did not come.
 */
type Work = 'done' | 'planned' | 'absent';

/**
 * `at` in epoch minutes. Null for a past shift to which they never said yes, and for one they are
 * not on.
 */
export function workOf(
  { state, checkedInAt, absentAt }: Pick<Assignment, 'state' | 'checkedInAt' | 'absentAt'>,
  { start, end }: Pick<ShiftTimes, 'start' | 'end'>,
  at: number,
): Work | null {
  if (state !== 'confirmed' && state !== 'offered') return null;
  if (absentAt !== null) return 'absent';
  if (checkedInAt !== null && start <= at) return 'done';
  if (end > at) return 'planned';
  return state === 'confirmed' ? 'done' : null;
}

/** One shift that somebody did or is to do; wall clocks, elapsed minutes. */
type DoneShift = {
  shiftId: number;
  taskId: number;
  roomId: number | null;
  startsAt: string;
  endsAt: string;
  minutes: number;
  isCheckedIn: boolean;
  work: Work;
};

export type VolunteerHours = {
  volunteerId: number;
  name: string;
  /** By start. */
  shifts: DoneShift[];
  /** Done and planned. */
  minutes: number;
  plannedMinutes: number;
};

type Source = Pick<VolunteerPlan, 'volunteers' | 'assignments' | 'timed'>;

/**
 * The hours of each person who said yes to a shift, at `at` (epoch minutes); the done ones count
 * for the « valorisation du bénévolat ». People without any are left out.
 */
export function hoursPerPerson({ volunteers, assignments, timed }: Source, at: number): VolunteerHours[] {
  const shifts = new Map(timed.map((one) => [one.shift.id, one]));
  return volunteers.flatMap(({ id: volunteerId, name }): VolunteerHours[] => {
    const own = assignments
      .filter((row) => row.volunteerId === volunteerId && row.state === 'confirmed')
      .flatMap((row): DoneShift[] => {
        const { shift, times } = shifts.get(row.shiftId) ?? {};
        const work = times?.isTimed ? workOf(row, times, at) : null;
        if (!shift || !times?.isTimed || work === null) return [];
        const { startsAt, endsAt, roomId } = times;
        const minutes = times.end - times.start;
        return [
          {
            shiftId: shift.id,
            taskId: shift.taskId,
            roomId,
            startsAt,
            endsAt,
            minutes,
            isCheckedIn: row.checkedInAt !== null,
            work,
          },
        ];
      })
      .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
    if (own.length === 0) return [];
    const sum = (of: Work) => own.reduce((total, { minutes, work }) => total + (work === of ? minutes : 0), 0);
    return [
      {
        volunteerId,
        name,
        shifts: own,
        minutes: sum('done'),
        plannedMinutes: sum('planned'),
      },
    ];
  });
}

/**
 * The same as a table for a spreadsheet: a line per shift, a total per person, and a grand total.
 * Hours are decimal.
 */
export function hoursCsv(
  hours: readonly VolunteerHours[],
  names: Pick<VolunteerPlan['names'], 'tasks' | 'rooms'>,
  locale: Locale,
): string {
  const say = translator(locale, 'volunteers');
  const heads = [
    'name',
    'task',
    'place',
    'date',
    'from',
    'to',
    'hoursDone',
    'hoursPlanned',
    'work',
    'checkedIn',
  ] as const;
  const room = (id: number | null) => (id === null ? '' : inLocale(names.rooms.get(id)?.name, locale));
  const all = (of: 'minutes' | 'plannedMinutes') => inHours(hours.reduce((sum, one) => sum + one[of], 0));
  return csvOf(
    [
      heads.map((head) => say(`csv.${head}`)),
      ...hours.flatMap(({ name, shifts, minutes, plannedMinutes }) => [
        ...shifts.map((one) => [
          name,
          inLocale(names.tasks.get(one.taskId)?.name, locale),
          room(one.roomId),
          dateOfHour(one.startsAt),
          hourOfWall(one.startsAt),
          hourOfWall(one.endsAt),
          one.work === 'done' ? inHours(one.minutes) : 0,
          one.work === 'planned' ? inHours(one.minutes) : 0,
          say(`csv.works.${one.work}`),
          say(one.isCheckedIn ? 'csv.yes' : 'csv.no'),
        ]),
        [name, say('csv.total'), '', '', '', '', inHours(minutes), inHours(plannedMinutes), '', ''],
      ]),
      [say('csv.total'), '', '', '', '', '', all('minutes'), all('plannedMinutes'), '', ''],
    ],
    locale,
  );
}
