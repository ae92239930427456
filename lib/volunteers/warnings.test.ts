import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { publishedDay } from '#lib/live/live-testing.ts';
import { roomOf } from '#lib/model/draft-testing.ts';
import { byId } from '#lib/model/keyed.ts';
import { fromEpochMinutes } from '#lib/time/wall-clock.ts';
import { publishedPlanOf } from './plan.ts';
import { preparePlanning } from './planning.ts';
import type { Assignment, Shift, Volunteer } from './roots.ts';
import { hoursInWords, type Names, ruleInWords } from './say-shift.ts';
import { assignmentOf, eventShiftOf, hoursOf, planOf, taskOf, volunteerOf } from './testing.ts';
import {
  obstacleInWords,
  reasonInWords,
  refusalInWords,
  volunteerFixLabel,
  volunteerWarningSentence,
} from './warning-sentences.ts';
import { volunteerFixes, volunteerWarningsOf, whoCould } from './warnings.ts';
import { rowsOf } from './working-testing.ts';

const tasks = [
  taskOf(1, { name: { fr: 'Placement', en: 'Seating' } }),
  taskOf(2, { name: { fr: 'Micro', en: 'Microphone' }, needsClearance: true }),
  taskOf(3, { name: { fr: 'Loge', en: 'Green room' }, languages: ['en', 'fsl'] }),
];
const hours = (from: string, to: string) => ({ startsAt: `2026-11-28T${from}`, endsAt: `2026-11-28T${to}` });

function plan(shifts: Shift[], assignments: Assignment[], own: Partial<Volunteer>[] = [{ name: 'Ada' }]) {
  const volunteers = own.map((one, i) => volunteerOf(i + 1, one));
  const prepared = preparePlanning(planOf({ shifts, assignments, tasks, volunteers, walkMinutes: 15 }));
  const names: Names = {
    volunteers: prepared.volunteers,
    tasks: byId(tasks),
    rooms: new Map([1, 2].map((id) => [id, roomOf(id)])),
    shifts: prepared.shifts,
    events: new Map([[50, { fr: 'Noces', en: 'Wedding' }]]),
  };
  return { prepared, names, warnings: volunteerWarningsOf(prepared) };
}

const visible = (text: string) => text.replaceAll('\u00A0', '~').replaceAll('\u202F', '_');
const given = (...shiftIds: number[]) => shiftIds.map((shiftId) => assignmentOf(shiftId, shiftId, 1));

