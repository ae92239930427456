import type { FestivalAsked } from '#lib/history/remit.ts';
import { factsAt } from '#lib/model/live-facts.ts';
import { may } from '#lib/policy.ts';
import type { FactRoot } from '#lib/programme/fact-rows.ts';
import { factsHolding } from '#lib/programme/fact-rows.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { dayOnAt } from '#lib/time/festival-day.ts';
import { toInstant } from '#lib/time/wall-clock.ts';
import { idsOfNumbers, numbersOfIds } from '#lib/volunteers/plan.ts';
import { boardOf, type DayBoard, NO_TEAM, type TeamOfDay } from './day-board.ts';
import { type DayChange, dayHistoryOf } from './day-history.ts';

/** Everything that « Le jour J » shows. */
export type Today = DayBoard & {
  /** The days one can choose. */
  dates: readonly string[];
  /** Every fact that holds, so that one can be ended, and for `seen`; séances by number. */
  facts: readonly (FactRoot & { event: number | null })[];
  /** What was said and done today, the newest first. */
  history: readonly DayChange[];
  /** The ids of rooms by their number, for posting acts. */
  roomIds: ReadonlyMap<number, number>;
  /** Whether this person may do acts that publish; others are told whom to ask. */
  mayPublish: boolean;
};

/**
 * The board of the current day at `now` (an instant), or of `date`; null before the first
 * publication. Before the festival it is the first day, afterwards the last. The number of queries
 * is fixed.
 */
export function dayBoardOf(
  festival: FestivalAsked,
  now: string,
  { date, team = NO_TEAM }: { date?: string | undefined; team?: TeamOfDay } = {},
): Today | null {
  const { db, id, timeZone, dayStartsAt } = festival;
  const document = teamDocumentOf(id, db);
  if (!document) return null;
  const dates = [
    ...new Set([...document.days.map((day) => day.date), ...document.events.flatMap(({ day }) => day ?? [])]),
  ].sort();
  const today = dayOnAt(festival, now);
  const shown = date && dates.includes(date) ? date : (dates.findLast((one) => one <= today) ?? dates[0] ?? today);
  const facts = factsHolding(db, id, now);
  const ids = idsOfNumbers(id, db);
  const since = toInstant(`${today}T${dayStartsAt}`, timeZone);
  return {
    ...boardOf(document, factsAt(facts, now), shown, now, team),
    dates,
    facts,
    history: dayHistoryOf(id, since, numbersOfIds(ids).events, db),
    roomIds: ids.rooms,
    mayPublish: may(festival.role, 'publish'),
  };
}
