import { randomUUID } from 'node:crypto';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { NOW, workingFestival } from '#lib/history/testing.ts';
import type { Authorized } from '#lib/policy.ts';
import type { Assignment, Shift, Task, Volunteer, VolunteerParts } from './roots.ts';

type Row<T extends { $inferInsert: unknown }> = Partial<T['$inferInsert']>;

/** Rows put straight into a database, for tests of what reads and changes them. */
export function rowsOf(db: Db, festivalId: number) {
  const own = { festivalId };
  return {
    task: (row: Row<typeof t.tasks> = {}): Task =>
      db
        .insert(t.tasks)
        .values({ ...own, name: { fr: 'Placement', en: 'Seating' }, ...row })
        .returning()
        .get(),
    volunteer: (name: string, row: Row<typeof t.volunteers> = {}): Omit<Volunteer, keyof VolunteerParts> =>
      db
        .insert(t.volunteers)
        .values({ ...own, name, createdAt: NOW, ...row })
        .returning()
        .get(),
    /** From 10:00 to 12:00 on 6 June. */
    shift: (taskId: number, row: Row<typeof t.shifts> = {}): Shift =>
      db
        .insert(t.shifts)
        .values({
          ...own,
          taskId,
          rule: 'fixed',
          startsAt: '2026-06-06T10:00',
          endsAt: '2026-06-06T12:00',
          createdAt: NOW,
          ...row,
        })
        .returning()
        .get(),
    /** From ten minutes before the doors until the room is free. */
    eventShift: (taskId: number, eventId: number, row: Row<typeof t.shifts> = {}): Shift =>
      db
        .insert(t.shifts)
        .values({
          ...own,
          taskId,
          rule: 'event',
          eventId,
          fromAnchor: 'doors',
          fromMinutes: -10,
          toAnchor: 'free',
          toMinutes: 0,
          createdAt: NOW,
          ...row,
        })
        .returning()
        .get(),
    assignment: (shiftId: number, volunteerId: number, row: Row<typeof t.assignments> = {}): Assignment =>
      db
        .insert(t.assignments)
        .values({ ...own, uid: randomUUID(), shiftId, volunteerId, createdAt: NOW, ...row })
        .returning()
        .get(),
  };
}

/**
 * A festival in a new database, the proof that its owner coordinates its volunteers, and hands to
 * put rows into it.
 */
export function volunteersFestival(size: Parameters<typeof workingFestival>[1] = {}) {
  const made = workingFestival('volunteers', size);
  return { ...made, put: rowsOf(made.db, made.festival.id) };
}

/** Every permission at once, for cases that call mutations of several kinds. */
export type All = Authorized<never>;

/** Every table of the volunteers. */
export const volunteerTables = [
  t.volunteerSettings,
  t.tasks,
  t.shifts,
  t.volunteers,
  t.volunteerLinks,
  t.emergencyContacts,
  t.readBriefings,
  t.volunteerTasks,
  t.volunteerAvailabilities,
  t.volunteerWishes,
  t.volunteerTaskWishes,
  t.assignments,
  t.exchanges,
  t.problems,
  t.checklists,
  t.checklistItems,
  t.entryCounts,
];

/**
 * A festival with a row in each of them: a séance with a shift somebody agreed to, a room held for
 * a day, a guest fetched, and a free shift.
 */
export function fullFestival() {
  const made = volunteersFestival();
  const { db, festival, put } = made;
  const own = { festivalId: festival.id };
  const event = db
    .select()
    .from(t.events)
    .all()
    .find(({ startsAt }) => startsAt !== null);
  const [room] = db.select().from(t.rooms).all();
  const guest = db
    .insert(t.people)
    .values({ ...own, uid: 'g', number: 900, name: 'Ana', arrivesAt: '2026-06-06T09:00' })
    .returning()
    .get();
  if (!event || !room) throw new Error('no séance or room');
  const task = put.task();
  const [ada, bob] = [put.volunteer('Ada'), put.volunteer('Bob')];
  const shifts = {
    event: put.eventShift(task.id, event.id),
    waiting: put.eventShift(task.id, event.id),
    roomDay: put.eventShift(task.id, event.id, {
      rule: 'room-day',
      eventId: null,
      roomId: room.id,
      date: '2026-06-06',
    }),
    inRoom: put.shift(task.id, { roomId: room.id }),
    guest: put.eventShift(task.id, 0, {
      rule: 'guest',
      eventId: null,
      personId: guest.id,
      moment: 'arrival',
      fromAnchor: null,
      toAnchor: null,
      fromMinutes: -30,
      toMinutes: 30,
    }),
  };
  const given = Object.values(shifts)
    .filter(({ id }) => id !== shifts.waiting.id)
    .map(({ id }) => put.assignment(id, ada.id, { state: 'confirmed' }));
  db.insert(t.volunteerSettings).values(own).run();
  db.insert(t.volunteerLinks)
    .values({ ...own, volunteerId: ada.id, tokenId: 77 })
    .run();
  db.insert(t.emergencyContacts)
    .values({ ...own, volunteerId: ada.id, name: 'Eva', contact: '+33 6 39 98 00 77' })
    .run();
  db.insert(t.readBriefings)
    .values({ ...own, volunteerId: ada.id, taskId: task.id, of: 'read', at: NOW })
    .run();
  db.insert(t.volunteerTasks)
    .values({ ...own, volunteerId: ada.id, taskId: task.id })
    .run();
  db.insert(t.volunteerAvailabilities)
    .values({ ...own, volunteerId: ada.id, startsAt: '2026-06-06T08:00', endsAt: '2026-06-06T20:00' })
    .run();
  db.insert(t.volunteerWishes)
    .values([
      { ...own, volunteerId: ada.id, withVolunteerId: bob.id },
      { ...own, volunteerId: ada.id, eventId: event.id },
    ])
    .run();
  db.insert(t.volunteerTaskWishes)
    .values([
      { ...own, volunteerId: ada.id, taskId: task.id, wish: 'for' },
      { ...own, volunteerId: bob.id, taskId: task.id, wish: 'against' },
    ])
    .run();
  for (const { id } of given)
    db.insert(t.exchanges)
      .values({ ...own, assignmentId: id, at: NOW })
      .run();
  db.insert(t.problems)
    .values({ ...own, volunteerId: ada.id, kind: 'late', roomId: room.id, at: NOW })
    .run();
  const list = db
    .insert(t.checklists)
    .values({ ...own, roomId: room.id, date: '2026-06-06', moment: 'opening' })
    .returning()
    .get();
  db.insert(t.checklistItems)
    .values({ ...own, checklistId: list.id, position: 0, text: { fr: 'Lumières' } })
    .run();
  db.insert(t.entryCounts)
    .values({ ...own, eventId: event.id, count: 40, at: NOW })
    .run();
  return { ...made, festival: festival as unknown as All, event, room, guest, task, ada, bob, shifts };
}

export type FullFestival = ReturnType<typeof fullFestival>;

/** Every row of the volunteers, without what an undo is meant to move. */
export const everyVolunteerRow = ({ db }: Pick<FullFestival, 'db'>) =>
  volunteerTables.map((table) =>
    db
      .select()
      .from(table)
      .all()
      .map((row) => ({ ...row, version: 0, ...('position' in row ? { id: 0 } : {}) }))
      .map((row) => JSON.stringify('withVolunteerId' in row ? { ...row, id: 0 } : row))
      .sort(),
  );
