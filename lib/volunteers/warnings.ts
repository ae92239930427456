import { type BetweenTwo, betweenTwo, type Forbidden, forbiddenAlone, isAvailable, unspoken } from './obstacles.ts';
import { type PlanShift, type PlanVolunteer, type PreparedPlanning, shiftMinutesOf } from './planning.ts';
import { whoCould } from './who-could.ts';

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
