import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { done } from '#lib/history/testing.ts';
import { liveFactsOf } from '#lib/programme/live-now.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { toEpochMinutes } from '#lib/time/wall-clock.ts';
import { rowsOf } from '#lib/volunteers/working-testing.ts';
import { previewActOf } from './day-act-preview.ts';
import { doDayAct, doDayPost } from './day-posts.ts';
import { dayActSchema, dayPostSchema, delaySchema, doActSchema } from './day-posts-schema.ts';
import { dayChangeSentence } from './day-sentences.ts';
import { key, MORNING, publishedDay } from './live-testing.ts';
import { tellDelay } from './mutations.ts';
import { peopleToTell } from './people-to-tell.ts';
import { dayBoardOf } from './queries.ts';
import { teamToday } from './team-of-day.ts';
import { newsOfBatch } from './told-news.ts';

/**
 * Ana welcomes the public of S1, Bob is at the door of room 2 from 10:00 to 12:00, Cleo declined.
 */
function dayWithTeam() {
  const made = publishedDay();
  const { db, day, room2, events } = made;
  const put = rowsOf(db, day.id);
  const task = put.task();
  const ana = put.volunteer('Ana', { contactKind: 'phone', contact: '06 12 34 56 78' });
  const bob = put.volunteer('Bob');
  const first = put.eventShift(task.id, events[0] ?? 0);
  const door = put.shift(task.id, { roomId: room2 });
  put.assignment(first.id, ana.id, { state: 'confirmed', isReferent: true });
  put.assignment(door.id, bob.id);
  put.assignment(door.id, put.volunteer('Cleo').id, { state: 'declined' });
  const read = () => {
    const document = teamDocumentOf(day.id, db);
    if (!document) throw new Error('not published');
    return teamToday(day, document, liveFactsOf(day.id, MORNING, db));
  };
  return { ...made, put, ana, bob, read };
}

