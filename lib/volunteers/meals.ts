import type { Diet } from '#db/enums.ts';
import { onFestivalDay } from '#lib/time/festival-day.ts';
import { overlapMinutes } from '#lib/time/interval.ts';
import { toEpochMinutes } from '#lib/time/wall-clock.ts';
import type { VolunteerPlan } from './plan.ts';
import { isActive } from './planning.ts';

const mealTimes = ['lunch', 'dinner'] as const;
type MealTime = (typeof mealTimes)[number];

/** Who is there for half an hour of these hours, from their first shift of the day to their last, eats. */
const HOURS: Record<MealTime, { from: string; until: string }> = {
  lunch: { from: '11:30', until: '14:30' },
  dinner: { from: '18:30', until: '21:30' },
};
const ENOUGH_MINUTES = 30;

type Eater = { volunteerId: number; name: string; diet: Diet; allergies: string };
export type DayMeals = {
  day: string;
  meals: { time: MealTime; count: number; diets: Record<Exclude<Diet, 'none'>, number>; eaters: Eater[] }[];
};

/** The meals of each day on which somebody has a shift. Holds diets and allergies: for the desk and the kitchen. */
export function mealsPerDay({
  volunteers,
  assignments,
  timed,
  moments,
}: Pick<VolunteerPlan, 'volunteers' | 'assignments' | 'timed' | 'moments'>): DayMeals[] {
  const shifts = new Map(timed.flatMap(({ shift, times }) => (times.isTimed ? [[shift.id, times] as const] : [])));
  const spans = new Map<string, Map<number, { start: number; end: number }>>();
  for (const row of assignments) {
    const times = isActive(row) ? shifts.get(row.shiftId) : undefined;
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
        const eaters = volunteers
          .filter(({ id, diet }) => {
            const span = there.get(id);
            return diet !== 'none' && span !== undefined && overlapMinutes(span, hours) >= ENOUGH_MINUTES;
          })
          .map(({ id: volunteerId, name, diet, allergies }) => ({ volunteerId, name, diet, allergies }));
        const count = (of: Diet) => eaters.filter(({ diet }) => diet === of).length;
        const diets = { any: count('any'), vegetarian: count('vegetarian'), vegan: count('vegan') };
        return { time, count: eaters.length, diets, eaters };
      }),
    }));
}
