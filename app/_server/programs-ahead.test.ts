import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { noteAsked, writeAsked } from '#lib/selections/counted.ts';
import { addressKindOf } from './before-next.ts';
import { DESK, deskAsked, publicPaths, readPrograms } from './programs-ahead.ts';

async function listen(server: ReturnType<typeof createServer>): Promise<number> {
  await once(server.listen(0), 'listening');
  const bound = server.address();
  return typeof bound === 'object' && bound ? bound.port : 0;
}

// Calendars are counted for the whole process, so this file is run in a process of its own.
it('asks for each page, one after the other, even after an error, and its calendar request is not counted', async () => {
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
  const port = await listen(server);
  const paths = ['/fr', '/fr/sign-in', '/feeds/nel/programme.ics'];
  await readPrograms({ port, host: '::' }, paths);
  server.close();
  expect(most).toBe(1);
  expect(asked).toEqual(paths);
  expect(writeAsked(now, db)).toBe(0);
});

it('names a page of each kind, even if no small festival is public', () => {
  const kinds = (paths: readonly string[]) => [...new Set(paths.map(addressKindOf))].sort();
  expect(kinds(publicPaths())).toEqual(['document', 'front', 'handler', 'missing']);
  expect(kinds(publicPaths('nel'))).toEqual(kinds(publicPaths()));
  expect(kinds(DESK)).toEqual(['handler', 'live']);
});

it('notices the first request for the desk, but no readers of pages', async () => {
  const server = createServer((_, response) => response.end());
  const port = await listen(server);
  let isAsked = false;
  const asked = deskAsked().then(() => {
    isAsked = true;
  });
  for (const path of ['/fr', '/fr/festivals/nel', '/api/health']) {
    await (await fetch(`http://127.0.0.1:${port}${path}`)).text();
    expect(isAsked).toBe(false);
  }
  await (await fetch(`http://127.0.0.1:${port}/fr/organise?from=home`)).text();
  await asked;
  // A page of the desk that stayed open while the server restarted.
  const heard = deskAsked();
  await (await fetch(`http://127.0.0.1:${port}/api/festivals/nel/changes`)).text();
  await heard;
  server.close();
});
