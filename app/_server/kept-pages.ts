import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { BoundedCache } from '#lib/bounded-cache.ts';
import { compress } from '#lib/feeds/compress.ts';
import type { Encoding } from '#lib/feeds/http.ts';

/** A page or a picture as it was drawn. */
export type Drawn = Readonly<{ bytes: Buffer; contentType: string }>;

/** The same as it is sent. */
type KeptPage = Readonly<{ body: Uint8Array<ArrayBuffer>; contentType: string }>;

/** In bytes: some ten thousand pages of a programme as browsers ask for them. */
const MAX_KEPT = 64_000_000;

const kept = new BoundedCache<KeptPage>(MAX_KEPT);
const making = new Map<string, Promise<KeptPage | null>>();

/**
 * The page of this name, drawn by `draw` the first time, and compressed once for all who ask. Its
 * name holds the public key, which each publication renews and which is looked up on each request,
 * so nobody is sent a release that was followed by another. Under one name nothing is drawn again:
 * a row that was changed by hand shows once the server starts anew. Null when there is no such
 * page. Throws what `draw` throws.
 */
export async function keptPage(
  name: string,
  encoding: Encoding,
  draw: () => Promise<Drawn | null>,
): Promise<KeptPage | null> {
  const key = `${encoding} ${name}`;
  const known = kept.get(key) ?? making.get(key);
  if (known) return known;
  // Many ask for a new programme at once; it is drawn and compressed for the first.
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
 * What another reader asked for in another encoding: unpacking it costs less than drawing, and
 * nothing is kept twice for it.
 */
async function unpacked(name: string): Promise<Drawn | null> {
  for (const encoding of ['identity', 'br', 'gzip', 'deflate'] as const) {
    const page = kept.get(`${encoding} ${name}`);
    if (page) return { bytes: await ways[encoding](page.body), contentType: page.contentType };
  }
  return null;
}
