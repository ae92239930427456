import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { keptPage } from './kept-pages.ts';

const answer = (status = 200) =>
  new Response('<p>Séance à 20 h 30</p>', { status, headers: { 'Content-Type': 'text/html', 'X-Other': 'x' } });

it('draws a page once for all who ask at the same time, and compresses it once', async () => {
  let drawn = 0;
  const draw = async () => {
    drawn += 1;
    return answer();
  };
  const [plain, again, packed] = await Promise.all([
    keptPage('/one', 'identity', draw),
    keptPage('/one', 'identity', draw),
    keptPage('/one', 'gzip', draw),
  ]);
  expect(drawn).toBe(1);
  expect(again).toBe(plain);
  expect(plain?.headers).toEqual({ 'content-type': 'text/html' });
  expect(packed?.headers).toEqual({ 'content-type': 'text/html', 'Content-Encoding': 'gzip' });
  expect(gunzipSync(packed?.body ?? '').equals(plain?.body ?? Buffer.of())).toBe(true);
  expect(await keptPage('/one', 'gzip', draw)).toBe(packed);
});

it('keeps nothing but a 200, and asks again after a failure', async () => {
  expect(await keptPage('/two', 'gzip', async () => answer(404))).toBeNull();
  await expect(keptPage('/two', 'gzip', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  await expect(keptPage('/two', 'gzip', async () => answer(500))).rejects.toThrow('500');
  expect(await keptPage('/two', 'identity', async () => answer())).not.toBeNull();
});

it('keeps a picture byte for byte', async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
  const draw = async () => new Response(bytes, { headers: { 'Content-Type': 'image/png' } });
  const kept = await keptPage('/three', 'identity', draw);
  expect(kept?.body).toEqual(bytes);
  expect(kept?.isPlain).toBe(true);
});
