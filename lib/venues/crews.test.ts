import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { changes, roomCrews } from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { crewsOf, dayCrewsInput, saveDayCrews } from './crews.ts';

const NOW = '2026-05-01T10:00:00.000Z';
const DATE = '2026-06-06';

function setUp() {
  const db = openTestDb();
  const made = makeFestival(db, { events: 4, rooms: 2, days: 2, seed: 3, slug: 'nel' });
  const actor = { userId: made.userId, name: 'Camille', email: 'c@example.org', isAdministrator: false };
  const [roomId = 0, otherRoomId = 0] = made.roomIds;
  return { db, actor, roomId, otherRoomId, festival: authorizeFestival(actor, 'nel', 'day', db) };
}

const typed = (id: number, version: number, names: string, note = '') =>
  dayCrewsInput.parse({ date: DATE, rooms: [{ id: String(id), version: String(version), names, note }] });

describe('who holds a room', () => {
  it('is entered for each day and room, and kept as typed', () => {
    const { festival, roomId, otherRoomId } = setUp();
    expect(
      crewsOf(festival).map(({ date, rooms }) => [date, rooms.map((row) => [row.roomId, row.version, row.names])]),
    ).toEqual([
      [
        DATE,
        [
          [roomId, 0, ''],
          [otherRoomId, 0, ''],
        ],
      ],
      [
        '2026-06-07',
        [
          [roomId, 0, ''],
          [otherRoomId, 0, ''],
        ],
      ],
    ]);
    expect(saveDayCrews(festival, typed(roomId, 0, ' Ana,\nBob ', 'clés à l’accueil'), NOW)).toEqual({ ok: true });
    expect(crewsOf(festival)[0]?.rooms[0]).toMatchObject({ version: 1, names: 'Ana, Bob', note: 'clés à l’accueil' });
    expect(crewsOf(festival)[1]?.rooms[0]).toMatchObject({ version: 0, names: '' });
  });

  it('is one act for all rooms of a day that are saved at once, new and changed', () => {
    const { db, festival, roomId, otherRoomId } = setUp();
    saveDayCrews(festival, typed(roomId, 0, 'Ana'), NOW);
    const [first, second] = [typed(roomId, 1, 'Bob'), typed(otherRoomId, 0, 'Cy')];
    saveDayCrews(festival, { ...first, rooms: [...first.rooms, ...second.rooms] }, NOW);
    const batches = db
      .select()
      .from(changes)
      .where(eq(changes.entity, 'room-crew'))
      .all()
      .map(({ batch }) => batch);
    expect([batches.length, new Set(batches).size]).toEqual([3, 2]);
  });

  it('is written once: what nobody changed is neither raised nor recorded', () => {
    const { db, festival, roomId } = setUp();
    saveDayCrews(festival, typed(roomId, 0, 'Ana'), NOW);
    saveDayCrews(festival, typed(roomId, 1, 'Ana'), NOW);
    saveDayCrews(festival, typed(roomId, 1, 'Bob'), NOW);
    saveDayCrews(festival, typed(roomId, 2, ''), NOW);
    const rows = db.select().from(changes).where(eq(changes.entity, 'room-crew')).all();
    expect(
      rows.map(({ verb, before, after }) => [
        verb,
        before && (before as { names: string }).names,
        (after as { names: string }).names,
      ]),
    ).toEqual([
      ['created', null, 'Ana'],
      ['edited', 'Ana', 'Bob'],
      ['edited', 'Bob', ''],
    ]);
  });

  it('tells the second of two people what the first wrote, and saves nothing', () => {
    const { db, festival, roomId } = setUp();
    saveDayCrews(festival, typed(roomId, 0, 'Ana'), NOW);
    expect(saveDayCrews(festival, typed(roomId, 0, 'Bob'), NOW)).toEqual({
      ok: false,
      reason: 'changed',
      roomName: { fr: 'Salle 1', en: 'Room 1' },
      names: 'Ana',
      note: '',
      by: 'Camille',
      isOwn: true,
    });
    const lea = makeAccount(db, 'Léa', { festivalId: festival.id, role: 'organiser' });
    const hers = authorizeFestival(lea, 'nel', 'day', db);
    expect(saveDayCrews(hers, typed(roomId, 0, 'Bob'), NOW)).toMatchObject({ by: 'Camille', isOwn: false });
    // Both typed the same, so there is nothing to report.
    expect(saveDayCrews(festival, typed(roomId, 0, 'Ana'), NOW)).toEqual({ ok: true });
    expect(db.select().from(roomCrews).all()).toMatchObject([{ names: 'Ana', version: 1 }]);
    // The other person's text was overwritten by one's own, so the quoted text is one's own.
    expect(saveDayCrews(hers, typed(roomId, 1, 'Zoé'), NOW)).toEqual({ ok: true });
    expect(saveDayCrews(festival, typed(roomId, 2, 'Bob'), NOW)).toEqual({ ok: true });
    expect(saveDayCrews(festival, typed(roomId, 0, 'Ana'), NOW)).toMatchObject({
      names: 'Bob',
      by: 'Camille',
      isOwn: true,
    });
  });

  it('is only of this festival’s rooms and days', () => {
    const { db, festival, roomId } = setUp();
    const other = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 4, slug: 'other' });
    const notFound = expect.objectContaining({ code: 'notFound' });
    expect(() => saveDayCrews(festival, typed(other.roomIds[0] ?? 0, 0, 'x'), NOW)).toThrow(notFound);
    expect(() => saveDayCrews(festival, { ...typed(roomId, 0, 'x'), date: '2027-01-01' }, NOW)).toThrow(notFound);
    expect(db.select().from(roomCrews).all()).toEqual([]);
  });

  it('has a maximum number', () => {
    expect(
      dayCrewsInput.safeParse({ date: DATE, rooms: [{ id: 1, version: 0, names: 'x'.repeat(201), note: '' }] }).success,
    ).toBe(false);
    expect(dayCrewsInput.safeParse({ date: '2026-02-31', rooms: [] }).success).toBe(false);
  });
});
