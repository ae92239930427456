import { lookup as lookUp } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { pushTestService } from '#lib/env.ts';

/**
 * Addresses that are not public: those of this machine, of the local network, and those that stand
 * for them.
 */
const within = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  within.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const)
  within.addSubnet(net, bits, 'ipv6');

/** Whether an IP address is public. IPv4 addresses in IPv6 notation are treated as IPv4. */
export function isPublicAddress(address: string): boolean {
  const written = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  const version = isIP(written);
  return version !== 0 && !within.check(written, version === 4 ? 'ipv4' : 'ipv6') && !/^::ffff:/i.test(written);
}

/**
 * Whether messages may be sent to this address: https on its usual port, at a name and not an IP
 * address, so that no browser can make the server send requests into its own network.
 */
export function isPushService(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const url = new URL(endpoint);
  if (url.origin === pushTestService()) return true;
  const isNamed =
    /\.[a-z][a-z0-9-]*$/.test(url.hostname) && !/\.(?:local|internal|localhost|home|lan|arpa)$/.test(url.hostname);
  return url.protocol === 'https:' && url.port === '' && !url.username && !url.password && isNamed;
}

/**
 * Resolves a name at the moment of connecting; a name that resolves to an address that is not
 * public is refused.
 */
export const publicLookup: LookupFunction = (hostname, options, done) => {
  lookUp(hostname, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '', 0);
    const open = found.filter(({ address }) => isPublicAddress(address));
    const [first] = open;
    if (!first) return done(new Error(`${hostname} leads to no public address`), '', 0);
    if (options.all) return done(null, open);
    return done(null, first.address, first.family);
  });
};
