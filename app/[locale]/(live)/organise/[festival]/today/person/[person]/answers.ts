import { idInQuery } from '#lib/i18n/typed-numbers.ts';
import type { Absence } from '#lib/live/day-act-changes.ts';
import { absenceChoices, type DayAct } from '#lib/live/day-posts-schema.ts';
import { parseTimeEntry } from '#lib/time/entry.ts';
import { festivalDayOf, onFestivalDay } from '#lib/time/festival-day.ts';

type PersonAct = Extract<DayAct, { act: 'person' }>;
export type Answer = PersonAct['absences'][number];
type Query = Record<string, string | string[] | undefined>;

/**
 * The hour typed for an item that moves (`21h`, `21:00`, `9 pm`), as it was typed and as an hour of
 * the day. `isUnread`: something was typed that is no hour.
 */
export function hourIn(query: Query, presence: number): { typed: string; hour: string | null; isUnread: boolean } {
  const at = query[`at-${presence}`];
  const typed = typeof at === 'string' ? at.trim() : '';
  const hour = parseTimeEntry(typed);
  return { typed, hour, isUnread: query[`choice-${presence}`] === 'moved' && typed !== '' && hour === null };
}

/**
 * The answers in the address for each item. By default, on the festival day in question (`day`): by
 * video where that is possible, else without the person; on other days, as planned. An hour belongs
 * to the séance's day.
 */
export function answersIn(
  query: Query,
  absences: readonly Absence[],
  { dayStartsAt, day }: { dayStartsAt: string; day: string },
): Answer[] {
  return absences.map(({ presence, choices, startsAt }) => {
    const asked = absenceChoices.find((one) => one === query[`choice-${presence}`]);
    const isThatDay = festivalDayOf(startsAt, dayStartsAt) === day;
    const first = isThatDay ? (choices.includes('video') ? 'video' : 'without') : 'as-planned';
    const choice = asked && choices.includes(asked) ? asked : first;
    const { hour } = hourIn(query, presence);
    return {
      presence,
      choice,
      by: choice === 'replaced' ? idInQuery(query[`by-${presence}`]) : null,
      startsAt:
        choice === 'moved' && hour !== null
          ? onFestivalDay(festivalDayOf(startsAt, dayStartsAt), hour, dayStartsAt)
          : null,
      room: choice === 'moved' ? idInQuery(query[`room-${presence}`]) : null,
    };
  });
}

export const actOf = (person: number, absences: readonly Answer[]): PersonAct => ({
  act: 'person',
  person,
  reason: {},
  absences: [...absences],
});

/** The fields of the act; null values are left out. */
export function postedOf({ person, absences }: PersonAct): Record<string, string | number> {
  const values: Record<string, string | number> = { 'act.act': 'person', 'act.person': person };
  for (const [i, answer] of absences.entries())
    for (const [name, value] of Object.entries(answer)) if (value !== null) values[`act.absences.${i}.${name}`] = value;
  return values;
}
