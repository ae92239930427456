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

it('a batch is found without reading the whole history', () => {
  expect(plan(`select * from changes where festival_id = 1 and batch = 'b' order by id`)).toMatch(
    /changes_batch \(batch=\? AND festival_id=\?\)$/,
  );
});

it('a séance that only moves is not indexed anew for search', () => {
  const words = () => db.$client.prepare('select count(*) from search_index where words match ?').pluck().get('moved');
  db.$client.exec(`update events set title = '{"fr":"moved"}' where id = 1`);
  expect(words()).toBe(1);
  // A row that no index knows stays unknown while nothing but the time changes.
  db.$client.exec(`delete from search_index where entity = 'event' and entity_id = 1`);
  db.$client.exec(`insert into search_index (festival_id, entity, entity_id, words) values (1, 'event', 1, 'other')`);
  db.$client.exec(`update events set starts_at = '2026-06-06T10:00', version = 2 where id = 1`);
  expect(words()).toBe(0);
  db.$client.exec(`update events set title = '{"fr":"moved again"}' where id = 1`);
  expect(words()).toBe(1);
});
