import { isIPv4 } from 'node:net';
import { afterWrite } from '#db/client.ts';
import { addressOf, plainAddress } from './client-address.ts';
import { env } from './env.ts';
import { logLine } from './log-file.ts';
import { exchangeUnderWay } from './request-under-way.ts';

/**
 * What somebody did that whoever keeps the server may have to look up: by ids, which the history
 * can name, never by names or e-mail addresses. `act` is `sign-in`, or a thing and its verb
 * (`token created`, `member edited`, `release published`).
 */
type LoggedAct = Readonly<{
  act: string;
  /** The account that acts; null for somebody without one. */
  account?: number | null;
  festival?: number | null;
  /** What it is done to, by its id. */
  of?: number;
}>;

/**
 * Writes the line of an act once it is done: inside a transaction, when that is written. `at` is an
 * instant; `from` the address it comes from, if known.
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
 * The network an address is in: its /24, or its /48 where it is of IPv6. It tells one town from
 * another, and no household.
 */
export function shortAddress(address: string): string {
  const plain = plainAddress(address);
  if (typeof plain !== 'string') return `${plain.slice(0, 3).join(':')}::/48`;
  return isIPv4(plain) ? plain.replace(/\d+$/, '0/24') : 'unknown';
}
