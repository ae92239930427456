import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { done, NOW } from '#lib/history/testing.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { assignVolunteer, takeFilling, unassignVolunteer } from './assign.ts';
import { acceptExchange, proposeExchange } from './exchanges.ts';
import { greedyFilling } from './filling.ts';
import { authorizeVolunteer, renewLink } from './links.ts';
import { needsConsent } from './minors.ts';
import { forbiddenOf, obstaclesOf } from './obstacles.ts';
import { checkIn, markAbsent } from './on-the-day.ts';
import { answerAll, answerAssignment, timesOfShift } from './own-acts.ts';
import { shownAs } from './page-keys.ts';
import { planOf, publishedPlanOf } from './plan.ts';
import { preparePlanning } from './planning.ts';
import { exchangeSchema, settingsSchema } from './schema.ts';
import { assignmentOf, planOf as planned, shiftOf, taskOf, volunteerOf } from './testing.ts';
import { volunteerWarningsOf } from './warnings.ts';
import { volunteersFestival } from './working-testing.ts';

it('marks minors without a parent’s consent, and nobody else', () => {
  const marked = (['under16', 'under18', 'adult', null] as const).map((age) =>
    ([null, 'refused', 'link', 'paper'] as const).filter((consent) => needsConsent({ age, consent })),
  );
  expect(marked).toEqual([[null, 'refused'], [null, 'refused'], [], []]);
});

