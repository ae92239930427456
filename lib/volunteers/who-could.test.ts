import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { publishedDay } from '#lib/live/live-testing.ts';
import { fromEpochMinutes } from '#lib/time/wall-clock.ts';
import { publishedPlanOf } from './plan.ts';
import { preparePlanning } from './planning.ts';
import type { Names } from './say-shift.ts';
import { assignmentOf, hoursOf, planOf, taskOf, volunteerOf } from './testing.ts';
import { obstacleInWords } from './warning-sentences.ts';
import { whoCould } from './who-could.ts';
import { rowsOf } from './working-testing.ts';

const allDay = [{ startsAt: '2026-11-28T08:00', endsAt: '2026-11-28T22:00' }];
const there = (id: number, own: Parameters<typeof volunteerOf>[1] = {}) =>
  volunteerOf(id, { availabilities: allDay, clearedTaskIds: [2], ...own });

describe('who could fill a hole', () => {
  const planning = planOf({
    tasks: [taskOf(1), taskOf(2, { needsClearance: true })],
    shifts: [
      hoursOf(1, '14-16', { roomId: 1, taskId: 2, people: 3 }),
      hoursOf(2, '10-12'),
      hoursOf(3, '12-14', { roomId: 1 }),
      hoursOf(4, '15-17'),
    ],
    volunteers: [
      there(1),
      there(2),
      there(3, { withIds: [1] }),
      there(4, { seeIds: [50] }),
      volunteerOf(5, { clearedTaskIds: [2] }),
      there(6),
      there(7, { clearedTaskIds: [] }),
      there(8),
      there(9),
    ],
    assignments: [
      assignmentOf(1, 1, 1),
      assignmentOf(2, 2, 2),
      assignmentOf(3, 3, 6),
      assignmentOf(4, 4, 7),
      assignmentOf(5, 1, 8, { state: 'declined' }),
      assignmentOf(6, 4, 9),
    ],
    seances: [{ id: 50, day: '2026-11-28', roomIds: [9], isCancelled: false, doors: 0, start: 0, end: 9e9, free: 9e9 }],
  });
  const { could, couldNot } = whoCould(preparePlanning(planning), 1);

  it('ranks those who are free and cleared, the least loaded first, wishes counted, and who has said no hours after all who have', () => {
    expect(could).toEqual([
      {
        volunteerId: 3,
        reasons: [
          { code: 'available' },
          { code: 'cleared' },
          { code: 'with', volunteerIds: [1] },
          { code: 'load', dayMinutes: 0, minutes: 0 },
        ],
      },
      {
        volunteerId: 6,
        reasons: [
          { code: 'available' },
          { code: 'cleared' },
          { code: 'near' },
          { code: 'load', dayMinutes: 120, minutes: 120 },
        ],
      },
      {
        volunteerId: 2,
        reasons: [{ code: 'available' }, { code: 'cleared' }, { code: 'load', dayMinutes: 120, minutes: 120 }],
      },
      {
        volunteerId: 4,
        reasons: [
          { code: 'available' },
          { code: 'cleared' },
          { code: 'misses', eventIds: [50] },
          { code: 'load', dayMinutes: 0, minutes: 0 },
        ],
      },
      {
        volunteerId: 5,
        reasons: [{ code: 'unsaid' }, { code: 'cleared' }, { code: 'load', dayMinutes: 0, minutes: 0 }],
      },
    ]);
  });

  it('puts who would like the task first, and who would rather not after everybody else, and says so', () => {
    const wishing = planOf({
      tasks: [taskOf(1, { languages: ['fr'] })],
      shifts: [hoursOf(1, '14-16'), hoursOf(2, '9-10')],
      volunteers: [
        there(1, { taskWishes: [{ taskId: 1, wish: 'against' }] }),
        there(2),
        there(3, { taskWishes: [{ taskId: 1, wish: 'for' }] }),
        there(4, { languages: ['en'], taskWishes: [{ taskId: 1, wish: 'for' }] }),
      ],
      assignments: [assignmentOf(1, 2, 3)],
    });
    const found = whoCould(preparePlanning(wishing), 1).could;
    expect(found.map(({ volunteerId, reasons }) => [volunteerId, reasons.map(({ code }) => code)])).toEqual([
      [3, ['available', 'spoken', 'for', 'load']],
      [2, ['available', 'spoken', 'load']],
      [1, ['available', 'spoken', 'against', 'load']],
    ]);
  });

  it('says what stands in the way of the others, and asks nobody twice who said no', () => {
    expect(
      couldNot.map(({ volunteerId, obstacles, hasDeclined }) => [
        volunteerId,
        obstacles.map(({ code }) => code),
        hasDeclined,
      ]),
    ).toEqual([
      [8, [], true],
      [9, ['overlap'], false],
      [7, ['overlap', 'not-cleared'], false],
    ]);
  });

  it('proposes nobody for the hours of a shift they were noted as absent from, and names nobody twice on that shift', () => {
    const planning = planOf({
      shifts: [hoursOf(1, '14-16', { people: 2 }), hoursOf(2, '15-17', { people: 2 })],
      volunteers: [there(1), there(2)],
      assignments: [
        assignmentOf(1, 1, 1, { absentAt: '2026-11-28T13:10:00.000Z' }),
        assignmentOf(2, 1, 2, { state: 'declined' }),
      ],
    });
    const prepared = preparePlanning(planning);
    const other = whoCould(prepared, 2);
    expect(other.could.map(({ volunteerId }) => volunteerId)).toEqual([2]);
    const obstacle = { code: 'absent' as const, otherId: 1 };
    expect(other.couldNot).toEqual([{ volunteerId: 1, obstacles: [obstacle], hasDeclined: false }]);
    const names: Names = {
      volunteers: prepared.volunteers,
      tasks: new Map([[1, { name: { fr: 'Accueil' } }]]),
      rooms: new Map(),
      shifts: prepared.shifts,
      events: new Map(),
    };
    expect(obstacleInWords(obstacle, names, 'fr').replace(/\s/g, ' ')).toBe(
      'Noté·e absent·e à « Accueil », 14 h – 16 h.',
    );
    expect(whoCould(prepared, 1)).toEqual({
      could: [],
      couldNot: [{ volunteerId: 2, obstacles: [], hasDeclined: true }],
    });
  });

  it('orders people who are otherwise equal as in a dictionary', () => {
    const names = ['Tom', 'Élise', 'ada', 'Gwenn'];
    const alike = planOf({
      tasks: [taskOf(1)],
      shifts: [hoursOf(1, '14-16')],
      volunteers: names.map((name, i) => there(i + 1, { name })),
    });
    const { could: found } = whoCould(preparePlanning(alike), 1);
    expect(found.map(({ volunteerId }) => names[volunteerId - 1])).toEqual(['ada', 'Élise', 'Gwenn', 'Tom']);
  });

  it('returns nobody for a shift that does not exist', () => {
    expect(whoCould(preparePlanning(planning), 99)).toEqual({ could: [], couldNot: [] });
  });
});

