import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { askAs } from '#app/_server/request-testing.ts';
import { getDb } from '#db/client.ts';
import { endServedDb, openTestDb, serveDb } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { keptFile } from '#lib/exchange/festival-file/kept-files.ts';
import type { Actor } from '#lib/policy.ts';
import { type PartAnswer, POST } from './route.ts';

const SITE = 'https://lanterne.example.org';
let dataFolder = '';
let camille: Actor;

beforeEach(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'lanterne-parts-'));
  vi.stubEnv('LANTERNE_DATA', dataFolder);
  vi.stubEnv('LANTERNE_URL', SITE);
  serveDb(openTestDb());
  camille = makeAccount(getDb(), 'Camille', { isAdministrator: true });
  await askAs(camille);
});
afterEach(() => {
  endServedDb();
  rmSync(dataFolder, { recursive: true });
  vi.unstubAllEnvs();
});

async function send(body: BodyInit, at: unknown, kept?: string, origin = SITE) {
  const asked = new URLSearchParams({ lang: 'fr', at: String(at), ...(kept && { kept }) });
  const init = { method: 'POST', body, headers: { origin }, duplex: 'half' } as RequestInit;
  const answer = await POST(new Request(`${SITE}/api/archives/parts?${asked}`, init));
  const said = (await answer.json()) as PartAnswer;
  return { status: answer.status, kept: said.ok ? said.kept : '' };
}
const written = (kept: string) => readFileSync(keptFile(dataFolder, camille, kept) ?? '', 'utf8');

it('keeps an archive that is sent in parts, each appended to the ones before', async () => {
  const { kept } = await send('abc', 0);
  expect(await send('def', 3, kept)).toEqual({ status: 200, kept });
  expect(written(kept)).toBe('abcdef');
});

it('accepts a part again after the connection broke in its middle, and one sent twice only once', async () => {
  const { kept } = await send('abc', 0);
  const broken = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('de'));
    },
    pull(controller) {
      controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
    },
  });
  vi.spyOn(console, 'error').mockReturnValue();
  expect((await send(broken, 3, kept)).status).toBe(500);
  for (const _ of [1, 2]) expect((await send('def', 3, kept)).status).toBe(200);
  expect(written(kept)).toBe('abcdef');
});

it('refuses a part whose beginning is missing, or that comes from somebody else or another site', async () => {
  const { kept } = await send('abc', 0);
  expect((await send('xyz', 4, kept)).status).toBe(409);
  expect((await send('xyz', 0, 'a'.repeat(22))).status).toBe(409);
  expect((await send('xyz', 0, '../../lanterne.db')).status).toBe(409);
  for (const at of [-1, 1.5, 'NaN']) expect((await send('xyz', at, kept)).status).toBe(400);
  await askAs(makeAccount(getDb(), 'Noor', { isAdministrator: true }));
  expect((await send('xyz', 3, kept)).status).toBe(409);
  await askAs(makeAccount(getDb(), 'Bo'));
  expect((await send('xyz', 0)).status).toBe(403);
  await askAs(null);
  expect((await send('xyz', 0)).status).toBe(401);
  await askAs(camille);
  expect((await send('xyz', 0, undefined, 'https://elsewhere.example')).status).toBe(403);
});
