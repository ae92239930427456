import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, Server } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { freePort } from './server-process.ts';

vi.mock('node:crypto', async (real) => ({ ...(await real<typeof import('node:crypto')>()), randomInt: vi.fn() }));
const given = vi.mocked(randomInt as (from: number, to: number) => number);
afterEach(() => {
  vi.restoreAllMocks();
  given.mockReset();
});

/** A server that listens only on this machine, where ours do. */
async function listening(): Promise<{ server: Server; port: number }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

it('picks no port that is in use on this machine, and gives up after some tries', async () => {
  const { server, port } = await listening();
  const other = await listening();
  other.server.close();
  await once(other.server, 'close');
  given.mockReturnValueOnce(port).mockReturnValueOnce(port).mockReturnValueOnce(other.port);
  expect(await freePort()).toBe(other.port);
  given.mockReturnValue(port);
  await expect(freePort()).rejects.toMatchObject({ code: 'EADDRINUSE' });
  server.close();
});

it('does not take an error of another kind for a port that is taken', async () => {
  given.mockReturnValue(20_000);
  const listen = vi.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server) {
    process.nextTick(() => this.emit('error', Object.assign(new Error('no files'), { code: 'EMFILE' })));
    return this;
  });
  await expect(freePort()).rejects.toMatchObject({ code: 'EMFILE' });
  expect(listen).toHaveBeenCalledTimes(1);
});
