import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { isIP, type Socket } from 'node:net';
import { onceInProcess } from './one-in-process.ts';

/**
 * The request header that carries the address at the other end of the socket; what a client sends
 * under this name is overwritten.
 */
export const SOCKET_HEADER = 'x-lanterne-socket';

/**
 * From now on every request of this process carries the address of its socket. Next sets
 * x-forwarded-for from the socket only where the client sent none (base-server.js: `??=`), so
 * without this anybody could choose the address they are counted under. Called once by
 * instrumentation.ts; Node announces a request on this channel before the server sees it.
 * `onForwarded` is told once, when the first request comes through a proxy, or says so.
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
 * The address that asks. Behind a proxy that is trusted, the last hop of x-forwarded-for: the one
 * the proxy itself wrote, those before it are the client's own words. Otherwise, and where that is
 * no address, the socket's; `unknown` (one count for all) where nobody carried it.
 */
export function addressOf(headers: Pick<Headers, 'get'>, trustProxy: boolean): string {
  const hop = trustProxy ? headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return (hop && withoutPort(hop)) || headers.get(SOCKET_HEADER) || 'unknown';
}

/**
 * Some proxies write `203.0.113.2:51234` and `[2001:db8::2]:443`: counted with its port, every
 * connection would be somebody else.
 */
function withoutPort(hop: string): string | null {
  const address = /^\[([^\]]+)\](?::\d+)?$/.exec(hop)?.[1] ?? hop.replace(/^([\d.]+):\d+$/, '$1');
  return isIP(address) === 0 ? null : address;
}

/**
 * An address as it is compared: what is IPv4 as such, also where it comes inside one of IPv6, else
 * the eight groups of IPv6 without zeros before them and without a zone.
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
