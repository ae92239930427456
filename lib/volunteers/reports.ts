import type { Diet } from '#db/enums.ts';
import { rowsOfFestival } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { eventTitle } from '#lib/events/title.ts';
import { groupedBy } from '#lib/grouped.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { type DraftIndex, indexDraft } from '#lib/model/draft.ts';
import type { Authorized } from '#lib/policy.ts';
import { dateOfHour, hourOfWall, onFestivalDay } from '#lib/time/festival-day.ts';
import { coveredMinutes, type Interval, overlapMinutes } from '#lib/time/interval.ts';
import { fromInstant, toEpochMinutes } from '#lib/time/wall-clock.ts';
import { csvOf, inHours } from './csv.ts';
import type { VolunteerPlan } from './plan.ts';
import { isCountedOn } from './planning.ts';
import type { Assignment, EntryCount } from './roots.ts';
import type { ShiftTimes } from './shift-times.ts';

/*
 * Reports about volunteers and visitors: hours per person, entries per séance, and meals per day.
 */

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

/** One shift that somebody did or is to do; epoch minutes, wall clocks, elapsed minutes. */
type DoneShift = Interval & {
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
  /** Done and planned; of shifts at the same time, each minute counts once. */
  minutes: number;
  plannedMinutes: number;
};

type Source = Pick<VolunteerPlan, 'assignments' | 'timed' | 'calledOff'>;

/**
 * The work of everybody on the shifts they were asked for, at `at` (epoch minutes). Of a shift that
 * was called off while they were there, what they gave to it is done.
 */
export function worksOf({ assignments, timed, calledOff }: Source, at: number) {
  const shifts = new Map(timed.map(({ shift, times }) => [shift.id, times]));
  return assignments.flatMap((row): { row: Assignment; times: ShiftTimes; work: Work }[] => {
    const given = calledOff.get(row.id);
    if (given) return [{ row, times: given, work: 'done' }];
    const times = shifts.get(row.shiftId);
    const work = times?.isTimed ? workOf(row, times, at) : null;
    return times?.isTimed && work !== null ? [{ row, times, work }] : [];
  });
}

/**
 * The hours of each person who said yes to a shift, or came to one, at `at` (epoch minutes); the
 * done ones count for the « valorisation du bénévolat ». People without any are left out.
 */
