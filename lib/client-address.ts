import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { isIP, type Socket } from 'node:net';
import { onceInProcess } from './one-in-process.ts';

/**
 * The request header with the address at the other end of the socket; what a client sends under
 * this name is overwritten.
 */
export const SOCKET_HEADER = 'x-lanterne-socket';

/**
 * From now on every request of this process carries the address of its socket. Next sets
 * x-forwarded-for from the socket only if the client sent none (base-server.js: `??=`), so without
 * this anybody could choose the address under which they are counted. Called once by
 * instrumentation.ts; Node announces a request on this channel before the server sees it.
 * `onForwarded` is called once, at the first request that came through a proxy or claims to.
 */
export function carrySocketAddress(onForwarded: () => void = () => {}): void {
  onceInProcess('lanterneSockets', () => beginCarrying(onForwarded));
}

function beginCarrying(onForwarded: () => void): void {
  let isForwarded = false;
  subscribe('http.server.request.start', (message) => {
    const { request, socket } = message as { request: IncomingMessage; socket: Socket };
    request.headers[SOCKET_HEADER] = socket.remoteAddress ?? 'unknown';
    if (isForwarded || request.headers['x-forwarded-for'] === undefined) return;
    isForwarded = true;
    onForwarded();
  });
}

/**
 * The network address of the client. Behind a trusted proxy it is the last hop of x-forwarded-for,
 * which the proxy itself wrote; the hops before it were written by the client. Otherwise, and if
 * that hop is no address, it is the socket's; `unknown` (one count for all) where that is missing.
 */
export function addressOf(headers: Pick<Headers, 'get'>, trustProxy: boolean): string {
  const hop = trustProxy ? headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return (hop && withoutPort(hop)) || headers.get(SOCKET_HEADER) || 'unknown';
}

/**
 * Removes the port that some proxies write (`203.0.113.2:51234`, `[2001:db8::2]:443`); otherwise
 * every connection would count as another client.
 */
function withoutPort(hop: string): string | null {
  const address = /^\[([^\]]+)\](?::\d+)?$/.exec(hop)?.[1] ?? hop.replace(/^([\d.]+):\d+$/, '$1');
  return isIP(address) === 0 ? null : address;
}

/**
 * An address in a form to compare: IPv4 as such, also when it is embedded in IPv6; otherwise the
 * eight groups of IPv6 without leading zeros and without a zone.
 */
export function plainAddress(address: string): string | readonly string[] {
  const plain = address
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, '')
    .replace(/%.*$/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const start = head ? head.split(':') : [];
  const end = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - start.length - end.length);
  return [...start, ...Array<string>(zeros).fill('0'), ...end].map((group) => group.replace(/^0+(?=.)/, ''));
}
