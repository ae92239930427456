import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import type { LanterneError } from '#lib/errors.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { done, history, NOW } from '#lib/history/testing.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import {
  applyVolunteerFix,
  assignVolunteer,
  generateShifts,
  generationOf,
  setReferent,
  takeFilling,
  unassignVolunteer,
} from './assign.ts';
import { greedyFilling } from './filling.ts';
import { usualTaskOf } from './form-values.ts';
import {
  createShift,
  createTask,
  createUsualTasks,
  deleteTask,
  editShift,
  editTask,
  endShifts,
  repeatShift,
  saveSettings,
} from './mutations.ts';
import {
  addPastedVolunteers,
  clearVolunteer,
  createVolunteer,
  deleteVolunteer,
  editVolunteer,
} from './people-mutations.ts';
import { planOf } from './plan.ts';
import { settingsOf, shiftsOf, tasksOf, volunteersOf } from './queries.ts';
import { assignmentKind, settingsKind, shiftKind, taskKind, volunteerKind } from './roots.ts';
import {
  generateSchema,
  repeatSchema,
  settingsSchema,
  shiftFormSchema,
  shiftSchema,
  taskSchema,
  usualTasks,
  usualTasksSchema,
  volunteerSchema,
} from './schema.ts';
import { everyVolunteerRow, fullFestival, rowsOf, volunteersFestival } from './working-testing.ts';

const LATER = '2026-05-01T10:05:00.000Z';
const task = (values: object) => taskSchema.parse({ name: { fr: 'Placement' }, clientKey: 'task-key-1', ...values });

function begin() {
  const made = volunteersFestival();
  const { festival } = made;
  const volunteer = (values: object) => volunteerSchema(festival).parse({ name: 'Ada', ...values });
  const shift = (values: object) =>
    shiftSchema(festival).parse({ day: '2026-06-06', from: '10h', until: '12h', ...values });
  const elsewhere = makeFestival(made.db, { events: 1, rooms: 1, days: 1, seed: 9 });
  const actor = { ...made.actor, userId: elsewhere.userId };
  const other = authorizeFestival(actor, elsewhere.slug, 'volunteers', made.db);
  const days = (...dates: string[]) => {
    made.db.delete(t.festivalDays).where(eq(t.festivalDays.festivalId, festival.id)).run();
    made.db
      .insert(t.festivalDays)
      .values(dates.map((date) => ({ festivalId: festival.id, date })))
      .run();
  };
  return { ...made, volunteer, shift, other, days };
}

