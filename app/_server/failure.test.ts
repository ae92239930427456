import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { keepQuietOfBrokenOff } from './failure.ts';

afterEach(() => vi.restoreAllMocks());

it('prints nothing about a broken upload, and everything else', async () => {
  const print = vi.spyOn(console, 'error').mockImplementation(() => {});
  keepQuietOfBrokenOff();
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const sender = connect(port, '127.0.0.1');
  sender.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc');
  const [request] = await once(server, 'request');
  sender.destroy();
  const [error] = await once(request, 'error');
  console.error(error);
  console.error('Failed:', error);
  expect(print).not.toHaveBeenCalled();
  console.error(new Error('aborted'));
  console.error('one', 2);
  expect(print.mock.calls).toEqual([[new Error('aborted')], ['one', 2]]);
  server.close();
});
