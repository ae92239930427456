import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { deleteEvent } from '#lib/deletion/records.ts';
import { cancelEvent } from '#lib/events/mutations.ts';
import { done, NOW } from '#lib/history/testing.ts';
import type { Authorized } from '#lib/policy.ts';
import { frozenDraft } from '#lib/programme/frozen-draft.ts';
import { WHOLE_PUBLICATION } from '#lib/programme/publication.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { instantOfMinutes, toEpochMinutes } from '#lib/time/wall-clock.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { assignVolunteer, unassignVolunteer } from './assign.ts';
import { publishPageOf, reconfirmationsBy, volunteersBoard } from './board.ts';
import { proposeExchange } from './exchanges.ts';
import { authorizeVolunteer, renewLink } from './links.ts';
import { checkIn } from './on-the-day.ts';
import { answerAssignment, noteSeen, noteShiftRead } from './own-acts.ts';
import { volunteerPage } from './page.ts';
import { shownAs } from './page-keys.ts';
import { planOf, publishedPlanOf } from './plan.ts';
import { hoursPerPerson } from './reports.ts';
import { exchangeSchema } from './schema.ts';
import { type All, volunteersFestival } from './working-testing.ts';

/**
 * A published festival: Ada and Bob are on the first séance (Bob is lead), Cy is free; only the
 * desk may read their private data.
 */
function begin(settings: Partial<typeof t.volunteerSettings.$inferInsert> = {}) {
  const made = volunteersFestival();
  const { db, festival, put } = made;
  db.insert(t.volunteerSettings)
    .values({ festivalId: festival.id, dayNumber: '01 23 45', mayTakeShifts: true, ...settings })
    .run();
  const all = festival as unknown as All;
  const publish = (expected: number) =>
    done(publishRelease(all as Authorized<'publish'>, publishSchema.parse({ expected, note: {} }), NOW));
  const event = db
    .select()
    .from(t.events)
    .all()
    .find((one) => one.startsAt !== null && one.visibility === 'public' && one.admission === 'start');
  if (!event) throw new Error('no séance');
  publish(0);
  const secret = (name: string) =>
    put.volunteer(name, {
      contactKind: 'phone',
      contact: `06 ${name} 00`,
      allergies: `allergy ${name}`,
      note: `note ${name}`,
      tags: ['a tag'],
      wishes: `wish ${name}`,
    });
  const [ada, bob, cy] = [secret('Ada'), secret('Bob'), secret('Cy')];
  const task = put.task({ briefing: { fr: 'Ouvrir les portes' } });
  const shift = put.eventShift(task.id, event.id, { people: 3 });
  const ofAda = assignVolunteer(festival, { shiftId: shift.id, volunteerId: ada.id, clientKey: null }, NOW);
  assignVolunteer(festival, { shiftId: shift.id, volunteerId: bob.id, isReferent: true, clientKey: null }, NOW);
  const behind = (id: number) => {
    const opened = authorizeVolunteer(renewLink(festival, id, NOW).token, NOW, db);
    if (!opened.ok) throw new Error(opened.reason);
    return opened.who;
  };
  const move = (startsAt: string) =>
    db.update(t.events).set({ startsAt, version: 9 }).where(eq(t.events.id, event.id)).run();
  const record = () =>
    db
      .insert(t.changes)
      .values({
        festivalId: festival.id,
        batch: `b${Math.random()}`,
        at: NOW,
        verb: 'moved',
        entity: 'event',
        entityId: event.id,
      })
      .run();
  return { ...made, all, publish, event, task, shift, ada, bob, cy, ofAda, behind, move, record };
}

const BEFORE = '2026-06-01T08:00:00.000Z';

it('counts the hours of two shifts at once for whoever is on both', () => {
  const { festival, task, put, cy } = begin();
  for (const [startsAt, endsAt] of [
    ['2026-06-06T09:00', '2026-06-06T12:00'],
    ['2026-06-06T11:00', '2026-06-06T13:00'],
  ] as const)
    put.assignment(put.shift(task.id, { startsAt, endsAt }).id, cy.id, { state: 'confirmed' });
  const minutes = (at: string) => volunteersBoard(festival, at).people.find(({ id }) => id === cy.id)?.minutes;
  expect(minutes(NOW)).toEqual({ done: 0, planned: 240 });
  expect(minutes('2026-06-06T20:00:00.000Z')).toEqual({ done: 240, planned: 0 });
});

