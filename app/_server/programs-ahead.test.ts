import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { noteAsked, writeAsked } from '#lib/selections/asked-calendars.ts';
import { addressKindOf } from './known-addresses.ts';
import { readPrograms } from './programs-ahead.ts';

it('asks for a page of each kind, one after the other, whatever comes of it, and its calendar counts for nobody', async () => {
  const asked: string[] = [];
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events: 0, rooms: 1, days: 1, seed: 1 });
  const now = '2026-06-01T10:00:00.000Z';
  let [atOnce, most] = [0, 0];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    noteAsked(festivalId, { of: request.url ?? '' }, request.headers['user-agent'] ?? null, now);
    atOnce += 1;
    most = Math.max(most, atOnce);
    setTimeout(() => {
      atOnce -= 1;
      if (request.url === '/fr/sign-in') response.destroy();
      else response.writeHead(404).end('none');
    }, 2);
  });
  await new Promise<void>((ready) => server.listen(0, ready));
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  await readPrograms({ port, host: '::' }, 'nel');
  server.close();
  expect(most).toBe(1);
  expect(asked).toContain('/fr/festivals/nel');
  expect(writeAsked(now, db)).toBe(0);
  expect([...new Set(asked.map(addressKindOf))].sort()).toEqual(['document', 'front', 'handler', 'live', 'missing']);
});
