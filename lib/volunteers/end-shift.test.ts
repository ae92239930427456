import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { deleteEvent, deletePerson, deleteRoom, deleteVenue } from '#lib/deletion/records.ts';
import { festivalFormValues, festivalSchema } from '#lib/festivals/schema.ts';
import { editFestival } from '#lib/festivals/settings.ts';
import { done, NOW } from '#lib/history/testing.ts';
import type { Festival } from '#lib/policy.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { shiftsEndingWith } from './queries.ts';
import { everyVolunteerRow, type FullFestival, fullFestival } from './working-testing.ts';

const LATER = '2026-05-01T10:05:00.000Z';

const shiftRow = (made: FullFestival, id: number) => made.db.select().from(t.shifts).where(eq(t.shifts.id, id)).get();
const statesOf = (made: FullFestival, shiftId: number) =>
  made.db
    .select()
    .from(t.assignments)
    .where(eq(t.assignments.shiftId, shiftId))
    .all()
    .map(({ state }) => state);

describe('deleting what shifts belong to', () => {
  it('a séance: people who agreed are told that it is cancelled, and one undo restores everything', () => {
    const made = fullFestival();
    const before = everyVolunteerRow(made);
    const { festival, event, shifts } = made;
    expect(shiftsEndingWith(event, made.db)).toEqual({ shifts: 2, volunteers: 1 });
    const { batch } = done(deleteEvent(festival, event.id, { version: event.version, clientKey: null }, NOW));
    expect(shiftRow(made, shifts.waiting.id)).toBeUndefined();
    expect(shiftRow(made, shifts.event.id)).toMatchObject({ rule: 'fixed', status: 'cancelled', eventId: null });
    expect(shiftRow(made, shifts.event.id)?.startsAt?.slice(0, 10)).toBe(event.startsAt?.slice(0, 10));
    expect(statesOf(made, shifts.event.id)).toEqual(['cancelled']);
    expect(made.db.select().from(t.entryCounts).all()).toEqual([]);
    done(undoBatch(festival, batch ?? '', LATER));
    expect(everyVolunteerRow(made)).toEqual(before);
  });

  it('a séance without a time: nobody’s calendar has it, so all of it is deleted, and restored', () => {
    const made = fullFestival();
    made.db.update(t.events).set({ startsAt: null }).where(eq(t.events.id, made.event.id)).run();
    const before = everyVolunteerRow(made);
    const { batch } = done(
      deleteEvent(made.festival, made.event.id, { version: made.event.version, clientKey: null }, NOW),
    );
    expect(shiftRow(made, made.shifts.event.id)).toBeUndefined();
    expect(statesOf(made, made.shifts.event.id)).toEqual([]);
    done(undoBatch(made.festival, batch ?? '', LATER));
    expect(everyVolunteerRow(made)).toEqual(before);
  });

  it.each([
    ['a room', (made: FullFestival, uses: number) => deleteRoom(made.festival, { id: made.room.id, uses }, NOW)],
    ['a venue', (made: FullFestival, uses: number) => deleteVenue(made.festival, { id: made.room.venueId, uses }, NOW)],
  ])('%s: a shift for its day is cancelled, others lose their room', (_, remove) => {
    const made = fullFestival();
    const before = everyVolunteerRow(made);
    const asked = remove(made, -1);
    const { batch } = done(remove(made, !asked.ok && asked.reason === 'used' ? asked.uses : 0));
    expect(shiftRow(made, made.shifts.inRoom.id)).toMatchObject({ status: 'planned', roomId: null });
    expect(shiftRow(made, made.shifts.roomDay.id)?.status).toBe('cancelled');
    expect(made.db.select().from(t.checklists).all()).toEqual([]);
    done(undoBatch(made.festival, batch, LATER));
    expect(everyVolunteerRow(made)).toEqual(before);
  });

  it('a guest: volunteers who were to fetch them are told', () => {
    const made = fullFestival();
    const before = everyVolunteerRow(made);
    const { batch } = done(deletePerson(made.festival, { id: made.guest.id, uses: 0 }, NOW));
    expect(shiftRow(made, made.shifts.guest.id)).toMatchObject({
      status: 'cancelled',
      startsAt: '2026-06-06T08:30',
      endsAt: '2026-06-06T09:30',
      personId: null,
    });
    done(undoBatch(made.festival, batch, LATER));
    expect(everyVolunteerRow(made)).toEqual(before);
  });
});

it('moving the festival moves hours, held rooms and checklists, and one undo reverts it', () => {
  const made = fullFestival();
  const before = everyVolunteerRow(made);
  const row = made.db.select().from(t.festivals).where(eq(t.festivals.id, made.festival.id)).get() as Festival;
  const dates = { startsOn: '2026-06-13', endsOn: '2026-06-14', outside: 'shift' };
  const input = festivalSchema.parse({ ...festivalFormValues(row, 'fr'), ...dates });
  const { batch } = done(editFestival(made.festival, input, NOW));
  expect(shiftRow(made, made.shifts.inRoom.id)?.startsAt).toBe('2026-06-13T10:00');
  expect(shiftRow(made, made.shifts.roomDay.id)?.date).toBe('2026-06-13');
  expect(made.db.select().from(t.checklists).all()[0]?.date).toBe('2026-06-13');
  expect(made.db.select().from(t.volunteerAvailabilities).all()[0]?.startsAt).toBe('2026-06-13T08:00');
  done(undoBatch(made.festival, batch ?? '', LATER));
  expect(everyVolunteerRow(made)).toEqual(before);
});