describe('each warning has its sentence', () => {
  it.each<[string, Shift[], Assignment[], Partial<Volunteer>, string, string]>([
    [
      'two shifts at once',
      [hoursOf(1, '14-16', { roomId: 1 }), hoursOf(2, '15:30-17')],
      given(1, 2),
      {},
      'Ada est sur deux créneaux à la fois~: «~Placement~», 14~h~– 16~h, Salle 1 et «~Placement~», 15~h~30~– 17~h, 30~min en commun.',
      'Ada is on two shifts at once: “Seating”, 14:00~– 16:00, Room 1 and “Seating”, 15:30~– 17:00, 30~min in common.',
    ],
    [
      'a walk that has five minutes',
      [hoursOf(1, '14-16', { roomId: 1 }), hoursOf(2, '16:05-17', { roomId: 2 })],
      given(1, 2),
      {},
      'Ada a 5~min pour aller de «~Placement~», 14~h~– 16~h, Salle 1 à «~Placement~», 16~h~05~– 17~h, Salle 2~: il faut 15~min à pied.',
      'Ada has 5~min to get from “Seating”, 14:00~– 16:00, Room 1 to “Seating”, 16:05~– 17:00, Room 2: the walk takes 15~min.',
    ],
    [
      'a walk that has none',
      [hoursOf(1, '14-16', { roomId: 1 }), hoursOf(2, '16-17', { roomId: 2 })],
      given(1, 2),
      {},
      'Ada n’a pas le temps d’aller de «~Placement~», 14~h~– 16~h, Salle 1 à «~Placement~», 16~h~– 17~h, Salle 2~: il faut 15~min à pied.',
      'Ada has no time to get from “Seating”, 14:00~– 16:00, Room 1 to “Seating”, 16:00~– 17:00, Room 2: the walk takes 15~min.',
    ],
    [
      'an hour they did not offer',
      [hoursOf(1, '14-16')],
      given(1),
      { availabilities: [hours('09:00', '15:00')] },
      'Ada n’a pas dit pouvoir venir à ce moment-là~: «~Placement~», 14~h~– 16~h.',
      'Ada has not said they can come then: “Seating”, 14:00~– 16:00.',
    ],
    [
      'a task nobody briefed them for, said once',
      [hoursOf(1, '14-16', { taskId: 2 }), hoursOf(2, '17-18', { taskId: 2 })],
      given(1, 2),
      {},
      'Ada n’a pas encore eu la formation que demande la mission «~Micro~».',
      'The task “Microphone” needs a briefing that Ada has not had yet.',
    ],
    [
      'a task that asks for languages they do not speak, said once',
      [hoursOf(1, '14-16', { taskId: 3 }), hoursOf(2, '17-18', { taskId: 3 })],
      given(1, 2),
      {},
      'Ce que demande la mission «~Loge~» n’est pas parmi les langues notées pour Ada~: anglais et langue des signes française.',
      'What the task “Green room” asks for is not among the languages noted for Ada: English and French Sign Language.',
    ],
    [
      'a day too long',
      [hoursOf(1, '9-12'), hoursOf(2, '14-16:30')],
      given(1, 2),
      { minutesADay: 300 },
      'Ada a 5~h~30 de créneaux samedi 28~novembre, pour 5~h au plus.',
      'Ada has 5~h~30~min of shifts on Saturday 28~November; the maximum is 5~h.',
    ],
    [
      'a night too short',
      [hoursOf(1, '20-23'), hoursOf(2, '8-9', {}, '2026-11-29')],
      given(1, 2),
      {},
      'Ada n’a que 9~h de repos entre «~Placement~», 20~h~– 23~h (samedi 28~novembre) et «~Placement~», 8~h~– 9~h (dimanche 29~novembre), pour 10~h au moins.',
      'Ada has only 9~h of rest between “Seating”, 20:00~– 23:00 (Saturday 28~November) and “Seating”, 08:00~– 09:00 (Sunday 29~November); the minimum is 10~h.',
    ],
    [
      'two missing',
      [hoursOf(1, '14-16', { people: 3 })],
      given(1),
      {},
      'Il manque 2~personnes~: «~Placement~», 14~h~– 16~h (samedi 28~novembre).',
      '2 people are missing: “Seating”, 14:00~– 16:00 (Saturday 28~November).',
    ],
  ])('%s', (_, shifts, assignments, own, fr, en) => {
    const { warnings, names } = plan(shifts, assignments, [{ name: 'Ada', ...own }]);
    expect(warnings.map((one) => visible(volunteerWarningSentence(one, names, 'fr')))).toEqual([
      fr.replace('2~personnes', '2 personnes'),
    ]);
    expect(warnings.map((one) => visible(volunteerWarningSentence(one, names, 'en')))).toEqual([en]);
  });

  it('one person too many', () => {
    const { warnings, names } = plan(
      [hoursOf(1, '14-16')],
      [assignmentOf(1, 1, 1), assignmentOf(2, 1, 2)],
      [{ name: 'Ada' }, { name: 'Bob' }],
    );
    expect(warnings.map((one) => visible(volunteerWarningSentence(one, names, 'fr')))).toEqual([
      'Une personne de trop~: «~Placement~», 14~h~– 16~h (samedi 28~novembre).',
    ]);
  });
});

