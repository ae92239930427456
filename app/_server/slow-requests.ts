import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** In milliseconds: how long a header may take, and a body. */
type Patience = Readonly<{ header: number; body: number }>;

/** In bytes: a body that comes at least so fast each second has longer. */
const FAST_ENOUGH = 64_000;
const TIMED_OUT = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n';

const shared = globalThis as typeof globalThis & { lanterneSlow?: WeakMap<Socket, NodeJS.Timeout> };

/**
 * From now on a connection ends that is slow to say what it asks: Node gives a header a minute and a body five, and
 * hundreds of such connections cost an attacker nothing. Called once by instrumentation.ts; Node tells of sockets and
 * requests on these channels before the server sees them. A second request of a connection has Node's own time for
 * its header.
 */
export function endSlowRequests(patience: Patience = { header: 10_000, body: 30_000 }): void {
  if (shared.lanterneSlow) return;
  const waits = new WeakMap<Socket, NodeJS.Timeout>();
  shared.lanterneSlow = waits;
  subscribe('net.server.socket', (message) => {
    const { socket } = message as { socket: Socket };
    waits.set(socket, setTimeout(() => socket.destroy(), patience.header).unref());
  });
  subscribe('http.server.request.start', (message) => {
    const { request, socket } = message as { request: IncomingMessage; socket: Socket };
    clearTimeout(waits.get(socket));
    waitForBody(request, socket, patience.body);
  });
}

function waitForBody(request: IncomingMessage, socket: Socket, patience: number): void {
  const began = performance.now();
  const had = socket.bytesRead;
  const look = () => {
    if (request.complete || socket.destroyed) return;
    const allowed = patience + ((socket.bytesRead - had) / FAST_ENOUGH) * 1000;
    const left = allowed - (performance.now() - began);
    if (left > 0) setTimeout(look, left).unref();
    else socket.end(TIMED_OUT, () => socket.destroy());
  };
  setTimeout(look, patience).unref();
}