it('counts hours as done by what is published, as the file of hours does', () => {
  const { db, festival, event, ada, ofAda, publish } = begin();
  const times = planOf(festival.id, db).timed[0]?.times;
  if (!times?.isTimed || !ofAda.ok) throw new Error('no shift');
  done(checkIn(festival, { id: ofAda.id, isThere: true, clientKey: null }, instantOfMinutes(times.start + 5)));
  const hours = () =>
    volunteersBoard(festival, instantOfMinutes(times.end + 5)).people.find(({ id }) => id === ada.id)?.minutes;
  const given = { done: times.end - times.start, planned: 0 };
  expect(hours()).toEqual(given);
  db.update(t.events).set({ startsAt: null, version: 9 }).where(eq(t.events.id, event.id)).run();
  expect(hours()).toEqual(given);
  publish(1);
  expect(hours()).toEqual({ done: 0, planned: 0 });
});

it('counts what was given to a séance called off while somebody was there, cancelled or deleted', () => {
  for (const isDeleted of [false, true]) {
    const { db, festival, all, event, ada, bob, ofAda, publish } = begin();
    const times = planOf(festival.id, db).timed[0]?.times;
    if (!times?.isTimed || !ofAda.ok) throw new Error('no shift');
    const at = (minutes: number) => instantOfMinutes(times.start + minutes);
    done(checkIn(festival, { id: ofAda.id, isThere: true, clientKey: null }, at(5)));
    const seen = { version: event.version, clientKey: null };
    if (isDeleted) deleteEvent(all, event.id, seen, at(50));
    else done(cancelEvent(all, event.id, { ...seen, reason: {} }, at(50)));
    publish(1);
    const hours = () => {
      const { people, plan } = volunteersBoard(festival, at(300));
      const one = (id: number) => people.find((person) => person.id === id)?.minutes;
      return [one(ada.id), one(bob.id), hoursPerPerson(plan, times.start + 300).map(({ minutes }) => minutes)];
    };
    const none = { done: 0, planned: 0 };
    expect(hours()).toEqual([{ done: 45, planned: 0 }, none, [45]]);
    // Who is noted only after it was called off, has given nothing to it.
    db.update(t.assignments)
      .set({ checkedInAt: at(60), version: 9 })
      .where(eq(t.assignments.id, ofAda.id))
      .run();
    expect(hours()).toEqual([none, none, []]);
  }
});

it.each([
  ['cancelled', false, false],
  ['deleted', true, true],
  ['cancelled, the last one deleted', false, true],
  ['deleted, the last one cancelled', true, false],
])('counts the same of a shift of a whole room and day, once all its séances are %s', (_, isDeleted, isLastDeleted) => {
  const { db, festival, all, publish, event, task, put, cy } = begin();
  const date = event.startsAt?.slice(0, 10) ?? '';
  const [place] = db.select().from(t.eventRooms).where(eq(t.eventRooms.eventId, event.id)).all();
  const shift = put.eventShift(task.id, event.id, {
    rule: 'room-day',
    eventId: null,
    roomId: place?.roomId ?? 0,
    date,
    fromAnchor: 'doors',
    toAnchor: 'free',
  });
  const row = put.assignment(shift.id, cy.id, { state: 'confirmed' });
  const timesOf = () => planOf(festival.id, db).timed.find((one) => one.shift.id === shift.id)?.times;
  const times = timesOf();
  if (!times?.isTimed) throw new Error('no shift');
  const at = (minutes: number) => instantOfMinutes(times.start + minutes);
  done(checkIn(festival, { id: row.id, isThere: true, clientKey: null }, at(5)));
  const minutes = () => volunteersBoard(festival, at(2000)).people.find(({ id }) => id === cy.id)?.minutes.done;
  const statusOf = () => db.select().from(t.shifts).where(eq(t.shifts.id, shift.id)).get()?.status;
  let batch: string | null = null;
  const there = planOf(festival.id, db).moments.roomDay(place?.roomId ?? 0, date)?.eventIds ?? [];
  expect(there.length).toBeGreaterThan(1);
  for (const [i, id] of there.entries()) {
    const [one] = db.select().from(t.events).where(eq(t.events.id, id)).all();
    const seen = { version: one?.version ?? 0, clientKey: null };
    const isLast = i === there.length - 1;
    if (isLast ? isLastDeleted : isDeleted) batch = done(deleteEvent(all, id, seen, at(20 + 10 * i))).batch;
    else done(cancelEvent(all, id, { ...seen, reason: {} }, at(20 + 10 * i)));
    if (!isLast) expect(statusOf()).toBe('planned');
  }
  publish(1);
  expect(minutes()).toBe(5 + 10 * there.length);
  expect(statusOf()).toBe(isLastDeleted ? 'cancelled' : 'planned');
  if (!isLastDeleted) return expect(timesOf()).toMatchObject({ isTimed: false, why: 'empty-room' });
  done(undoBatch(all, batch ?? '', at(1000)));
  expect([statusOf(), timesOf()?.isTimed]).toEqual(['planned', true]);
});

