import { isIPv4 } from 'node:net';
import { afterWrite } from '#db/client.ts';
import { addressOf, plainAddress } from './client-address.ts';
import { env } from './env.ts';
import { logLine } from './log-file.ts';
import { exchangeUnderWay } from './request-under-way.ts';

/**
 * An act that whoever runs the server may have to look up. It contains ids, which the history can
 * resolve, never names or e-mail addresses. `act` is `sign-in`, or a thing and its verb (`token
 * created`, `member edited`, `release published`).
 */
type LoggedAct = Readonly<{
  act: string;
  /** The account that acts; null for somebody without one. */
  account?: number | null;
  festival?: number | null;
  /** The id of what it is done to. */
  of?: number;
}>;

/**
 * Writes the line of an act once it is done; within a transaction, when that is committed. `at` is
 * an instant; `from` is the network address it comes from, if known.
 */
export function logAct(
  { act, account = null, festival = null, of }: LoggedAct,
  at: string,
  from = addressOfRequest(),
): void {
  const line = { act, account, festival, ...(of === undefined ? {} : { of }), from: from && shortAddress(from) };
  afterWrite(() => logLine('acts', line, at));
}

function addressOfRequest(): string | null {
  const request = exchangeUnderWay().getStore()?.request;
  if (!request) return null;
  const get = (name: string) => {
    const value = request.headers[name];
    return (Array.isArray(value) ? value.join(',') : value) ?? null;
  };
  return addressOf({ get }, env().trustProxy);
}

/**
 * The network of an address: its /24, or its /48 for IPv6. It distinguishes towns, but not
 * households.
 */
export function shortAddress(address: string): string {
  const plain = plainAddress(address);
  if (typeof plain !== 'string') return `${plain.slice(0, 3).join(':')}::/48`;
  return isIPv4(plain) ? plain.replace(/\d+$/, '0/24') : 'unknown';
}
