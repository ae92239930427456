import { NextRequest } from 'next/server';
import { expect, it } from 'vitest';
import { GET, POST } from './[...nextauth]/route.ts';

const ask = (
  method: 'GET' | 'POST',
  path: string,
  init: { body?: BodyInit; headers?: Record<string, string> } = {},
) => {
  const request = new NextRequest(`http://localhost/api/auth/${path}`, { method, duplex: 'half', ...init } as never);
  return (method === 'GET' ? GET : POST)(request, { params: Promise.resolve({ nextauth: path.split('/') }) });
};

it('answers what clients of next-auth use, only with the right methods', async () => {
  expect((await ask('GET', 'anything')).status).toBe(404);
  expect((await ask('POST', '_log')).status).toBe(404);
  const callback = await ask('GET', 'callback/credentials');
  expect([callback.status, callback.headers.get('allow')]).toEqual([405, 'POST']);
  const session = await ask('POST', 'session');
  expect([session.status, session.headers.get('allow')]).toEqual([405, 'GET']);
});

it('reads no body longer than a form, whatever length is declared', async () => {
  const said = await ask('POST', 'callback/credentials', { body: 'x', headers: { 'content-length': '700000000' } });
  expect(said.status).toBe(413);
  let pulled = 0;
  const endless = new ReadableStream({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(4000));
    },
  });
  expect((await ask('POST', 'signout', { body: endless })).status).toBe(413);
  expect(pulled).toBeLessThan(10);
});
