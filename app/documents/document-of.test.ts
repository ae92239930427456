import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { drawingJob } from '#app/_server/jobs/drawing-job.ts';
import type { Db } from '#db/client.ts';
import { accessTokens } from '#db/schema/index.ts';
import { endServedDb, makeFestival, openTestFile, serveDb } from '#db/testing.ts';
import { newToken } from '#lib/accounts/tokens.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { LARGE } from '#lib/festivals/large.ts';
import { onJobs } from '#lib/jobs/pool.ts';
import { giveJobsTime } from '#lib/jobs/unhurried-testing.ts';
import type { Actor } from '#lib/policy.ts';
import { publicKeyOf } from '#lib/programme/public-key.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { documentOf } from './document-of.ts';
import { type DrawingAsked, type DrawingName, drawHere } from './drawings.ts';

const AT = '2026-05-02T10:00:00.000Z';
const folder = mkdtempSync(join(tmpdir(), 'lanterne-documents-'));
let [db, actor, festivalId]: [Db, Actor, number] = [null, null, 0] as never;
/** The names of the jobs given to threads. */
const given = new Set<string>();

beforeAll(() => {
  vi.stubEnv('LANTERNE_DATA', folder);
  vi.stubEnv('LANTERNE_URL', 'https://lanterne.example.org');
  db = openTestFile(folder);
  serveDb(db);
  const made = makeFestival(db, { events: LARGE, rooms: 12, days: 4, seed: 1, slug: 'large' });
  festivalId = made.festivalId;
  actor = { userId: made.userId, name: 'Camille', email: 'large@example.org', isAdministrator: false };
  publishRelease(authorizeFestival(actor, 'large', 'publish', db), publishSchema.parse({ expected: 0 }), AT);
  onJobs((all) => {
    for (const job of all) given.add(job.name);
  });
});

afterAll(() => {
  onJobs(() => {});
  endServedDb();
  rmSync(folder, { recursive: true });
});

async function isDrawnAlike<N extends DrawingName>(name: N, asked: DrawingAsked<N>): Promise<unknown> {
  const minute = () => Math.floor(Date.now() / 60_000);
  for (;;) {
    const began = minute();
    given.clear();
    const there = await documentOf('large', name, asked);
    expect([...given], name).toEqual([drawingJob.name]);
    const here = await drawHere(name, asked);
    // The key of a form contains the minute: if it changed between the two drawings, both are drawn
    // again.
    if (minute() !== began) continue;
    expect(there, name).toEqual(here);
    return there;
  }
}

function linkTo(kind: 'preview' | 'team'): string {
  const { token, hash } = newToken();
  db.insert(accessTokens).values({ kind, festivalId, tokenHash: hash, createdAt: AT }).run();
  return token;
}

it('a thread draws every document of a large festival exactly as this process does', async () => {
  giveJobsTime();
  const state = publicKeyOf('large')?.key ?? '';
  const locale = 'fr';
  const asked = { query: 'film', filters: [], day: null };
  expect(await isDrawnAlike('programme', { locale, state, tail: '/copy' })).toContain('<html lang="fr">');
  expect(await isDrawnAlike('search', { locale, slug: 'large', asked })).toContain('<html lang="fr">');
  const version = { actor, locale, slug: 'large', tail: ['1'], query: '' } as const;
  expect(await isDrawnAlike('version', version)).toBeTruthy();
  expect(await isDrawnAlike('preview', { locale, token: linkTo('preview'), tail: [], query: '' })).toBeTruthy();
  expect(await isDrawnAlike('sheets', { locale, token: linkTo('team'), query: {} })).toContain('<html lang="fr">');
  expect(await documentOf('large', 'programme', { locale, state: 'x', tail: '' })).toBeNull();
});
