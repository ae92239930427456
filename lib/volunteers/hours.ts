import type { Locale } from '../i18n/locale.ts';
import { inLocale } from '../i18n/text.ts';
import { translator } from '../i18n/translator.ts';
import { csvOf, inHours } from './csv.ts';
import type { Plan } from './plan.ts';

/** One shift somebody did, or is to do; wall clocks, elapsed minutes. */
export type DoneShift = {
  shiftId: number;
  taskId: number;
  roomId: number | null;
  /** The festival day. */
  day: string;
  startsAt: string;
  endsAt: string;
  minutes: number;
  isCheckedIn: boolean;
};

export type VolunteerHours = {
  volunteerId: number;
  name: string;
  /** By start. */
  shifts: DoneShift[];
  minutes: number;
  checkedInMinutes: number;
};

type Source = Pick<Plan, 'volunteers' | 'assignments' | 'timed'>;

/** The hours of each person who said yes to a shift: what « valorisation du bénévolat » counts. People without any are left out. */
export function hoursPerPerson({ volunteers, assignments, timed }: Source): VolunteerHours[] {
  const shifts = new Map(timed.map((one) => [one.shift.id, one]));
  return volunteers.flatMap(({ id: volunteerId, name }): VolunteerHours[] => {
    const own = assignments
      .filter((row) => row.volunteerId === volunteerId && row.state === 'confirmed')
      .flatMap((row): DoneShift[] => {
        const { shift, times } = shifts.get(row.shiftId) ?? {};
        if (!shift || !times?.isTimed) return [];
        const { day, startsAt, endsAt, roomId } = times;
        const minutes = times.end - times.start;
        return [
          {
            shiftId: shift.id,
            taskId: shift.taskId,
            roomId,
            day,
            startsAt,
            endsAt,
            minutes,
            isCheckedIn: row.checkedInAt !== null,
          },
        ];
      })
      .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
    if (own.length === 0) return [];
    const sum = (of: readonly DoneShift[]) => of.reduce((total, { minutes }) => total + minutes, 0);
    return [
      {
        volunteerId,
        name,
        shifts: own,
        minutes: sum(own),
        checkedInMinutes: sum(own.filter((one) => one.isCheckedIn)),
      },
    ];
  });
}

/** The same as a table for a spreadsheet: a line a shift, a total a person, and one of all. Hours are decimal. */
export function hoursCsv(
  hours: readonly VolunteerHours[],
  names: Pick<Plan['names'], 'tasks' | 'rooms'>,
  locale: Locale,
): string {
  const say = translator(locale, 'volunteers');
  const heads = ['name', 'task', 'place', 'date', 'from', 'to', 'hours', 'checkedIn'] as const;
  const room = (id: number | null) => (id === null ? '' : inLocale(names.rooms.get(id)?.name, locale));
  const all = hours.reduce((sum, { minutes }) => sum + minutes, 0);
  return csvOf(
    [
      heads.map((head) => say(`csv.${head}`)),
      ...hours.flatMap(({ name, shifts, minutes }) => [
        ...shifts.map((one) => [
          name,
          inLocale(names.tasks.get(one.taskId)?.name, locale),
          room(one.roomId),
          one.startsAt.slice(0, 10),
          one.startsAt.slice(11),
          one.endsAt.slice(11),
          inHours(one.minutes),
          say(one.isCheckedIn ? 'csv.yes' : 'csv.no'),
        ]),
        [name, say('csv.total'), '', '', '', '', inHours(minutes), ''],
      ]),
      [say('csv.total'), '', '', '', '', '', inHours(all), ''],
    ],
    locale,
  );
}
