import { indexDraft } from '#lib/model/draft.ts';
import { draftOf } from '#lib/model/draft-testing.ts';
import { MINOR_LIMITS } from './minors.ts';
import { momentsOf, seancesOfDraft } from './moments.ts';
import { type Planning, type PlanningSource, planningOf, timedShifts } from './planning.ts';
import type { Assignment, Shift, Task, Volunteer } from './roots.ts';

/**
 * Rows made by hand for tests of pure rules: each takes what the case is about, the rest is
 * settled.
 */
export const taskOf = (id: number, own: Partial<Task> = {}): Task => ({
  id,
  festivalId: 1,
  name: { fr: `Mission ${id}`, en: `Task ${id}` },
  briefing: {},
  briefingFile: null,
  needsClearance: false,
  adultsOnly: false,
  languages: [],
  wanted: null,
  position: id,
  version: 1,
  ...own,
});

/** From 10:00 to 12:00 on 28 November, one person, nowhere in particular. */
export const shiftOf = (id: number, own: Partial<Shift> = {}): Shift => ({
  id,
  festivalId: 1,
  taskId: 1,
  rule: 'fixed',
  roomId: null,
  place: '',
  people: 1,
  startsAt: '2026-11-28T10:00',
  endsAt: '2026-11-28T12:00',
  eventId: null,
  date: null,
  personId: null,
  moment: null,
  fromAnchor: null,
  fromMinutes: null,
  toAnchor: null,
  toMinutes: null,
  note: '',
  status: 'planned',
  version: 1,
  createdAt: '2026-01-01T09:00:00.000Z',
  ...own,
});

/** « 10 min avant les portes → salle libre » of a séance. */
export const eventShiftOf = (id: number, eventId: number, own: Partial<Shift> = {}): Shift =>
  shiftOf(id, {
    rule: 'event',
    startsAt: null,
    endsAt: null,
    eventId,
    fromAnchor: 'doors',
    fromMinutes: -10,
    toAnchor: 'free',
    toMinutes: 0,
    ...own,
  });

export const volunteerOf = (id: number, own: Partial<Volunteer> = {}): Volunteer => ({
  id,
  festivalId: 1,
  name: `Bénévole ${id}`,
  contactKind: null,
  contact: '',
  otherContact: '',
  ways: [],
  minutesADay: null,
  restMinutes: null,
  languages: ['fr'],
  diet: 'any',
  allergies: '',
  wishes: '',
  note: '',
  tags: [],
  contactAgain: false,
  age: null,
  shirt: null,
  guardian: '',
  guardianContact: '',
  consent: null,
  consentOn: null,
  version: 1,
  createdAt: '2026-01-01T09:00:00.000Z',
  clearedTaskIds: [],
  availabilities: [],
  withIds: [],
  seeIds: [],
  taskWishes: [],
  ...own,
});

export const assignmentOf = (
  id: number,
  shiftId: number,
  volunteerId: number,
  own: Partial<Assignment> = {},
): Assignment => ({
  id,
  festivalId: 1,
  uid: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
  shiftId,
  volunteerId,
  state: 'confirmed',
  isReferent: false,
  checkedInAt: null,
  absentAt: null,
  agreedStartsAt: null,
  agreedEndsAt: null,
  agreedEndsAgain: false,
  agreedRoomId: null,
  agreedPlace: null,
  agreedTaskId: null,
  seenRelease: null,
  seenStartsAt: null,
  seenEndsAt: null,
  seenEndsAgain: false,
  seenRoomId: null,
  seenPlace: null,
  seenTaskId: null,
  version: 1,
  createdAt: '2026-01-01T09:00:00.000Z',
  ...own,
});

/** The moments of a draft made by hand. */
export function momentsOfDraft(...draft: Parameters<typeof draftOf>) {
  const index = indexDraft(draftOf(...draft));
  return momentsOf(index.draft.festival, seancesOfDraft(index), index.draft.people);
}

/**
 * A plan made by hand: shifts at fixed hours, in rooms that stand each in a venue of the same id.
 */
export function planOf(
  own: Partial<Omit<PlanningSource, 'timed' | 'walk'>> & { shifts: readonly Shift[]; walkMinutes?: number },
): Planning {
  const { shifts, walkMinutes = 15, ...rest } = own;
  const moments = momentsOfDraft([]);
  return planningOf({
    zone: moments.zone,
    defaults: {
      minutesADay: 480,
      restMinutes: 600,
      minorsUntil: MINOR_LIMITS.minorsUntil,
      under16Until: MINOR_LIMITS.under16Until,
      minorMinutesADay: MINOR_LIMITS.minutesADay,
    },
    tasks: [taskOf(1)],
    volunteers: [],
    assignments: [],
    seances: [],
    venueOf: (roomId) => roomId,
    ...rest,
    timed: timedShifts(shifts, moments),
    walk: () => walkMinutes,
  });
}

/** A shift at these hours of 28 November (`14-16`, `9:30-12`), or of another day. */
export function hoursOf(id: number, hours: string, own: Partial<Shift> = {}, day = '2026-11-28'): Shift {
  const [from = '', to = ''] = hours
    .split('-')
    .map((hour) => (hour.includes(':') ? hour : `${hour}:00`).padStart(5, '0'));
  return shiftOf(id, { startsAt: `${day}T${from}`, endsAt: `${day}T${to}`, ...own });
}
