import type { TaskWish } from '#db/enums.ts';
import { byId } from '#lib/model/keyed.ts';
import { type Interval, merged, overlapMinutes } from '#lib/time/interval.ts';
import { minutesBetween, toEpochMinutes } from '#lib/time/wall-clock.ts';
import { type MinorLimits, type MinorRules, minorRulesOf } from './minors.ts';
import type { Moments, SeanceTimes } from './moments.ts';
import type { Assignment, Shift, Task, Volunteer, VolunteerSettings } from './roots.ts';
import { type ShiftTimes, shiftTimesOf, type Untimed } from './shift-times.ts';

/*
 * The plan as rules read it: shifts with their times, volunteers with their hours, limits and
 * wishes.
 */

/** A shift with a time, for planning. Epoch minutes, half-open. */
export type PlanShift = Interval & {
  id: number;
  taskId: number;
  needsClearance: boolean;
  adultsOnly: boolean;
  languages: readonly string[];
  people: number;
  roomId: number | null;
  /** The venue where it takes place; null where unknown. */
  venueId: number | null;
  eventId: number | null;
  /** The festival day it starts on. */
  day: string;
  startsAt: string;
  endsAt: string;
  /** Where its end is the second of two such hours, in autumn. */
  isEndAgain?: true;
};

/** A volunteer for planning, without private data. */
export type PlanVolunteer = {
  id: number;
  name: string;
  clearedTaskIds: readonly number[];
  languages: readonly string[];
  /** When they can come, merged, by start; null when they have not said. */
  available: readonly Interval[] | null;
  minutesADay: number;
  restMinutes: number;
  /** The rules that apply to somebody under 18. */
  minor: MinorRules | null;
  withIds: readonly number[];
  seeIds: readonly number[];
  /** Tasks they would like, and tasks they would rather not (or cannot) do. */
  forTaskIds: readonly number[];
  againstTaskIds: readonly number[];
};

/**
 * Somebody who is asked or said yes, and was not noted as absent. Other assignments occupy no time.
 */
export type PlanAssignment = { shiftId: number; volunteerId: number };

/**
 * Who could do what, when: plain data that can be sent to a worker. `walks` are minutes between two
 * venues, in both directions (`walks[3][7]`); `declined` are people who refused a shift, so that
 * nobody is asked twice; `absent` are people noted as absent from one.
 */
export type Planning = {
  volunteers: readonly PlanVolunteer[];
  shifts: readonly PlanShift[];
  given: readonly PlanAssignment[];
  declined: readonly PlanAssignment[];
  absent: readonly PlanAssignment[];
  walks: Readonly<Record<number, Readonly<Record<number, number>>>>;
  /** The séances somebody would like to see. */
  seances: readonly (Interval & { id: number })[];
};

/** The values that apply where a volunteer has none of their own. */
type Defaults = Pick<VolunteerSettings, 'minutesADay' | 'restMinutes'> & MinorLimits;

export type TimedShift = { shift: Shift; times: ShiftTimes | Untimed };

/** Every planned shift with its time. */
export const timedShifts = (shifts: readonly Shift[], moments: Moments): TimedShift[] =>
  shifts.filter(({ status }) => status === 'planned').map((shift) => ({ shift, times: shiftTimesOf(shift, moments) }));

export const isActive = ({ state }: Pick<Assignment, 'state'>): boolean => state === 'offered' || state === 'confirmed';

/** Whether the festival counts on them: asked or agreed, and not noted as absent. */
export const isCountedOn = (one: Pick<Assignment, 'state' | 'absentAt'>): boolean =>
  isActive(one) && one.absentAt === null;

/** The state shown for somebody on a shift: their answer, or that they were noted as absent. */
export const shownStateOf = (one: Pick<Assignment, 'state' | 'absentAt'>): Assignment['state'] | 'absent' =>
  isActive(one) && !isCountedOn(one) ? 'absent' : one.state;