it('keeps the published hours of a whole room and day while a séance of it is deleted in the draft alone', () => {
  const { db, festival, all, publish, event, task, put, cy, behind } = begin();
  const date = event.startsAt?.slice(0, 10) ?? '';
  const [place] = db.select().from(t.eventRooms).where(eq(t.eventRooms.eventId, event.id)).all();
  const roomId = place?.roomId ?? 0;
  const row = { rule: 'room-day', eventId: null, roomId, date, fromAnchor: 'doors', toAnchor: 'free' } as const;
  const shift = put.eventShift(task.id, event.id, row);
  assignVolunteer(festival, { shiftId: shift.id, volunteerId: cy.id, clientKey: null }, NOW);
  const who = behind(cy.id);
  noteSeen(who, volunteerPage(who, BEFORE).shifts, 1);
  const ends = () => {
    const { timed } = publishedPlanOf(festival.id, db);
    const times = timed.find((one) => one.shift.id === shift.id)?.times;
    const own = volunteerPage(who, BEFORE).shifts[0]?.times;
    return [times?.isTimed && times.endsAt, own?.isTimed && own.endsAt];
  };
  const before = ends();
  const there = planOf(festival.id, db).moments.roomDay(roomId, date)?.eventIds ?? [];
  const [last] = db
    .select()
    .from(t.events)
    .all()
    .filter(({ id }) => there.includes(id))
    .sort((a, b) => ((a.startsAt ?? '') < (b.startsAt ?? '') ? 1 : -1));
  deleteEvent(all, last?.id ?? 0, { version: last?.version ?? 0, clientKey: null }, NOW);
  expect(ends()).toEqual(before);
  expect(volunteersBoard(festival, BEFORE).people.find(({ id }) => id === cy.id)).toMatchObject({ unseen: [] });
  publish(1);
  expect(ends()).not.toContain(before[0]);
  expect(volunteersBoard(festival, BEFORE).people.find(({ id }) => id === cy.id)?.unseen).toHaveLength(1);
});

