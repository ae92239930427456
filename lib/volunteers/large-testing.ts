import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { write } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { makeFestival, openTestDb, randomFrom } from '#db/testing.ts';
import { NOW } from '#lib/history/testing.ts';
import { addDays } from '#lib/time/calendar.ts';

/**
 * A festival, unless told otherwise of 200 séances in 8 rooms over 5 days, with 600 shifts (of each
 * séance: two people to seat, one with a microphone, which takes a briefing, one at the door: 800
 * places) and 120 volunteers, the same for the same seed. Most come on three or four days, some for
 * half of them; half are briefed; 60 would like to be with somebody, 60 to see a séance. `assigned`
 * of the places are given already, the first come first.
 */
export function largeFestival({ seed = 1, volunteers = 120, events = 200, rooms = 8, days = 5, assigned = 0 } = {}) {
  const db = openTestDb();
  const random = randomFrom(seed);
  const whole = (below: number) => Math.floor(random() * below);
  const { festivalId, slug, userId, eventIds } = makeFestival(db, { events, rooms, days, seed });
  const dates = Array.from({ length: days }, (_, i) => `2026-06-${String(6 + i).padStart(2, '0')}`);
  const after = (date: string) => addDays(date, 1);
  const own = { festivalId };
  const made = write(db, (tx) => {
    // No séance of the made festival waits: every shift has its hours.
    for (const event of tx.select().from(t.events).where(eq(t.events.festivalId, festivalId)).all())
      if (event.startsAt === null)
        tx.update(t.events)
          .set({ startsAt: `${dates[0]}T09:00` })
          .where(eq(t.events.id, event.id))
          .run();
    const roomIds = tx
      .select({ id: t.rooms.id })
      .from(t.rooms)
      .all()
      .map(({ id }) => id);
    for (const [i, eventId] of eventIds.entries())
      tx.insert(t.eventRooms)
        .values({ ...own, eventId, roomId: roomIds[i % roomIds.length] ?? 0 })
        .onConflictDoNothing()
        .run();
    const taskIds = [
      { name: { fr: 'Placement', en: 'Seating' } },
      { name: { fr: 'Micro', en: 'Microphone' }, needsClearance: true },
      { name: { fr: 'Porte', en: 'Door' } },
    ].map(
      (task, position) =>
        tx
          .insert(t.tasks)
          .values({ ...own, ...task, position })
          .returning()
          .get().id,
    );
    const rule = {
      ...own,
      rule: 'event' as const,
      fromAnchor: 'doors' as const,
      toAnchor: 'free' as const,
      toMinutes: 0,
    };
    const shiftIds = eventIds.flatMap((eventId) =>
      taskIds.map(
        (taskId, i) =>
          tx
            .insert(t.shifts)
            .values({ ...rule, eventId, taskId, people: i === 0 ? 2 : 1, fromMinutes: -10 * i, createdAt: NOW })
            .returning()
            .get().id,
      ),
    );
    const volunteerIds = Array.from(
      { length: volunteers },
      (_, i) =>
        tx
          .insert(t.volunteers)
          .values({
            ...own,
            name: `Bénévole ${String(i + 1).padStart(3, '0')}`,
            createdAt: NOW,
            contactKind: 'phone',
            contact: `06 00 00 ${String(i).padStart(4, '0')}`,
            allergies: i % 9 ? '' : 'arachide',
          })
          .returning()
          .get().id,
    );
    for (const [i, volunteerId] of volunteerIds.entries()) {
      const mine = { ...own, volunteerId };
      if (i % 2 === 0)
        tx.insert(t.volunteerTasks)
          .values({ ...mine, taskId: taskIds[1] ?? 0 })
          .run();
      for (const date of dates) {
        if (random() < 0.25) continue;
        const isHalf = random() < 0.3;
        tx.insert(t.volunteerAvailabilities)
          .values({ ...mine, startsAt: `${date}T${isHalf ? '13:00' : '08:00'}`, endsAt: `${after(date)}T03:30` })
          .run();
      }
      if (i % 2 === 1) continue;
      const friend = volunteerIds[whole(volunteerIds.length)] ?? 0;
      if (friend !== volunteerId)
        tx.insert(t.volunteerWishes)
          .values({ ...mine, withVolunteerId: friend })
          .run();
      tx.insert(t.volunteerWishes)
        .values({ ...mine, eventId: eventIds[whole(eventIds.length)] ?? 0 })
        .run();
    }
    for (const [i, shiftId] of shiftIds.slice(0, assigned).entries())
      tx.insert(t.assignments)
        .values({
          ...own,
          uid: randomUUID(),
          shiftId,
          volunteerId: volunteerIds[i % volunteerIds.length] ?? 0,
          state: i % 3 ? 'confirmed' : 'offered',
          createdAt: NOW,
        })
        .run();
    return { taskIds, shiftIds, volunteerIds };
  });
  const actor = { userId, name: 'Camille', email: 'camille@example.org', isAdministrator: false };
  return { db, festivalId, slug, actor, eventIds, ...made };
}
