import { expect, it } from 'vitest';
import { makeFestival, openTestDb } from './testing.ts';

const db = openTestDb();
makeFestival(db, { events: 20, rooms: 2, days: 1, seed: 1 });
const plan = (query: string) =>
  (db.$client.prepare(`explain query plan ${query}`).all() as { detail: string }[])
    .map(({ detail }) => detail)
    .join('; ');

it.each(['event_rooms', 'event_items', 'event_people', 'event_themes', 'offers'])(
  'what a séance has in %s is found without reading the whole festival',
  (table) => {
    for (const verb of ['select * from', 'delete from'])
      expect(plan(`${verb} ${table} where festival_id = 1 and event_id = 1`)).not.toMatch(/\(festival_id=\?\)|SCAN/);
  },
);

it('continuations of a deleted séance are found without reading the whole festival', () => {
  expect(plan('select * from events where festival_id = 1 and continues_event_id = 1')).toMatch(/events_continues/);
});

it('a batch is found without reading the whole history', () => {
  expect(plan(`select * from changes where festival_id = 1 and batch = 'b' order by id`)).toMatch(
    /changes_batch \(batch=\? AND festival_id=\?\)$/,
  );
});

it('a séance that is only moved is not indexed again, and a renamed one is found by its number', () => {
  const words = () => db.$client.prepare('select count(*) from search_index where words match ?').pluck().get('moved');
  db.$client.exec(`update events set title = '{"fr":"moved"}' where id = 1`);
  expect(words()).toBe(1);
  // A row that no index knows stays unknown while nothing but the time changes.
  db.$client.exec(`update search_index set words = 'other' where rowid = 4`);
  db.$client.exec(`update events set starts_at = '2026-06-06T10:00', version = 2 where id = 1`);
  expect(words()).toBe(0);
  db.$client.exec(`update events set title = '{"fr":"moved again"}' where id = 1`);
  expect(words()).toBe(1);
});

it.each([
  ['events', 'event', 0],
  ['films', 'film', 1],
  ['people', 'person', 2],
])('every row of %s is in the search index under its own number', (table, entity, kind) => {
  const rows = db.$client
    .prepare('select rowid as id, entity_id as entityId from search_index where entity = ?')
    .all(entity) as { id: number; entityId: number }[];
  expect(rows.length).toBe(db.$client.prepare(`select count(*) from ${table}`).pluck().get());
  expect(rows.filter(({ id, entityId }) => id !== entityId * 4 + kind)).toEqual([]);
});
