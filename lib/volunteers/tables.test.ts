import { getTableColumns } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { volunteerEntities } from '#db/enums.ts';
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { lastDraftChange } from '#lib/draft/queries.ts';
import { NOW } from '#lib/history/testing.ts';
import { removeFestival } from '#lib/keeping/removed-festivals.ts';
import { everyVolunteerRow, fullFestival, rowsOf, volunteerTables } from './working-testing.ts';

describe('the tables of the volunteers', () => {
  it('name their festival in every row, and are deleted with it', () => {
    const made = fullFestival();
    for (const table of volunteerTables) {
      expect(Object.keys(getTableColumns(table))).toContain('festivalId');
      expect(made.db.select().from(table).all()).not.toEqual([]);
    }
    removeFestival(made.festival, NOW);
    expect(everyVolunteerRow(made)).toEqual(volunteerTables.map(() => []));
  });

  it('refer to nothing of another festival', () => {
    const { db, festival, put, event, room, ada, task, guest } = fullFestival();
    const other = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 9 });
    const theirs = rowsOf(db, other.festivalId);
    const wrong = [
      () => theirs.shift(task.id),
      () => theirs.shift(theirs.task().id, { roomId: room.id }),
      () => theirs.eventShift(theirs.task().id, event.id),
      () =>
        theirs.eventShift(theirs.task().id, 0, {
          rule: 'guest',
          eventId: null,
          personId: guest.id,
          moment: 'arrival',
          fromAnchor: null,
          toAnchor: null,
        }),
      () => theirs.assignment(theirs.shift(theirs.task().id).id, ada.id),
      () => put.assignment(theirs.shift(theirs.task().id).id, ada.id),
      () =>
        db.insert(t.entryCounts).values({ festivalId: other.festivalId, eventId: event.id, count: 1, at: NOW }).run(),
      () =>
        db
          .insert(t.volunteerTasks)
          .values({ festivalId: festival.id, volunteerId: ada.id, taskId: theirs.task().id })
          .run(),
    ];
    for (const write of wrong) expect(write).toThrow(/FOREIGN KEY/);
  });

  it('refuse an impossible shift', () => {
    const { put, task, event, room } = fullFestival();
    const wrong = [
      () => put.shift(task.id, { endsAt: '2026-06-06T10:00' }),
      () => put.shift(task.id, { endsAt: null }),
      () => put.shift(task.id, { startsAt: '2026-02-31T10:00' }),
      () => put.shift(task.id, { eventId: event.id }),
      () => put.shift(task.id, { people: 0 }),
      () => put.eventShift(task.id, event.id, { startsAt: '2026-06-06T10:00', endsAt: '2026-06-06T11:00' }),
      () => put.eventShift(task.id, event.id, { fromAnchor: null }),
      () => put.eventShift(task.id, event.id, { toMinutes: null }),
      () => put.eventShift(task.id, event.id, { rule: 'room-day', eventId: null, date: '2026-06-06' }),
      () => put.eventShift(task.id, event.id, { rule: 'room-day', eventId: null, roomId: room.id }),
      () => put.volunteer('Cy', { contact: '06' }),
    ];
    for (const write of wrong) expect(write).toThrow(/CHECK/);
  });

  it('hold one row for a person on a shift', () => {
    const { put, shifts, ada } = fullFestival();
    expect(() => put.assignment(shifts.event.id, ada.id)).toThrow(/UNIQUE/);
  });
});

describe('acts of volunteers', () => {
  it('are no change of the draft, and stop nobody’s publication', () => {
    const { db, festival, shifts } = fullFestival();
    const before = lastDraftChange(festival.id, db);
    for (const entity of volunteerEntities)
      db.insert(t.changes)
        .values({ festivalId: festival.id, batch: entity, at: NOW, verb: 'edited', entity, entityId: shifts.event.id })
        .run();
    expect(lastDraftChange(festival.id, db)).toBe(before);
  });
});
