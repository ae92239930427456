import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Db, databaseFile, openDatabase } from '#db/client.ts';
import { changes } from '#db/schema/index.ts';
import { endServedDb, makeFestival, openTestDb, openTestFile, serveDb } from '#db/testing.ts';
import { LARGE } from '#lib/festivals/large.ts';
import { recordChange } from '#lib/history/record.ts';
import { makeAhead } from './publication.ts';

let db: Db;
const REST = 30;
let stop = () => {};

beforeEach(() => {
  db = openTestDb();
  serveDb(db);
});
afterEach(() => {
  stop();
  endServedDb();
});

/** Records a change to such a thing of the festival. */
function change(festivalId: number, entity: 'event' | 'assignment'): void {
  const row = { festivalId, actor: null, at: '2026-05-01T10:00:00.000Z', verb: 'edited', entity, entityId: 1 } as const;
  db.transaction((tx) => recordChange(tx, { ...row, before: null, after: null }));
}

it('the publish pages of large festivals are made at the start, and once after changes have stopped', async () => {
  const { festivalId } = makeFestival(db, { events: LARGE, rooms: 20, days: 5, seed: 1, slug: 'large' });
  const small = makeFestival(db, { events: 5, rooms: 2, days: 1, seed: 2, slug: 'small' });
  const made: string[] = [];
  stop = makeAhead(async ({ slug }) => void made.push(slug), REST);
  await wait(5 * REST);
  expect(made).toEqual(['large']);

  change(festivalId, 'event');
  change(festivalId, 'event');
  await wait(REST / 3);
  expect(made).toEqual(['large']);
  await wait(5 * REST);
  expect(made).toEqual(['large', 'large']);

  // Nothing is made for a small festival, nor after changes that a publication does not contain.
  change(small.festivalId, 'event');
  change(festivalId, 'assignment');
  await wait(5 * REST);
  expect(made).toEqual(['large', 'large']);
});

it('after a long time the first change is followed at once, and the last one when changes stop', async () => {
  const { festivalId } = makeFestival(db, { events: LARGE, rooms: 20, days: 5, seed: 1 });
  let count = 0;
  stop = makeAhead(
    async () => {
      count += 1;
      await wait(4 * REST);
    },
    REST,
    0,
  );
  await wait(8 * REST);
  change(festivalId, 'event');
  await wait(REST / 3);
  expect(count).toBe(2);
  change(festivalId, 'event');
  await wait(REST / 3);
  expect(count).toBe(2);
  await wait(12 * REST);
  expect(count).toBe(3);
});

it('a change during the making is followed afterwards, never at the same time', async () => {
  const { festivalId } = makeFestival(db, { events: LARGE, rooms: 20, days: 5, seed: 1 });
  let [running, most, count] = [0, 0, 0];
  stop = makeAhead(async () => {
    running += 1;
    [most, count] = [Math.max(most, running), count + 1];
    if (count === 1) change(festivalId, 'event');
    await wait(3 * REST);
    running -= 1;
  }, REST);
  await wait(15 * REST);
  expect([most, count]).toEqual([1, 2]);
});

it('changes by another program are noticed too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-ahead-'));
  const [here, there] = [openTestFile(folder), openDatabase(databaseFile(folder))];
  endServedDb();
  serveDb(here);
  const { festivalId } = makeFestival(here, { events: LARGE, rooms: 20, days: 5, seed: 1 });
  const made: string[] = [];
  stop = makeAhead(async ({ slug }) => void made.push(slug), REST);
  await wait(5 * REST);
  // As a program outside of this process does it.
  const row = { festivalId, actorName: '', at: '2026-05-01T10:00:00.000Z', verb: 'edited', entity: 'event' } as const;
  there
    .insert(changes)
    .values({ ...row, entityId: 1, batch: 'b' })
    .run();
  await wait(8 * REST);
  expect(made).toHaveLength(2);
  there.$client.close();
  rmSync(folder, { recursive: true });
});