it('on the day, who could is found at the hours that hold now: a late séance keeps who is at it', () => {
  const { db, day, events } = publishedDay();
  const put = rowsOf(db, day.id);
  const task = put.task();
  const late = put.eventShift(task.id, events[0] ?? 0);
  const bob = put.volunteer('Bob');
  put.assignment(late.id, bob.id, { state: 'confirmed' });
  const planned = publishedPlanOf(day.id, db).prepared.shifts.get(late.id);
  if (!planned) throw new Error('no hours');
  const endsAt = fromEpochMinutes(planned.end + 30, day.timeZone);
  const next = put.shift(task.id, { startsAt: planned.endsAt, endsAt });
  const now = new Date(planned.start * 60_000).toISOString();
  const delay = { festivalId: day.id, eventId: events[0] ?? 0, kind: 'delay', value: '20', at: now } as const;
  db.insert(t.liveFacts).values(delay).run();
  const could = (at?: string) => whoCould(publishedPlanOf(day.id, db, at).prepared, next.id);
  expect(could().could.map(({ volunteerId }) => volunteerId)).toEqual([bob.id]);
  expect(could(now)).toMatchObject({
    could: [],
    couldNot: [{ volunteerId: bob.id, obstacles: [{ code: 'overlap', otherId: late.id, minutes: 20 }] }],
  });
  const { prepared, isOver } = publishedPlanOf(day.id, db, now);
  expect(prepared.shifts.get(late.id)?.end).toBe(planned.end + 20);
  // The delay counts once, also a minute later.
  const after = (minutes: number) => new Date((planned.end + minutes) * 60_000).toISOString();
  expect([isOver(late.id, after(19)), isOver(late.id, after(20))]).toEqual([false, true]);
});
