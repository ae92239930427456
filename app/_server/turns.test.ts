import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { listening } from './listening-testing.ts';
import { RequestTurns } from './turns.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Starts a server that answers in turns; returns its address. */
function serveInTurn(answer: Answer, turn?: number): Promise<string> {
  const turns = new RequestTurns(turn);
  return listening((request, response) => turns.take(request, response, answer));
}

function work(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

it('answers a reader before a hundred other requests that came first', async () => {
  const order: string[] = [];
  const at = await serveInTurn((request, response) => {
    work(5);
    order.push(request.url ?? '');
    response.end();
  });
  const others = Array.from({ length: 100 }, (_, n) => fetch(`${at}/fr/account?${n}`));
  await pause(1);
  await fetch(`${at}/fr/festivals/nel`);
  await Promise.all(others);
  expect(order.indexOf('/fr/festivals/nel')).toBeLessThan(90);
  expect(order.length).toBe(101);
});

/** In milliseconds, longer than any test: a turn ends only when its answer does. */
const UNTIL_ANSWERED = 60_000;

it('makes a calendar wait for its turn, but not a picture', async () => {
  const begun: string[] = [];
  const answers: ServerResponse[] = [];
  const at = await serveInTurn((request, response) => {
    begun.push(request.url ?? '');
    answers.push(response);
  }, UNTIL_ANSWERED);
  for (const [n, path] of ['/fr/organise', '/fr/account'].entries()) {
    void fetch(at + path).catch(() => {});
    await expect.poll(() => begun.length).toBe(n + 1);
  }
  void fetch(`${at}/feeds/nel/programme.ics`).catch(() => {});
  void fetch(`${at}/pictures/nel/a.webp`).catch(() => {});
  await expect.poll(() => begun.at(-1)).toBe('/pictures/nel/a.webp');
  await pause(100);
  expect(begun).toEqual(['/fr/organise', '/fr/account', '/pictures/nel/a.webp']);
  answers[0]?.end();
  await expect.poll(() => begun.at(-1)).toBe('/feeds/nel/programme.ics');
});

it('answers two at the same time, in order, and takes the turn from one that takes long', async () => {
  const begun: string[] = [];
  const at = await serveInTurn((request) => void begun.push(request.url ?? ''), 400);
  for (const n of [1, 2, 3, 4]) {
    void fetch(`${at}/fr/organise/${n}`).catch(() => {});
    await pause(10);
  }
  await expect.poll(() => begun.length).toBe(4);
  expect(begun).toEqual([1, 2, 3, 4].map((n) => `/fr/organise/${n}`));
});

it('lets forty sign-ins wait behind two, refuses others for now, and goes on with other requests', async () => {
  const begun: string[] = [];
  const at = await serveInTurn((request, response) => {
    begun.push(request.url ?? '');
    if (request.url === '/fr/account') response.end();
  });
  const answers: Promise<Response | null>[] = [];
  for (let n = 0; n < 45; n += 1)
    answers.push(fetch(`${at}/fr/sign-in`, { method: 'POST', body: `n=${n}` }).catch(() => null));
  const refused = await Promise.race([...answers, pause(30_000, null)]);
  expect(refused?.status).toBe(503);
  expect(refused?.headers.get('retry-after')).toBe('10');
  expect(await refused?.text()).toContain('Le serveur est occupé');
  expect((await fetch(`${at}/fr/account`)).status).toBe(200);
  expect(begun.filter((one) => one === '/fr/sign-in')).toHaveLength(2);
});

it('answers in the async context of the request, and skips clients that are gone', async () => {
  const context = new AsyncLocalStorage<string>();
  subscribe('http.server.request.start', (message) => {
    context.enterWith((message as { request: IncomingMessage }).request.url ?? '');
  });
  const found: (string | undefined)[] = [];
  let isFull = () => {};
  const full = new Promise<void>((resolve) => {
    isFull = resolve;
  });
  const at = await serveInTurn((request, response) => {
    found.push(context.getStore());
    if (found.length === 2) isFull();
    if (!request.url?.startsWith('/fr/organise/long')) response.end();
  });
  const gone = connect(Number(new URL(at).port), '127.0.0.1');
  await once(gone, 'connect');
  for (const n of [1, 2]) void fetch(`${at}/fr/organise/long-${n}`).catch(() => {});
  await full;
  gone.write('GET /fr/organise/gone HTTP/1.1\r\nHost: a\r\n\r\n');
  gone.destroy();
  expect((await fetch(`${at}/fr/organise/stays`)).status).toBe(200);
  expect(found).toEqual(['/fr/organise/long-1', '/fr/organise/long-2', '/fr/organise/stays']);
});
