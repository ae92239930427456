import { createServer } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { endSlowBodies } from './slow-bodies.ts';

const server = createServer((request, response) => {
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
  });
  request.on('end', () => response.end(String(size)));
});
let port = 0;

beforeAll(async () => {
  endSlowBodies(600);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const bound = server.address();
  port = typeof bound === 'object' && bound ? bound.port : 0;
});
afterAll(() => server.close());

/** Sends these parts with a pause between them; returns the answer, and after how long it came. */
async function sends(parts: readonly (string | Buffer)[], wait: number): Promise<{ said: string; after: number }> {
  const began = performance.now();
  const socket = connect(port, '127.0.0.1');
  let said = '';
  socket.on('data', (chunk) => {
    said += chunk.toString();
  });
  socket.on('error', () => {});
  const ended = new Promise<void>((end) => socket.once('close', () => end()));
  for (const part of parts) {
    if (socket.destroyed) break;
    socket.write(part);
    await pause(wait);
  }
  await ended;
  return { said, after: performance.now() - began };
}

const head = (length: number) => `POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: ${length}\r\n\r\n`;

it('ends a request whose body arrives letter by letter', async () => {
  const { said, after } = await sends([head(1000), ...'x'.repeat(100)], 20);
  expect(said).toMatch(/^HTTP\/1\.1 408 /);
  expect(after).toBeLessThan(1800);
});

it('lets a large body take its time, and a quick one pass', async () => {
  const part = Buffer.alloc(40_000, 'x');
  const parts = Array.from({ length: 20 }, () => part);
  const slow = await sends([head(part.length * parts.length), ...parts], 60);
  expect(slow.said).toMatch(/200 OK[\s\S]*800000/);
  expect(slow.after).toBeGreaterThan(1000);
  const quick = await sends([`${head(3)}abc`], 0);
  expect(quick.said).toMatch(/200 OK[\s\S]*3/);
});

it('keeps nothing in memory for a request without a body', async () => {
  const timers = vi.spyOn(globalThis, 'setTimeout');
  const held = () => timers.mock.calls.filter(([, after]) => after === 600).length;
  await sends(['GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'], 0);
  expect(held()).toBe(0);
  await sends([`${head(3)}abc`], 0);
  expect(held()).toBe(1);
  timers.mockRestore();
});