const taskIdsOf = (wishes: Volunteer['taskWishes'], asked: TaskWish) =>
  wishes.filter(({ wish }) => wish === asked).map(({ taskId }) => taskId);

export function planVolunteerOf(volunteer: Volunteer, defaults: Defaults, zone: string): PlanVolunteer {
  const { id, name, clearedTaskIds, languages, availabilities, withIds, seeIds, taskWishes } = volunteer;
  const hours = availabilities.map(({ startsAt, endsAt }) => {
    const start = toEpochMinutes(startsAt, zone);
    return { start, end: start + minutesBetween(startsAt, endsAt, zone) };
  });
  const minor = minorRulesOf(volunteer, defaults);
  const minutesADay = volunteer.minutesADay ?? defaults.minutesADay;
  return {
    id,
    name,
    clearedTaskIds,
    languages,
    minor,
    withIds,
    seeIds,
    forTaskIds: taskIdsOf(taskWishes, 'for'),
    againstTaskIds: taskIdsOf(taskWishes, 'against'),
    available: hours.length > 0 ? merged(hours) : null,
    minutesADay: minor ? Math.min(minor.minutesADay, minutesADay) : minutesADay,
    restMinutes: volunteer.restMinutes ?? defaults.restMinutes,
  };
}

/**
 * The data for planning. `venueOf` is the venue of a room; null online. `walk` is null where the
 * distance is unknown.
 */
export type PlanningSource = {
  zone: string;
  defaults: Defaults;
  tasks: readonly Task[];
  timed: readonly TimedShift[];
  volunteers: readonly Volunteer[];
  assignments: readonly Assignment[];
  seances: readonly SeanceTimes[];
  venueOf: (roomId: number) => number | null;
  walk: (fromVenueId: number, toVenueId: number) => number | null;
};

export function planningOf(source: PlanningSource): Planning {
  const { zone, defaults, tasks, timed, volunteers, assignments, seances, venueOf, walk } = source;
  const taskOf = byId(tasks);
  const shifts = timed.flatMap(({ shift, times }): PlanShift[] => {
    if (!times.isTimed) return [];
    const { start, end, startsAt, endsAt, isEndAgain, day, roomId } = times;
    const { id, taskId, people, eventId } = shift;
    const venueId = roomId === null ? null : venueOf(roomId);
    return [
      {
        id,
        taskId,
        needsClearance: taskOf.get(taskId)?.needsClearance ?? false,
        adultsOnly: taskOf.get(taskId)?.adultsOnly ?? false,
        languages: taskOf.get(taskId)?.languages ?? [],
        people,
        eventId,
        roomId,
        venueId,
        start,
        end,
        startsAt,
        endsAt,
        ...(isEndAgain && { isEndAgain }),
        day,
      },
    ];
  });
  const known = new Set(shifts.map(({ id }) => id));
  const pairs = (of: readonly Assignment[]) =>
    of.filter(({ shiftId }) => known.has(shiftId)).map(({ shiftId, volunteerId }) => ({ shiftId, volunteerId }));
  const wished = new Set(volunteers.flatMap(({ seeIds }) => seeIds));
  return {
    volunteers: volunteers.map((volunteer) => planVolunteerOf(volunteer, defaults, zone)),
    shifts,
    given: pairs(assignments.filter(isCountedOn)),
    declined: pairs(assignments.filter(({ state }) => state === 'declined')),
    absent: pairs(assignments.filter((one) => shownStateOf(one) === 'absent')),
    walks: walksBetween(shifts, walk),
    seances: seances.flatMap(({ id, start, end, isCancelled }) =>
      wished.has(id) && !isCancelled && end !== null ? [{ id, start, end }] : [],
    ),
  };
}

