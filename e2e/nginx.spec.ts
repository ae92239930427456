import { mkdtempSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { makeFestival } from '#db/testing.ts';
import { NEXT_HEADERS } from './attacks/addresses.ts';
import { dataFolderWith, publish } from './filled.ts';
import { noNginx, startNginx } from './nginx.ts';
import { freePort, serve } from './server.ts';

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };

/** The bytes as they come, compressed where they are. */
function ask(port: number, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((done, failed) => {
    const asked = request({ port, path, headers: { host: 'programme.example.org', ...headers } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        done({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      );
    });
    asked.on('error', failed);
    asked.end();
  });
}

const plain = ({ headers, body }: Answer) =>
  headers['content-encoding'] === 'br'
    ? brotliDecompressSync(body)
    : headers['content-encoding'] === 'gzip'
      ? gunzipSync(body)
      : body;

test('behind nginx everybody reads the same bytes, compressed, whatever a stranger asks with', async () => {
  const missing = noNginx();
  test.skip(missing !== null, missing ?? '');
  const dataFolder = dataFolderWith((db) => {
    const { userId } = makeFestival(db, { events: 120, rooms: 4, days: 3, seed: 1, slug: 'nel' });
    publish(db, { userId, name: 'Camille', email: '', isAdministrator: false }, 'nel');
  });
  const port = await freePort();
  const lanterne = await serve({ dataFolder });
  const nginx = startNginx({ folder: mkdtempSync(join(tmpdir(), 'lanterne-nginx-')), port, behind: lanterne.port });
  try {
    await expect(async () => ask(port, '/api/health')).toPass({ timeout: 10_000 });
    const page = '/fr/festivals/nel/days/2026-06-06';
    const named = ['content-type', 'content-security-policy', 'cache-control'];
    const said = (answer: Answer) => [
      answer.status,
      named.map((name) => answer.headers[name]),
      plain(answer).toString('utf8'),
    ];
    // Each address is another one to the cache, which a stranger fills first.
    for (const [at, [name, value]] of Object.entries(NEXT_HEADERS).entries()) {
      for (const encoding of ['br', 'gzip', 'identity']) {
        const path = `${page}?a=${at}`;
        await ask(port, path, { 'accept-encoding': encoding, [name]: value });
        await ask(port, path, { 'accept-encoding': encoding });
        const kept = await ask(port, path, { 'accept-encoding': encoding });
        expect(kept.headers['x-cache'], name).toBe('HIT');
        expect(kept.headers['content-encoding'] ?? 'identity', name).toBe(encoding);
        expect(said(kept), `${name}, ${encoding}`).toEqual(
          said(await ask(lanterne.port, path, { 'accept-encoding': encoding })),
        );
      }
    }
    // What is drawn for each request comes compressed to every browser too.
    for (const [path, type] of [
      ['/fr/sign-in', 'text/html'],
      ['/api/public/festivals/nel', 'application/json'],
    ] as const) {
      for (const encoding of ['gzip, deflate, br, zstd', 'gzip']) {
        const answer = await ask(port, path, { 'accept-encoding': encoding });
        expect([answer.status, String(answer.headers['content-type']).split(';')[0]]).toEqual([200, type]);
        expect(answer.headers['content-encoding'], `${path}, ${encoding}`).toMatch(/^(?:br|gzip)$/);
        expect(answer.body.length).toBeLessThan(plain(answer).length / 2);
      }
    }
    const data = await ask(port, '/api/public/festivals/nel', { 'accept-encoding': 'gzip' });
    expect(data.headers['x-cache']).toBe('HIT');
  } finally {
    nginx.kill('SIGTERM');
    await lanterne.stop();
  }
});
