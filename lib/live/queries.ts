import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { rowsOfFestival } from '#db/rows.ts';
import { festivals, rooms, venues, venueWalks } from '#db/schema/index.ts';
import { lastChange } from '#lib/events/act-answers.ts';
import { openingOf } from '#lib/events/hours.ts';
import type { FestivalAsked } from '#lib/history/remit.ts';
import { byNumber } from '#lib/model/keyed.ts';
import { factsAt } from '#lib/model/live-facts.ts';
import { type Authorized, may } from '#lib/policy.ts';
import { type FactRoot, factsHolding } from '#lib/programme/fact-rows.ts';
import { lateMinutesOf } from '#lib/programme/lateness.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { dayOnAt } from '#lib/time/festival-day.ts';
import { fromEpochMinutes, toInstant } from '#lib/time/wall-clock.ts';
import { walksOf } from '#lib/venues/walk.ts';
import { emergenciesOf, emergencyKeyOf } from '#lib/volunteers/emergencies.ts';
import { idsOfNumbers, numbersOfIds } from '#lib/volunteers/plan.ts';
import { openProblems } from '#lib/volunteers/queries.ts';
import { boardOf, type DayBoard, NO_TEAM, type TeamOfDay } from './day-board.ts';
import { type DayChange, dayHistoryOf } from './day-history.ts';
import { type DelayPreview, type DelayScene, delayPreview } from './delay.ts';
import type { AssignedShift, WalkMinutes } from './delay-people.ts';
import type { ClosesAt } from './delay-rooms.ts';

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

/**
 * A key that changes whenever something is done in this festival, somebody needs help, or the
 * public reads something else. Three indexed queries.
 */
export function dayKeyOf({ db, id }: Authorized<'day'>): string {
  const festival = db.select({ key: festivals.publicKey }).from(festivals).where(eq(festivals.id, id)).get();
  return `${lastChange(db, id)}-${festival?.key ?? ''}-${emergencyKeyOf(id, db)}`;
}

/**
 * What needs attention from people who run the day, each under a name of its own: people who need
 * help, and reported problems.
 */
export const openAlarms = ({ id, db }: Authorized<'day'>): string[] => [
  ...emergenciesOf(id, db).map((one) => `emergency ${one.id}`),
  ...openProblems(id, db).map((one) => `problem ${one.id}`),
];

type Of = { id: number; timeZone: string; dayStartsAt: string };

/**
 * What is needed at an instant to find the effects of a delay: the public programme and the facts
 * that hold. Null before the first publication.
 */
export function delaySceneOf(festival: Of, now: string, db: Db, shifts: readonly AssignedShift[]): DelayScene | null {
  const document = teamDocumentOf(festival.id, db);
  if (!document) return null;
  const live = factsAt(factsHolding(db, festival.id, now), now);
  const walk = walkMinutesOf(festival.id, db);
  return { document, ...lateMinutesOf(live), shifts, walk, closesAt: closingsOf(festival, db) };
}

/**
 * What « En retard » shows before it is done; null when the séance has no time or will not take
 * place. `now` is an instant.
 */
export function delayPreviewOf(
  festival: Of,
  asked: { event: number; minutes: number },
  now: string,
  db: Db,
  shifts: readonly AssignedShift[] = [],
): DelayPreview | null {
  const scene = delaySceneOf(festival, now, db, shifts);
  return scene && delayPreview(scene, asked.event, asked.minutes);
}

function walkMinutesOf(festivalId: number, db: Db): WalkMinutes {
  const places = rowsOfFestival(db, venues, festivalId);
  if (places.length < 2) return () => 0;
  const ids = new Map(places.map(({ number, id }) => [number, id]));
  const walks = walksOf({
    venues: places,
    walks: rowsOfFestival(db, venueWalks, festivalId),
  });
  return (from, to) => {
    const [a, b] = [ids.get(from), ids.get(to)];
    return a === undefined || b === undefined ? null : walks.minutes(a, b);
  };
}

function closingsOf({ id, timeZone, dayStartsAt }: Of, db: Db): ClosesAt {
  const hours = db
    .select({ number: rooms.number, opensAt: rooms.opensAt, closesAt: rooms.closesAt })
    .from(rooms)
    .where(eq(rooms.festivalId, id))
    .all();
  const known = byNumber(hours.filter(({ closesAt }) => closesAt !== null));
  return (room, day) => {
    const found = known.get(room);
    return found ? fromEpochMinutes(openingOf(found, day, { timeZone, dayStartsAt }).end, timeZone) : null;
  };
}
