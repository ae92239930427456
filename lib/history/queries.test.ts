import { expect, it } from 'vitest';
import { deleteEvent } from '#lib/deletion/events.ts';
import { readEvent } from '#lib/events/root.ts';
import { recentAct, whoDeleted } from './queries.ts';
import { done, NOW, workingFestival } from './testing.ts';

it('finds a recent act of its own festival, and remembers who deleted what', () => {
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