describe('tasks, shifts and people', () => {
  it('are made once, edited, undone, and unknown to another festival', () => {
    const { db, festival, other, volunteer, shift } = begin();
    const made = done(createTask(festival, task({}), NOW));
    expect(createTask(festival, task({}), NOW)).toEqual(made);
    const edited = done(
      editTask(
        festival,
        made.id,
        task({ version: 1, clientKey: '', needsClearance: 'on', languages: 'LSF, anglais' }),
        NOW,
      ),
    );
    expect(taskKind.read(db, festival.id, made.id)?.languages).toEqual(['fsl', 'en']);
    expect(editTask(festival, made.id, task({ version: 1, clientKey: '' }), NOW)).toMatchObject({
      reason: 'changed',
      by: 'Camille',
    });
    done(undoBatch(festival, edited.batch ?? '', LATER));
    expect(taskKind.read(db, festival.id, made.id)).toMatchObject({ needsClearance: false, languages: [], version: 3 });
    expect(() => editTask(other, made.id, task({ version: 3, clientKey: '' }), NOW)).toThrow('notFound');

    const one = done(createShift(festival, shift({ taskId: made.id }), NOW));
    const moved = shift({ taskId: made.id, version: 1, from: '11h' });
    done(editShift(festival, one.id, moved, NOW));
    expect(shiftKind.read(db, festival.id, one.id)).toMatchObject({ startsAt: '2026-06-06T11:00', version: 2 });
    expect(createShift(other, shift({ taskId: made.id }), NOW)).toMatchObject({ fields: { taskId: 'choice' } });

    const ada = done(
      createVolunteer(festival, volunteer({ clearedTaskIds: [made.id], contact: 'ada@example.org' }), NOW),
    );
    const bob = done(createVolunteer(festival, volunteer({ name: 'Bob', withIds: [ada.id] }), NOW));
    expect(volunteerKind.read(db, festival.id, bob.id)).toMatchObject({ withIds: [ada.id], version: 1 });
    expect(editVolunteer(festival, ada.id, volunteer({ version: 1, withIds: [ada.id] }), NOW)).toMatchObject({
      fields: { withIds: 'choice' },
    });
    expect(createVolunteer(other, volunteer({ withIds: [ada.id] }), NOW)).toMatchObject({
      fields: { withIds: 'choice' },
    });
    const wishes = volunteer({ taskWishes: { [`task-${made.id}`]: 'against' } });
    expect(createVolunteer(other, wishes, NOW)).toMatchObject({ fields: { taskWishes: 'choice' } });
  });

  it('a shift is made on many days in one act, undone in one, and on no day twice', () => {
    const { db, festival, other, put, days } = begin();
    const task = put.task();
    days('2026-06-05', '2026-06-06', '2026-06-07', '2026-06-08');
    const form = { taskId: task.id, people: '3', place: 'accueil', day: '2026-06-06', from: '22h', until: '1h' };
    const { alsoOn, ...input } = shiftFormSchema(festival).parse({
      ...form,
      clientKey: 'shift-key-1',
      alsoOn: { '2026-06-05': 'on', '2026-06-06': 'on', '2026-06-07': 'on', '2026-06-08': '' },
    });
    expect(alsoOn).toEqual(['2026-06-05', '2026-06-06', '2026-06-07']);
    const stands = () => shiftsOf(festival.id, db).map(({ startsAt, endsAt }) => [startsAt, endsAt]);
    const made = done(createShift(festival, input, NOW, alsoOn));
    expect(createShift(festival, input, NOW, alsoOn)).toEqual(made);
    const three = [
      ['2026-06-06T22:00', '2026-06-07T01:00'],
      ['2026-06-05T22:00', '2026-06-06T01:00'],
      ['2026-06-07T22:00', '2026-06-08T01:00'],
    ];
    expect(stands()).toEqual(three);
    expect(shiftKind.read(db, festival.id, made.id + 2)).toMatchObject({ people: 3, place: 'accueil', version: 1 });

    const ticked = (...days: string[]) =>
      repeatSchema.parse({
        clientKey: `repeat-${days.join('-')}`,
        alsoOn: Object.fromEntries(days.map((day) => [day, 'on'])),
      });
    const two = ticked('2026-06-07', '2026-06-08');
    const again = done(repeatShift(festival, made.id, two, NOW));
    expect(again).toMatchObject({ count: 1, standing: ['2026-06-07'] });
    expect(repeatShift(festival, made.id, two, NOW)).toEqual({ ...again, standing: [] });
    expect(stands()).toEqual([...three, ['2026-06-08T22:00', '2026-06-09T01:00']]);
    expect(repeatShift(festival, made.id, ticked('2026-06-05'), NOW)).toEqual({
      ok: true,
      batch: null,
      count: 0,
      standing: ['2026-06-05'],
    });
    expect(repeatSchema.safeParse({ clientKey: 'repeat-none', alsoOn: {} }).success).toBe(false);
    expect(repeatSchema.safeParse({ clientKey: 'repeat-none', alsoOn: { tomorrow: 'on' } }).success).toBe(false);
    expect(() => repeatShift(other, made.id, two, NOW)).toThrow('notFound');

    done(undoBatch(festival, again.batch ?? '', LATER));
    expect(stands()).toEqual(three);
    done(undoBatch(festival, made.batch ?? '', LATER));
    expect(stands()).toEqual([]);
  });

  it('a date outside of the festival is refused, for a new shift and for an existing one', () => {
    const { db, festival, put, shift, days } = begin();
    days('2026-06-06', '2026-06-07');
    const input = shift({ taskId: put.task().id });
    const away = ['2026-06-07', '2026-06-09'];
    expect(createShift(festival, input, NOW, away)).toMatchObject({ fields: { alsoOn: 'choice' } });
    const made = done(createShift(festival, input, NOW));
    const repeated = { clientKey: 'repeat-away', alsoOn: away };
    expect(repeatShift(festival, made.id, repeated, NOW)).toMatchObject({ fields: { alsoOn: 'choice' } });
    expect(shiftsOf(festival.id, db)).toHaveLength(1);
  });

  it('a day on which the clocks skip an hour of the shift is refused, and nothing is made', () => {
    const { db, festival, put, days } = begin();
    days('2026-03-26', '2026-03-27', '2026-03-28');
    const task = put.task();
    const input = shiftSchema(festival).parse({ taskId: task.id, day: '2026-03-27', from: '2h30', until: '4h' });
    const alsoOn = ['2026-03-26', '2026-03-28'];
    expect(createShift(festival, input, NOW, alsoOn)).toMatchObject({ fields: { alsoOn: 'skippedTime' } });
    expect(shiftsOf(festival.id, db)).toEqual([]);
  });

  it('usual tasks are made in both languages in one act, never twice, and undone in one', () => {
    const { db, festival } = begin();
    const ticked = (clientKey: string, ...names: string[]) =>
      usualTasksSchema.parse({ clientKey, tasks: Object.fromEntries(names.map((name) => [name, 'on'])) });
    const named = () => tasksOf(festival.id, db).map(({ name }) => name.fr);
    const made = done(createUsualTasks(festival, ticked('usual-key-1', 'bar', 'welcome', 'projection'), NOW));
    expect(createUsualTasks(festival, ticked('usual-key-1', 'bar', 'welcome', 'projection'), NOW)).toEqual(made);
    expect(made.count).toBe(3);
    expect(tasksOf(festival.id, db)).toMatchObject([
      { name: { fr: 'Accueil', en: 'Welcome' }, position: 0, adultsOnly: false, needsClearance: false },
      { name: { fr: 'Projection', en: 'Projection' }, position: 1, needsClearance: true },
      {
        name: { fr: 'Bar', en: 'Bar' },
        position: 2,
        adultsOnly: true,
        briefing: { en: expect.stringMatching(/alcohol/) },
      },
    ]);
    // Somebody else began at the same time.
    const others = done(createUsualTasks(festival, ticked('usual-key-2', 'bar', 'meals'), LATER));
    expect([others.count, named()]).toEqual([1, ['Accueil', 'Projection', 'Bar', 'Repas de l’équipe']]);
    expect(createUsualTasks(festival, ticked('usual-key-3', 'bar'), LATER)).toEqual({
      ok: true,
      batch: null,
      count: 0,
    });
    done(undoBatch(festival, made.batch ?? '', LATER));
    expect(named()).toEqual(['Repas de l’équipe']);
    expect(usualTasksSchema.safeParse({ clientKey: 'usual-key-4' }).success).toBe(false);
    expect(usualTasksSchema.safeParse({ clientKey: 'usual-key-4', tasks: { juggling: 'on' } }).success).toBe(false);
  });

  it('every usual task is accepted by its form', () => {
    for (const usual of usualTasks) {
      const made = usualTaskOf(usual);
      const boxes = { needsClearance: made.needsClearance ? 'on' : '', adultsOnly: made.adultsOnly ? 'on' : '' };
      expect(taskSchema.parse({ ...made, ...boxes })).toMatchObject(made);
    }
  });

  it('a task with shifts stays; without, briefings and wishes are deleted and restored with it', () => {
    const { db, festival, put, volunteer } = begin();
    const [used, free] = [put.task(), put.task()];
    put.shift(used.id);
    expect(deleteTask(festival, used.id, NOW)).toEqual({ ok: false, reason: 'used', uses: 1 });
    const ada = put.volunteer('Ada');
    done(clearVolunteer(festival, { volunteerId: ada.id, taskId: free.id, clientKey: null }, NOW));
    const wishes = { [`task-${used.id}`]: 'for', [`task-${free.id}`]: 'against' };
    const bob = done(createVolunteer(festival, volunteer({ name: 'Bob', taskWishes: wishes }), NOW));
    const said = () => [ada.id, bob.id].map((id) => volunteerKind.read(db, festival.id, id));
    const before = said();
    const { batch } = done(deleteTask(festival, free.id, NOW));
    expect(said()).toMatchObject([{ clearedTaskIds: [] }, { taskWishes: [{ taskId: used.id, wish: 'for' }] }]);
    done(undoBatch(festival, batch, LATER));
    expect(said().map((one) => [one?.clearedTaskIds, one?.taskWishes])).toEqual(
      before.map((one) => [one?.clearedTaskIds, one?.taskWishes]),
    );
  });

  it('cancelled shifts go along with their task once nobody has to read of it, and come back with it', () => {
    const { db, festival, put } = begin();
    const task = put.task();
    const shift = put.shift(task.id);
    const asked = put.assignment(shift.id, put.volunteer('Ada').id, { state: 'confirmed', seenRelease: 1 });
    endShifts(festival, [shift.id], 'end-key-2', NOW);
    expect(deleteTask(festival, task.id, NOW)).toEqual({ ok: false, reason: 'used', uses: 1 });
    // Once it would be over, there is nothing to read.
    const over = `${shift.endsAt?.slice(0, 10)}T22:00:00.000Z`;
    const there = () => [
      taskKind.read(db, festival.id, task.id)?.id,
      shiftKind.read(db, festival.id, shift.id)?.status,
      assignmentKind.read(db, festival.id, asked.id)?.state,
    ];
    const gone = done(deleteTask(festival, task.id, over));
    expect(there()).toEqual([undefined, undefined, undefined]);
    done(undoBatch(festival, gone.batch, over));
    expect(there()).toEqual([task.id, 'cancelled', 'cancelled']);
    db.update(t.assignments).set({ seenRelease: 1 }).run();
    done(deleteTask(festival, task.id, NOW));
    expect(there()).toEqual([undefined, undefined, undefined]);
  });

  it('a shift nobody knows of is deleted; one that somebody was asked for stays as cancelled', () => {
    const { db, festival, put } = begin();
    const task = put.task();
    const [free, known] = [put.shift(task.id), put.shift(task.id)];
    const asked = put.assignment(known.id, put.volunteer('Ada').id);
    const answer = endShifts(festival, [free.id, known.id], 'end-key-1', NOW);
    expect(endShifts(festival, [free.id, known.id], 'end-key-1', NOW)).toEqual(answer);
    // A page that was drawn before gives nobody what does not take place.
    const late = { shiftId: known.id, volunteerId: put.volunteer('Bob').id };
    expect(() => assignVolunteer(festival, { ...late, clientKey: null }, NOW)).toThrow('conflict');
    expect(shiftKind.read(db, festival.id, free.id)).toBeNull();
    expect(shiftKind.read(db, festival.id, known.id)?.status).toBe('cancelled');
    expect(assignmentKind.read(db, festival.id, asked.id)?.state).toBe('cancelled');
    done(undoBatch(festival, answer.batch, LATER));
    expect(shiftKind.read(db, festival.id, free.id)).toMatchObject({ id: free.id, status: 'planned' });
    expect(assignmentKind.read(db, festival.id, asked.id)?.state).toBe('offered');
  });

  it('a volunteer is deleted with all their data, once it is said how much, and restored without a link and an emergency contact', () => {
    const made = fullFestival();
    const before = everyVolunteerRow(made);
    const { db, festival, ada } = made;
    // These exist only once each, and the history contains nothing of them.
    for (const table of [t.volunteerLinks, t.emergencyContacts, t.readBriefings]) db.delete(table).run();
    const withoutLink = everyVolunteerRow(made);
    expect(deleteVolunteer(festival, { id: ada.id, uses: 0 }, NOW)).toEqual({ ok: false, reason: 'used', uses: 4 });
    const { batch } = done(deleteVolunteer(festival, { id: ada.id, uses: 4 }, NOW));
    for (const table of [t.assignments, t.exchanges, t.problems, t.volunteerTasks])
      expect(db.select().from(table).all()).toEqual([]);
    done(undoBatch(festival, batch, LATER));
    expect(everyVolunteerRow(made)).toEqual(withoutLink);
    expect(withoutLink).not.toEqual(before);
  });

  it('a pasted list is one batch, once', () => {
    const { db, festival } = begin();
    const rows = ['Ada', 'Grace'].map((name, i) => ({
      line: i + 1,
      name,
      contactKind: null,
      contact: '',
      otherContact: '',
      availabilities: [{ startsAt: '2026-06-06T09:00', endsAt: '2026-06-06T12:00' }],
    }));
    const answer = done(addPastedVolunteers(festival, rows, 'paste-key', NOW));
    expect(addPastedVolunteers(festival, rows, 'paste-key', NOW)).toEqual(answer);
    expect(db.select().from(t.volunteers).all()).toHaveLength(2);
    done(undoBatch(festival, answer.batch, LATER));
    expect(db.select().from(t.volunteers).all()).toEqual([]);
  });

  it('the volunteers’ settings are saved once', () => {
    const { db, festival, other } = begin();
    const input = (values: object) => settingsSchema.parse({ dayNumber: '06 00', minutesADay: '6h', ...values });
    done(saveSettings(festival, input({}), NOW));
    done(saveSettings(festival, input({ version: 1, mayTakeShifts: 'on' }), NOW));
    expect(saveSettings(festival, input({ version: 1 }), NOW)).toMatchObject({ reason: 'changed' });
    expect(settingsOf(festival.id, db)).toMatchObject({
      dayNumber: '06 00',
      minutesADay: 360,
      restMinutes: 600,
      mayTakeShifts: true,
    });
    expect(settingsOf(other.id, db)).toMatchObject({ dayNumber: '', minutesADay: 480, version: 0 });
  });
});

