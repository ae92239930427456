import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { onceInProcess } from '#lib/one-in-process.ts';

/** In bytes per second: a body that arrives at least this fast may take longer. */
const FAST_ENOUGH = 64_000;
const TIMED_OUT = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n';

const hasBody = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/**
 * Closes connections whose body takes longer than `patience` (milliseconds) and arrives slowly:
 * Node allows five minutes, and hundreds of such connections cost an attacker nothing. Called once
 * by instrumentation.ts; Node reports a request on this channel before the server handles it.
 * `lib/cli/start.mjs` sets the limit for headers.
 */
export function endSlowBodies(patience = 30_000): void {
  onceInProcess('lanterneSlowBodies', () => watchBodies(patience));
}

function watchBodies(patience: number): void {
  subscribe('http.server.request.start', (message) => {
    const { request, socket } = message as { request: IncomingMessage; socket: Socket };
    // Without a body there is no timer: it would keep each request and its answer in memory for as
    // long as a body may take.
    if (!hasBody(request)) return;
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
  });
}
