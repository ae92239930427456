import { createReadStream, statSync } from 'node:fs';
import { ReadableStream } from 'node:stream/web';
import { env } from '#lib/env.ts';
import { orNotFound } from '#lib/errors.ts';
import { originalFile } from '#lib/pictures/picture-files.ts';
import type { BriefingFile } from '#lib/volunteers/briefings.ts';
import { encodedResponse } from './respond.ts';

/**
 * A download that only this reader may get and no cache may store, with the name it is saved under.
 * `size` in bytes, if the body is a stream.
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

/** Opens the file when its first piece is asked for, which never happens for HEAD. */
async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path);
}

/**
 * A file that somebody uploaded, under its original name, streamed. Its policy keeps it from
 * running or loading anything if a browser shows it. Throws notFound where the file is missing.
 */
export function briefingFileAnswer({ name, hash, format }: BriefingFile): Response {
  const path = originalFile(env().dataFolder, hash, format);
  const size = orNotFound(statSync(path, { throwIfNoEntry: false })?.size);
  const body = ReadableStream.from(piecesOf(path)) as globalThis.ReadableStream<Uint8Array>;
  const answer = privateFile(body, { type: TYPES[format], name: `file.${format}`, size });
  // RFC 6266, 4.3, with RFC 8187: headers may contain no other characters.
  const named = encodeURIComponent(`${name}.${format}`).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16)}`,
  );
  answer.headers.set('Content-Disposition', `attachment; filename="file.${format}"; filename*=UTF-8''${named}`);
  answer.headers.set('Content-Security-Policy', "default-src 'none'; sandbox");
  return answer;
}
