import { describe, expect, it } from 'vitest';
import { isFree, type Obstacle, obstaclesOf } from './obstacles.ts';
import { preparePlanning } from './planning.ts';
import type { Shift, Volunteer } from './roots.ts';
import { assignmentOf, hoursOf, planOf, taskOf, volunteerOf } from './testing.ts';

const day = '2026-11-28';
const next = '2026-11-29';
const at = (from: string, to: string, of = day) => ({ startsAt: `${of}T${from}`, endsAt: `${of}T${to}` });

/**
 * What prevents volunteer 1, who has `held` and was noted as absent from `missed`, from taking
 * `shift`.
 */
function obstacles(shift: Shift, held: Shift[], own: Partial<Volunteer> = {}, missed: Shift[] = []): Obstacle[] {
  const planning = planOf({
    shifts: [shift, ...held, ...missed],
    tasks: [taskOf(1), taskOf(2, { needsClearance: true }), taskOf(3, { languages: ['en', 'fsl'] })],
    volunteers: [volunteerOf(1, own)],
    assignments: [
      ...held.map(({ id }) => assignmentOf(id, id, 1)),
      ...missed.map(({ id }) => assignmentOf(id, id, 1, { absentAt: `${day}T13:00:00.000Z` })),
    ],
  });
  const { volunteers, shifts, held: holds, absentFrom } = preparePlanning(planning);
  const [volunteer, one] = [volunteers.get(1), shifts.get(shift.id)];
  if (!volunteer || !one) throw new Error('no volunteer or shift');
  const [mine, absent] = [holds.get(1) ?? [], absentFrom.get(1) ?? []];
  const found = obstaclesOf(planning, volunteer, one, mine, absent);
  expect(isFree(planning, volunteer, one, mine, absent)).toBe(found.length === 0);
  return found;
}

describe('obstacles between a volunteer and a shift', () => {
  it('people noted as absent from a shift are not available at its hours, but before and after', () => {
    const missed = [hoursOf(2, '15-17')];
    expect(obstacles(hoursOf(1, '14-16'), [], {}, missed)).toEqual([{ code: 'absent', otherId: 2 }]);
    expect(obstacles(hoursOf(1, '13-15'), [], {}, missed)).toEqual([]);
    expect(obstacles(hoursOf(1, '17-19'), [], {}, missed)).toEqual([]);
  });

  it.each<[string, Shift, Shift[], Partial<Volunteer>, Obstacle[]]>([
    ['nothing', hoursOf(1, '14-16'), [], {}, []],
    ['touching is not overlapping', hoursOf(1, '14-16'), [hoursOf(2, '12-14')], {}, []],
    [
      'an hour of another shift',
      hoursOf(1, '14-16'),
      [hoursOf(2, '15-17')],
      {},
      [{ code: 'overlap', otherId: 2, minutes: 60 }],
    ],
    [
      'a walk of fifteen minutes that has ten',
      hoursOf(1, '14-16', { roomId: 1 }),
      [hoursOf(2, '16:10-17', { roomId: 2 })],
      {},
      [{ code: 'travel-short', otherId: 2, gapMinutes: 10, walkMinutes: 15 }],
    ],
    ['a walk that has its time', hoursOf(1, '14-16', { roomId: 1 }), [hoursOf(2, '16:15-17', { roomId: 2 })], {}, []],
    ['the same room', hoursOf(1, '14-16', { roomId: 1 }), [hoursOf(2, '16-17', { roomId: 1 })], {}, []],
    [
      'one who comes at 15:00',
      hoursOf(1, '14-16'),
      [],
      { availabilities: [at('15:00', '20:00')] },
      [{ code: 'outside-availability' }],
    ],
    [
      'one who leaves at 15:00',
      hoursOf(1, '14-16'),
      [],
      { availabilities: [at('13:00', '15:00')] },
      [{ code: 'outside-availability' }],
    ],
    ['that shift itself', hoursOf(1, '14-16'), [hoursOf(1, '14-16')], {}, []],
    [
      'one whose two stretches touch',
      hoursOf(1, '14-16'),
      [],
      { availabilities: [at('15:00', '20:00'), at('13:00', '15:00')] },
      [],
    ],
    [
      'a task nobody briefed them for',
      hoursOf(1, '14-16', { taskId: 2 }),
      [],
      {},
      [{ code: 'not-cleared', taskId: 2 }],
    ],
    ['a task they were briefed for', hoursOf(1, '14-16', { taskId: 2 }), [], { clearedTaskIds: [2] }, []],
    [
      'a task that asks for a language they do not speak',
      hoursOf(1, '14-16', { taskId: 3 }),
      [],
      { languages: ['fr', 'en'] },
      [{ code: 'not-spoken', languages: ['fsl'] }],
    ],
    [
      'one of who has said no language',
      hoursOf(1, '14-16', { taskId: 3 }),
      [],
      { languages: [] },
      [{ code: 'not-spoken', languages: ['en', 'fsl'] }],
    ],
    ['a task whose languages they all speak', hoursOf(1, '14-16', { taskId: 3 }), [], { languages: ['fsl', 'en'] }, []],
    [
      'more than their hours of a day',
      hoursOf(1, '14-16'),
      [hoursOf(2, '9-12'), hoursOf(3, '9-12', {}, '2026-11-30')],
      { minutesADay: 240 },
      [{ code: 'too-long-day', day, minutes: 300, mostMinutes: 240 }],
    ],
    ['exactly their hours of a day', hoursOf(1, '14-16'), [hoursOf(2, '9-12')], { minutesADay: 300 }, []],
    [
      'a night of nine hours',
      hoursOf(1, '8-10', {}, next),
      [hoursOf(2, '20-23')],
      {},
      [{ code: 'short-rest', otherId: 2, minutes: 540, leastMinutes: 600 }],
    ],
    ['a night of ten', hoursOf(1, '9-10', {}, next), [hoursOf(2, '20-23')], {}, []],
    [
      'a shift after midnight belongs to the evening: no rest is asked before it',
      hoursOf(1, '1-2', {}, next),
      [hoursOf(2, '20-23')],
      {},
      [],
    ],
  ])('%s', (_, shift, held, own, expected) => {
    expect(obstacles(shift, held, own)).toEqual(expected);
  });
});
