import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { deleteRoom } from '#lib/deletion/records.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { done, history, NOW, workingFestival } from '#lib/history/testing.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { roomBox } from './choices.ts';
import { createBlock, deleteBlock, editBlock } from './mutations.ts';
import { blockById, blocksOf } from './queries.ts';
import { blockSchema, newBlockValues } from './schema.ts';

const LATER = '2026-05-01T10:05:00.000Z';

function working(days = 2) {
  const { festival, db, actor } = workingFestival('schedule', { events: 6, days });
  const [first, second] = db.select().from(t.rooms).all();
  if (!first || !second) throw new Error('a festival without rooms');
  const typed = (own: object = {}) =>
    blockSchema(festival).parse({
      ...newBlockValues('2026-06-06', []),
      title: { fr: 'Déjeuner' },
      from: '12h30',
      until: '14h',
      ...own,
    });
  const all = () => blocksOf(festival.id, db).map(({ version: _, ...block }) => block);
  return { festival, db, actor, first, second, typed, all };
}

describe('a break or a set-up', () => {
  it('may be weeks before the festival, but not in another year; an existing one stays', () => {
    const { festival, db, typed, all } = working();
    const far = { ok: false, reason: 'fields', fields: { day: 'farDay:31' } };
    expect(createBlock(festival, typed({ day: '2062-06-06' }), null, NOW)).toEqual(far);
    const made = done(createBlock(festival, typed({ day: '2026-05-20' }), null, NOW));
    expect(editBlock(festival, made.id, typed({ version: 1, day: '2025-06-06' }), NOW)).toEqual(far);
    db.update(t.blocks).set({ startsAt: '2062-06-06T12:30' }).where(eq(t.blocks.id, made.id)).run();
    done(editBlock(festival, made.id, typed({ version: 1, day: '2062-06-06', title: { fr: 'Loin' } }), NOW));
    expect(all()).toMatchObject([{ title: { fr: 'Loin' } }]);
  });

  it('is made once per form, with a start, over all rooms or some', () => {
    const { festival, db, first, second, typed, all } = working();
    const made = done(createBlock(festival, typed(), 'a key', NOW));
    expect(createBlock(festival, typed(), 'a key', NOW)).toEqual(made);
    const rooms = { [roomBox(second.id)]: 'on', [roomBox(first.id)]: 'on' };
    done(createBlock(festival, typed({ kind: 'set-up', from: '8h', until: '9h', rooms }), 'b key', NOW));
    expect(all()).toMatchObject([
      { kind: 'set-up', startsAt: '2026-06-06T08:00', minutes: 60, roomIds: [first.id, second.id] },
      { kind: 'break', startsAt: '2026-06-06T12:30', minutes: 90, roomIds: [], title: { fr: 'Déjeuner' } },
    ]);
    expect(history(db)).toEqual(['block created - is by Camille', 'block created - is by Camille']);
  });

  it('is edited from the version that was seen; the second of two people is shown both', () => {
    const { festival, db, first, typed } = working();
    const { id } = done(createBlock(festival, typed(), 'a key', NOW));
    const seen = blockById(festival.id, id, db);
    const edit = (own: object) => editBlock(festival, id, typed({ version: seen?.version, ...own }), LATER);
    expect(done(edit({})).batch).toBeNull();
    done(edit({ rooms: { [roomBox(first.id)]: 'on' } }));
    expect(edit({ until: '15h' })).toMatchObject({
      ok: false,
      reason: 'changed',
      by: 'Camille',
      current: { roomIds: [first.id] },
      base: { roomIds: [] },
    });
    expect(blockById(festival.id, id, db)).toMatchObject({ minutes: 90, roomIds: [first.id] });
  });

  it('covers no room of another festival', () => {
    const { festival, typed, all } = working();
    const refused = { ok: false, reason: 'fields', fields: { rooms: 'choice' } };
    expect(createBlock(festival, typed({ rooms: { 'room-9999': 'on' } }), 'a key', NOW)).toEqual(refused);
    const { id } = done(createBlock(festival, typed(), 'b key', NOW));
    expect(editBlock(festival, id, typed({ version: 1, rooms: { 'room-9999': 'on' } }), NOW)).toEqual(refused);
    expect(all()).toMatchObject([{ roomIds: [] }]);
  });

  it('is deleted and comes back with its rooms, unless one of them is gone', () => {
    const { festival, db, actor, first, typed, all } = working();
    done(createBlock(festival, typed({ rooms: { [roomBox(first.id)]: 'on' } }), 'a key', NOW));
    const before = all();
    const remove = () => done(deleteBlock(festival, before[0]?.id ?? 0, LATER));
    const { batch } = remove();
    expect(all()).toEqual([]);
    expect(undoBatch(festival, batch, LATER)).toMatchObject({ ok: true, left: [] });
    expect(all()).toEqual(before);

    const again = remove();
    const settings = authorizeFestival(actor, festival.slug, 'settings', db);
    const uses = db
      .select()
      .from(t.eventRooms)
      .all()
      .filter(({ roomId }) => roomId === first.id).length;
    done(deleteRoom(settings, { id: first.id, uses }, LATER));
    expect(undoBatch(festival, again.batch, LATER)).toEqual({ ok: false, reason: 'blocked' });
    expect(() => remove()).toThrow();
  });

  it('is undone and redone by « Défaire », its making and its changes', () => {
    const { festival, db, second, typed, all } = working();
    const made = done(createBlock(festival, typed(), 'a key', NOW));
    const before = all();
    const rooms = { [roomBox(second.id)]: 'on' };
    const edited = done(editBlock(festival, made.id, typed({ version: 1, until: '15h', rooms }), LATER));
    expect(undoBatch(festival, edited.batch ?? '', LATER)).toMatchObject({ ok: true });
    expect(all()).toEqual(before);
    expect(undoBatch(festival, made.batch ?? '', LATER)).toMatchObject({ ok: true });
    expect(blockById(festival.id, made.id, db)).toBeNull();
  });

  it('is repeated on other days in one act, but not on days that already have it', () => {
    const { festival, db, first, typed, all } = working(4);
    const starts = () => all().map(({ startsAt, title }) => `${startsAt.slice(8)} ${title.fr}`);
    const rooms = { [roomBox(first.id)]: 'on' };
    done(createBlock(festival, typed({ day: '2026-06-07', title: { fr: 'Repas' } }), 'a key', NOW));
    done(createBlock(festival, typed({ day: '2026-06-08', rooms }), 'b key', NOW));
    const made = done(createBlock(festival, typed({ everyDay: 'on' }), 'c key', LATER));
    expect(made.standing).toEqual(['2026-06-07']);
    // In another room it is another block.
    const after = [
      '06T12:30 Déjeuner',
      '07T12:30 Repas',
      '08T12:30 Déjeuner',
      '08T12:30 Déjeuner',
      '09T12:30 Déjeuner',
    ];
    expect(starts()).toEqual(after);
    expect(createBlock(festival, typed({ everyDay: 'on' }), 'c key', LATER)).toMatchObject({ batch: made.batch });
    expect(starts()).toEqual(after);
    expect(undoBatch(festival, made.batch ?? '', LATER)).toMatchObject({ ok: true, left: [] });
    expect(starts()).toEqual(['07T12:30 Repas', '08T12:30 Déjeuner']);

    const { id } = done(createBlock(festival, typed(), 'd key', NOW));
    const days = { '2026-06-07': 'on', '2026-06-09': 'on', '2026-06-08': false };
    const edited = done(editBlock(festival, id, typed({ version: 1, until: '14h30', days }), LATER));
    expect(edited.standing).toEqual([]);
    expect(all().filter(({ minutes }) => minutes === 120)).toMatchObject(
      ['06', '07', '09'].map((day) => ({ startsAt: `2026-06-${day}T12:30`, roomIds: [] })),
    );
    expect(undoBatch(festival, edited.batch ?? '', LATER)).toMatchObject({ ok: true, left: [] });
    expect(all().filter(({ minutes }) => minutes === 120)).toEqual([]);

    const version = blockById(festival.id, id, db)?.version;
    const again = () => done(editBlock(festival, id, typed({ version, days: { '2026-06-09': 'on' } }), LATER));
    expect(again().batch).not.toBeNull();
    expect(again()).toMatchObject({ batch: null, standing: ['2026-06-09'] });
  });

  it('is made on the other days even if its own day already has it, and is refused if all have it', () => {
    const { festival, typed, all } = working(3);
    done(createBlock(festival, typed(), 'a key', NOW));
    const made = done(createBlock(festival, typed({ everyDay: 'on' }), 'b key', LATER));
    expect(made.standing).toEqual(['2026-06-06']);
    expect(all().map(({ startsAt }) => startsAt.slice(8, 10))).toEqual(['06', '07', '08']);
    const again = createBlock(festival, typed({ title: { fr: 'Repas' } }), 'c key', LATER);
    expect(again).toEqual({ ok: false, reason: 'fields', fields: { day: 'stands' } });
  });

  it('is moved to another day and made again where it was', () => {
    const { festival, typed, all } = working();
    const { id } = done(createBlock(festival, typed(), 'a key', NOW));
    const moved = typed({ version: 1, day: '2026-06-07', days: { '2026-06-06': 'on' } });
    expect(done(editBlock(festival, id, moved, LATER)).standing).toEqual([]);
    expect(all()).toMatchObject([{ startsAt: '2026-06-06T12:30' }, { id, startsAt: '2026-06-07T12:30' }]);
  });

  it('has its typed length on other days, in nights when the clocks change too', () => {
    const { festival, db, typed, all } = working();
    db.update(t.festivalDays).set({ date: '2026-03-28' }).where(eq(t.festivalDays.date, '2026-06-07')).run();
    const night = typed({ day: '2026-03-28', from: '23h', until: '', minutes: '5h', everyDay: 'on' });
    done(createBlock(festival, night, 'a key', NOW));
    expect(all().map(({ minutes }) => minutes)).toEqual([300, 300]);
    const again = createBlock(festival, night, 'b key', NOW);
    expect(again).toEqual({ ok: false, reason: 'fields', fields: { day: 'stands' } });
    expect(all()).toHaveLength(2);
  });

  it('is repeated only on days of the festival, and only at hours that exist there', () => {
    const { festival, db, typed, all } = working(4);
    const refused = (error: string) => ({ ok: false, reason: 'fields', fields: { days: error } });
    const ask = (own: object) => createBlock(festival, typed(own), 'a key', NOW);
    expect(ask({ days: { '2026-07-06': 'on' } })).toEqual(refused('choice'));
    // The clocks go forward in the night of the 28th of March.
    db.update(t.festivalDays).set({ date: '2026-03-28' }).where(eq(t.festivalDays.date, '2026-06-09')).run();
    expect(ask({ everyDay: 'on', from: '1h', until: '2h30' })).toEqual(refused('skippedTime'));
    expect(all()).toEqual([]);
  });
});