describe('the coordinator’s board', () => {
  it('shows open places, who has not seen what, problems and exchanges, with contacts', () => {
    const { db, festival, shift, ada, bob, cy, ofAda, behind } = begin();
    const who = behind(ada.id);
    noteSeen(who, volunteerPage(who, BEFORE).shifts, 1);
    proposeExchange(who, exchangeSchema.parse({ assignmentId: ofAda.id }), BEFORE);
    db.insert(t.problems).values({ festivalId: festival.id, volunteerId: bob.id, kind: 'late', at: NOW }).run();
    db.update(t.volunteers).set({ otherContact: 'bob@example.org' }).where(eq(t.volunteers.id, bob.id)).run();
    db.insert(t.problems)
      .values({ festivalId: festival.id, volunteerId: bob.id, kind: 'unwell', at: NOW, settledAt: NOW })
      .run();
    const board = volunteersBoard(festival, BEFORE);
    expect(board.coverage.holes).toMatchObject([{ shiftId: shift.id, missing: 1 }]);
    expect(board.warnings.map(({ code }) => code)).toEqual(['under-staffed']);
    expect(
      board.people.map(({ id, shifts, unseen, hasLink, contact }) => [id, shifts, unseen.length, hasLink, contact]),
    ).toEqual([
      [ada.id, 1, 0, true, '06 Ada 00'],
      [bob.id, 1, 1, false, '06 Bob 00, bob@example.org'],
      [cy.id, 0, 0, false, '06 Cy 00'],
    ]);
    expect(board.problems.map(({ kind }) => kind)).toEqual(['late']);
    expect(board.exchanges).toMatchObject([{ fromVolunteerId: ada.id, shiftId: shift.id, isWaiting: false }]);
    expect(board.release).toBe(1);
    // Once it is over nobody is asked to come.
    const after = volunteersBoard(festival, '2026-07-01T08:00:00.000Z');
    expect([after.coverage.holes, after.warnings, after.people.flatMap(({ unseen }) => unseen)]).toEqual([[], [], []]);
  });

  it('says whom a release would ask again, and afterwards who was asked', () => {
    const { db, all, festival, publish, ada, ofAda, behind, move, record, event } = begin();
    const who = behind(ada.id);
    done(answerAssignment(who, { id: ofAda.id, answer: 'confirmed', clientKey: null }, NOW));
    const again = (now = NOW) => {
      const { next, draft } = frozenDraft(festival, NOW, db);
      return reconfirmationsBy(festival, next.team, draft, now);
    };
    expect(again()).toEqual([]);
    move('2026-06-06T20:00');
    record();
    expect(again().map(({ assignmentId, why }) => [assignmentId, why])).toEqual([[ofAda.id, 'moved']]);
    const said = publishPageOf(festival, WHOLE_PUBLICATION, NOW, db).again;
    expect(said).toMatchObject({ count: 1, shown: [{ assignmentId: ofAda.id, volunteer: 'Ada' }] });
    expect(said?.names.rooms.get(said.shown[0]?.before.roomId ?? 0)?.name).toBeTruthy();
    // Once both hours are over, what is put right asks nobody.
    const over = '2026-07-01T08:00:00.000Z';
    expect([again(over), publishPageOf(festival, WHOLE_PUBLICATION, over, db).again?.count]).toEqual([[], 0]);
    // While the séance is late its people are still there.
    const [end = 0] = again().map((one) => toEpochMinutes(one.after?.endsAt ?? '', festival.timeZone));
    const after = (minutes: number) => again(instantOfMinutes(end + minutes)).length;
    expect(after(0)).toBe(0);
    const delay = { festivalId: festival.id, eventId: event.id, kind: 'delay', value: '40', at: NOW } as const;
    const { id } = db.insert(t.liveFacts).values(delay).returning().get();
    expect([after(39), after(40)]).toEqual([1, 0]);
    db.delete(t.liveFacts).where(eq(t.liveFacts.id, id)).run();
    // A move alone asks nobody.
    expect(volunteersBoard(festival, BEFORE).people.find(({ id }) => id === ada.id)).toMatchObject({
      toReconfirm: [],
      unseen: [],
    });
    publish(1);
    expect(volunteersBoard(festival, BEFORE).people.find(({ id }) => id === ada.id)).toMatchObject({
      toReconfirm: [{ why: 'moved' }],
      unseen: [ofAda.id],
    });
    expect(again()).toEqual([]);
    const page = volunteerPage(who, BEFORE);
    expect(page.shifts[0]?.reconfirm).toMatchObject({ why: 'moved', after: { startsAt: '2026-06-06T19:40' } });
    done(answerAssignment(who, { id: ofAda.id, answer: 'confirmed', clientKey: null }, NOW));
    expect(volunteerPage(who, BEFORE).shifts[0]?.reconfirm).toBeNull();
    deleteEvent(all, event.id, { version: 9, clientKey: null }, NOW);
    expect(volunteerPage(who, BEFORE).shifts[0]).toMatchObject({ state: 'cancelled', reconfirm: null });
  });

  it('asks nobody about a shift of a cancelled séance once it would have been over', () => {
    const { db, festival, publish, ada, bob, ofAda, behind, record, event } = begin();
    const who = behind(ada.id);
    done(answerAssignment(who, { id: ofAda.id, answer: 'confirmed', clientKey: null }, NOW));
    db.update(t.events).set({ status: 'cancelled', version: 9 }).where(eq(t.events.id, event.id)).run();
    record();
    publish(1);
    const asked = (now: string) =>
      volunteersBoard(festival, now)
        .people.filter(({ unseen, toReconfirm }) => unseen.length + toReconfirm.length > 0)
        .map(({ id }) => id);
    expect(asked(BEFORE)).toEqual([ada.id, bob.id]);
    const agreed = db.select().from(t.assignments).where(eq(t.assignments.id, ofAda.id)).get()?.agreedEndsAt;
    expect(agreed?.slice(0, 10)).toBe('2026-06-06');
    // Bob has not seen it, so nobody knows which hours he believes it to have.
    expect(asked('2026-06-07T06:00:00.000Z')).toEqual([bob.id]);
    expect(asked('2026-07-01T08:00:00.000Z')).toEqual([]);
  });
});