it('the public key is renewed when sign-up opens or closes, and not by other settings', () => {
  const { db, festival } = begin();
  const keys = new Set<string>();
  const isNew = () => {
    const [row] = db.select().from(t.festivals).where(eq(t.festivals.id, festival.id)).all();
    return row !== undefined && !keys.has(row.publicKey) && keys.add(row.publicKey).has(row.publicKey);
  };
  const save = (values: object) => done(saveSettings(festival, settingsSchema.parse(values), NOW));
  isNew();
  save({ joining: 'on' });
  expect(isNew()).toBe(true);
  save({ joining: 'on', version: 1, dayNumber: '06 00' });
  expect(isNew()).toBe(false);
  const closed = save({ joining: 'off', version: 2 });
  expect(isNew()).toBe(true);
  done(undoBatch(festival, closed.batch ?? '', LATER));
  expect([isNew(), settingsOf(festival.id, db).joining]).toEqual([true, 'on']);
  // Nor can many be read at once, which would leave the key in.
  expect(settingsKind.many).toBeUndefined();
});

describe('shifts of many séances', () => {
  it('are the same as in the preview, in one batch, and never made twice', () => {
    const { db, festival, put } = begin();
    const input = generateSchema.parse({ clientKey: 'generate-1', lines: [{ taskId: put.task().id, people: 2 }] });
    const { shifts } = generationOf(festival, input);
    expect(shifts).toHaveLength(6);
    expect(generateShifts(festival, { ...input, expected: 5 }, NOW)).toEqual({
      ok: false,
      reason: 'changed',
      count: 6,
    });
    const answer = done(generateShifts(festival, { ...input, expected: 6 }, NOW));
    expect(generateShifts(festival, { ...input, expected: 6 }, NOW)).toEqual(answer);
    expect(generateShifts(festival, { ...input, clientKey: 'generate-2', expected: 0 }, NOW)).toMatchObject({
      count: 0,
    });
    expect(db.select().from(t.shifts).all()).toHaveLength(6);
    done(undoBatch(festival, answer.batch, LATER));
    expect(db.select().from(t.shifts).all()).toEqual([]);
  });

  it('are only for tasks of this festival', () => {
    const { festival, other, put } = begin();
    const input = generateSchema.parse({ lines: [{ taskId: put.task().id, people: 2 }] });
    expect(generateShifts(other, input, NOW)).toMatchObject({ ok: false, reason: 'foreign' });
    expect(() => assignVolunteer(other, { shiftId: 1, volunteerId: 1, clientKey: null }, NOW)).toThrow('notFound');
    const theirs = rowsOf(other.db, other.id);
    const pair = { shiftId: theirs.shift(theirs.task().id).id, volunteerId: put.volunteer('Ada').id };
    expect(() => assignVolunteer(other, { ...pair, clientKey: null }, NOW)).toThrow('notFound');
    expect(festival.id).not.toBe(other.id);
  });
});

