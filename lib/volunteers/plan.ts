import { and, asc, eq, isNotNull, or } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import type { RoomKind } from '#db/enums.ts';
import { rowsOfFestival, rowsWhere } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { wholeIndex } from '#lib/draft/queries.ts';
import { eventTitle } from '#lib/events/title.ts';
import type { TeamDocument } from '#lib/model/documents.ts';
import type { Draft, DraftIndex } from '#lib/model/draft.ts';
import { byId } from '#lib/model/keyed.ts';
import { lazily } from '#lib/once-per.ts';
import type { AuthorizedVolunteer } from '#lib/policy.ts';
import { teamFactsOf } from '#lib/programme/live-now.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { minutesAt } from '#lib/time/wall-clock.ts';
import { untilWritten } from '#lib/until-written.ts';
import { roomsApartOf, roomsToldApart } from '#lib/venues/told-apart.ts';
import { walksOf } from '#lib/venues/walk.ts';
import { calledOffHours } from './called-off.ts';
import { delaysById } from './conduite.ts';
import {
  type Delay,
  delayed,
  type IdsOfNumbers,
  type Moments,
  momentsOf,
  type SeanceTimes,
  seancesOfDocument,
  seancesOfDraft,
} from './moments.ts';
import {
  type Planning,
  type PreparedPlanning,
  planningOf,
  planVolunteerOf,
  preparePlanning,
  type TimedShift,
  timedShifts,
} from './planning.ts';
import { assignmentsOf, settingsOf, shiftsOf, tasksOf, volunteersOf } from './queries.ts';
import {
  type Assignment,
  type Shift,
  type Task,
  type Volunteer,
  type VolunteerSettings,
  volunteerKind,
} from './roots.ts';
import { type Names, volunteersApart } from './say-shift.ts';
import type { ShiftTimes } from './shift-times.ts';

/*
 * The plan of all shifts, computed from the draft for coordinators and from the release for
 * volunteers, and the times of séances it needs.
 */

/**
 * Everything with which a coordinator plans, computed from the draft. Contains private data, so it
 * is for the desk only.
 */
export type VolunteerPlan = {
  settings: VolunteerSettings;
  tasks: readonly Task[];
  shifts: readonly Shift[];
  volunteers: readonly Volunteer[];
  assignments: readonly Assignment[];
  index: DraftIndex;
  moments: Moments;
  timed: readonly TimedShift[];
  /** The hours given to shifts called off while somebody was there, by id of assignment. */
  calledOff: ReadonlyMap<number, ShiftTimes>;
  planning: Planning;
  prepared: PreparedPlanning;
  names: Names;
  /**
   * Whether a shift is over at an instant, by the end that holds then: a late séance delays it.
   * False where it has no hours.
   */
  isOver: (shiftId: number, now: string) => boolean;
  /**
   * The same planning as it runs at an instant: what stands in somebody's way goes by the end that
   * holds then.
   */
  runningAt: (now: string) => PreparedPlanning;
};

/** The part of a plan that is read from the tables about volunteers. */
type Rows = Pick<VolunteerPlan, 'settings' | 'tasks' | 'shifts' | 'volunteers' | 'assignments'>;

const rowsOf = (festivalId: number, db: Db | Tx): Rows => ({
  settings: settingsOf(festivalId, db),
  tasks: tasksOf(festivalId, db),
  shifts: shiftsOf(festivalId, db),
  volunteers: volunteersOf(festivalId, db),
  assignments: assignmentsOf(festivalId, db),
});

/**
 * The plan of a festival, computed from its draft (`index`, where it was read already), in a fixed
 * number of queries. Throws notFound.
 */
export function planOf(festivalId: number, db: Db | Tx, index = wholeIndex(festivalId, db)): VolunteerPlan {
  const rows = rowsOf(festivalId, db);
  return measured(rows, index, seancesOfDraft(index), db);
}

/**
 * The same plan for the volunteers: computed from what is published. Before the first release it
 * has no séance. With an instant, as it runs then, late séances included. Throws notFound.
 */
