import { promisify } from 'node:util';
import { type BrotliOptions, brotliCompress, constants, deflate, gzip } from 'node:zlib';
import type { Encoding } from './http.ts';

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
