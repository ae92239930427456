import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { addressOf, carrySocketAddress } from './client-address.ts';

it('is that of the socket, whatever the client claims', async () => {
  let forwarded = 0;
  const count = () => {
    forwarded += 1;
  };
  carrySocketAddress(count);
  carrySocketAddress(count);
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const headers = new Headers(request.headers as Record<string, string>);
    seen.push(addressOf(headers, false), addressOf(headers, true));
    response.end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  const headers = { 'x-lanterne-socket': '203.0.113.9', 'x-forwarded-for': '203.0.113.1, 203.0.113.2' };
  await fetch(`http://127.0.0.1:${port}`, { headers });
  await fetch(`http://127.0.0.1:${port}`);
  await fetch(`http://127.0.0.1:${port}`, { headers });
  server.close();
  // Behind a trusted proxy the last hop counts: the first ones are the client’s own words. Without
  // one, the socket.
  expect(seen).toEqual(['127.0.0.1', '203.0.113.2', '127.0.0.1', '127.0.0.1', '127.0.0.1', '203.0.113.2']);
  // That somebody stands in front is said once.
  expect(forwarded).toBe(1);
});

it('is the same for all where it is unknown', () => {
  expect(addressOf(new Headers({ 'x-forwarded-for': '203.0.113.1' }), false)).toBe('unknown');
});

it.each([
  ['203.0.113.2:51234', '203.0.113.2'],
  ['[2001:db8::2]:443', '2001:db8::2'],
  ['[2001:db8::2]', '2001:db8::2'],
  ['2001:db8::2', '2001:db8::2'],
  ['::ffff:203.0.113.2', '::ffff:203.0.113.2'],
  ['unknown', '198.51.100.7'],
  ['_hidden:80', '198.51.100.7'],
])('reads %s from a proxy as %s', (hop, address) => {
  const headers = new Headers({ 'x-forwarded-for': `203.0.113.1, ${hop}`, 'x-lanterne-socket': '198.51.100.7' });
  expect(addressOf(headers, true)).toBe(address);
});