export function publishedPlanOf(
  festivalId: number,
  db: Db | Tx,
  now: string | null = null,
): VolunteerPlan & { release: number } {
  const index = wholeIndex(festivalId, db);
  const document = teamDocumentOf(festivalId, db);
  const seances = document ? seancesOfDocument(document, idsOfDraft(index.draft)) : [];
  const plan = measured(rowsOf(festivalId, db), index, seances, db, now);
  return Object.assign(plan, { release: document?.number ?? 0 });
}

const NO_DELAYS: ReadonlyMap<number, Delay> = new Map();

/** The delays at an instant, by id of séance. */
export const delaysAt = (draft: Draft, now: string, db: Db | Tx): Map<number, Delay> =>
  delaysById(teamFactsOf(draft.festival.id, now, db), idsOfDraft(draft).events);

/** Shifts with their hours, when séances are at these times. */
type LaidOut = Pick<VolunteerPlan, 'moments' | 'timed' | 'calledOff' | 'planning' | 'prepared'> & {
  /** The ends of shifts that have hours, by id, in epoch minutes. */
  ends: ReadonlyMap<number, number>;
};

/** Most pages show a part of the plan, so each part is made when it is first read. */
function measured(
  rows: Rows,
  index: DraftIndex,
  planned: readonly SeanceTimes[],
  db: Db | Tx,
  now: string | null = null,
): VolunteerPlan {
  const { timeZone: zone } = index.draft.festival;
  const laidOut = (seances: readonly SeanceTimes[]) => {
    const laid: LaidOut = lazily<LaidOut>({
      moments: () => momentsOf(index.draft.festival, seances, index.draft.people),
      timed: () => timedShifts(rows.shifts, laid.moments),
      calledOff: () => calledOffHours(index.draft.festival.id, rows, laid.moments, db),
      ends: () => new Map(laid.timed.flatMap(({ shift, times }) => (times.isTimed ? [[shift.id, times.end]] : []))),
      planning: () =>
        planningOf({
          ...rows,
          zone,
          defaults: rows.settings,
          timed: laid.timed,
          seances,
          venueOf: venueIn(index.rooms),
          walk: walksOf(index.draft).minutes,
        }),
      prepared: () => preparePlanning(laid.planning),
    });
    return laid;
  };
  const delays = now === null ? NO_DELAYS : delaysAt(index.draft, now, db);
  const plan = laidOut(delayed(planned, delays));
  let running = { at: now, minute: now === null ? 0 : minutesAt(now), laid: plan };
  const at = (instant: string) => {
    if (running.at === instant) return running;
    const late = delaysAt(index.draft, instant, db);
    const isSame = late.size + delays.size === 0;
    running = { at: instant, minute: minutesAt(instant), laid: isSame ? plan : laidOut(delayed(planned, late)) };
    return running;
  };
  const names = lazily<Names>({
    volunteers: () => volunteersApart(rows.volunteers),
    tasks: () => byId(rows.tasks),
    rooms: () => roomsApartOf(index),
    shifts: () => plan.prepared.shifts,
    events: () => new Map(index.draft.events.map((event) => [event.id, eventTitle(event, index)])),
  });
  const isOver = (shiftId: number, instant: string) => {
    const { minute, laid } = at(instant);
    const end = laid.ends.get(shiftId);
    return end !== undefined && end <= minute;
  };
  const runningAt = (instant: string) => at(instant).laid.prepared;
  return Object.assign(plan, { ...rows, index, names, isOver, runningAt });
}

/** The venue of a room; null online. */
const venueIn =
  (rooms: ReadonlyMap<number, { kind: RoomKind; venueId: number }>) =>
  (roomId: number): number | null => {
    const room = rooms.get(roomId);
    return room && room.kind !== 'online' ? room.venueId : null;
  };

/** The ids of the séances and rooms of a draft by their numbers. */
export const idsOfDraft = (draft: Draft): IdsOfNumbers => ({
  events: new Map(draft.events.map(({ id, number }) => [number, id])),
  rooms: new Map(draft.rooms.map(({ id, number }) => [number, id])),
});

/** The ids of the séances and rooms of a festival by their numbers. */
export function idsOfNumbers(festivalId: number, db: Db | Tx): IdsOfNumbers {
  const numbers = (table: typeof t.events | typeof t.rooms) =>
    new Map(
      db
        .select({ id: table.id, number: table.number })
        .from(table)
        .where(eq(table.festivalId, festivalId))
        .all()
        .map(({ id, number }) => [number, id]),
    );
  return { events: numbers(t.events), rooms: numbers(t.rooms) };
}

