import { expect, it } from 'vitest';
import { write } from '#db/client.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { keepKeys, keysOf, turnKeys } from './import-keys.ts';

it('removes the keys of an undone import except of what stayed, however many there are', () => {
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events: 0, rooms: 1, days: 1, seed: 1 });
  const source = 'schedule a';
  const left = Array.from({ length: 40_000 }, (_, at) => ({ entity: 'event' as const, id: at + 1 }));
  const keys = [...left, { id: 40_001 }].map(({ id }) => [`e${id}`, id] as const);
  write(db, () => keepKeys(db, festivalId, source, 'event', 'batch-1', keys));
  write(db, (tx) => turnKeys(tx, festivalId, 'batch-1', 'undo-1', left));
  expect(keysOf(db, festivalId, source, 'event')).toEqual(new Map(keys.slice(0, -1)));
});
