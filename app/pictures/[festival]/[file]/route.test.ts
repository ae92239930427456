import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { getDb } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { endServedDb, makeFestival, openTestDb, serveDb } from '#db/testing.ts';
import { LanterneError, notSignedIn } from '#lib/errors.ts';
import { originalFile } from '#lib/pictures/picture-files.ts';
import { drawSize, keepPicture } from '#lib/pictures/picture-work.ts';
import { sentName } from '#lib/pictures/sizes.ts';
import { GET } from './route.ts';

const desk = vi.hoisted(() => ({ sees: false }));
vi.mock('#app/_server/gate.ts', () => ({
  gateAction: async () => {
    if (!desk.sees) throw notSignedIn();
  },
}));
vi.mock('#lib/jobs/pool.ts', () => ({ runJob: vi.fn((_, asked) => drawSize(asked)) }));

let dataFolder = '';

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'lanterne-picture-address-'));
  vi.stubEnv('LANTERNE_DATA', dataFolder);
  serveDb(openTestDb());
  desk.sees = false;
});
afterEach(() => {
  endServedDb();
  rmSync(dataFolder, { recursive: true });
  vi.unstubAllEnvs();
});

/** A festival with a picture, and a function that asks for its address. */
async function begin() {
  const db = getDb();
  const made = makeFestival(db, { events: 3, rooms: 1, days: 1, seed: 2 });
  const other = makeFestival(db, { events: 3, rooms: 1, days: 1, seed: 3 });
  const incoming = join(dataFolder, 'incoming.bin');
  writeFileSync(
    incoming,
    await sharp({ create: { width: 500, height: 300, channels: 3, background: '#aa5522' } })
      .jpeg()
      .toBuffer(),
  );
  const kept = await keepPicture({ dataFolder, file: incoming, mayBeLines: false });
  if ('refused' in kept) throw new Error(kept.refused);
  const { hash, format } = kept;
  db.insert(t.pictures)
    .values({ ...kept, festivalId: made.festivalId, use: 'poster', createdAt: '2026-05-01T10:00:00.000Z' })
    .run();
  const publish = (rest: Partial<typeof t.publishedPictures.$inferInsert> = {}) =>
    db
      .insert(t.publishedPictures)
      .values({ festivalId: made.festivalId, hash, format, ...rest })
      .run();
  const ask = (init: RequestInit = {}, slug = made.slug, file = sentName(hash, 480, 'webp'), query = '') =>
    GET(new Request(`http://localhost/pictures/${slug}/${file}${query}`, init), {
      params: Promise.resolve({ festival: slug, file }),
    });
  return { publish, ask, other: other.slug, original: originalFile(dataFolder, hash, format) };
}

const kept = (answer: Response) => [answer.status, answer.headers.get('cache-control')];

it('is served to everybody and cached for ever once a release contains it, with HEAD and 304', async () => {
  const { publish, ask, other } = await begin();
  expect(kept(await ask())).toEqual([404, 'no-store']);
  publish();
  const answer = await ask();
  expect(kept(answer)).toEqual([200, 'public, max-age=31536000, immutable']);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 480 });
  const head = await ask({ method: 'HEAD' });
  expect([...kept(head), head.headers.get('content-length'), await head.text()]).toEqual([
    200,
    'public, max-age=31536000, immutable',
    String(bytes.length),
    '',
  ]);
  const again = await ask({ headers: { 'if-none-match': answer.headers.get('etag') ?? '' } });
  expect(kept(again)).toEqual([304, 'public, max-age=31536000, immutable']);
  expect(kept(await ask({}, other))).toEqual([404, 'no-store']);
  expect(kept(await ask({}, 'nowhere'))).toEqual([404, 'no-store']);
  for (const file of ['x.webp', '../secret', `${'a'.repeat(20)}-481.webp`, `${'a'.repeat(20)}-480.png`])
    expect(kept(await ask({}, undefined, file))).toEqual([404, 'no-store']);
});

it('is left out for readers who save data, until they ask for it, but not on the desk', async () => {
  const { publish, ask } = await begin();
  publish();
  const spared = { 'save-data': 'on' };
  const empty = await ask({ headers: spared });
  expect([...kept(empty), empty.headers.get('content-type')]).toEqual([200, 'no-store', 'image/gif']);
  expect((await empty.arrayBuffer()).byteLength).toBeLessThan(60);
  const whole = 'public, max-age=31536000, immutable';
  expect(kept(await ask({ headers: spared }, undefined, undefined, '?asked'))).toEqual([200, whole]);
  const referer = 'http://localhost/fr/organise/essai/pictures';
  expect(kept(await ask({ headers: { ...spared, referer } }))).toEqual([200, whole]);
});

it('is served only to the desk before, uncached', async () => {
  const { ask } = await begin();
  desk.sees = true;
  expect(kept(await ask())).toEqual([200, 'private, no-store']);
});

it('is gone for the public after its period, and still visible on the desk', async () => {
  const { publish, ask } = await begin();
  publish({ until: '2026-05-03', endedAt: '2026-05-03T22:00:00.000Z' });
  expect(kept(await ask())).toEqual([410, 'no-store']);
  desk.sees = true;
  expect(kept(await ask())).toEqual([200, 'private, no-store']);
});

it('is gone for everybody once it was withdrawn, even for clients that have it', async () => {
  const { publish, ask } = await begin();
  publish({ withdrawnAt: '2026-05-03T22:00:00.000Z' });
  desk.sees = true;
  expect(kept(await ask())).toEqual([410, 'no-store']);
  expect(kept(await ask({ headers: { 'if-none-match': '*' } }))).toEqual([410, 'no-store']);
});

it('is 404 without its file, and comes later if it cannot be drawn now', async () => {
  const { publish, ask, original } = await begin();
  publish();
  const { runJob } = await import('#lib/jobs/pool.ts');
  vi.mocked(runJob).mockRejectedValueOnce(new LanterneError('serverBusy', {}, 503));
  vi.spyOn(console, 'error').mockReturnValueOnce();
  expect(kept(await ask())).toEqual([503, 'no-store']);
  rmSync(original);
  expect(kept(await ask())).toEqual([404, 'no-store']);
});