describe('fixes', () => {
  const labels = (made: ReturnType<typeof plan>) =>
    made.warnings.map((warning) =>
      volunteerFixes(warning, made.prepared).map((fix) => visible(volunteerFixLabel(fix, made.names, 'fr'))),
    );

  it('for a clash give the later shift to somebody free, and propose nobody who is not', () => {
    const shifts = [hoursOf(1, '14-16'), hoursOf(2, '15-17')];
    const made = plan(shifts, given(1, 2), [
      { name: 'Ada' },
      { name: 'Bob', availabilities: [hours('09:00', '10:00')] },
      { name: 'Cy' },
    ]);
    expect(labels(made)).toEqual([
      [
        'Confier à Cy plutôt qu’à Ada~: «~Placement~», 15~h~– 17~h',
        'Retirer Ada~: «~Placement~», 15~h~– 17~h',
        'Ouvrir la fiche~: Ada',
      ],
    ]);
  });

  it('for somebody without a briefing, for too few and for too many', () => {
    const shifts = [hoursOf(1, '9-10', { taskId: 2 }), hoursOf(2, '11-12', { people: 2 }), hoursOf(3, '13-14')];
    const assignments = [...given(1, 2, 3), assignmentOf(9, 3, 2)];
    expect(labels(plan(shifts, assignments, [{ name: 'Ada' }, { name: 'Bob' }]))).toEqual([
      ['Noter la formation à «~Micro~»~: Ada', 'Retirer Ada~: «~Placement~», 9~h~– 10~h', 'Ouvrir la fiche~: Ada'].map(
        (one) => one.replace('Retirer Ada~: «~Placement~»', 'Retirer Ada~: «~Micro~»'),
      ),
      ['Proposer à Bob', 'Une personne suffit', 'Ouvrir le créneau'],
      ['Retirer Ada~: «~Placement~», 13~h~– 14~h', 'Prévoir 2 personnes', 'Ouvrir le créneau'],
    ]);
  });
});

describe('obstacles and reasons', () => {
  const { names, prepared } = plan([hoursOf(1, '14-16'), hoursOf(2, '15-17')], given(2), [
    { name: 'Ada' },
    { name: 'Bob' },
  ]);

  it('are named beside a person and to the volunteer', () => {
    const [obstacle] = whoCould(prepared, 1).couldNot[0]?.obstacles ?? [];
    if (!obstacle) throw new Error('no obstacle');
    expect(visible(obstacleInWords(obstacle, names, 'fr'))).toBe('Déjà sur «~Placement~», 15~h~– 17~h.');
    expect(visible(refusalInWords(obstacle, names, 'en'))).toBe('You are already on “Seating”, 15:00~– 17:00.');
    const spoken = { code: 'not-spoken' as const, languages: ['en', 'fsl'] };
    expect(obstacleInWords(spoken, names, 'en')).toBe('Not among their languages: English and French Sign Language.');
    expect(visible(refusalInWords(spoken, names, 'fr'))).toContain(
      'les vôtres~: anglais et langue des signes française.',
    );
    // Too little rest involves a shift on another day.
    const rest = { code: 'short-rest' as const, otherId: obstacle.code === 'overlap' ? obstacle.otherId : 0 };
    const said = obstacleInWords({ ...rest, minutes: 540, leastMinutes: 600 }, names, 'fr');
    expect(visible(said)).toContain('«~Placement~», 15~h~– 17~h (samedi 28~novembre)');
    // After midnight its date is the next one, which matters where it is shown without its festival
    // day.
    const night = { ...hoursOf(2, '15-17'), startsAt: '2026-11-29T00:40', endsAt: '2026-11-29T02:00' };
    const late = plan([hoursOf(1, '14-16'), night], given(2));
    const atNight = obstacleInWords({ ...rest, minutes: 540, leastMinutes: 600 }, late.names, 'fr');
    expect(visible(atNight)).toContain('«~Placement~», 0~h~40~– 2~h (dimanche 29~novembre)');
  });

  it('are load and wishes, and nothing if there is nothing', () => {
    const said = (reason: Parameters<typeof reasonInWords>[0]) => visible(reasonInWords(reason, names, 'fr'));
    expect([
      said({ code: 'load', dayMinutes: 0, minutes: 0 }),
      said({ code: 'load', dayMinutes: 0, minutes: 90 }),
      said({ code: 'load', dayMinutes: 60, minutes: 90 }),
      said({ code: 'with', volunteerIds: [1, 2] }),
      said({ code: 'misses', eventIds: [50] }),
      said({ code: 'unsaid' }),
    ]).toEqual([
      'pas encore de créneau',
      '1~h~30 en tout, rien ce jour-là',
      '1~h~30 en tout, dont 1~h ce jour-là',
      'aimerait être avec Ada et Bob',
      'manquerait «~Noces~»',
      'disponibilités pas encore dites',
    ]);
  });
});

