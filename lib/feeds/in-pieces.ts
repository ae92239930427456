import { setImmediate } from 'node:timers/promises';

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
