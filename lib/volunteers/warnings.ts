import { inDictionaryOrder } from '#lib/i18n/dictionary-order.ts';
import { minutesApart } from '#lib/time/interval.ts';
import {
  type BetweenTwo,
  betweenTwo,
  type Forbidden,
  forbiddenAlone,
  isAvailable,
  type Obstacle,
  obstaclesOf,
  unspoken,
} from './obstacles.ts';
import {
  missesSeance,
  type PlanShift,
  type PlanVolunteer,
  type PreparedPlanning,
  shiftKey,
  shiftMinutesOf,
  wishesAgainst,
  wishesFor,
} from './planning.ts';

type OfPair<C extends BetweenTwo['code']> = Omit<Extract<BetweenTwo, { code: C }>, 'otherId'>;

/**
 * Advice about the plan, computed and never stored. A coordinator may ignore it; a volunteer who
 * takes a shift is refused for the same reasons. `shiftIds` are by start. `key` identifies the
 * warning.
 */
export type VolunteerWarning = {
  key: string;
  /** The festival day and the start (epoch minutes) of the first shift it names. */
  day: string;
  start: number;
  shiftIds: number[];
} & (
  | ((OfPair<'overlap'> | OfPair<'travel-short'> | OfPair<'short-rest'> | OfPair<'minor-break'>) & {
      volunteerId: number;
    })
  | (Exclude<Forbidden, { code: 'minor-break' }> & { volunteerId: number })
  | { code: 'outside-availability'; volunteerId: number }
  | { code: 'not-cleared'; volunteerId: number; taskId: number }
  | { code: 'not-spoken'; volunteerId: number; taskId: number; languages: string[] }
  | { code: 'too-long-day'; volunteerId: number; minutes: number; mostMinutes: number }
  | { code: 'under-staffed'; missing: number; present: number }
  | { code: 'over-staffed'; extra: number; present: number }
);
type VolunteerWarningCode = VolunteerWarning['code'];

/** In the order in which they are shown at the same hour. */
const volunteerWarningCodes = [
  'no-consent',
  'adults-only',
  'minor-hours',
  'minor-day',
  'minor-at-once',
  'minor-break',
  'overlap',
  'travel-short',
  'outside-availability',
  'not-cleared',
  'not-spoken',
  'too-long-day',
  'short-rest',
  'under-staffed',
  'over-staffed',
] as const satisfies readonly VolunteerWarningCode[];

/** All warnings of a plan, by hour. */
export function volunteerWarningsOf(prepared: PreparedPlanning): VolunteerWarning[] {
  const found = [
    ...prepared.planning.volunteers.flatMap((volunteer) => ofVolunteer(prepared, volunteer)),
    ...prepared.planning.shifts.flatMap((shift) => ofStaffing(prepared, shift)),
  ];
  const rank = (code: VolunteerWarningCode) => volunteerWarningCodes.indexOf(code);
  return found.sort((a, b) => a.start - b.start || rank(a.code) - rank(b.code) || (a.key < b.key ? -1 : 1));
}

/** The common fields of a warning about these shifts, by start. */
const about = (code: VolunteerWarningCode, who: number | null, shifts: readonly PlanShift[]) => {
  const shiftIds = shifts.map(({ id }) => id);
  const [first] = shifts;
  return { key: [code, who ?? '', ...shiftIds].join(' '), day: first?.day ?? '', start: first?.start ?? 0, shiftIds };
};

function ofVolunteer(prepared: PreparedPlanning, volunteer: PlanVolunteer): VolunteerWarning[] {
  const { id: volunteerId } = volunteer;
  const held = [...(prepared.held.get(volunteerId) ?? [])].sort((a, b) => a.start - b.start || a.id - b.id);
  const found: VolunteerWarning[] = [];
  for (const [i, first] of held.entries())
    for (const second of held.slice(i + 1)) {
      const obstacle = betweenTwo(prepared.planning, volunteer, second, first);
      if (!obstacle) continue;
      const { otherId: _, ...rest } = obstacle;
      found.push({ ...rest, volunteerId, ...about(obstacle.code, volunteerId, [first, second]) });
    }
  const { minor } = volunteer;
  if (minor)
    for (const shift of held)
      for (const forbidden of forbiddenAlone(minor, shift))
        found.push({ ...forbidden, volunteerId, ...about(forbidden.code, volunteerId, [shift]) });
  for (const shift of held)
    if (!isAvailable(volunteer, shift))
      found.push({
        code: 'outside-availability',
        volunteerId,
        ...about('outside-availability', volunteerId, [shift]),
      });
  for (const { taskId, needsClearance, languages: asked } of new Map(held.map((one) => [one.taskId, one])).values()) {
    const of = held.filter((shift) => shift.taskId === taskId);
    if (needsClearance && !volunteer.clearedTaskIds.includes(taskId))
      found.push({ code: 'not-cleared', volunteerId, taskId, ...about('not-cleared', volunteerId, of) });
    const languages = unspoken(volunteer, { languages: asked });
    if (languages.length > 0)
      found.push({ code: 'not-spoken', volunteerId, taskId, languages, ...about('not-spoken', volunteerId, of) });
  }
  for (const day of new Set(held.map((one) => one.day))) {
    const of = held.filter((shift) => shift.day === day);
    const minutes = shiftMinutesOf(of);
    if (minutes <= volunteer.minutesADay) continue;
    // Even if a minor asked for shorter days, this length breaks the law.
    const isForbidden = minor !== null && minutes > minor.minutesADay;
    const code = isForbidden ? 'minor-day' : 'too-long-day';
    const { minutesADay: mostMinutes } = isForbidden ? minor : volunteer;
    found.push({ code, volunteerId, minutes, mostMinutes, ...about(code, volunteerId, of) });
  }
  return found;
}