describe('assignments', () => {
  it('are asked, confirmed with the agreed hours, made référent·e, removed and asked again in one row', () => {
    const { db, festival, put } = begin();
    const shift = put.shift(put.task().id);
    const ada = put.volunteer('Ada');
    const pair = { shiftId: shift.id, volunteerId: ada.id };
    const first = assignVolunteer(festival, { ...pair, clientKey: 'assign-key' }, NOW);
    expect(assignVolunteer(festival, { ...pair, clientKey: 'assign-key' }, NOW)).toEqual(first);
    const read = () => assignmentKind.read(db, festival.id, first.id);
    expect(read()).toMatchObject({ state: 'offered', agreedStartsAt: null, version: 1 });
    assignVolunteer(festival, { ...pair, isConfirmed: true, clientKey: null }, NOW);
    expect(read()).toMatchObject({
      state: 'confirmed',
      agreedStartsAt: '2026-06-06T10:00',
      agreedEndsAt: '2026-06-06T12:00',
      version: 2,
    });
    setReferent(festival, { id: first.id, isReferent: true, clientKey: null }, NOW);
    const { uid } = read() ?? {};
    const off = unassignVolunteer(festival, { id: first.id, clientKey: null }, NOW);
    expect(read()).toMatchObject({ state: 'cancelled', version: 4 });
    done(undoBatch(festival, off.batch ?? '', LATER));
    expect(read()).toMatchObject({ state: 'confirmed', isReferent: true, version: 5 });
    unassignVolunteer(festival, { id: first.id, clientKey: null }, NOW);
    expect(assignVolunteer(festival, { ...pair, clientKey: null }, NOW).id).toBe(first.id);
    expect(read()).toMatchObject({ state: 'offered', uid });
    expect(history(db).filter((line) => line.startsWith('assignment'))).toEqual([
      'assignment assigned - is by Camille',
      'assignment assigned was is by Camille',
      'assignment edited was is by Camille',
      'assignment cancelled was is by Camille',
      'assignment undone was is by Camille',
      'assignment cancelled was is by Camille',
      'assignment assigned was is by Camille',
    ]);
  });

  it('that were accepted since the page was drawn are not asked again by any button', () => {
    const { db, festival, put } = begin();
    const shift = put.shift(put.task().id);
    const [ada, bob] = [put.volunteer('Ada'), put.volunteer('Bob')];
    const row = put.assignment(shift.id, ada.id, { state: 'confirmed' });
    put.assignment(shift.id, bob.id, { state: 'confirmed' });
    const read = () => assignmentKind.read(db, festival.id, row.id);
    const before = read();
    const pair = { shiftId: shift.id, volunteerId: ada.id };
    const asked = assignVolunteer(festival, { ...pair, clientKey: null }, NOW);
    expect(asked).toEqual({ ok: true, id: row.id, batch: null });
    const fix = { kind: 'hand-over', shiftId: shift.id, volunteerId: bob.id, toVolunteerId: ada.id } as const;
    applyVolunteerFix(festival, fix, null, NOW);
    expect(read()).toEqual(before);
    expect(history(db).filter((line) => line.startsWith('assignment'))).toEqual([
      'assignment cancelled was is by Camille',
    ]);
  });

  it('whose yes a coordinator notes do not overwrite an answer given since', () => {
    const { db, festival, put } = begin();
    const shift = put.shift(put.task().id);
    const ada = put.volunteer('Ada');
    const row = put.assignment(shift.id, ada.id);
    const answered = (state: 'offered' | 'declined' | 'cancelled' | 'confirmed') => {
      db.update(t.assignments).set({ state, agreedStartsAt: null, agreedEndsAt: null }).run();
      const pair = { shiftId: shift.id, volunteerId: ada.id, clientKey: null };
      try {
        return assignVolunteer(festival, { ...pair, isConfirmed: true, wasAsked: true }, NOW).batch;
      } catch (error) {
        return (error as LanterneError).code;
      }
    };
    expect([answered('declined'), answered('cancelled')]).toEqual(['conflict', 'conflict']);
    expect(assignmentKind.read(db, festival.id, row.id)?.state).toBe('cancelled');
    expect(answered('confirmed')).toBeNull();
    expect(answered('offered')).toEqual(expect.any(String));
    expect(assignmentKind.read(db, festival.id, row.id)).toMatchObject({
      state: 'confirmed',
      agreedStartsAt: '2026-06-06T10:00',
    });
  });

  it('a filling is accepted in part, once, without what became impossible, and one undo reverts it', () => {
    const { db, festival, put } = begin();
    const task = put.task();
    const shifts = [
      put.shift(task.id),
      put.shift(task.id, { startsAt: '2026-06-06T14:00', endsAt: '2026-06-06T16:00' }),
    ];
    const people = [put.volunteer('Ada'), put.volunteer('Bob')];
    const { added } = greedyFilling(planOf(festival.id, db).planning);
    expect(added).toHaveLength(2);
    // Meanwhile somebody else was assigned to the first.
    const [first] = added;
    const otherId = people.find(({ id }) => id !== first?.volunteerId)?.id ?? 0;
    put.assignment(first?.shiftId ?? 0, otherId);
    const answer = done(takeFilling(festival, { added, clientKey: 'filling-1' }, NOW));
    expect(answer).toMatchObject({ taken: 1, left: [first] });
    expect(takeFilling(festival, { added, clientKey: 'filling-1' }, NOW)).toMatchObject({
      batch: answer.batch,
      left: [],
    });
    expect(db.select().from(t.assignments).all()).toHaveLength(2);
    done(undoBatch(festival, answer.batch, LATER));
    expect(
      db
        .select()
        .from(t.assignments)
        .where(eq(t.assignments.shiftId, added[1]?.shiftId ?? 0))
        .all(),
    ).toEqual([]);
    expect(shifts).toHaveLength(2);
  });

  it('a filling gives a shift no more people than it needs, and none once it is over', () => {
    const { festival, put } = begin();
    const shift = put.shift(put.task().id);
    const pairs = [put.volunteer('Ada'), put.volunteer('Bob')].map(({ id }) => ({
      shiftId: shift.id,
      volunteerId: id,
    }));
    const take = (now: string) => takeFilling(festival, { added: pairs, clientKey: null }, now);
    expect(take('2026-06-07T10:00:00.000Z')).toMatchObject({ taken: 0, left: pairs });
    expect(take(NOW)).toMatchObject({ taken: 1, left: pairs.slice(1) });
  });

  it('a fix does what its button says, in one batch', () => {
    const { db, festival, put } = begin();
    const shift = put.shift(put.task().id);
    const [ada, bob] = [put.volunteer('Ada'), put.volunteer('Bob')];
    put.assignment(shift.id, ada.id, { state: 'confirmed' });
    const fix = { kind: 'hand-over', shiftId: shift.id, volunteerId: ada.id, toVolunteerId: bob.id } as const;
    const answer = applyVolunteerFix(festival, fix, 'fix-key-1', NOW);
    applyVolunteerFix(festival, fix, 'fix-key-1', NOW);
    const states = () =>
      db
        .select()
        .from(t.assignments)
        .all()
        .map(({ volunteerId, state }) => [volunteerId, state]);
    expect(states()).toEqual([
      [ada.id, 'cancelled'],
      [bob.id, 'offered'],
    ]);
    done(undoBatch(festival, (answer?.ok && answer.batch) || '', LATER));
    expect(states()).toEqual([[ada.id, 'confirmed']]);
    applyVolunteerFix(festival, { kind: 'set-people', shiftId: shift.id, people: 3 }, null, NOW);
    expect(shiftKind.read(db, festival.id, shift.id)?.people).toBe(3);
    expect(applyVolunteerFix(festival, { kind: 'open-shift', shiftId: shift.id }, null, NOW)).toBeNull();
  });
});

describe('undo', () => {
  it('by coordinators covers what they may do: their plan, never the programme', () => {
    const { db, actor, festival } = volunteersFestival();
    db.update(t.memberships).set({ role: 'coordinator' }).run();
    const coordinating = authorizeFestival(actor, festival.slug, 'volunteers', db);
    const made = done(createTask(coordinating, task({}), NOW));
    expect(undoBatch(coordinating, made.batch ?? '', LATER)).toMatchObject({ ok: true });
    const entityId = db.select().from(t.events).all()[0]?.id ?? 0;
    const batch = randomUUID();
    db.insert(t.changes)
      .values({ festivalId: festival.id, batch, at: NOW, verb: 'created', entity: 'event', entityId })
      .run();
    expect(() => undoBatch(coordinating, batch, LATER)).toThrow('notAllowed');
  });
});

it('volunteers are in dictionary order, with accents and small letters too', () => {
  const { db, festival, put } = volunteersFestival();
  for (const name of ['Zoé', 'Farid', 'Élise', 'ada', 'Driss']) put.volunteer(name);
  expect(volunteersOf(festival.id, db).map(({ name }) => name)).toEqual(['ada', 'Driss', 'Élise', 'Farid', 'Zoé']);
});
