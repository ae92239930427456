import fc from 'fast-check';
import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '#db/testing.ts';
import { highsSolver } from '#lib/proposals/highs-solver.ts';
import { improvedFilling } from './fill-improve.ts';
import { fillTableOf, take } from './fill-settle.ts';
import {
  aheadOf,
  byWorth,
  canTake,
  fillDifference,
  greedyFilling,
  measureOf,
  sharesOf,
  violationsOf,
  worthOf,
} from './filling.ts';
import { type PlanAssignment, type Planning, preparePlanning, wishesAgainst } from './planning.ts';
import { assignmentOf, hoursOf, planOf, taskOf, volunteerOf } from './testing.ts';

const solve = highsSolver(await loadHighs());
const hours = (from: string, to: string) => ({ startsAt: `2026-11-28T${from}`, endsAt: `2026-11-28T${to}` });

/**
 * Twelve shifts in two rooms on two days, some for two people, and seven people with irregular
 * availability, with some assignments given and declined already.
 */
function randomPlan(seed: number) {
  const random = randomFrom(seed);
  const whole = (below: number) => Math.floor(random() * below);
  const shifts = Array.from({ length: 12 }, (_, i) => {
    const from = 8 + whole(11);
    return hoursOf(
      i + 1,
      `${from}-${from + 1 + whole(3)}`,
      { roomId: 1 + whole(2), taskId: 1 + whole(2), people: 1 + whole(2) },
      `2026-11-${28 + whole(2)}`,
    );
  });
  const volunteers = Array.from({ length: 7 }, (_, i) => {
    const from = 8 + whole(4);
    return volunteerOf(i + 1, {
      clearedTaskIds: random() < 0.6 ? [2] : [],
      availabilities:
        random() < 0.4
          ? []
          : [28, 29].map((day) => ({
              startsAt: `2026-11-${day}T${String(from).padStart(2, '0')}:00`,
              endsAt: `2026-11-${day}T${from + 10}:00`,
            })),
      minutesADay: 240 + 60 * whole(4),
      taskWishes: [1, 2].flatMap((taskId) => {
        const said = random();
        return said < 0.5 ? [{ taskId, wish: said < 0.3 ? ('against' as const) : ('for' as const) }] : [];
      }),
      withIds: random() < 0.5 ? [1 + ((i + 1 + whole(6)) % 7)].filter((id) => id !== i + 1) : [],
    });
  });
  const assignments = Array.from({ length: 4 }, (_, i) =>
    assignmentOf(i + 1, 1 + 3 * i, 1 + whole(7), { state: i % 2 ? 'declined' : 'confirmed' }),
  );
  return planOf({ shifts, volunteers, assignments, tasks: [taskOf(1), taskOf(2, { needsClearance: true })] });
}

/**
 * Places given to somebody who would rather not do the task although somebody else could take them,
 * without a day longer than `mostMinutes`; a filling must have none. A search may not make the
 * longest day longer, not even for a wish.
 */
function needless(planning: Planning, added: readonly PlanAssignment[], mostMinutes = 1440): PlanAssignment[] {
  const volunteers = planning.volunteers.map((one) => ({
    ...one,
    minutesADay: Math.min(one.minutesADay, mostMinutes),
  }));
  return added.filter(({ shiftId, volunteerId }) => {
    const table = fillTableOf({ ...planning, volunteers }, added);
    const { prepared } = table;
    const [shift, holder] = [prepared.shifts.get(shiftId), prepared.volunteers.get(volunteerId)];
    if (!shift || !holder || !wishesAgainst(holder, shift)) return false;
    take(table, shiftId, volunteerId);
    return volunteers.some((one) => !wishesAgainst(one, shift) && canTake(prepared, one, shift));
  });
}

/** Enough time for small plans. */
const soon = () => {
  const end = performance.now() + 600;
  return () => end - performance.now();
};
const given = (left: () => number) => ({ solve, random: randomFrom(5), left });

