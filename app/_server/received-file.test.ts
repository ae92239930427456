import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { receiveFile } from './post.ts';

const folder = mkdtempSync(join(tmpdir(), 'lanterne-received-'));
const sent = (...chunks: readonly Uint8Array<ArrayBuffer>[]) => {
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  return new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit);
};
const part = (letter: string, size: number) => new Uint8Array(Buffer.alloc(size, letter));

it('appends the body to the file', async () => {
  const file = join(folder, 'parts');
  writeFileSync(file, 'a');
  expect(await receiveFile(sent(part('b', 2), part('c', 1)), file, 3)).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe('abbc');
});

it('makes an empty file from an empty body', async () => {
  const file = join(folder, 'empty');
  expect(await receiveFile(new Request('http://localhost/', { method: 'POST' }), file, 3)).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe('');
});

it('stops when more arrives than allowed, declared or not', async () => {
  expect(await receiveFile(sent(part('a', 2), part('b', 2)), join(folder, 'much'), 3)).toBe(false);
  const said = new Request('http://localhost/', { method: 'POST', body: 'four', headers: { 'content-length': '4' } });
  expect(await receiveFile(said, join(folder, 'said'), 3)).toBe(false);
  expect(existsSync(join(folder, 'said'))).toBe(false);
});

it('throws when the connection breaks', async () => {
  const broken = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      controller.error(new Error('gone away'));
    },
  });
  const request = new Request('http://localhost/', { method: 'POST', body: broken, duplex: 'half' } as RequestInit);
  await expect(receiveFile(request, join(folder, 'broken'), 3)).rejects.toThrow('gone away');
});

// On Linux, this device behaves like a full disk.
it.runIf(existsSync('/dev/full'))('throws when the disk is full, without blocking anybody', async () => {
  const much = Array.from({ length: 40 }, () => part('a', 65_536));
  await expect(receiveFile(sent(...much), '/dev/full', 10_000_000)).rejects.toMatchObject({ code: 'ENOSPC' });
});
