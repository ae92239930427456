import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { buildId } from '#app/feeds/build-id.ts';
import { BoundedCache } from '#lib/bounded-cache.ts';
import { env } from '#lib/env.ts';
import { compress, type Encoding } from '#lib/feeds/http.ts';
import { shortHash } from '#lib/short-hash.ts';

/** A page or picture as it was drawn. */
export type Drawn = Readonly<{ bytes: Buffer; contentType: string }>;

/** The same, compressed for sending. */
type KeptPage = Readonly<{ body: Uint8Array<ArrayBuffer>; contentType: string }>;

/** In bytes: about ten thousand pages of a programme in the encoding browsers ask for. */
const MAX_KEPT = 64_000_000;

const kept = new BoundedCache<KeptPage>(MAX_KEPT);
const making = new Map<string, Promise<KeptPage | null>>();

/**
 * The page of this name; `draw` is called the first time, and the result is compressed once for
 * everybody. The name contains the public key, which each publication renews and each request looks
 * up, so nobody gets an outdated release. A page is not drawn again under the same name: a row
 * changed by hand shows only after the server restarts. Null when there is no such page. Throws
 * what `draw` throws.
 */
export async function keptPage(
  name: string,
  encoding: Encoding,
  draw: () => Promise<Drawn | null>,
): Promise<KeptPage | null> {
  const key = `${encoding} ${name}`;
  const known = kept.get(key) ?? making.get(key);
  if (known) return known;
  // Many ask for a new programme at the same moment; it is drawn and compressed once.
  const made = make(name, encoding, draw).finally(() => making.delete(key));
  making.set(key, made);
  return made;
}

async function make(name: string, encoding: Encoding, draw: () => Promise<Drawn | null>): Promise<KeptPage | null> {
  const drawn = (await unpacked(name)) ?? (await draw());
  if (!drawn) return null;
  const page = { body: await compress(drawn.bytes, encoding), contentType: drawn.contentType };
  kept.set(`${encoding} ${name}`, page, page.body.length);
  return page;
}

const ways = {
  br: promisify(brotliDecompress),
  gzip: promisify(gunzip),
  deflate: promisify(inflate),
  identity: async (body: Uint8Array) => Buffer.from(body),
};

/**
 * The page as it was cached in another encoding: decompressing it is cheaper than drawing it again
 * or keeping it twice.
 */
async function unpacked(name: string): Promise<Drawn | null> {
  for (const encoding of ['identity', 'br', 'gzip', 'deflate'] as const) {
    const page = kept.get(`${encoding} ${name}`);
    if (page) return { bytes: await ways[encoding](page.body), contentType: page.contentType };
  }
  return null;
}

let made: string | undefined;

/**
 * Names what a released page depends on besides its state: this build, the public address it
 * contains, and whether browsers may keep it.
 */
export function edition(): string {
  const { url, formerUrl, isKeptOffline } = env();
  made ??= shortHash(`${buildId()} ${url} ${formerUrl} ${isKeptOffline}`, 12);
  return made;
}
