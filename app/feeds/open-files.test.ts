import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { getDb } from '#db/client.ts';
import { endServedDb, openTestDb, serveDb } from '#db/testing.ts';
import { openFileNames, openFiles } from '#lib/open-data/files.ts';
import { publishExample } from '../../e2e/example.ts';
import { GET, HEAD, OPTIONS } from './[festival]/[section]/route.ts';
import { answerStream } from './answer-release.ts';

beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', 'https://lanterne.example.org');
  serveDb(openTestDb());
  publishExample(getDb(), 'nel', 'aaaaaaaaaaaaaaaa');
});
afterEach(() => {
  endServedDb();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const ask = (
  file: string,
  headers: Record<string, string> = {},
  { festival = 'nel', query = '', method = 'GET' } = {},
) =>
  (method === 'GET' ? GET : HEAD)(
    new Request(`http://localhost/feeds/${festival}/${file}${query}`, { headers, method }),
    {
      params: Promise.resolve({ festival, section: file }),
    },
  );

describe.each(openFileNames)('%s', (name) => {
  it('says what it is, for whom, and until when', async () => {
    const answer = await ask(name);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(openFiles[name].contentType);
    expect(answer.headers.get('content-disposition')).toBe(
      `${openFiles[name].isDownload ? 'attachment' : 'inline'}; filename="nel-${name}"`,
    );
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300, stale-while-revalidate=86400');
    expect(answer.headers.get('last-modified')).toBe('Wed, 20 May 2026 16:00:00 GMT');
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(1000);
  });

  it('is answered with 304 to clients that have it, from any site, and without a body to HEAD', async () => {
    const first = await ask(name);
    await first.arrayBuffer();
    const etag = first.headers.get('etag') ?? '';
    const again = await ask(name, { 'if-none-match': etag });
    expect([again.status, await again.text(), again.headers.get('access-control-allow-origin')]).toEqual([
      304,
      '',
      '*',
    ]);
    const head = await ask(name, {}, { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag]);
    const english = await ask(name, { 'if-none-match': etag }, { query: '?lang=en' });
    expect(english.status).toBe(openFiles[name].hasLanguage ? 200 : 304);
    await english.arrayBuffer();
  });

  it('is compressed if that makes it smaller', async () => {
    const answer = await ask(name, { 'accept-encoding': 'gzip' });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if ('whole' in openFiles[name]) expect(answer.headers.get('content-encoding')).toBeNull();
    else {
      const plain = Buffer.from(await (await ask(name)).arrayBuffer());
      expect(answer.headers.get('content-encoding')).toBe('gzip');
      expect(gunzipSync(bytes).equals(plain)).toBe(true);
    }
  });

  it('does not exist for an unknown festival, and is never empty after an error', async () => {
    const missing = await ask(name, {}, { festival: 'ailleurs' });
    expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining('Ce fichier n’existe pas')]);
    expect(missing.headers.get('access-control-allow-origin')).toBe('*');
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    getDb().$client.exec('drop table releases');
    const failed = await ask(name, {}, { query: '?lang=en' });
    expect([failed.status, failed.headers.get('retry-after')]).toEqual([503, '120']);
    expect(failed.headers.get('access-control-allow-origin')).toBe('*');
    expect(await failed.text()).toContain('not available for the moment');
    expect(log).toHaveBeenCalledOnce();
  });
});

it.each(['br', 'gzip', 'identity'])(
  'a long file is sent before it is complete, also compressed: %s',
  async (encoding) => {
    let written = 0;
    function* pieces() {
      for (; written < 500; written += 1) yield `${written} ${'x'.repeat(20_000)}\n`;
    }
    const request = new Request('http://localhost/x', { headers: { 'accept-encoding': encoding } });
    const describe = () => ({ name: `long ${encoding}`, contentType: 'text/plain', fileName: null, pieces });
    const body = (await answerStream(request, 'nel', describe)).body?.getReader();
    const { value } = (await body?.read()) ?? {};
    expect(value?.length).toBeGreaterThan(10);
    expect(written).toBeLessThan(250);
    for (let part = await body?.read(); part && !part.done; part = await body?.read());
    expect(written).toBe(500);
  },
);

it('no other file is there', async () => {
  for (const name of ['programme.pdf', 'constructor', '__proto__', 'toString', ''])
    expect((await ask(name)).status).toBe(404);
});

it('allows a page of another site to send a tag', () => {
  const answer = OPTIONS();
  expect(answer.status).toBe(204);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('access-control-allow-headers')).toContain('If-None-Match');
  expect(answer.headers.has('access-control-allow-credentials')).toBe(false);
});
