import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { getDb } from '#db/client.ts';
import { endServedDb, openTestDb, serveDb } from '#db/testing.ts';
import type { PageList } from '#lib/offline/page-list.ts';
import { publishExample } from '../../e2e/example.ts';
import { GET, HEAD } from './[festival]/pages.json/route.ts';
import { buildId } from './build-id.ts';

const KEY = 'aaaaaaaaaaaaaaaa';

beforeEach(() => {
  serveDb(openTestDb());
  publishExample(getDb(), 'nel', KEY);
});
afterEach(() => {
  endServedDb();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const ask = (headers: Record<string, string> = {}, { festival = 'nel', lang = 'fr', method = 'GET' } = {}) =>
  (method === 'GET' ? GET : HEAD)(
    new Request(`http://localhost/feeds/${festival}/pages.json?lang=${lang}`, { method, headers }),
    {
      params: Promise.resolve({ festival }),
    },
  );

describe('the list of what a browser keeps', () => {
  it('names the version of the pages as their own tags do, and the pages of one language', async () => {
    const answer = await ask();
    const list = (await answer.json()) as PageList;
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=60');
    expect(answer.headers.get('etag')).toBe(`W/"${list.version}-fr"`);
    expect(list.version).toMatch(new RegExp(`^${KEY}-[\\w-]{12}$`));
    expect([list.release, list.name, list.frame[0]]).toEqual([3, 'Écrans ouverts', '/fr/festivals/nel']);
    const english = (await (await ask({}, { lang: 'en' })).json()) as PageList;
    expect(english.frame[0]).toBe('/en/festivals/nel');
  });

  it('is answered with 304 until something else is published', async () => {
    const etag = (await ask()).headers.get('etag') ?? '';
    const again = await ask({ 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await ask({ 'if-none-match': etag }, { lang: 'en' })).status).toBe(200);
    publishExample(getDb(), 'nel', 'bbbbbbbbbbbbbbbb', { number: 4 });
    expect((await ask({ 'if-none-match': etag })).status).toBe(200);
  });

  it('is compressed for clients that accept it, and has only its headers for HEAD', async () => {
    const plain = await (await ask()).text();
    const small = await ask({ 'accept-encoding': 'gzip' });
    expect(small.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(Buffer.from(await small.arrayBuffer())).toString()).toBe(plain);
    const head = await ask({}, { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('content-length')]).toEqual([
      200,
      '',
      String(Buffer.byteLength(plain)),
    ]);
  });

  it('is 404 if nothing is published, 410 if nothing may be kept, and neither while the database cannot be read', async () => {
    expect((await ask({}, { festival: 'nowhere' })).status).toBe(404);
    vi.stubEnv('LANTERNE_OFFLINE', '0');
    expect((await ask()).status).toBe(410);
    vi.unstubAllEnvs();
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    getDb().$client.exec('drop table releases');
    const failed = await ask();
    expect([failed.status, failed.headers.get('retry-after')]).toEqual([503, '120']);
    expect(log).toHaveBeenCalledOnce();
  });
});

it('is of no build in a test, whatever build stands there or is being made', () => {
  const root = mkdtempSync(join(tmpdir(), 'lanterne-build-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, '.next'));
  writeFileSync(join(root, '.next', 'BUILD_ID'), 'abc');
  vi.spyOn(process, 'cwd').mockReturnValue(root);
  expect(buildId()).toBe('development');
});
