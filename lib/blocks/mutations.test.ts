import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { deleteRoom } from '#lib/deletion/venues.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { done, history, NOW, workingFestival } from '#lib/history/testing.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { createBlock, deleteBlock, editBlock } from './mutations.ts';
import { blockById, blocksOf } from './queries.ts';
import { blockSchema, newBlockValues, roomBox } from './schema.ts';

const LATER = '2026-05-01T10:05:00.000Z';

function working() {
  const { festival, db, actor } = workingFestival('schedule', { events: 6 });
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
  it('is made once per form, by start, over all rooms or some', () => {
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

  it('is edited as it was seen, and its other version is shown to the second of two', () => {
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
    const remove = () => deleteBlock(festival, before[0]?.id ?? 0, LATER);
    const { batch } = remove();
    expect(all()).toEqual([]);
    expect(undoBatch(festival, batch, LATER)).toMatchObject({ ok: true, left: 0 });
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

  it('comes and goes with « Défaire » of its making and its changes', () => {
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
});