function ofStaffing(prepared: PreparedPlanning, shift: PlanShift): VolunteerWarning[] {
  const present = prepared.on.get(shift.id)?.length ?? 0;
  if (present < shift.people)
    return [
      { code: 'under-staffed', missing: shift.people - present, present, ...about('under-staffed', null, [shift]) },
    ];
  if (present > shift.people)
    return [{ code: 'over-staffed', extra: present - shift.people, present, ...about('over-staffed', null, [shift]) }];
  return [];
}

/**
 * What could be done about a warning: acts, each with one button, then a link to where it is
 * settled by hand.
 */
export type VolunteerFix =
  | { kind: 'assign'; shiftId: number; volunteerId: number }
  | { kind: 'hand-over'; shiftId: number; volunteerId: number; toVolunteerId: number }
  | { kind: 'unassign'; shiftId: number; volunteerId: number }
  | { kind: 'clear'; volunteerId: number; taskId: number }
  | { kind: 'set-people'; shiftId: number; people: number }
  | { kind: 'open-volunteer'; volunteerId: number }
  | { kind: 'open-shift'; shiftId: number };

/** What could be done, the smallest change first. Nobody is proposed who has an obstacle. */
export function volunteerFixes(warning: VolunteerWarning, prepared: PreparedPlanning): VolunteerFix[] {
  const [first = 0] = warning.shiftIds;
  switch (warning.code) {
    case 'under-staffed': {
      const best = whoCould(prepared, first).could.slice(0, 2);
      return [
        ...best.map(({ volunteerId }): VolunteerFix => ({ kind: 'assign', shiftId: first, volunteerId })),
        ...(warning.present > 0
          ? [{ kind: 'set-people', shiftId: first, people: warning.present } satisfies VolunteerFix]
          : []),
        { kind: 'open-shift', shiftId: first },
      ];
    }
    case 'over-staffed':
      return [
        { kind: 'unassign', shiftId: first, volunteerId: mostLoaded(prepared, first) },
        { kind: 'set-people', shiftId: first, people: warning.present },
        { kind: 'open-shift', shiftId: first },
      ];
    case 'not-cleared':
      return [
        { kind: 'clear', volunteerId: warning.volunteerId, taskId: warning.taskId },
        ...givenAway(prepared, warning.volunteerId, warning.shiftIds),
        { kind: 'open-volunteer', volunteerId: warning.volunteerId },
      ];
    default:
      return [
        // The later shift is easier to give to somebody else.
        ...givenAway(prepared, warning.volunteerId, [...warning.shiftIds].reverse()),
        { kind: 'open-volunteer', volunteerId: warning.volunteerId },
      ];
  }
}

/**
 * Gives the first of these shifts that somebody else could take to that person; then, because it
 * leaves a hole, simply takes the volunteer off.
 */
function givenAway(prepared: PreparedPlanning, volunteerId: number, shiftIds: readonly number[]): VolunteerFix[] {
  const [last = 0] = shiftIds;
  const unassign: VolunteerFix = { kind: 'unassign', shiftId: last, volunteerId };
  for (const shiftId of shiftIds) {
    const [best] = whoCould(prepared, shiftId).could;
    if (best) return [{ kind: 'hand-over', shiftId, volunteerId, toVolunteerId: best.volunteerId }, unassign];
  }
  return [unassign];
}

function mostLoaded({ on, held }: PreparedPlanning, shiftId: number): number {
  const load = (id: number) => shiftMinutesOf(held.get(id) ?? []);
  return (on.get(shiftId) ?? []).reduce((most, id) => (load(id) > load(most) ? id : most), on.get(shiftId)?.[0] ?? 0);
}