describe('the rule of a shift in words', () => {
  it.each<[Shift, string, string]>([
    [eventShiftOf(1, 1), '10~min avant les portes → salle libre', '10~min before doors → room free'],
    [
      eventShiftOf(1, 1, { fromAnchor: 'start', fromMinutes: 0, toAnchor: 'end', toMinutes: 75 }),
      'début → 1~h~15 après la fin',
      'start → 1~h~15~min after the end',
    ],
    [
      eventShiftOf(1, 0, {
        rule: 'guest',
        fromAnchor: null,
        toAnchor: null,
        fromMinutes: -30,
        toMinutes: 0,
        moment: 'departure',
      }),
      '30~min avant → à l’heure dite, départ~: Ana',
      '30~min before → on time, departure: Ana',
    ],
    [hoursOf(1, '14-16'), '', ''],
  ])('%#', (shift, fr, en) => {
    expect(visible(ruleInWords(shift, 'fr', 'Ana'))).toBe(fr);
    expect(visible(ruleInWords(shift, 'en', 'Ana'))).toBe(en);
  });
});

it('names the hours of a day as people do', () => {
  const said = (from: string, until: string) => visible(hoursInWords({ from, until }, 'fr'));
  expect([said('', ''), said('18:00', ''), said('', '13:00'), said('14:00', '18:00')]).toEqual([
    'toute la journée',
    'à partir de 18~h',
    'jusqu’à 13~h',
    '14~h~– 18~h',
  ]);
});

const allDay = [{ startsAt: '2026-11-28T08:00', endsAt: '2026-11-28T22:00' }];
const there = (id: number, own: Parameters<typeof volunteerOf>[1] = {}) =>
  volunteerOf(id, { availabilities: allDay, clearedTaskIds: [2], ...own });

describe('candidates for an open place', () => {
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

  it('are free and cleared people, the least loaded first, wishes counted, and those without hours last', () => {
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

  it('are sorted with people who like the task first, and who dislike it last, which is said', () => {
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

  it('are followed by the obstacles of the others, and nobody is asked twice who said no', () => {
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

  it('are nobody for hours they were noted as absent from, and nobody twice on that shift', () => {
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

  it('are in dictionary order if otherwise equal', () => {
    const names = ['Tom', 'Élise', 'ada', 'Gwenn'];
    const alike = planOf({
      tasks: [taskOf(1)],
      shifts: [hoursOf(1, '14-16')],
      volunteers: names.map((name, i) => there(i + 1, { name })),
    });
    const { could: found } = whoCould(preparePlanning(alike), 1);
    expect(found.map(({ volunteerId }) => names[volunteerId - 1])).toEqual(['ada', 'Élise', 'Gwenn', 'Tom']);
  });

  it('are nobody for a shift that does not exist', () => {
    expect(whoCould(preparePlanning(planning), 99)).toEqual({ could: [], couldNot: [] });
  });
});

it('are found on the day at the present hours: a late séance keeps its people', () => {
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
