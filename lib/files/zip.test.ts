import { CFB } from '@e965/xlsx';
import { expect, it } from 'vitest';
import { zipPieces, zipSize } from './zip.ts';

const entry = (name: string, ...pieces: string[]) => ({
  name,
  size: Buffer.byteLength(pieces.join('')),
  bytes: async function* () {
    for (const piece of pieces) yield Buffer.from(piece);
  },
});

async function bytesOf(entries: Parameters<typeof zipPieces>[0]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of zipPieces(entries)) pieces.push(piece);
  return Buffer.concat(pieces);
}

it('is read back by another program, as long as it was said to be, and the same each time', async () => {
  const entries = [entry('crédits.txt', 'Écrit ', 'par Zoé\n'), entry('terre-rare_01.jpg', 'x'.repeat(70_000))];
  const bytes = await bytesOf(entries);
  expect(bytes.length).toBe(zipSize(entries));
  expect((await bytesOf(entries)).equals(bytes)).toBe(true);
  const read = CFB.read(bytes, { type: 'buffer' });
  const textOf = (name: string) => Buffer.from(CFB.find(read, name)?.content ?? []).toString();
  expect(textOf('terre-rare_01.jpg')).toBe('x'.repeat(70_000));
  expect(read.FileIndex.flatMap(({ content }: { content?: Uint8Array }) => content?.length ?? [])).toContain(16);
  expect(bytes.includes(Buffer.from('crédits.txt'))).toBe(true);
});

it('breaks off where a file is not what it was said to be, rather than end as a whole one', async () => {
  await expect(bytesOf([{ ...entry('a', 'abc'), size: 4 }])).rejects.toThrow('a: 3 of 4 bytes');
});