export function hoursPerPerson(source: Source & Pick<VolunteerPlan, 'volunteers'>, at: number): VolunteerHours[] {
  const works = groupedBy(worksOf(source, at), ({ row }) => row.volunteerId);
  return source.volunteers.flatMap(({ id: volunteerId, name }): VolunteerHours[] => {
    const own = (works.get(volunteerId) ?? [])
      .filter(({ row, work }) => row.state !== 'offered' || work === 'done')
      .map(({ row, times: { start, end, startsAt, endsAt, roomId, taskId }, work }): DoneShift => {
        const { shiftId } = row;
        const [minutes, isCheckedIn] = [end - start, row.checkedInAt !== null];
        return { shiftId, taskId, roomId, start, end, startsAt, endsAt, minutes, isCheckedIn, work };
      })
      .sort((a, b) => a.start - b.start);
    if (own.length === 0) return [];
    const sum = (of: Work) => coveredMinutes(own.filter(({ work }) => work === of));
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

/**
 * How many visitors came to each séance, for the festival's report: every séance with a time, by
 * start, and those that have lost theirs since visitors were counted. Without a count the cell is
 * empty.
 */
export function entriesCsv(index: DraftIndex, counts: readonly EntryCount[], locale: Locale): string {
  const say = translator(locale, 'volunteers');
  const known = new Map(counts.map((count) => [count.eventId, count]));
  const zone = index.draft.festival.timeZone;
  const { events } = index.draft;
  const seances = [
    ...events.filter(({ startsAt }) => startsAt !== null),
    ...events.filter(({ id, startsAt }) => startsAt === null && known.has(id)),
  ];
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const heads = ['date', 'start', 'seance', 'room', 'count', 'capacity', 'by', 'at'] as const;
  return csvOf(
    [
      heads.map((head) => say(`csv.${head}`)),
      ...seances.map((event) => {
        const room = index.rooms.get(event.rooms[0]?.roomId ?? 0);
        const count = known.get(event.id);
        return [
          event.startsAt && dateOfHour(event.startsAt),
          event.startsAt && hourOfWall(event.startsAt),
          inLocale(eventTitle(event, index), locale),
          inLocale(room?.name, locale),
          count?.count ?? null,
          event.capacity ?? room?.seats ?? null,
          count?.byName ?? '',
          count ? fromInstant(count.at, zone).replace('T', ' ') : '',
        ];
      }),
      [say('csv.total'), '', '', '', total, '', '', ''],
    ],
    locale,
  );
}

/** The counts of a festival, by séance. */
export const entryCountsOf = (festival: Authorized<'volunteers' | 'day'>): EntryCount[] =>
  rowsOfFestival(festival.db, t.entryCounts, festival.id);

/** The whole report of a festival. */
export const entriesReport = (festival: Authorized<'volunteers' | 'day'>, locale: Locale): string =>
  entriesCsv(indexDraft(loadDraft(festival.id, festival.db)), entryCountsOf(festival), locale);

const mealTimes = ['lunch', 'dinner'] as const;
type MealTime = (typeof mealTimes)[number];

/**
 * The hours of the meals: somebody eats if they are present for half an hour of them, from their
 * first shift of the day to their last.
 */
const HOURS: Record<MealTime, { from: string; until: string }> = {
  lunch: { from: '11:30', until: '14:30' },
  dinner: { from: '18:30', until: '21:30' },
};
const ENOUGH_MINUTES = 30;

type DayMeals = {
  day: string;
  meals: {
    time: MealTime;
    count: number;
    diets: Record<Exclude<Diet, 'none'>, number>;
    /** Each allergy as it was written, with how many people have it. */
    allergies: [text: string, people: number][];
  }[];
};

/**
 * The meals of each day with shifts, counted and without names, for the kitchen. The texts of
 * allergies are only for people with the permission `health`.
 */
export function mealsPerDay({
  volunteers,
  assignments,
  timed,
  moments,
}: Pick<VolunteerPlan, 'volunteers' | 'assignments' | 'timed' | 'moments'>): DayMeals[] {
  const shifts = new Map(timed.flatMap(({ shift, times }) => (times.isTimed ? [[shift.id, times] as const] : [])));
  const spans = new Map<string, Map<number, { start: number; end: number }>>();
  for (const row of assignments) {
    const times = isCountedOn(row) ? shifts.get(row.shiftId) : undefined;
    if (!times) continue;
    const day = spans.get(times.day) ?? new Map<number, { start: number; end: number }>();
    spans.set(times.day, day);
    const span = day.get(row.volunteerId);
    day.set(row.volunteerId, {
      start: Math.min(times.start, span?.start ?? times.start),
      end: Math.max(times.end, span?.end ?? times.end),
    });
  }
  return [...spans]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, there]) => ({
      day,
      meals: mealTimes.map((time) => {
        const at = (hour: string) => toEpochMinutes(onFestivalDay(day, hour, moments.dayStartsAt), moments.zone);
        const hours = { start: at(HOURS[time].from), end: at(HOURS[time].until) };
        const eaters = volunteers.filter(({ id, diet }) => {
          const span = there.get(id);
          return diet !== 'none' && span !== undefined && overlapMinutes(span, hours) >= ENOUGH_MINUTES;
        });
        const count = (of: Diet) => eaters.filter(({ diet }) => diet === of).length;
        const diets = { any: count('any'), vegetarian: count('vegetarian'), vegan: count('vegan') };
        return { time, count: eaters.length, diets, allergies: countedAllergies(eaters) };
      }),
    }));
}

function countedAllergies(eaters: readonly { allergies: string }[]): [text: string, people: number][] {
  const counts = new Map<string, number>();
  for (const { allergies } of eaters) if (allergies !== '') counts.set(allergies, (counts.get(allergies) ?? 0) + 1);
  return [...counts];
}
