import { expect, it } from 'vitest';
import { write } from '#db/client.ts';
import { deleteEvent } from '#lib/deletion/records.ts';
import { readEvent } from '#lib/events/root.ts';
import { recentAct, whoDeleted } from './queries.ts';
import type { Root } from './root-kind.ts';
import { recordRoot } from './roots.ts';
import { done, NOW, workingFestival } from './testing.ts';

it('finds a recent act of its own festival, and knows who deleted what', () => {
  const { db, festival, made } = workingFestival('schedule');
  const id = made.eventIds[0] ?? 0;
  const number = readEvent(db, festival.id, id)?.number ?? 0;
  expect(whoDeleted(festival, 'event', number, db)).toBeNull();
  const { batch } = done(deleteEvent(festival, id, { version: 1, clientKey: null }, NOW));
  const after = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1000).toISOString();
  expect(recentAct(festival.id, batch ?? '', after(10), db)).toEqual({
    verb: 'deleted',
    entity: 'event',
    count: 1,
    age: 10_000,
  });
  expect(recentAct(festival.id, batch ?? '', after(601), db)).toBeNull();
  expect(recentAct(festival.id + 1, batch ?? '', NOW, db)).toBeNull();
  expect(whoDeleted(festival, 'event', number, db)).toEqual({ by: 'Camille', isOwn: true, at: NOW });
  const other = { ...festival, actor: { ...festival.actor, userId: festival.actor.userId + 1 } };
  expect(whoDeleted(other, 'event', number, db)).toEqual({ by: 'Camille', isOwn: false, at: NOW });
  expect(whoDeleted(festival, 'film', number, db)).toBeNull();
});

it('finds deleted records by their number, and by id only if their kind has none', () => {
  const { db, festival } = workingFestival('schedule');
  const gone = (entity: 'film' | 'theme', before: Root & { number?: number }) =>
    write(db, (tx) => recordRoot(tx, festival, NOW, entity, { verb: 'deleted', before, after: null }));
  const root = { id: 40, festivalId: festival.id, version: 1 };
  gone('film', { ...root, number: 7 });
  gone('theme', root);
  const by = { by: 'Camille', isOwn: true, at: NOW };
  expect(whoDeleted(festival, 'film', 7, db)).toEqual(by);
  expect(whoDeleted(festival, 'film', 40, db)).toBeNull();
  expect(whoDeleted(festival, 'theme', 40, db)).toEqual(by);
});
