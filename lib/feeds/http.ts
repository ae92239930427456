import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type BrotliOptions, brotliCompress, constants, deflate, gzip } from 'node:zlib';
import { BoundedCache } from '#lib/bounded-cache.ts';
import type { Released } from '#lib/programme/released.ts';
import { shortHash } from '#lib/short-hash.ts';

/*
 * HTTP for feeds, according to RFC 9110: which encoding a client accepts, whether it already has
 * this version, and bytes that are made and compressed once. Nothing that a client sends makes
 * these functions throw: what cannot be understood is ignored.
 */

/**
 * The encodings in which a feed is kept, best first. Includes `deflate`, because otherwise Next.js
 * would deflate each answer.
 */
export const encodings = ['br', 'gzip', 'deflate', 'identity'] as const;
export type Encoding = (typeof encodings)[number];

/**
 * In characters: longer headers are not read, because no client needs them, and splitting megabytes
 * would be slow.
 */
const MAX_HEADER = 4096;

/**
 * The best encoding that this Accept-Encoding accepts (section 12.5.3); identity when nothing in it
 * can be understood.
 */
export function negotiateEncoding(header: string | null): Encoding {
  if (!header || header.length > MAX_HEADER) return 'identity';
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const match = /^\s*([a-z*-]+)\s*(?:;\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?$/.exec(part);
    if (match?.[1]) weights.set(match[1] === 'x-gzip' ? 'gzip' : match[1], Number(match[2] ?? 1));
  }
  // Identity is acceptable unless it is refused, but anything that the client asks for is better.
  const weightOf = (encoding: Encoding) =>
    weights.get(encoding) ?? (encoding === 'identity' ? Number.EPSILON : (weights.get('*') ?? 0));
  const best = encodings.reduce((a, b) => (weightOf(b) > weightOf(a) ? b : a));
  return weightOf(best) > 0 ? best : 'identity';
}

/** One entity tag of a list, with the comma before the next one (section 8.8.3). */
const TAG = /\s*(W\/)?"([\x21\x23-\x7e\x80-\uffff]*)"\s*(,|$)|\s*,/y;

/**
 * Whether `etag` (strong, with its quotes) is in this If-None-Match, by weak comparison (sections
 * 8.8.3.2 and 13.1.2).
 */
export function matchesEtag(header: string, etag: string): boolean {
  if (header.length > MAX_HEADER) return false;
  if (header.trim() === '*') return true;
  TAG.lastIndex = 0;
  while (TAG.lastIndex < header.length) {
    const match = TAG.exec(header);
    if (!match) return false;
    if (match[2] !== undefined && `"${match[2]}"` === etag) return true;
  }
  return false;
}

// Today's format, and two from the last century that recipients must still accept (section 5.6.7).
const HTTP_DATES = [
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/,
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (\d{2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-)(\d{2})( \d{2}:\d{2}:\d{2} GMT)$/,
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d{2}:\d{2}:\d{2} \d{4})$/,
] as const;

/**
 * Epoch milliseconds; NaN for what is no HTTP date. A year of two digits is in this century,
 * because nothing here is older.
 */
function readHttpDate(text: string): number {
  const [now, twoDigits, asctime] = HTTP_DATES;
  if (now.test(text)) return Date.parse(text);
  const old = twoDigits.exec(text);
  if (old) return Date.parse(`${old[1]}20${old[2]}${old[3]}`);
  const oldest = asctime.exec(text);
  return oldest ? Date.parse(`${oldest[1]} GMT`) : Number.NaN;
}

/** An instant as an HTTP date, in seconds (section 5.6.7). */
export const httpDate = (iso: string): string => new Date(iso).toUTCString();

/**
 * Whether the client already has this version (section 13.2.2): by If-None-Match if it is sent,
 * else by If-Modified-Since. `lastModified` is an HTTP date.
 */
export function isNotModified(headers: Headers, etag: string, lastModified: string): boolean {
  const ifNoneMatch = headers.get('if-none-match');
  if (ifNoneMatch !== null) return matchesEtag(ifNoneMatch, etag);
  return Date.parse(lastModified) <= readHttpDate(headers.get('if-modified-since')?.trim() ?? '');
}

/**
 * Quality 11, the default, takes a second for what 6 does in ten milliseconds, to save a twentieth.
 */
const brotli = (text: Buffer): BrotliOptions => ({
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 6,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
  },
});

const aside = { br: promisify(brotliCompress), gzip: promisify(gzip), deflate: promisify(deflate) };

/**
 * The bytes in this encoding; for what is compressed once and sent often. On another thread: the
 * calendar of 14,000 séances takes half a second, in which others are answered.
 */
export async function compress(text: Buffer, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  switch (encoding) {
    case 'br':
      return new Uint8Array(await aside.br(text, brotli(text)));
    case 'gzip':
      return new Uint8Array(await aside.gzip(text));
    case 'deflate':
      return new Uint8Array(await aside.deflate(text));
    case 'identity':
      return new Uint8Array(text);
  }
}

/** The build that writes an answer, and the public address of this installation. */
export type Publisher = Readonly<{ buildId: string; url: string }>;

/**
 * The strong entity tag of one representation of a release (RFC 9110 section 8.8.3), without
 * quotes: the release, and a hash of everything else that its bytes depend on. `depends` is what
 * only this answer knows, including its encoding.
 */
export function releaseTag(released: Released, { buildId, url }: Publisher, depends: readonly string[]): string {
  const key = [released.number, released.sha256, buildId, url, ...depends].join('\n');
  const known = tags.get(key);
  if (known) return known;
  const tag = `${released.number}-${shortHash(key.slice(key.indexOf('\n') + 1), 22)}`;
  if (tags.size >= MAX_TAGS) tags.clear();
  tags.set(key, tag);
  return tag;
}

// Kept, because calendars are requested again and again, and most of the cost is the tag of what
// the client already has.
const MAX_TAGS = 5000;
const tags = new Map<string, string>();

export type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Bytes that are made once, also for requests that come while they are being made, and cached up to
 * a total size in bytes.
 */
export class KeptBytes {
  readonly #kept: BoundedCache<Bytes>;
  readonly #making = new Map<string, Promise<Bytes>>();

  constructor(most: number) {
    this.#kept = new BoundedCache(most);
  }

  async get(name: string, make: () => Promise<Bytes>): Promise<Bytes> {
    const known = this.#kept.get(name) ?? this.#making.get(name);
    if (known) return known;
    const making = make().finally(() => this.#making.delete(name));
    this.#making.set(name, making);
    const bytes = await making;
    this.#kept.set(name, bytes, bytes.length);
    return bytes;
  }
}

/**
 * The bytes of a text; one that comes in pieces is written piece by piece, and other requests are
 * answered in between.
 */
export async function bytesInPieces(text: string | Iterable<string>): Promise<Buffer> {
  if (typeof text === 'string') return Buffer.from(text);
  const pieces: Buffer[] = [];
  for (const piece of text) {
    pieces.push(Buffer.from(piece));
    await setImmediate();
  }
  return Buffer.concat(pieces);
}
