import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { NOW } from '#lib/history/testing.ts';
import { assignVolunteer, takeFilling } from './assign.ts';
import { greedyFilling } from './fill-greedy.ts';
import { forbiddenOf, obstaclesOf } from './obstacles.ts';
import { planOf } from './plan.ts';
import { settingsSchema } from './schema.ts';
import { planOf as planned, shiftOf, taskOf, volunteerOf } from './testing.ts';
import { volunteerWarningsOf } from './warnings.ts';
import { volunteersFestival } from './working-testing.ts';

describe('what holds of minors', () => {
  const at = (from: string, until: string, day = '2026-11-28') => ({
    startsAt: `${day}T${from}`,
    endsAt: `${until < from ? '2026-11-29' : day}T${until}`,
  });

  it('says in which hours, for how long and at what they may work, once a parent agreed', () => {
    const shifts = [
      shiftOf(1, at('10:00', '12:00')),
      shiftOf(2, at('18:00', '22:00')),
      shiftOf(3, at('18:00', '22:15')),
      shiftOf(4, at('19:00', '20:30')),
      shiftOf(5, at('05:30', '08:00')),
      shiftOf(6, at('13:00', '17:31')),
      shiftOf(7, { ...at('10:00', '12:00'), taskId: 2 }),
      shiftOf(8, at('23:30', '00:30')),
    ];
    const plan = planned({
      tasks: [taskOf(1), taskOf(2, { adultsOnly: true })],
      shifts,
      volunteers: [
        volunteerOf(1, { age: 'under18', consent: 'paper', consentOn: '2026-10-01' }),
        volunteerOf(2, { age: 'under16', consent: 'link', consentOn: '2026-10-01' }),
        volunteerOf(3, { age: 'under18' }),
        volunteerOf(4, { age: 'adult' }),
        volunteerOf(5, { age: 'under18', consent: 'refused', consentOn: '2026-10-01' }),
      ],
    });
    const codes = (volunteerId: number) =>
      plan.shifts.map((shift) => {
        const volunteer = plan.volunteers.find(({ id }) => id === volunteerId);
        return volunteer ? forbiddenOf(volunteer, shift, []).map(({ code }) => code) : null;
      });
    const late = ['minor-hours'];
    expect(codes(1)).toEqual([[], [], late, [], late, ['minor-at-once'], ['adults-only'], late]);
    expect(codes(2)).toEqual([[], late, late, late, late, ['minor-at-once'], ['adults-only'], late]);
    expect(codes(3).every((one) => one?.includes('no-consent'))).toBe(true);
    expect(codes(5).every((one) => one?.includes('no-consent'))).toBe(true);
    expect(codes(4)).toEqual(shifts.map(() => []));
  });

  it('asks for a pause between two shifts, and for no more than seven hours a day', () => {
    const plan = planned({
      shifts: [shiftOf(1, at('08:00', '12:00')), shiftOf(2, at('12:20', '14:00')), shiftOf(3, at('14:30', '18:00'))],
      volunteers: [volunteerOf(1, { age: 'under18', consent: 'paper', consentOn: '2026-10-01', minutesADay: 600 })],
    });
    const [one, two, three] = plan.shifts as [never, never, never];
    const [minor] = plan.volunteers as [never];
    expect(obstaclesOf(plan, minor, two, [one])).toEqual([
      { code: 'minor-break', otherId: 1, minutes: 20, leastMinutes: 30 },
    ]);
    expect(obstaclesOf(plan, minor, three, [two])).toEqual([]);
    expect(obstaclesOf(plan, minor, three, [one])).toEqual([{ code: 'minor-day', minutes: 450, mostMinutes: 420 }]);
  });

  it('can be made stricter by a festival, and not looser', () => {
    expect(settingsSchema.safeParse({ minorsUntil: '21h', minorMinutesADay: '6h' }).data).toMatchObject({
      minorsUntil: '21:00',
      under16Until: '20:00',
      minorMinutesADay: 360,
    });
    for (const looser of [
      { minorsUntil: '22:30' },
      { under16Until: '21:00' },
      { minorMinutesADay: '8h' },
      { joinMinAge: '14' },
    ])
      expect(settingsSchema.safeParse(looser).success).toBe(false);
  });

  it('keeps them off every shift, whoever asks, until a parent agreed', () => {
    const { db, festival, put } = volunteersFestival();
    const task = put.task();
    const shift = put.shift(task.id);
    const lou = put.volunteer('Lou', { age: 'under18' });
    const pair = { shiftId: shift.id, volunteerId: lou.id };
    const refused = expect.objectContaining({ code: 'notForMinors', values: { why: 'no_consent' } });
    const failure = (work: () => unknown) => {
      try {
        return work();
      } catch (error) {
        return error;
      }
    };
    expect(failure(() => assignVolunteer(festival, { ...pair, clientKey: null }, NOW))).toEqual(refused);
    const plan = () => planOf(festival.id, db);
    expect(greedyFilling(plan().planning).added).toEqual([]);
    expect(takeFilling(festival, { added: [pair], clientKey: null }, NOW).left).toEqual([pair]);
    expect(db.select().from(t.assignments).all()).toEqual([]);
    db.update(t.volunteers).set({ consent: 'paper', consentOn: '2026-04-30' }).where(eq(t.volunteers.id, lou.id)).run();
    expect(assignVolunteer(festival, { ...pair, clientKey: null }, NOW)).toMatchObject({ ok: true });
    // Taken back later, it is said, and nobody is taken off without a person deciding it.
    db.update(t.volunteers).set({ consent: 'refused' }).where(eq(t.volunteers.id, lou.id)).run();
    expect(volunteerWarningsOf(plan().prepared).map(({ code }) => code)).toEqual(['no-consent']);
  });
});
