import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { keptPage } from './kept-pages.ts';

const TEXT = '<p>Séance à 20 h 30</p>';

function drawing(contentType = 'text/html', bytes = Buffer.from(TEXT)) {
  let count = 0;
  const draw = async () => {
    count += 1;
    return { bytes, contentType };
  };
  return { draw, count: () => count };
}

it('draws a page once for all who ask at the same time, and compresses it once', async () => {
  const { draw, count } = drawing();
  const [packed, again] = await Promise.all([keptPage('one', 'gzip', draw), keptPage('one', 'gzip', draw)]);
  expect(count()).toBe(1);
  expect(again).toBe(packed);
  expect(packed?.contentType).toBe('text/html');
  expect(gunzipSync(packed?.body ?? '').toString()).toBe(TEXT);
  expect(await keptPage('one', 'gzip', draw)).toBe(packed);
});

it('draws nothing again for another encoding', async () => {
  const { draw, count } = drawing();
  for (const encoding of ['br', 'identity', 'gzip', 'deflate'] as const) {
    const page = await keptPage('all', encoding, draw);
    if (encoding === 'identity') expect(Buffer.from(page?.body ?? []).toString()).toBe(TEXT);
  }
  expect(count()).toBe(1);
});

it('caches neither missing pages nor errors', async () => {
  const { draw, count } = drawing();
  expect(await keptPage('two', 'gzip', async () => null)).toBeNull();
  await expect(keptPage('two', 'gzip', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect(await keptPage('two', 'gzip', draw)).not.toBeNull();
  expect(count()).toBe(1);
});

it('keeps a picture byte for byte', async () => {
  const bytes = Buffer.from(Uint8Array.from({ length: 256 }, (_, i) => i));
  const page = await keptPage('three', 'identity', drawing('image/png', bytes).draw);
  expect(Buffer.from(page?.body ?? []).equals(bytes)).toBe(true);
});
