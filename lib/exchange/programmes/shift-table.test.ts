import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import type { CellsPost } from '#lib/exchange/lists/table-schema.ts';
import { done, history, NOW, workingFestival } from '#lib/history/testing.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { createShift, createTask, endShifts } from '#lib/volunteers/mutations.ts';
import { shiftSchema, taskSchema } from '#lib/volunteers/schema.ts';
import { tables } from './tables.ts';

const COLUMNS = ['task', 'day', 'from', 'until', 'room', 'place', 'people', 'who', 'warnings', 'follows', 'note'];

function begin() {
  const { db, festival } = workingFestival('volunteers');
  const of = eq(t.rooms.festivalId, festival.id);
  const task = (fr: string, en: string) =>
    done(createTask(festival, taskSchema.parse({ version: 0, name: { fr, en }, briefing: {} }), NOW)).id;
  const [seating] = [task('Placement', 'Seating'), task('Billetterie', 'Tickets')] as const;
  const [day = ''] = db
    .select()
    .from(t.festivalDays)
    .where(eq(t.festivalDays.festivalId, festival.id))
    .all()
    .map(({ date }) => date);
  const make = (own: object) =>
    done(
      createShift(
        festival,
        shiftSchema(festival).parse({ version: 0, taskId: String(seating), people: '2', ...own }),
        NOW,
      ),
    ).id;
  const fixed = make({ rule: 'fixed', day, from: '14h', until: '16h' });
  const rows = (locale: 'fr' | 'en' = 'fr') => tables.shifts.rows(festival, COLUMNS, locale);
  let key = 0;
  const set = (posted: CellsPost['rows']) => {
    key += 1;
    const clientKey = `00000000-0000-4000-8000-${String(key).padStart(12, '0')}`;
    return done(tables.shifts.set(festival, { clientKey, locale: 'fr', columns: COLUMNS, rows: posted }, NOW));
  };
  const row = (id: number) => rows().find((one) => one.id === id);
  const write = (id: number, cells: Record<string, string>) => set([{ id, version: row(id)?.version ?? 0, cells }]);
  const rooms = db.select().from(t.rooms).where(of).all();
  return { db, festival, day, seating, make, fixed, rows, row, set, write, rooms };
}

describe('shifts as a table', () => {
  it('are written like their form, as one act that can be undone', () => {
    const { festival, day, fixed, row, write, rooms, db } = begin();
    expect(row(fixed)?.cells).toMatchObject({ task: 'Placement', day, from: '14:00', until: '16:00', people: '2' });
    const name = tables.shifts.columns(festival, 'fr').find(({ key }) => key === 'room')?.choices?.[0] ?? '';
    const answer = write(fixed, {
      task: 'tickets',
      from: '9h30',
      until: '',
      people: '3',
      room: name,
      place: 'côté rue',
    });
    expect(answer.refused).toEqual([{ id: fixed, column: 'until', said: expect.any(String) }]);
    expect(row(fixed)?.cells).toMatchObject({
      task: 'Billetterie',
      from: '09:30',
      until: '16:00',
      people: '3',
      room: name,
      place: 'côté rue',
    });
    expect(db.select().from(t.shifts).all()[0]?.roomId).toBe(rooms[0]?.id);
    expect(history(db).at(-1)).toMatch(/^shift edited/);
    done(undoBatch(festival, answer.batch ?? '', NOW));
    expect(row(fixed)?.cells).toMatchObject({ task: 'Placement', from: '14:00', room: '', people: '2' });
  });

  it('refuse what their form refuses, in words, and ids of other festivals', () => {
    const { db, fixed, write, set, row } = begin();
    const other = makeFestival(db, { events: 3, rooms: 1, days: 1, seed: 9 });
    const [foreign] = db.select().from(t.rooms).where(eq(t.rooms.festivalId, other.festivalId)).all();
    const { refused } = write(fixed, {
      task: 'Sieste',
      room: `${foreign?.name.fr} ailleurs`,
      people: '900',
      from: 'tôt',
    });
    expect(refused.map(({ column }) => column).sort()).toEqual(['from', 'people', 'room', 'task']);
    expect(set([{ id: 999_999, version: 1, cells: { people: '3' } }]).refused).toEqual([
      { id: 999_999, column: 'people', said: 'Cette ligne vient d’être supprimée.' },
    ]);
    // A value that always holds is not emptied, and what is computed is not written.
    expect(write(fixed, { task: '', who: 'Nour', warnings: '' }).refused.map(({ column }) => column)).toEqual([
      'who',
      'warnings',
      'task',
    ]);
    expect(row(fixed)?.version).toBe(1);
  });

  it('are made once their cells say enough', () => {
    const { day, set, rows } = begin();
    const before = rows().length;
    const none = set([{ id: -1, version: 0, cells: { task: 'Placement', day } }]);
    expect([none.refused.map(({ column }) => column), none.made]).toEqual([['from', 'until'], {}]);
    const made = set([{ id: -1, version: 0, cells: { task: 'Seating', day, from: '20h', until: '1h' } }]);
    expect(rows()).toHaveLength(before + 1);
    expect(made.rows.at(-1)?.cells).toMatchObject({ task: 'Placement', from: '20:00', until: '01:00', people: '1' });
  });

  it('that follow a séance show its hours, which cannot be typed over', () => {
    const { db, festival, make, row, write } = begin();
    const event = db
      .select()
      .from(t.events)
      .where(eq(t.events.festivalId, festival.id))
      .all()
      .find(({ startsAt }) => startsAt !== null);
    const id = make({ rule: 'event', eventId: String(event?.id), fromAnchor: 'start', toAnchor: 'end' });
    expect(row(id)?.cells).toMatchObject({ from: event?.startsAt?.slice(11), follows: expect.stringMatching(/.+/) });
    const { refused } = write(id, { from: '9h', people: '4' });
    expect(refused).toEqual([{ id, column: 'from', said: expect.stringContaining('suivent') }]);
    expect(row(id)?.cells.people).toBe('4');
  });

  it('show who is on them and their obstacles, and disappear once deleted', () => {
    const { db, festival, fixed, row, rows, write } = begin();
    const [nour] = db
      .insert(t.volunteers)
      .values({ festivalId: festival.id, name: 'Nour', createdAt: NOW })
      .returning()
      .all();
    const on = { festivalId: festival.id, shiftId: fixed, volunteerId: nour?.id ?? 0 };
    db.insert(t.assignments)
      .values({ ...on, uid: 'nour', state: 'confirmed', createdAt: NOW })
      .run();
    expect(row(fixed)?.cells).toMatchObject({ who: 'Nour', warnings: expect.stringMatching(/.+/) });
    // One person is missing, until one is enough.
    write(fixed, { people: '1' });
    expect(row(fixed)?.cells.warnings).toBe('');
    const seen = rows().length;
    endShifts(festival, [fixed], null, NOW);
    expect(rows()).toHaveLength(seen - 1);
    expect(tables.shifts.rows(festival, COLUMNS, 'fr', new Set([fixed]))).toEqual([]);
  });
});