/** Why somebody has their position in the list, in the order in which it is said. */
export type Reason =
  /** They said that they can come then, or have said nothing. */
  | { code: 'available' | 'unsaid' }
  /** They were briefed for a task that needs it. */
  | { code: 'cleared' }
  /** They speak a language that the task needs. */
  | { code: 'spoken' }
  /** Somebody they would like to be with is on this shift. */
  | { code: 'with'; volunteerIds: number[] }
  /** They would miss a séance they would like to see. */
  | { code: 'misses'; eventIds: number[] }
  /** They would like this task, or would rather not do it. */
  | { code: 'for' | 'against' }
  /** They are in the same place just before or after. */
  | { code: 'near' }
  | { code: 'load'; dayMinutes: number; minutes: number };

export type Could = { volunteerId: number; reasons: Reason[] };
export type CouldNot = { volunteerId: number; obstacles: Obstacle[]; hasDeclined: boolean };

/**
 * How much each reason counts, in minutes of work. People who have not said when they can come are
 * behind all who have, and people who would rather not are behind all others.
 */
const WEIGHT = { with: -90, misses: 180, for: -90, unsaid: 100_000, against: 1_000_000, near: -20 };
/**
 * In minutes: somebody whose other shift in the venue is at most this long before or after is there
 * anyway.
 */
const NEAR_MINUTES = 45;

/**
 * Who could do a shift, the person with the least work first, with the reasons; and who could not,
 * with the obstacles, fewest first. People who are on it already, or were noted as absent from it,
 * are in neither list.
 */
export function whoCould(prepared: PreparedPlanning, shiftId: number): { could: Could[]; couldNot: CouldNot[] } {
  const shift = prepared.shifts.get(shiftId);
  if (!shift) return { could: [], couldNot: [] };
  const on = prepared.on.get(shiftId) ?? [];
  const could: (Could & { weight: number; name: string })[] = [];
  const couldNot: (CouldNot & { name: string })[] = [];
  for (const volunteer of prepared.planning.volunteers) {
    const { id: volunteerId, name } = volunteer;
    const absentFrom = prepared.absentFrom.get(volunteerId) ?? [];
    if (on.includes(volunteerId) || absentFrom.includes(shift)) continue;
    const held = prepared.held.get(volunteerId) ?? [];
    const obstacles = obstaclesOf(prepared.planning, volunteer, shift, held, absentFrom);
    const hasDeclined = prepared.declined.has(shiftKey(shiftId, volunteerId));
    if (obstacles.length > 0 || hasDeclined) {
      couldNot.push({ volunteerId, obstacles, hasDeclined, name });
      continue;
    }
    const withIds = on.filter((id) => volunteer.withIds.includes(id));
    const misses = missesSeance(prepared, volunteer, shift);
    const [isFor, isAgainst] = [wishesFor(volunteer, shift), wishesAgainst(volunteer, shift)];
    const isNear = held.some((other) => other.roomId === shift.roomId && minutesApart(shift, other) <= NEAR_MINUTES);
    const [dayMinutes, minutes] = [shiftMinutesOf(held, shift.day), shiftMinutesOf(held)];
    const reasons: Reason[] = [{ code: volunteer.available === null ? 'unsaid' : 'available' }];
    if (shift.needsClearance) reasons.push({ code: 'cleared' });
    if (shift.languages.length > 0) reasons.push({ code: 'spoken' });
    if (withIds.length > 0) reasons.push({ code: 'with', volunteerIds: withIds });
    if (misses.length > 0) reasons.push({ code: 'misses', eventIds: misses });
    if (isFor) reasons.push({ code: 'for' });
    if (isAgainst) reasons.push({ code: 'against' });
    if (isNear) reasons.push({ code: 'near' });
    reasons.push({ code: 'load', dayMinutes, minutes });
    const weight =
      minutes +
      (withIds.length > 0 ? WEIGHT.with : 0) +
      (misses.length > 0 ? WEIGHT.misses : 0) +
      (isFor ? WEIGHT.for : 0) +
      (isAgainst ? WEIGHT.against : 0) +
      (volunteer.available === null ? WEIGHT.unsaid : 0) +
      (isNear ? WEIGHT.near : 0);
    could.push({ volunteerId, reasons, weight, name });
  }
  const byName = <T extends { name: string; volunteerId: number }>(all: readonly T[]) =>
    inDictionaryOrder(
      all.toSorted((a, b) => a.volunteerId - b.volunteerId),
      ({ name }) => name,
      'fr',
    );
  return {
    could: byName(could)
      .sort((a, b) => a.weight - b.weight)
      .map(({ volunteerId, reasons }) => ({ volunteerId, reasons })),
    couldNot: byName(couldNot)
      .sort((a, b) => a.obstacles.length - b.obstacles.length)
      .map(({ volunteerId, obstacles, hasDeclined }) => ({ volunteerId, obstacles, hasDeclined })),
  };
}
