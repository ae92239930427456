import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/**
 * Appends the body to the file, up to `max` bytes; false where there is more. Nothing is held in
 * memory. Throws when the connection breaks, and when the disk is full.
 */
export async function receiveFile(request: Request, file: string, max: number): Promise<boolean> {
  if (Number(request.headers.get('content-length') ?? 0) > max) return false;
  let size = 0;
  async function* allowed() {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > max) return;
      yield chunk;
    }
  }
  await pipeline(allowed, createWriteStream(file, { mode: 0o600, flags: 'a' }));
  return size <= max;
}
