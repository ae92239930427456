import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { festivals } from '#db/schema/index.ts';
import { endServedDb, serveDb } from '#db/testing.ts';
import { forgetCounts } from '#lib/counted-testing.ts';
import { stopsOf, wayKey } from '#lib/messages/queue.ts';
import { stopPath, stopToken } from '#lib/messages/readers.ts';
import { queued } from '#lib/messages/testing.ts';
import { GET, POST } from './[token]/route.ts';

const reader = { kind: 'volunteer', id: 1 } as const;

beforeEach(() => {
  vi.stubEnv('LANTERNE_SECRET', 'x'.repeat(40));
  forgetCounts();
});
afterEach(() => {
  endServedDb();
  vi.unstubAllEnvs();
});

function stopping() {
  const { db, festivalId } = queued(1);
  serveDb(db);
  const festival = db.select().from(festivals).get();
  if (!festival) throw new Error('no festival');
  const token = stopToken(festival, reader, 'mail');
  const ask = (answer: typeof GET, more = '', own = token, init: RequestInit = {}) =>
    answer(new Request(`https://prog.example.org${stopPath(own, 'en')}${more}`, init), {
      params: Promise.resolve({ token: own }),
    });
  return { token, ask, stopped: () => [...stopsOf(db, festivalId)] };
}

it('asks first, so that a program which opens links ends nothing', async () => {
  const { ask, stopped } = stopping();
  const page = await ask(GET);
  expect([page.status, page.headers.get('content-security-policy')]).toEqual([
    200,
    expect.stringContaining("form-action 'self'"),
  ]);
  expect(await page.text()).toContain('<form method="post" action="?lang=en">');
  expect(stopped()).toEqual([]);
});

it('ends with the one-click request of a mail program, from any site with any body, and can be undone', async () => {
  const { ask, stopped } = stopping();
  const body = new FormData();
  body.set('List-Unsubscribe', 'One-Click');
  expect((await ask(POST, '', undefined, { method: 'POST', body })).status).toBe(200);
  expect(stopped()).toEqual([wayKey(reader, 'mail')]);
  expect((await ask(POST, '&again', undefined, { method: 'POST' })).status).toBe(200);
  expect(stopped()).toEqual([]);
});

it('refuses an address that never existed', async () => {
  const { token, ask, stopped } = stopping();
  const other = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
  expect((await ask(POST, '', other, { method: 'POST' })).status).toBe(404);
  expect((await ask(GET, '', 'nonsense')).status).toBe(404);
  expect(stopped()).toEqual([]);
});