describe('the rules for minors', () => {
  const at = (from: string, until: string, day = '2026-11-28') => ({
    startsAt: `${day}T${from}`,
    endsAt: `${until < from ? '2026-11-29' : day}T${until}`,
  });

  it('set the hours, the length and the tasks, once a parent agreed', () => {
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

  it('require a pause between two shifts, and at most seven hours a day', () => {
    const plan = planned({
      shifts: [shiftOf(1, at('08:00', '12:00')), shiftOf(2, at('12:20', '14:00')), shiftOf(3, at('14:30', '18:00'))],
      volunteers: [volunteerOf(1, { age: 'under18', consent: 'paper', consentOn: '2026-10-01', minutesADay: 600 })],
    });
    const [one, two, three] = plan.shifts as [never, never, never];
    const [minor] = plan.volunteers as [never];
    expect(obstaclesOf(plan, minor, two, [one], [])).toEqual([
      { code: 'minor-break', otherId: 1, minutes: 20, leastMinutes: 30 },
    ]);
    expect(obstaclesOf(plan, minor, three, [two], [])).toEqual([]);
    expect(obstaclesOf(plan, minor, three, [one], [])).toEqual([{ code: 'minor-day', minutes: 450, mostMinutes: 420 }]);
  });

  it('count overlapping shifts as one, longer than either', () => {
    const shifts = [
      shiftOf(1, at('10:00', '12:00')),
      shiftOf(2, at('11:30', '13:00')),
      shiftOf(3, at('12:30', '15:00')),
      shiftOf(4, at('15:30', '16:00')),
    ];
    const volunteers = [
      volunteerOf(1, { age: 'under18', consent: 'paper', consentOn: '2026-10-01' }),
      volunteerOf(2, { age: 'adult' }),
    ];
    const plan = planned({ shifts, volunteers });
    const [one, two, three, four] = plan.shifts as [never, never, never, never];
    const [minor, adult] = plan.volunteers as [never, never];
    expect(forbiddenOf(minor, two, [one, four])).toEqual([]);
    expect(forbiddenOf(minor, three, [one, two, four])).toEqual([
      { code: 'minor-at-once', minutes: 300, mostMinutes: 270 },
    ]);
    expect(forbiddenOf(adult, three, [one, two, four])).toEqual([]);
  });

  it('warn by the legal maximum, also if one wants shorter days', () => {
    const warned = (until: string) => {
      const plan = planned({
        shifts: [shiftOf(1, at('08:00', '12:00')), shiftOf(2, at('13:00', until))],
        volunteers: [volunteerOf(1, { age: 'under18', consent: 'paper', consentOn: '2026-10-01', minutesADay: 240 })],
        assignments: [assignmentOf(1, 1, 1), assignmentOf(2, 2, 1)],
      });
      return volunteerWarningsOf(preparePlanning(plan)).flatMap((one) =>
        'mostMinutes' in one ? [[one.code, one.mostMinutes]] : [],
      );
    };
    expect([warned('15:00'), warned('17:00')]).toEqual([[['too-long-day', 240]], [['minor-day', 420]]]);
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

  it('keep minors off every shift, by every way of assigning, until a parent agreed', () => {
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
    // If it is withdrawn later, this is reported, but nobody is removed from a shift without a
    // person deciding it.
    db.update(t.volunteers).set({ consent: 'refused' }).where(eq(t.volunteers.id, lou.id)).run();
    expect(volunteerWarningsOf(plan().prepared).map(({ code }) => code)).toEqual(['no-consent']);
  });

  /** A minor whose parent agreed, a task for all and one for adults. */
  function withMinor() {
    const made = volunteersFestival();
    const { db, festival, put } = made;
    const behind = (name: string, row: Parameters<typeof put.volunteer>[1] = {}) => {
      const opened = authorizeVolunteer(renewLink(festival, put.volunteer(name, row).id, NOW).token, NOW, db);
      if (!opened.ok) throw new Error(opened.reason);
      return opened.who;
    };
    const lou = behind('Lou', { age: 'under18', consent: 'paper', consentOn: '2026-04-30' });
    const move = (id: number, startsAt: string, endsAt: string) =>
      db.update(t.shifts).set({ startsAt, endsAt }).where(eq(t.shifts.id, id)).run();
    const stateOf = (id: number) => db.select().from(t.assignments).where(eq(t.assignments.id, id)).get()?.state;
    return { ...made, behind, lou, task: put.task(), move, stateOf };
  }
  const late = ['2026-06-06T22:00', '2026-06-06T23:30'] as const;
  const forbids = (why: string) => expect.objectContaining({ code: 'notForMinors', values: { why } });
  const thrownBy = (work: () => unknown) => {
    try {
      return work();
    } catch (error) {
      return error;
    }
  };

  it('assign nobody again, not by « Défaire » either, who has another shift meanwhile', () => {
    const { db, festival, put, lou, task } = withMinor();
    const hours = (from: number, until: number) => ({
      startsAt: `2026-06-06T${from}:00`,
      endsAt: `2026-06-06T${until}:00`,
    });
    const [first, second] = [put.shift(task.id, hours(10, 14)), put.shift(task.id, hours(15, 19))];
    const { id } = put.assignment(first.id, lou.volunteer.id, { state: 'confirmed' });
    const set = (isAbsent: boolean) => thrownBy(() => markAbsent(festival, { id, isAbsent, clientKey: null }, NOW));
    const isAbsent = () => db.select().from(t.assignments).where(eq(t.assignments.id, id)).get()?.absentAt !== null;
    set(true);
    expect(set(false)).toMatchObject({ ok: true });
    const { batch } = set(true) as { batch: string };
    const pair = { shiftId: second.id, volunteerId: lou.volunteer.id, clientKey: null };
    const given = done(assignVolunteer(festival, pair, NOW));
    expect(set(false)).toEqual(forbids('minor_day'));
    undoBatch(festival, batch, NOW);
    expect(isAbsent()).toBe(true);
    // Who stands there all the same does.
    expect(checkIn(festival, { id, isThere: true, clientKey: null }, NOW)).toMatchObject({ ok: true });
    expect([isAbsent(), given.id > 0]).toEqual([false, true]);
  });

  it('let two people swap shifts that neither could do both of', () => {
    const { festival, put, behind, lou, task, stateOf } = withMinor();
    const bob = behind('Bob');
    const [first, second] = [
      put.shift(task.id, { startsAt: '2026-06-06T09:00', endsAt: '2026-06-06T13:00' }),
      put.shift(task.id, { startsAt: '2026-06-06T14:00', endsAt: '2026-06-06T18:00' }),
    ];
    const [ofLou, ofBob] = [
      put.assignment(first.id, lou.volunteer.id, { state: 'confirmed' }),
      put.assignment(second.id, bob.volunteer.id, { state: 'confirmed' }),
    ];
    const given = { assignmentId: ofBob.id, toVolunteerId: lou.volunteer.id, returnAssignmentId: ofLou.id };
    const { id } = done(proposeExchange(bob, exchangeSchema.parse(given), NOW));
    const { batch } = done(acceptExchange(lou, { id, clientKey: null }, NOW));
    expect([stateOf(ofLou.id), stateOf(ofBob.id)]).toEqual(['cancelled', 'cancelled']);
    expect(undoBatch(festival, batch ?? '', NOW)).toMatchObject({ ok: true, left: [] });
    expect([stateOf(ofLou.id), stateOf(ofBob.id)]).toEqual(['confirmed', 'confirmed']);
  });

  it('accept no yes to hours that are forbidden by now, and keep the others', () => {
    const { db, festival, put, lou, task, move, stateOf } = withMinor();
    const [moved, other] = [
      put.shift(task.id),
      put.shift(task.id, { startsAt: '2026-06-06T14:00', endsAt: '2026-06-06T15:00' }),
    ];
    const [asked, fine] = [put.assignment(moved.id, lou.volunteer.id), put.assignment(other.id, lou.volunteer.id)];
    move(moved.id, ...late);
    const plan = publishedPlanOf(festival.id, db);
    const proposed = [asked, fine].map(({ id, shiftId }) => ({ id, shown: shownAs(timesOfShift(plan, shiftId)) }));
    expect(answerAll(lou, { proposed, clientKey: null }, NOW)).toMatchObject({
      count: 1,
      refused: { reason: 'obstacle', obstacle: { code: 'minor-hours' } },
    });
    expect([stateOf(asked.id), stateOf(fine.id)]).toEqual(['offered', 'confirmed']);
    const noted = { shiftId: moved.id, volunteerId: lou.volunteer.id, isConfirmed: true, clientKey: null };
    expect(thrownBy(() => assignVolunteer(festival, noted, NOW))).toEqual(forbids('minor_hours'));
    // The yes given before the move is kept, but a second yes is refused.
    move(other.id, ...late);
    const again = { id: fine.id, answer: 'confirmed', clientKey: null } as const;
    expect(answerAssignment(lou, again, NOW)).toMatchObject({ ok: false, reason: 'obstacle' });
    expect(stateOf(fine.id)).toBe('confirmed');
    expect(answerAssignment(lou, { ...again, answer: 'declined' }, NOW)).toMatchObject({ ok: true });
  });

  it('are checked for shifts without an hour too', () => {
    const { db, festival, put, lou } = withMinor();
    const guest = db.insert(t.people).values({ festivalId: festival.id, uid: 'g', number: 900, name: 'Ana' });
    const { id: personId } = guest.returning().get();
    const bar = put.shift(put.task({ adultsOnly: true }).id, {
      rule: 'guest',
      personId,
      moment: 'arrival',
      fromMinutes: -30,
      toMinutes: 30,
      startsAt: null,
      endsAt: null,
    });
    const pair = { shiftId: bar.id, volunteerId: lou.volunteer.id, clientKey: null };
    expect(thrownBy(() => assignVolunteer(festival, pair, NOW))).toEqual(forbids('adults_only'));
  });

  it('are checked when somebody is assigned again by « Défaire », one by one or fifty at once', () => {
    const { db, festival, put, lou, task, move, stateOf } = withMinor();
    const shift = put.shift(task.id);
    const { id } = put.assignment(shift.id, lou.volunteer.id);
    const { batch } = done(unassignVolunteer(festival, { id, clientKey: null }, NOW));
    move(shift.id, ...late);
    expect(undoBatch(festival, batch ?? '', NOW)).toEqual({ ok: false, reason: 'changed' });
    expect(stateOf(id)).toBe('cancelled');
    const next = put.shift(task.id, { people: 60 });
    const added = [lou.volunteer, ...Array.from({ length: 55 }, (_, n) => put.volunteer(`Adulte ${n}`))].map(
      ({ id: volunteerId }) => ({ shiftId: next.id, volunteerId }),
    );
    const filled = takeFilling(festival, { added, clientKey: null }, NOW);
    expect(filled).toMatchObject({ taken: 56 });
    const undone = undoBatch(festival, filled.batch, NOW);
    if (!undone.ok) throw new Error(undone.reason);
    move(next.id, ...late);
    expect(undoBatch(festival, undone.batch, NOW)).toMatchObject({ ok: true, left: { length: 1 } });
    const on = db.select().from(t.assignments).where(eq(t.assignments.shiftId, next.id)).all();
    expect(on.map(({ volunteerId }) => volunteerId)).not.toContain(lou.volunteer.id);
    expect(on).toHaveLength(55);
  });
});
