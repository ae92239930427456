import type { Diet } from '#db/enums.ts';
import { onFestivalDay } from '#lib/time/festival-day.ts';
import { overlapMinutes } from '#lib/time/interval.ts';
import { toEpochMinutes } from '#lib/time/wall-clock.ts';
import type { VolunteerPlan } from './plan.ts';
import { isCountedOn } from './planning.ts';

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