describe('teamToday', () => {
  it('names who holds which room when, and which of their séances changed', () => {
    const { read, ana, bob } = dayWithTeam();
    const { holders, volunteers } = read();
    expect(
      holders.map(({ name, room, startsAt, endsAt, isLead }) => [
        name,
        room,
        startsAt.slice(11),
        endsAt.slice(11),
        isLead,
      ]),
    ).toEqual([
      ['Ana', 2, '08:40', '10:40', true],
      ['Bob', 3, '10:00', '12:00', false],
    ]);
    expect(volunteers).toMatchObject([
      { volunteer: ana.id, name: 'Ana', called: 'Ana', contact: '06 12 34 56 78', events: [1001] },
      { volunteer: bob.id, name: 'Bob', called: 'Bob', contact: null, events: [1004] },
    ]);
  });

  it('tells namesakes apart for people who run the day, and writes to each by their name alone', () => {
    const { read, put, room2 } = dayWithTeam();
    const other = put.volunteer('Ana', { contactKind: 'email', contact: 'ana@example.org' });
    put.assignment(put.shift(put.task().id, { roomId: room2 }).id, other.id);
    const { holders, volunteers } = read();
    const apart = ['Ana (06 12 34 56 78)', 'Bob', 'Ana (ana@example.org)'];
    expect([...holders, ...volunteers].map(({ called }) => called)).toEqual([...apart, ...apart]);
    expect([...holders, ...volunteers].map(({ name }) => name)).toEqual(['Ana', 'Bob', 'Ana', 'Ana', 'Bob', 'Ana']);
  });

  it('names who was to be at a cancelled séance, though nobody holds its room', () => {
    const { day, db, ana, bob } = dayWithTeam();
    const document = teamDocumentOf(day.id, db);
    if (!document) throw new Error('not published');
    const events = document.events.map((event) => ({ ...event, status: 'cancelled' as const }));
    // The number of the séance is part of the cache key.
    const cancelled = () => teamToday(day, { ...document, number: 2, events }, liveFactsOf(day.id, MORNING, db));
    const told = () => cancelled().volunteers.map(({ volunteer, events: of }) => [volunteer, of]);
    expect(cancelled().holders.map(({ name }) => name)).toEqual(['Bob']);
    expect(told()).toEqual([
      [ana.id, [1001]],
      [bob.id, [1004]],
    ]);
    // Somebody noted as absent from it is not contacted about it either.
    db.update(t.assignments).set({ absentAt: MORNING }).where(eq(t.assignments.volunteerId, ana.id)).run();
    expect(told()).toEqual([[bob.id, [1004]]]);
  });

  describe('for an act of the day', () => {
    type Made = ReturnType<typeof dayWithTeam>;
    const told = ({ festival, day, db, read }: Made, act: object) => {
      const preview = previewActOf(festival, dayActSchema.parse(act), MORNING, db);
      if (!preview.ok) throw new Error(preview.reason);
      const { facts, sentence } = preview;
      const posted = doActSchema.parse({ clientKey: key(), act, facts, sentence });
      const { batch } = done(doDayAct(festival, posted, MORNING));
      const team = read();
      const news = newsOfBatch(day, batch, MORNING, team);
      if (!news) throw new Error('nothing to tell');
      const contacts = { contactOf: () => null, volunteers: team.volunteers };
      return peopleToTell(news.news, news.document, contacts, MORNING).flatMap(({ who, id, events, message }) =>
        who === 'volunteer' ? [{ id, events, shift: /Votre créneau.*?, (\d.*?),/.exec(plain(message.fr))?.[1] }] : [],
      );
    };
    const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
    const cancel = (event: number) => ({ act: 'cancel', event, reason: { fr: 'Panne', en: 'Failure' } });
    /** From the first start of a room to the last end. */
    const allDay = ({ put, room1, room2 }: Made, which: 'room1' | 'room2', name: string) => {
      const { id } = put.volunteer(name);
      const roomId = { room1, room2 }[which];
      const hours = { startsAt: null, endsAt: null, date: '2026-06-06', fromMinutes: 0, toMinutes: 0 };
      const anchors = { fromAnchor: 'start', toAnchor: 'end' } as const;
      const shift = put.shift(put.task().id, { rule: 'room-day', roomId, ...hours, ...anchors });
      put.assignment(shift.id, id);
      return id;
    };

    it('names who holds a room at fixed hours for a séance that left it, with their hours', () => {
      const made = dayWithTeam();
      expect(told(made, { act: 'room', event: 1004, room: made.room1 })).toContainEqual({
        id: made.bob.id,
        events: [1004],
        shift: '10 h – 12 h',
      });
    });

    it('names who holds a room for the whole day if an act changes their hours', () => {
      const made = dayWithTeam();
      const dan = allDay(made, 'room1', 'Dan');
      // A shift with hours of its own does not change, so its volunteer is not told.
      made.put.assignment(made.put.shift(made.put.task().id, { roomId: made.room1 }).id, made.bob.id);
      expect(told(made, cancel(1003))).toEqual([{ id: dan, events: [1003], shift: '9 h – 12 h 20' }]);
    });

    it('names them for the last séance of their room too, after which they have no hours', () => {
      const made = dayWithTeam();
      const eva = allDay(made, 'room2', 'Eva');
      expect(told(made, cancel(1004))).toContainEqual({ id: eva, events: [1004], shift: undefined });
      const moved = dayWithTeam();
      const fay = allDay(moved, 'room2', 'Fay');
      const act = { act: 'room', event: 1004, room: moved.room1 };
      expect(told(moved, act)).toContainEqual({ id: fay, events: [1004], shift: undefined });
    });
  });

  it('follows the delays of the day, while a delay is computed from the plan', () => {
    const { day, read } = dayWithTeam();
    done(tellDelay(day, delaySchema.parse({ clientKey: key(), event: 1001, minutes: 20, choice: 'leave' }), MORNING));
    const { holders, shifts } = read();
    expect(holders[0]?.endsAt).toBe('2026-06-06T11:00');
    const end = toEpochMinutes('2026-06-06T10:40', 'Europe/Paris');
    expect(shifts[0]).toMatchObject({ name: 'Ana', event: 1001, end });
  });

  it('is on the board of its own day only', () => {
    const { day, read, put, ana, room1 } = dayWithTeam();
    const later = put.shift(put.task().id, {
      roomId: room1,
      startsAt: '2026-06-07T10:00',
      endsAt: '2026-06-07T12:00',
    });
    put.assignment(later.id, ana.id);
    const team = read();
    expect(team.holders).toHaveLength(3);
    const board = dayBoardOf(day, MORNING, { team });
    expect(board?.rooms.map(({ holders }) => holders.map(({ name, isOn }) => [name, isOn]))).toEqual([
      [['Ana', true]],
      [['Bob', true]],
    ]);
  });

  it('lists shifts without a room by task and place, who is absent and who is missing', () => {
    const { day, db, read, put, ana } = dayWithTeam();
    const bar = put.task({ name: { fr: 'Bar' } });
    const hours = { startsAt: '2026-06-06T09:30', endsAt: '2026-06-06T12:00', place: 'Hall', people: 2 };
    const shift = put.shift(bar.id, hours);
    put.shift(bar.id, { ...hours, startsAt: '2026-06-06T13:00', endsAt: '2026-06-06T15:00' });
    put.shift(bar.id, { ...hours, startsAt: '2026-06-07T13:00', endsAt: '2026-06-07T15:00' });
    const dan = put.volunteer('Dan', { contactKind: 'phone', contact: '06 00' });
    const { id: assignment } = put.assignment(shift.id, dan.id, { state: 'confirmed' });
    const places = () =>
      (dayBoardOf(day, MORNING, { team: read() })?.places ?? []).map(({ task, place, holders, missing }) => [
        task.fr,
        place,
        holders.map(({ name, absentAt, contact }) => [name, absentAt !== null, contact]),
        missing.map((one) => [one.shift, one.count]),
      ]);
    expect(places()).toEqual([['Bar', 'Hall', [['Dan', false, '06 00']], [[shift.id, 1]]]]);
    const post = (values: object) => doDayPost(day, dayPostSchema.parse({ clientKey: key(), ...values }), MORNING);
    const told = done(post({ what: 'absent', assignment, isAbsent: 'on' }));
    expect(places()).toEqual([['Bar', 'Hall', [['Dan', true, '06 00']], [[shift.id, 2]]]]);
    expect(read().volunteers.map(({ name }) => name)).not.toContain('Dan');
    done(post({ what: 'step-in', shift: shift.id, volunteer: ana.id }));
    const absent = ['Dan', true, '06 00'];
    expect(places()).toEqual([['Bar', 'Hall', [absent, ['Ana', false, '06 12 34 56 78']], [[shift.id, 1]]]]);
    const document = teamDocumentOf(day.id, db);
    const history = dayBoardOf(day, MORNING)?.history ?? [];
    expect(history.slice(0, 2).map((change) => document && dayChangeSentence(change, document, 'fr'))).toEqual([
      'Ana vient en remplacement.',
      'Dan est noté·e absent·e.',
    ]);
    done(post({ what: 'undo', batch: told.batch }));
    expect(places()[0]?.[2]).toEqual([
      ['Dan', false, '06 00'],
      ['Ana', false, '06 12 34 56 78'],
    ]);
  });

  it('says for each room which shifts there lack people, as for other places', () => {
    const { day, read, put, db, bob, room1, room2 } = dayWithTeam();
    const micro = put.task({ name: { fr: 'Micro' } });
    const running = { startsAt: '2026-06-06T09:00', endsAt: '2026-06-06T12:00', people: 2 };
    const empty = put.shift(micro.id, { ...running, roomId: room2 });
    put.shift(micro.id, { ...running, roomId: room1, startsAt: '2026-06-06T13:00', endsAt: '2026-06-06T15:00' });
    const missing = () =>
      (dayBoardOf(day, MORNING, { team: read() })?.rooms ?? []).map((room) =>
        room.missing.map(({ shift, task, count }) => [shift, task.fr, count]),
      );
    const micros = [empty.id, 'Micro', 2];
    expect(missing()).toEqual([[], [micros]]);
    const door = put.assignment(empty.id, bob.id, { state: 'confirmed' });
    expect(missing()).toEqual([[], [[empty.id, 'Micro', 1]]]);
    db.update(t.assignments).set({ absentAt: MORNING }).where(eq(t.assignments.id, door.id)).run();
    expect(missing()).toEqual([[], [micros]]);
    // Somebody has to be found before it begins, from the time at which people may be checked in.
    const soon = { ...running, roomId: room1, startsAt: '2026-06-06T11:00', people: 1 };
    const next = put.shift(micro.id, soon);
    put.shift(micro.id, { ...soon, startsAt: '2026-06-06T11:01' });
    expect(missing()).toEqual([[[next.id, 'Micro', 1]], [micros]]);
  });

  it('says for an absent person that their shift lacks somebody, also if a delay moved it', () => {
    const { db, day, read, put, ana, events } = dayWithTeam();
    const shift = put.eventShift(put.task({ name: { fr: 'Micro' } }).id, events[1] ?? 0);
    const { id } = put.assignment(shift.id, ana.id, { state: 'confirmed' });
    const held = () => {
      const [room] = dayBoardOf(day, MORNING, { team: read() })?.rooms ?? [];
      const own = room?.holders.find(({ assignment }) => assignment === id);
      return [room?.missing.length, own?.isOn, own?.isShort];
    };
    expect(held()).toEqual([0, false, false]);
    db.update(t.assignments).set({ absentAt: MORNING }).where(eq(t.assignments.id, id)).run();
    expect(held()).toEqual([1, false, true]);
  });

  it('contains entries, and problems until they are settled', () => {
    const { db, day, read, ana, room2, events } = dayWithTeam();
    const own = { festivalId: day.id };
    db.insert(t.entryCounts)
      .values({ ...own, eventId: events[0] ?? 0, count: 74, at: MORNING })
      .run();
    const problem = { ...own, volunteerId: ana.id, kind: 'equipment' as const, roomId: room2, at: MORNING };
    db.insert(t.problems)
      .values([
        { ...problem, text: 'Micro' },
        { ...problem, settledAt: MORNING },
      ])
      .run();
    const { entries, problems } = read();
    expect([...entries]).toEqual([[1001, 74]]);
    expect(problems.map(({ kind, text, room, name, contact }) => [kind, text, room, name, contact])).toEqual([
      ['equipment', 'Micro', 3, 'Ana', '06 12 34 56 78'],
    ]);
  });
});
