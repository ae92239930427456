import { readFile } from 'node:fs/promises';
import { env } from '#lib/env.ts';
import { notFound } from '#lib/errors.ts';
import { originalFile } from '#lib/pictures/picture-files.ts';
import type { BriefingFile } from '#lib/volunteers/briefing-files.ts';

/** A file for who asked and for nobody after them, saved under this name. */
export const privateFile = (body: BodyInit, { type, name }: { type: string; name: string }): Response =>
  new Response(body, {
    headers: {
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

/**
 * A file that somebody brought in, under the name it had. Nothing in it may run or fetch where it
 * is shown all the same. Throws notFound where its bytes are not here.
 */
export async function briefingFileAnswer({ name, hash, format }: BriefingFile): Promise<Response> {
  const bytes = await readFile(originalFile(env().dataFolder, hash, format)).catch(() => null);
  if (bytes === null) throw notFound();
  const answer = privateFile(new Uint8Array(bytes), { type: TYPES[format], name: `file.${format}` });
  // RFC 6266, 4.3, with RFC 8187: a header carries no other letters.
  const named = encodeURIComponent(`${name}.${format}`).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16)}`,
  );
  answer.headers.set('Content-Disposition', `attachment; filename="file.${format}"; filename*=UTF-8''${named}`);
  answer.headers.set('Content-Security-Policy', "default-src 'none'; sandbox");
  return answer;
}
