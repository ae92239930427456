import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answersBeforeNext, isAnsweredBeforeNext } from './before-next.ts';
import { listening } from './listening-testing.ts';

beforeEach(() => {
  vi.stubEnv('NODE_ENV', 'production');
});
afterEach(() => {
  vi.unstubAllEnvs();
  delete (globalThis as { lanterneAnswers?: unknown }).lanterneAnswers;
});

/** A server that passes to a stand-in for Next whatever is not answered before it. */
const serve = () =>
  listening((request, response) => {
    if (!isAnsweredBeforeNext(request, response)) response.end('Next');
  });

const textOf = async (url: string, init?: RequestInit) => (await fetch(url, init)).text();

it('answers documents of sections whose route was loaded, and leaves other spellings to Next', async () => {
  const at = await serve();
  expect(await textOf(`${at}/fr/festivals/nel`)).toBe('Next');
  answersBeforeNext('festivals', async ({ url, method }) => new Response(`${method} ${new URL(url).pathname}`));
  expect(await textOf(`${at}/fr/festivals/nel/days/2026-11-28?q=a%20b`)).toBe('GET /fr/festivals/nel/days/2026-11-28');
  for (const path of [
    '/fr/festivals',
    '/fr/festivals/',
    '/fr/festivals/nel/',
    '/fr/festivals//nel',
    '/fr/festivals/n%C3%A9l',
    '/fr/festivals/NEL',
    '/fr/festivals/Nel/days/2026-11-28?q=a',
    '/fr/festivals/nel/a.txt',
    '/fr/organise/nel',
    '/festivals/nel',
  ])
    expect(await textOf(at + path)).toBe('Next');
  expect(await textOf(`${at}/fr/festivals/nel`, { method: 'POST', body: 'a' })).toBe('Next');
});

it('passes the request on without cookie and nonce, and sends status, headers and bytes unchanged', async () => {
  const at = await serve();
  const asked: Headers[] = [];
  answersBeforeNext('my', async ({ headers }) => {
    asked.push(headers);
    return new Response('é', { status: 410, headers: { 'Content-Length': '2', ETag: 'W/"a"' } });
  });
  const answer = await fetch(`${at}/en/my/token`, {
    headers: { Cookie: 'session=1', 'X-Nonce': 'mine', 'If-None-Match': 'W/"b"' },
  });
  expect([answer.status, answer.headers.get('etag'), await answer.text()]).toEqual([410, 'W/"a"', 'é']);
  const [headers] = asked;
  expect(headers?.get('host')).toBe(at.slice('http://'.length));
  expect(['cookie', 'x-nonce', 'if-none-match'].map((name) => headers?.get(name))).toEqual([null, null, 'W/"b"']);
});

it('sends a stream as it is written, and closes the connection if it breaks', async () => {
  const at = await serve();
  const stream = new ReadableStream({
    start(controller) {
      for (const part of ['a', 'b']) controller.enqueue(new TextEncoder().encode(part));
      controller.close();
    },
  });
  answersBeforeNext('team', async () => new Response(stream));
  expect(await textOf(`${at}/fr/team/token`)).toBe('ab');
  answersBeforeNext('join', () => Promise.reject(new Error('broken')));
  await expect(fetch(`${at}/fr/join/nel`)).rejects.toThrow();
});

it('registers nothing in development', async () => {
  vi.stubEnv('NODE_ENV', 'development');
  const at = await serve();
  answersBeforeNext('festivals', async () => new Response('old'));
  expect(await textOf(`${at}/fr/festivals/nel`)).toBe('Next');
});
