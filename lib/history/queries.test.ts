import { expect, it } from 'vitest';
import { deleteEvent } from '#lib/deletion/events.ts';
import { readEvent } from '#lib/events/root.ts';
import { recentAct, whoDeleted } from './queries.ts';
import { done, NOW, workingFestival } from './testing.ts';

it('finds a recent act of its own festival, and remembers who deleted what', () => {
  const { db, festival, made } = workingFestival('schedule');
  const id = made.eventIds[0] ?? 0;
  const number = readEvent(db, festival.id, id)?.number ?? 0;
  expect(whoDeleted(festival.id, 'event', number, db)).toBeNull();
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
  expect(whoDeleted(festival.id, 'event', number, db)).toEqual({ by: 'Camille', at: NOW });
  expect(whoDeleted(festival.id, 'film', number, db)).toBeNull();
});
