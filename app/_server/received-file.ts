import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

/** Writes what comes behind what the file has, never more than `max` bytes; false where there is more. Nothing is held in memory. */
export async function receiveFile(request: Request, file: string, max: number): Promise<boolean> {
  if (Number(request.headers.get('content-length') ?? 0) > max) return false;
  const out = createWriteStream(file, { mode: 0o600, flags: 'a' });
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > max) return false;
      if (!out.write(chunk)) await new Promise<void>((resolve) => out.once('drain', () => resolve()));
    }
    return true;
  } finally {
    out.end();
    await finished(out);
  }
}
