import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { blockKind } from '#lib/blocks/root.ts';
import { workingFestival } from './testing.ts';

function twoBlocks() {
  const { db, festival } = workingFestival('schedule');
  const [first, second] = db.select().from(t.rooms).all();
  if (!first || !second) throw new Error('a festival without rooms');
  const block = { festivalId: festival.id, kind: 'break', minutes: 60, version: 1, title: {} } as const;
  db.transaction((tx) => {
    blockKind.insert(tx, { ...block, id: 801, startsAt: '2026-06-06T12:00', roomIds: [first.id, second.id] });
    blockKind.insert(tx, { ...block, id: 802, startsAt: '2026-06-06T11:00', roomIds: [] });
  });
  return { db, festival, first, second };
}

it('reads all records of a festival like one, in the order asked for', () => {
  const { db, festival } = twoBlocks();
  const all = blockKind.all(db, festival.id, t.blocks.startsAt);
  expect(all.map(({ id }) => id).filter((id) => id > 800)).toEqual([802, 801]);
  expect(all).toEqual(all.map(({ id }) => blockKind.read(db, festival.id, id)));
});

it('writes only what differs in a record', () => {
  const { db, festival, first } = twoBlocks();
  const seen = blockKind.read(db, festival.id, 801);
  if (!seen) throw new Error('no block');
  // Meanwhile the row has another length and one room, which the change does not contain.
  db.update(t.blocks).set({ minutes: 90 }).where(eq(t.blocks.id, 801)).run();
  db.delete(t.blockRooms).where(eq(t.blockRooms.roomId, first.id)).run();
  const stands = blockKind.read(db, festival.id, 801);
  db.transaction((tx) => blockKind.update(tx, { ...seen, title: { fr: 'Déjeuner' } }, seen));
  expect(blockKind.read(db, festival.id, 801)).toEqual({ ...stands, title: { fr: 'Déjeuner' } });
  db.transaction((tx) => blockKind.update(tx, { ...seen, roomIds: [first.id] }, seen));
  expect(blockKind.read(db, festival.id, 801)).toEqual({ ...stands, title: { fr: 'Déjeuner' }, roomIds: [first.id] });
});