describe('filling open places', () => {
  it.each(Array.from({ length: 12 }, (_, i) => i + 1))(
    'breaks no rule, leaves what is given, and is never worse than before: %i',
    (seed) => {
      const planning = randomPlan(seed);
      const before = worthOf(preparePlanning(planning), measureOf(planning));
      const first = greedyFilling(planning);
      expect(violationsOf(planning, first.added)).toEqual([]);
      expect(needless(planning, first.added)).toEqual([]);
      expect(first.worth.unfilled).toBe(before.unfilled - first.added.length);
      let rounds = 4;
      const best = improvedFilling(
        planning,
        first,
        given(() => (rounds-- > -8 ? 300 : 0)),
      );
      expect(violationsOf(planning, best.added)).toEqual([]);
      expect(needless(planning, best.added, best.worth.longestDayMinutes)).toEqual([]);
      expect(best.worth).toEqual(
        worthOf(preparePlanning(planning, [...planning.given, ...best.added]), measureOf(planning)),
      );
      expect(byWorth(best.worth, first.worth)).toBeLessThanOrEqual(0);
      const difference = fillDifference(planning, best);
      expect(difference).toMatchObject({ before, after: best.worth });
      expect(difference.unfilled.reduce((sum, { missing }) => sum + missing, 0)).toBe(best.worth.unfilled);
    },
  );

  it('gives somebody else’s place to another so that the only suitable person can fill the open one', () => {
    const planning = planOf({
      tasks: [taskOf(1), taskOf(2, { needsClearance: true })],
      // Both are free for the first; the second needs a briefing that only Ada had, and nobody can
      // do both.
      shifts: [hoursOf(1, '10-12'), hoursOf(2, '11-13', { taskId: 2 }), hoursOf(3, '9-12')],
      volunteers: [
        volunteerOf(1, { clearedTaskIds: [2] }),
        volunteerOf(2, { availabilities: [hours('10:00', '12:00')] }),
        volunteerOf(3),
      ],
    });
    const badly = [
      { shiftId: 1, volunteerId: 1 },
      { shiftId: 3, volunteerId: 3 },
    ];
    const from = { added: badly, worth: worthOf(preparePlanning(planning, badly), measureOf(planning)) };
    expect(from.worth.unfilled).toBe(1);
    const best = improvedFilling(planning, from, given(soon()));
    expect(best.worth.unfilled).toBe(0);
    expect(violationsOf(planning, best.added)).toEqual([]);
  });

  it('spreads the hours, and follows wishes if it costs nobody hours', () => {
    const planning = planOf({
      shifts: [1, 2, 3, 4].map((id) => hoursOf(id, `${8 + 2 * id}-${10 + 2 * id}`, { people: 2 })),
      volunteers: [1, 2, 3, 4].map((id) => volunteerOf(id, { withIds: id === 1 ? [4] : [] })),
    });
    const lopsided = [1, 2, 3, 4].flatMap((shiftId) => [1, 2].map((volunteerId) => ({ shiftId, volunteerId })));
    const from = { added: lopsided, worth: worthOf(preparePlanning(planning, lopsided), measureOf(planning)) };
    expect(from.worth).toMatchObject({
      unfilled: 0,
      unevenMinutes: 240,
      leastMinutes: 0,
      mostMinutes: 480,
      wishesMet: 0,
      wishes: 1,
    });
    const best = improvedFilling(planning, from, given(soon()));
    expect(best.worth).toMatchObject({
      unfilled: 0,
      unevenMinutes: 0,
      leastMinutes: 240,
      mostMinutes: 240,
      wishesMet: 1,
    });
  });

  it('gives a task to somebody who dislikes it only if nobody else can', () => {
    const against = [{ taskId: 1, wish: 'against' as const }];
    const planning = planOf({
      shifts: [hoursOf(1, '10-12'), hoursOf(2, '10-12'), hoursOf(3, '13-16'), hoursOf(4, '16-18')],
      // Ada has nothing to do but would rather not do this; Bob, who has the afternoon, does not
      // mind.
      volunteers: [volunteerOf(1, { taskWishes: against }), volunteerOf(2)],
      assignments: [assignmentOf(1, 3, 2), assignmentOf(2, 4, 2)],
    });
    const filling = greedyFilling(planning);
    // Two places at the same hour: Bob takes one, and only the other remains for her.
    expect(filling.added.map(({ volunteerId }) => volunteerId).sort()).toEqual([1, 2]);
    expect(filling.worth).toMatchObject({ unfilled: 0, unwished: 1 });
    const one = aheadOf({ ...planning, shifts: planning.shifts.filter(({ id }) => id !== 2) }, () => false);
    expect(greedyFilling(one).added).toEqual([{ shiftId: 1, volunteerId: 2 }]);
    const worse = { added: [{ shiftId: 1, volunteerId: 1 }], worth: greedyFilling(one).worth };
    const from = { ...worse, worth: worthOf(preparePlanning(one, [...one.given, ...worse.added]), measureOf(one)) };
    expect(from.worth.unwished).toBe(1);
    expect(
      improvedFilling(
        one,
        { ...from, worth: { ...from.worth, longestDayMinutes: 480 } },
        given(() => 0),
      ).added,
    ).toEqual([{ shiftId: 1, volunteerId: 2 }]);
  });

  it('relieves somebody who dislikes a task by a place that a third can take', () => {
    const planning = planOf({
      tasks: [taskOf(1), taskOf(2, { needsClearance: true })],
      shifts: [hoursOf(1, '10-12', { taskId: 2 }), hoursOf(2, '10-12')],
      // Only Ada and Bob are briefed. Ada would rather not do it, and Bob has the other place,
      // which Cleo can take over.
      volunteers: [
        volunteerOf(1, { clearedTaskIds: [2], taskWishes: [{ taskId: 2, wish: 'against' }] }),
        volunteerOf(2, { clearedTaskIds: [2] }),
        volunteerOf(3),
      ],
    });
    const added = [
      { shiftId: 1, volunteerId: 1 },
      { shiftId: 2, volunteerId: 2 },
    ];
    const from = { added, worth: worthOf(preparePlanning(planning, added), measureOf(planning)) };
    const best = improvedFilling(
      planning,
      from,
      given(() => 0),
    );
    expect(best.added.find(({ shiftId }) => shiftId === 1)).toEqual({ shiftId: 1, volunteerId: 2 });
    expect(best.worth).toMatchObject({ unfilled: 0, unwished: 0 });
  });

  it('gives a task to somebody who likes it if hours stay as even, at once and after a search', () => {
    const planning = planOf({
      tasks: [taskOf(1), taskOf(2)],
      shifts: [hoursOf(1, '10-12'), hoursOf(2, '10-12', { taskId: 2 })],
      volunteers: [volunteerOf(1, { taskWishes: [{ taskId: 2, wish: 'for' }] }), volunteerOf(2)],
    });
    const wanted = { shiftId: 2, volunteerId: 1 };
    const one = { shifts: planning.shifts.slice(1), volunteers: [...planning.volunteers].reverse() };
    expect(greedyFilling({ ...planning, ...one }).added).toEqual([wanted]);
    const added = [
      { shiftId: 1, volunteerId: 1 },
      { shiftId: 2, volunteerId: 2 },
    ];
    const from = { added, worth: worthOf(preparePlanning(planning, added), measureOf(planning)) };
    expect(from.worth).toMatchObject({ wishesMet: 0, wishes: 1 });
    const best = improvedFilling(planning, from, given(soon()));
    expect(best.added).toContainEqual(wanted);
    expect(best.worth).toMatchObject({ wishesMet: 1, wishes: 1 });
    // Two people exchange places for this, without a solver.
    expect(improvedFilling(planning, from, { ...given(soon()), solve: () => null }).added).toContainEqual(wanted);
  });

  it('never makes the longest day longer, however long it searches', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 3 }), (seed, most) => {
        const planning = randomPlan(seed);
        const first = greedyFilling(planning);
        const told = [first.worth.longestDayMinutes];
        let rounds = most;
        improvedFilling(planning, first, {
          ...given(() => (rounds > 0 ? 300 : 0)),
          onProgress: ({ filling }) => {
            rounds -= 1;
            told.push(filling.worth.longestDayMinutes);
          },
        });
        expect(told).toEqual([...told].sort((a, b) => b - a));
      }),
      { numRuns: 10, seed: 12 },
    );
  });

  it('does not make hours even over days by one long day', () => {
    const day = (date: number) => ({ startsAt: `2026-11-${date}T08:00`, endsAt: `2026-11-${date}T20:00` });
    const planning = planOf({
      shifts: [
        hoursOf(1, '10-14'),
        hoursOf(2, '15-18'),
        hoursOf(3, '9-12', {}, '2026-11-29'),
        hoursOf(4, '9-12', {}, '2026-11-30'),
      ],
      // Ada can come only on the first day, and already has four hours there.
      volunteers: [volunteerOf(1, { availabilities: [day(28)] }), volunteerOf(2)],
      assignments: [assignmentOf(1, 1, 1, { state: 'confirmed' })],
    });
    const added = [2, 3, 4].map((shiftId) => ({ shiftId, volunteerId: 2 }));
    const from = {
      added,
      worth: worthOf(preparePlanning(planning, [...planning.given, ...added]), measureOf(planning)),
    };
    expect(from.worth.longestDayMinutes).toBe(240);
    expect(improvedFilling(planning, from, given(soon())).worth.longestDayMinutes).toBe(240);
  });

  it('fills no past shift, and counts the hours that were done there', () => {
    const planning = planOf({
      shifts: [hoursOf(1, '9-11', { people: 3 }), hoursOf(2, '14-16', { people: 1 })],
      volunteers: [volunteerOf(1), volunteerOf(2)],
      assignments: [assignmentOf(1, 1, 1, { state: 'confirmed' })],
    });
    const ahead = aheadOf(planning, (shiftId) => shiftId === 1);
    expect(worthOf(preparePlanning(planning), measureOf(planning)).unfilled).toBe(3);
    const filling = greedyFilling(ahead);
    expect(filling.added).toEqual([{ shiftId: 2, volunteerId: 2 }]);
    expect(fillDifference(ahead, filling)).toMatchObject({
      before: { unfilled: 1 },
      after: { unfilled: 0 },
      unfilled: [],
    });
  });

  it('returns the first filling if it is cancelled at once', () => {
    const planning = randomPlan(1);
    const first = greedyFilling(planning);
    const best = improvedFilling(
      planning,
      first,
      given(() => 0),
    );
    expect(best.worth).toEqual(first.worth);
  });

  it('proposes nobody for a shift from which they were noted as absent', () => {
    const planning = planOf({
      shifts: [hoursOf(1, '10-12')],
      volunteers: [volunteerOf(1)],
      assignments: [assignmentOf(1, 1, 1, { state: 'confirmed', absentAt: '2026-11-28T09:10:00.000Z' })],
    });
    expect(greedyFilling(planning).added).toEqual([]);
  });

  it('leaves whoever wishes to see a séance free for it, and says how many can', () => {
    const planning = planOf({
      shifts: [hoursOf(1, '10-12')],
      volunteers: [volunteerOf(1, { seeIds: [7, 8] }), volunteerOf(2)],
    });
    const [{ start, end }] = planning.shifts as [(typeof planning.shifts)[number]];
    // No 8 has no time.
    const showing = { ...planning, seances: [{ id: 7, start: start + 30, end: end + 30 }] };
    const filling = greedyFilling(showing);
    expect(filling.added).toEqual([{ shiftId: 1, volunteerId: 2 }]);
    expect(filling.worth).toMatchObject({ seancesKept: 1, seances: 1, wishesMet: 1, wishes: 1 });
    const badly = preparePlanning(showing, [{ shiftId: 1, volunteerId: 1 }]);
    expect(worthOf(badly, measureOf(showing))).toMatchObject({ seancesKept: 0, seances: 1, wishesMet: 0 });
  });

  it('puts somebody beside the person they wish to be with', () => {
    const planning = planOf({
      shifts: [hoursOf(1, '10-12', { people: 2 })],
      volunteers: [volunteerOf(1), volunteerOf(2), volunteerOf(3, { withIds: [1] })],
      assignments: [assignmentOf(1, 1, 1)],
    });
    expect(greedyFilling(planning).added).toEqual([{ shiftId: 1, volunteerId: 3 }]);
  });

  it.each<[string, Partial<Parameters<typeof planOf>[0]>, PlanAssignment[], PlanAssignment[]]>([
    [
      'a place to somebody who misses no séance there',
      { shifts: [hoursOf(1, '10-12')], volunteers: [volunteerOf(1, { seeIds: [7] }), volunteerOf(2)] },
      [{ shiftId: 1, volunteerId: 1 }],
      [{ shiftId: 1, volunteerId: 2 }],
    ],
    [
      'the places of two people to each other for a séance',
      {
        shifts: [hoursOf(1, '10-12'), hoursOf(2, '14-16')],
        volunteers: [volunteerOf(1, { seeIds: [7] }), volunteerOf(2)],
      },
      [
        { shiftId: 1, volunteerId: 1 },
        { shiftId: 2, volunteerId: 2 },
      ],
      [
        { shiftId: 1, volunteerId: 2 },
        { shiftId: 2, volunteerId: 1 },
      ],
    ],
    [
      'a place to the person with whom somebody there wishes to be',
      {
        shifts: [hoursOf(1, '10-12', { people: 2 })],
        volunteers: [volunteerOf(1), volunteerOf(2), volunteerOf(3, { withIds: [2] })],
        assignments: [assignmentOf(1, 1, 3)],
      },
      [{ shiftId: 1, volunteerId: 1 }],
      [{ shiftId: 1, volunteerId: 2 }],
    ],
  ])('gives %s, without a solver', (_, of, added, better) => {
    const planning = planOf({ shifts: [], ...of });
    const { start = 0, end = 0 } = planning.shifts[0] ?? {};
    const showing = { ...planning, seances: [{ id: 7, start, end }] };
    const whole = preparePlanning(showing, [...showing.given, ...added]);
    const from = { added, worth: worthOf(whole, measureOf(showing)) };
    const best = improvedFilling(showing, from, { ...given(soon()), solve: () => null });
    expect([...best.added].sort((a, b) => a.shiftId - b.shiftId)).toEqual(better);
  });

  it('counts wishes about tasks as met where they are, and none for somebody who left', () => {
    const planning = planOf({
      tasks: [taskOf(1), taskOf(2)],
      shifts: [hoursOf(1, '10-12')],
      volunteers: [
        volunteerOf(1, {
          withIds: [9],
          taskWishes: [
            { taskId: 1, wish: 'for' },
            { taskId: 2, wish: 'against' },
          ],
        }),
        // Who can never come has not the least work.
        volunteerOf(2, { availabilities: [{ startsAt: '2026-11-20T08:00', endsAt: '2026-11-20T20:00' }] }),
      ],
    });
    const filling = greedyFilling(planning);
    expect(filling.worth).toMatchObject({ wishesMet: 2, wishes: 2, leastMinutes: 120, mostMinutes: 120 });
  });

  it('prefers even hours to wishes, but wishes to five minutes', () => {
    const worth = greedyFilling(planOf({ shifts: [] })).worth;
    const [uneven, even] = [{ ...worth, unevenMinutes: 60, wishesMet: 1 }, worth];
    expect(byWorth(even, uneven)).toBeLessThan(0);
    expect(byWorth({ ...uneven, unevenMinutes: 2 }, even)).toBeLessThan(0);
  });

  it('lists what it adds by the start of the shift', () => {
    const planning = planOf({
      shifts: [hoursOf(1, '14-16'), hoursOf(2, '10-12')],
      volunteers: [volunteerOf(1)],
    });
    const { added } = fillDifference(planning, greedyFilling(planning));
    expect(added.map(({ shiftId }) => shiftId)).toEqual([2, 1]);
  });

  it('asks nobody for what they declined, and is empty if nobody can', () => {
    const planning = planOf({
      shifts: [hoursOf(1, '10-12')],
      volunteers: [volunteerOf(1)],
      assignments: [assignmentOf(1, 1, 1, { state: 'declined' })],
    });
    const filling = greedyFilling(planning);
    expect(filling.added).toEqual([]);
    expect(fillDifference(planning, filling).unfilled).toEqual([{ shiftId: 1, missing: 1 }]);
  });
});

describe('an equal share', () => {
  it('is at most what each person can do: the others share the rest', () => {
    const planning = planOf({
      shifts: [hoursOf(1, '9-17')],
      volunteers: [
        volunteerOf(1, { availabilities: [hours('09:00', '10:00')] }),
        volunteerOf(2),
        volunteerOf(3, { minutesADay: 600 }),
      ],
    });
    const { capacities } = measureOf(planning);
    expect([...capacities]).toEqual([
      [1, 60],
      [2, 480],
      [3, 480],
    ]);
    expect(sharesOf(planning, 600, capacities)).toEqual(
      new Map([
        [1, 60],
        [2, 270],
        [3, 270],
      ]),
    );
  });
});