function walksBetween(shifts: readonly PlanShift[], walk: PlanningSource['walk']): Planning['walks'] {
  const venues = [...new Set(shifts.flatMap(({ venueId }) => venueId ?? []))];
  const from = (a: number) =>
    venues.flatMap((b) => {
      const minutes = a === b ? null : walk(a, b);
      return minutes === null ? [] : [[b, minutes]];
    });
  return Object.fromEntries(venues.map((a) => [a, Object.fromEntries(from(a))]));
}

/**
 * Planning by id, with the shifts of each volunteer. `held` may be changed while a filling is made.
 */
export type PreparedPlanning = {
  planning: Planning;
  volunteers: ReadonlyMap<number, PlanVolunteer>;
  shifts: ReadonlyMap<number, PlanShift>;
  seances: ReadonlyMap<number, Interval>;
  /** The shifts of a volunteer, by id of volunteer. */
  held: Map<number, PlanShift[]>;
  /** The volunteers of a shift, by id of shift. */
  on: Map<number, number[]>;
  declined: ReadonlySet<string>;
  /** The shifts from which a volunteer was noted as absent, by id of volunteer. */
  absentFrom: ReadonlyMap<number, PlanShift[]>;
};

export const shiftKey = (shiftId: number, volunteerId: number) => `${shiftId} ${volunteerId}`;

export function preparePlanning(
  planning: Planning,
  given: readonly PlanAssignment[] = planning.given,
): PreparedPlanning {
  const shifts = byId(planning.shifts);
  const held = new Map<number, PlanShift[]>(planning.volunteers.map(({ id }) => [id, []]));
  const on = new Map<number, number[]>(planning.shifts.map(({ id }) => [id, []]));
  const absentFrom = new Map<number, PlanShift[]>();
  for (const { shiftId, volunteerId } of planning.absent) {
    const shift = shifts.get(shiftId);
    if (shift) absentFrom.set(volunteerId, [...(absentFrom.get(volunteerId) ?? []), shift]);
  }
  for (const { shiftId, volunteerId } of given) {
    const shift = shifts.get(shiftId);
    if (!shift) continue;
    held.get(volunteerId)?.push(shift);
    on.get(shiftId)?.push(volunteerId);
  }
  return {
    planning,
    volunteers: byId(planning.volunteers),
    shifts,
    seances: byId(planning.seances),
    held,
    on,
    declined: new Set(planning.declined.map(({ shiftId, volunteerId }) => shiftKey(shiftId, volunteerId))),
    absentFrom,
  };
}

/** Minutes to walk between two shifts; 0 within a venue and where unknown. */
export function walkBetween({ walks }: Pick<Planning, 'walks'>, a: PlanShift, b: PlanShift): number {
  if (a.venueId === null || b.venueId === null || a.venueId === b.venueId) return 0;
  return walks[a.venueId]?.[b.venueId] ?? 0;
}

export const shiftLengthOf = ({ start, end }: Interval) => end - start;

/** The minutes of these shifts, on one festival day if it is given. */
export const shiftMinutesOf = (shifts: readonly PlanShift[], day?: string): number =>
  shifts.reduce((sum, shift) => sum + (day === undefined || shift.day === day ? shiftLengthOf(shift) : 0), 0);

/** The séances they would like to see that somebody would miss by doing `shift`. */
export const missesSeance = (prepared: PreparedPlanning, volunteer: PlanVolunteer, shift: PlanShift): number[] =>
  volunteer.seeIds.filter((id) => {
    const seance = prepared.seances.get(id);
    return seance !== undefined && overlapMinutes(seance, shift) > 0;
  });

/**
 * Whether somebody would like to do this; the next function, whether they would rather not (or
 * cannot).
 */
export const wishesFor = ({ forTaskIds }: Pick<PlanVolunteer, 'forTaskIds'>, { taskId }: Pick<PlanShift, 'taskId'>) =>
  forTaskIds.includes(taskId);
export const wishesAgainst = (
  { againstTaskIds }: Pick<PlanVolunteer, 'againstTaskIds'>,
  { taskId }: Pick<PlanShift, 'taskId'>,
) => againstTaskIds.includes(taskId);
