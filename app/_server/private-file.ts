import { createReadStream, statSync } from 'node:fs';
import { ReadableStream } from 'node:stream/web';
import { env } from '#lib/env.ts';
import { notFound } from '#lib/errors.ts';
import { originalFile } from '#lib/pictures/picture-files.ts';
import type { BriefingFile } from '#lib/volunteers/briefing-files.ts';
import { encodedResponse } from './encoded-response.ts';

/**
 * A file for who asked and for nobody after them, saved under this name. `size` in bytes, where it
 * is sent as it is read.
 */
export const privateFile = (
  body: BodyInit,
  { type, name, size }: { type: string; name: string; size?: number },
): Response =>
  encodedResponse(body, {
    headers: {
      ...(size !== undefined && { 'Content-Length': String(size) }),
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });

const TYPES: Readonly<Record<BriefingFile['format'], string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

/** Opened once a piece of it is asked for, which of a HEAD is never. */
async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path);
}

/**
 * A file that somebody brought in, under the name it had, sent as it is read. Nothing in it may run
 * or fetch where it is shown all the same. Throws notFound where its bytes are not here.
 */
export function briefingFileAnswer({ name, hash, format }: BriefingFile): Response {
  const path = originalFile(env().dataFolder, hash, format);
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw notFound();
  const body = ReadableStream.from(piecesOf(path)) as globalThis.ReadableStream<Uint8Array>;
  const answer = privateFile(body, { type: TYPES[format], name: `file.${format}`, size });
  // RFC 6266, 4.3, with RFC 8187: a header carries no other letters.
  const named = encodeURIComponent(`${name}.${format}`).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16)}`,
  );
  answer.headers.set('Content-Disposition', `attachment; filename="file.${format}"; filename*=UTF-8''${named}`);
  answer.headers.set('Content-Security-Policy', "default-src 'none'; sandbox");
  return answer;
}