describe('a volunteer’s page', () => {
  it('shows the volunteer’s shifts, with whom, and whom to ask', () => {
    const { ada, task, shift, made, behind, event } = begin();
    const page = volunteerPage(behind(ada.id), BEFORE);
    expect(page).toMatchObject({ name: 'Ada', dayNumber: '01 23 45', now: null, next: 0, open: [] });
    expect(page.shifts).toMatchObject([
      {
        shiftId: shift.id,
        state: 'offered',
        eventNumber: event.number,
        reconfirm: null,
        task: { name: task.name, briefing: { fr: 'Ouvrir les portes' } },
        colleagues: [{ name: 'Bob', taskId: task.id, times: null, isReferent: true, isThere: false, contact: null }],
      },
    ]);
    expect(page.rooms.get(page.shifts[0]?.roomId ?? 0)).toBeDefined();
    expect(made.roomIds).toContain(page.shifts[0]?.roomId);
  });

  it('lists everybody in the room at the time, with their task, and nobody who did not come', () => {
    const { ada, bob, cy, task, behind, put, event, festival, db } = begin();
    const bar = put.task({ name: { fr: 'Bar' } });
    const beside = put.eventShift(bar.id, event.id, { fromMinutes: -5 });
    const ofCy = assignVolunteer(festival, { shiftId: beside.id, volunteerId: cy.id, clientKey: null }, NOW);
    const company = () =>
      volunteerPage(behind(ada.id), BEFORE).shifts[0]?.colleagues.map((one) => [
        one.name,
        one.taskId,
        one.times !== null,
      ]);
    expect(company()).toEqual([
      ['Bob', task.id, false],
      ['Cy', bar.id, true],
    ]);
    db.update(t.assignments).set({ absentAt: NOW }).where(eq(t.assignments.volunteerId, bob.id)).run();
    expect(company()).toEqual([['Cy', bar.id, true]]);
    unassignVolunteer(festival, { id: ofCy.ok ? ofCy.id : 0, clientKey: null }, NOW);
    expect(company()).toEqual([]);
  });

  it('says which shifts were withdrawn until it was read, and nothing of those they never knew', () => {
    const { ada, cy, shift, ofAda, behind, festival } = begin();
    const [who, other] = [behind(ada.id), behind(cy.id)];
    noteSeen(who, volunteerPage(who, BEFORE).shifts, 1);
    const ofCy = assignVolunteer(festival, { shiftId: shift.id, volunteerId: cy.id, clientKey: null }, NOW);
    for (const one of [ofAda, ofCy]) unassignVolunteer(festival, { id: one.ok ? one.id : 0, clientKey: null }, NOW);
    const lost = volunteerPage(who, BEFORE).news;
    expect(lost).toMatchObject([{ shift: { shiftId: shift.id, isOff: false }, takenBy: null, inReturn: null }]);
    expect(volunteerPage(other, BEFORE).news).toEqual([]);
    noteShiftRead(who, { id: lost[0]?.shift.assignmentId ?? 0, clientKey: 'read-1' }, NOW);
    noteShiftRead(who, { id: lost[0]?.shift.assignmentId ?? 0, clientKey: 'read-1' }, NOW);
    expect(volunteerPage(who, BEFORE).news).toEqual([]);
    expect(() => noteShiftRead(other, { id: lost[0]?.shift.assignmentId ?? 0, clientKey: null }, NOW)).toThrow();
  });

  it('says that a shift they are asked for has moved, until it was read or answered', () => {
    const { festival, ada, bob, shift, behind, move, publish, ofAda } = begin();
    const [asked, other] = [behind(bob.id), behind(ada.id)];
    const lines = () => volunteerPage(asked, BEFORE).moved.map(({ moved }) => moved);
    const see = (release: number) => noteSeen(asked, volunteerPage(asked, BEFORE).shifts, release);
    const unseen = () => volunteersBoard(festival, BEFORE).people.find(({ id }) => id === bob.id)?.unseen.length;
    const own = () => {
      const [first] = volunteerPage(asked, BEFORE).shifts;
      if (!first) throw new Error('no shift');
      return first;
    };
    expect(own().state).toBe('offered');
    // It was moved before they ever looked, so they first see it as it is now.
    expect(lines()).toEqual([]);
    see(1);
    const before = own().planned;
    move('2026-06-06T15:00');
    publish(1);
    expect(lines()).toMatchObject([
      { why: 'moved', shiftId: shift.id, before: { startsAt: before.isTimed && before.startsAt } },
    ]);
    expect(unseen()).toBe(1);
    see(2);
    expect([lines().length, unseen()]).toEqual([1, 0]);
    // A change while they are reading is still unread.
    const stale = shownAs(own().planned);
    move('2026-06-06T16:00');
    publish(2);
    see(3);
    const read = (shown: string, clientKey: string) =>
      noteShiftRead(asked, { id: own().assignmentId, shown, clientKey }, NOW);
    read(stale, 'read-moved-1');
    expect(lines()).toHaveLength(1);
    expect(() => noteShiftRead(other, { id: own().assignmentId, clientKey: null }, NOW)).toThrow();
    read(shownAs(own().planned), 'read-moved-2');
    expect([lines(), own().state]).toEqual([[], 'offered']);
    move('2026-06-06T17:00');
    publish(3);
    see(4);
    expect(lines()).toHaveLength(1);
    answerAssignment(asked, { id: own().assignmentId, answer: 'confirmed', clientKey: null }, NOW);
    expect(lines()).toEqual([]);
    // Asked again, it is a new question, which they have not seen.
    unassignVolunteer(festival, { id: own().assignmentId, clientKey: null }, NOW);
    assignVolunteer(festival, { shiftId: shift.id, volunteerId: bob.id, clientKey: null }, NOW);
    move('2026-06-06T18:00');
    publish(4);
    expect(lines()).toEqual([]);
    expect(volunteerPage(other, BEFORE).moved).toEqual([]);
    expect(ofAda.ok).toBe(true);
  });

  it('shows what runs and who is where, delays of the day included', () => {
    const { ada, shift, event, behind } = begin();
    const who = behind(ada.id);
    const [first] = volunteerPage(who, BEFORE).shifts;
    if (!first?.times.isTimed) throw new Error('no times');
    const at = (minutes: number) => new Date(minutes * 60_000).toISOString();
    const running = volunteerPage(who, at(first.times.start + 5));
    expect([running.now, running.next]).toEqual([0, null]);
    expect(running.whoIsWhere.map(({ name, taskId }) => [name, taskId])).toEqual([
      ['Ada', shift.taskId],
      ['Bob', shift.taskId],
    ]);
    const late = new Map([[event.id, { startMinutes: 20, endMinutes: 20 }]]);
    const delayed = volunteerPage(who, at(first.times.start + 5), late);
    expect([delayed.now, delayed.next, delayed.whoIsWhere]).toEqual([null, 0, []]);
    const [moved] = delayed.shifts;
    expect(moved?.times.isTimed && moved.planned.isTimed && moved.times.start - moved.planned.start).toBe(20);
    expect(moved?.reconfirm).toBeNull();
  });

  it('offers open shifts at today’s hours, as it shows their own, and checks them by the planned ones', () => {
    const { put, ada, cy, shift, ofAda, event, behind } = begin();
    proposeExchange(behind(ada.id), exchangeSchema.parse({ assignmentId: ofAda.id }), BEFORE);
    const planned = volunteerPage(behind(cy.id), BEFORE).open.find(({ id }) => id === shift.id);
    if (!planned) throw new Error('not open');
    // Of the same hour as planned, and not late.
    const { startsAt, endsAt } = planned;
    const other = put.shift(shift.taskId, { startsAt, endsAt });
    const late = new Map([[event.id, { startMinutes: 20, endMinutes: 20 }]]);
    const page = volunteerPage(behind(cy.id), BEFORE, late);
    const minutes = ({ start, times }: (typeof page.open)[number]) => times.start - start;
    expect(page.open.map((one) => [one.id, one.startsAt, minutes(one)])).toEqual([
      [other.id, startsAt, 0],
      [shift.id, startsAt, 20],
    ]);
    expect(page.offers.map((offer) => offer.shift.times.start - planned.start)).toEqual([20]);
  });

  it('offers shifts and proposals the volunteer can take, with obstacles', () => {
    const { put, task, ada, cy, shift, ofAda, behind } = begin();
    proposeExchange(behind(ada.id), exchangeSchema.parse({ assignmentId: ofAda.id, message: 'Merci !' }), BEFORE);
    const guarded = put.task({ needsClearance: true });
    const closed = put.shift(guarded.id, { startsAt: '2026-06-07T08:00', endsAt: '2026-06-07T09:00' });
    const page = volunteerPage(behind(cy.id), BEFORE);
    expect(page.open.map(({ id, present, obstacle }) => [id, present, obstacle?.code ?? null])).toEqual([
      [shift.id, 2, null],
      [closed.id, 0, 'not-cleared'],
    ]);
    expect(page.offers).toMatchObject([
      {
        from: 'Ada',
        message: 'Merci !',
        shift: { id: shift.id, taskId: task.id },
        inReturn: null,
        isForAll: true,
        obstacle: null,
      },
    ]);
    expect(volunteerPage(behind(ada.id), BEFORE).offers).toEqual([]);
    expect(page.shifts).toEqual([]);
  });

  it('contains nothing private of anybody, except the référent·e’s contact if the festival shares it', () => {
    const written = (page: object) =>
      JSON.stringify(page, (_, value: unknown) => (value instanceof Map ? [...value] : value));
    const hidden = begin();
    for (const id of [hidden.ada.id, hidden.bob.id, hidden.cy.id]) {
      const text = written(volunteerPage(hidden.behind(id), BEFORE));
      for (const secret of ['06 ', 'allergy', 'note A', 'note B', 'note C', 'wish', 'a tag'])
        expect(text).not.toContain(secret);
    }
    const shared = begin({ sharesReferents: true });
    const text = written(volunteerPage(shared.behind(shared.ada.id), BEFORE));
    expect(text).toContain('06 Bob 00');
    for (const secret of ['06 Ada', '06 Cy', 'allergy', 'note B', 'wish', 'a tag']) expect(text).not.toContain(secret);
  });

  it('shares the telephone of the référent·e, else the address, in whichever order they were given', () => {
    const { db, bob, ada, behind } = begin({ sharesReferents: true });
    const shared = (contacts: object) => {
      db.update(t.volunteers)
        .set({ contactKind: 'email', contact: 'bob@example.org', ...contacts })
        .where(eq(t.volunteers.id, bob.id))
        .run();
      return volunteerPage(behind(ada.id), BEFORE).shifts[0]?.colleagues[0]?.contact?.contact;
    };
    expect(shared({ otherContact: '06 12 34 56 78' })).toBe('06 12 34 56 78');
    expect(shared({ otherContact: '' })).toBe('bob@example.org');
    expect(shared({ contactKind: null, contact: '' })).toBeUndefined();
  });

  it('shows nothing that is not published yet', () => {
    const { db, made, put, task, ada, festival, behind } = begin();
    const own = {
      festivalId: festival.id,
      uid: '00000000-0000-4000-8000-000000009999',
      number: 9999,
      kind: 'talk' as const,
    };
    const event = db
      .insert(t.events)
      .values({ ...own, title: { fr: 'Secret' }, startsAt: '2026-06-06T21:00', createdAt: NOW })
      .returning()
      .get();
    db.insert(t.eventRooms)
      .values({ festivalId: festival.id, eventId: event.id, roomId: made.roomIds[0] ?? 0 })
      .run();
    put.assignment(put.eventShift(task.id, event.id).id, ada.id);
    const page = volunteerPage(behind(ada.id), BEFORE);
    expect(page.shifts).toHaveLength(1);
    expect(JSON.stringify(page)).not.toContain('Secret');
    expect(volunteersBoard(festival, BEFORE).people.find(({ id }) => id === ada.id)?.shifts).toBe(2);
  });
});