/** The numbers of séances and rooms by their ids. */
type NumbersOfIds = { events: ReadonlyMap<number, number>; rooms: ReadonlyMap<number, number> };

/** The same the other way. */
export const numbersOfIds = ({ events, rooms }: IdsOfNumbers): NumbersOfIds => ({
  events: turned(events),
  rooms: turned(rooms),
});

const turned = (ids: ReadonlyMap<number, number>) => new Map([...ids].map(([number, id]) => [id, number]));

/**
 * The times for shifts in this release, in a few small queries, as a volunteer's page and the
 * publish page need them. Guests' arrivals and departures are read from the tables, because no
 * release has them. `delays` are today's, by id of séance.
 */
export function momentsOfRelease(
  festival: { id: number; timeZone: string; dayStartsAt: string },
  document: TeamDocument | null,
  db: Db | Tx,
  delays: ReadonlyMap<number, Delay> = new Map(),
): Moments {
  const isExpected = or(isNotNull(t.people.arrivesAt), isNotNull(t.people.departsAt));
  const guests = rowsWhere(db, t.people, festival.id, isExpected);
  const seances = document ? seancesOfDocument(document, idsOfNumbers(festival.id, db)) : [];
  return momentsOf(festival, delayed(seances, delays), guests);
}

/** The rooms of a festival in its order, by id, each with a name that no other has. */
export function namedRooms(festivalId: number, db: Db | Tx) {
  const { id, number, name, kind, venueId, position } = t.rooms;
  const rooms = db
    .select({ id, number, name, kind, venueId, venue: t.venues.name })
    .from(t.rooms)
    .innerJoin(t.venues, and(eq(t.venues.festivalId, t.rooms.festivalId), eq(t.venues.id, venueId)))
    .where(eq(t.rooms.festivalId, festivalId))
    .orderBy(asc(position), asc(number))
    .all();
  return byId(roomsToldApart(rooms, ({ venue }) => venue));
}

/** Those of them that are in a team document, which a room sheet may name. */
export function publishedRooms({ id, db }: { id: number; db: Db | Tx }, document: TeamDocument | null) {
  const numbers = new Set(document?.rooms.map(({ number }) => number));
  return new Map([...namedRooms(id, db)].filter(([, { number }]) => numbers.has(number)));
}

/**
 * The plan as one volunteer's page needs it: all published shifts and who is on them, but only
 * their own availability, hours and briefings. `late` names the delays of today with which
 * `moments` were made.
 */
export function volunteersPlanning(
  { id: festivalId, db, volunteer }: AuthorizedVolunteer,
  { moments, late = '' }: { moments: Moments; late?: string },
  rows: {
    settings: VolunteerSettings;
    tasks: readonly Task[];
    shifts: ReadonlyMap<number, Shift>;
    assignments: readonly Assignment[];
    rooms: ReturnType<typeof namedRooms>;
  },
): { planning: Planning; prepared: PreparedPlanning } {
  const own = volunteerKind.read(db, festivalId, volunteer.id);
  const { zone } = moments;
  const shared = untilWritten(db, `volunteers' planning ${festivalId} ${late}`, () => {
    const venues = rowsOfFestival(db, t.venues, festivalId);
    const walks = rowsOfFestival(db, t.venueWalks, festivalId);
    return planningOf({
      zone,
      defaults: rows.settings,
      tasks: rows.tasks,
      assignments: rows.assignments,
      timed: timedShifts([...rows.shifts.values()], moments),
      volunteers: [],
      seances: [],
      venueOf: venueIn(rows.rooms),
      walk: walksOf({ venues, walks }).minutes,
    });
  });
  const planning = { ...shared, volunteers: own ? [planVolunteerOf(own, rows.settings, zone)] : [] };
  return { planning, prepared: preparePlanning(planning) };
}

/** The times from which shifts are computed while they are planned. */
export const momentsOfIndex = (index: DraftIndex): Moments =>
  momentsOf(index.draft.festival, seancesOfDraft(index), index.draft.people);

/** The same, read from the present draft. */
export const draftMoments = (festivalId: number, db: Db | Tx): Moments => momentsOfIndex(wholeIndex(festivalId, db));
