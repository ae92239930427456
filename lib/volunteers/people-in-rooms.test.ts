import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { MORNING, publishedDay } from '#lib/live/live-testing.ts';
import { liveFactsOf } from '#lib/programme/live-now.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { roomAndDay, roomSheetsOf } from '#lib/programme/room-sheets.ts';
import { peopleInRooms } from './people-in-rooms.ts';
import { rowsOf } from './working-testing.ts';

const DAY = '2026-06-06';

describe('who holds a room', () => {
  it('includes people on a shift there that day who neither declined nor are absent, with the delays of the day', () => {
    const { db, day, events, room1, room2 } = publishedDay();
    const put = rowsOf(db, day.id);
    const task = put.task();
    const seance = put.eventShift(task.id, events[0] ?? 0, { people: 3 });
    const fixed = put.shift(task.id, { roomId: room2, startsAt: `${DAY}T08:00`, endsAt: `${DAY}T09:00` });
    const [ada, bob, cy] = ['Ada', 'Bob', 'Cy'].map((name) => put.volunteer(name).id);
    put.assignment(seance.id, ada ?? 0, { state: 'confirmed', checkedInAt: MORNING });
    put.assignment(seance.id, bob ?? 0, { state: 'confirmed', absentAt: MORNING });
    put.assignment(seance.id, cy ?? 0, { state: 'declined' });
    put.assignment(fixed.id, cy ?? 0, { isReferent: true });
    const document = teamDocumentOf(day.id, db);
    if (!document) throw new Error('not published');
    const told = { festivalId: day.id, eventId: events[0] ?? 0, kind: 'delay', value: '20', at: MORNING } as const;
    const before = peopleInRooms(day, document, liveFactsOf(day.id, MORNING, db), db);
    db.insert(t.liveFacts).values(told).run();
    const people = peopleInRooms(day, document, liveFactsOf(day.id, MORNING, db), db);
    const numberOf = (id: number) =>
      db
        .select()
        .from(t.rooms)
        .all()
        .find((room) => room.id === id)?.number ?? 0;
    const [first, second] = [room1, room2].map((id) => people.get(roomAndDay(numberOf(id), DAY)) ?? []);
    expect(first).toMatchObject([{ name: 'Ada', isThere: true, isReferent: false }]);
    expect(second).toMatchObject([{ name: 'Cy', isThere: false, isReferent: true }]);
    const was = before.get(roomAndDay(numberOf(room1), DAY))?.[0]?.times;
    expect(first?.[0]?.times.end).toBe((was?.end ?? 0) + 20);
    // A room with people but no séances has a sheet.
    const empty = { ...document, events: [], blocks: [], crews: [] };
    expect(roomSheetsOf(empty, new Set(people.keys())).map(({ room, date }) => roomAndDay(room.number, date))).toEqual([
      ...people.keys(),
    ]);
  });

  it('is listed by the start of their shift, then in dictionary order', () => {
    const { db, day, room2 } = publishedDay();
    const put = rowsOf(db, day.id);
    const task = put.task();
    const shift = (hour: string) =>
      put.shift(task.id, { roomId: room2, startsAt: `${DAY}T${hour}:00`, endsAt: `${DAY}T12:00`, people: 9 });
    const [later, first] = [shift('09'), shift('08')];
    for (const name of ['Zoé', 'Bénévole 10', '« Ada »', 'Élise', 'Bénévole 2'])
      put.assignment(later.id, put.volunteer(name).id, { state: 'confirmed' });
    put.assignment(first.id, put.volunteer('Yann').id, { state: 'confirmed' });
    const document = teamDocumentOf(day.id, db);
    if (!document) throw new Error('not published');
    const [people = []] = peopleInRooms(day, document, liveFactsOf(day.id, MORNING, db), db).values();
    const names = ['Yann', '« Ada »', 'Bénévole 2', 'Bénévole 10', 'Élise', 'Zoé'];
    expect(people.map(({ name }) => name)).toEqual(names);
  });

  it('a séance that moved elsewhere is on the sheet of its old room, as gone', () => {
    const { db, day } = publishedDay();
    const document = teamDocumentOf(day.id, db);
    const [event] = document?.events ?? [];
    const other = document?.rooms.find(({ number }) => number !== event?.rooms[0]?.room);
    if (!document || !event || !other) throw new Error('not published');
    const moved = {
      ...event,
      previousRoom: event.rooms[0]?.room,
      rooms: [{ room: other.number, use: 'main' as const }],
    };
    const sheets = roomSheetsOf({ ...document, events: [moved] } as typeof document);
    expect(sheets.map(({ room, entries }) => [room.number, entries[0]?.kind])).toEqual(
      document.rooms.map(({ number }) => [number, number === other.number ? 'event' : 'gone']),
    );
  });
});
