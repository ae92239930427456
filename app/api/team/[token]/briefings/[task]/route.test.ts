import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { GET as getForTeam } from '#app/api/festivals/[festival]/briefings/[task]/route.ts';
import { ownDocument } from '#app/documents/team/own/own-document.tsx';
import { ownView } from '#app/documents/team/own/own-view.ts';
import type { Tx } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { endServedDb, serveDb } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { forgetCounts } from '#lib/counted-testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { done, NOW } from '#lib/history/testing.ts';
import { type IncomingPicture, originalFile } from '#lib/pictures/picture-files.ts';
import { keepPicture } from '#lib/pictures/picture-work.ts';
import { withdrawPicture } from '#lib/pictures/published.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import {
  briefingFileRefused,
  briefingKey,
  briefingReaders,
  keepBriefingFile,
  noteBriefingRead,
  setBriefingFile,
} from '#lib/volunteers/briefings.ts';
import { authorizeVolunteer, closeLink, renewLink } from '#lib/volunteers/links.ts';
import { pageStamp } from '#lib/volunteers/page-keys.ts';
import { taskKind } from '#lib/volunteers/roots.ts';
import { volunteersFestival } from '#lib/volunteers/working-testing.ts';
import { GET } from './route.ts';

const asking = vi.hoisted(() => ({ actor: null as unknown }));
vi.mock('#app/_server/actor.ts', () => ({ currentActor: async () => asking.actor }));
vi.mock('#lib/jobs/pool.ts', () => ({ runJob: (_: unknown, asked: IncomingPicture) => keepPicture(asked) }));

let dataFolder = '';

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'lanterne-briefings-'));
  vi.stubEnv('LANTERNE_DATA', dataFolder);
  vi.stubEnv('LANTERNE_URL', 'https://lanterne.example.org');
  vi.setSystemTime(NOW);
  forgetCounts();
});
afterEach(() => {
  endServedDb();
  rmSync(dataFolder, { recursive: true });
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

const PDF = `%PDF-1.7\n${'x'.repeat(239_991)}`;
const pdf = (name = 'Plan des clefs.pdf', text = PDF) => new File([text], name, { type: 'text/html' });

async function begin() {
  const made = volunteersFestival();
  const { db, festival, put } = made;
  serveDb(db);
  const task = put.task();
  const [ada, bob] = [put.volunteer('Ada'), put.volunteer('Bob')];
  put.assignment(put.shift(task.id).id, ada.id, { state: 'confirmed' });
  const [token, ofBob] = [ada, bob].map(({ id }) => renewLink(festival, id, NOW).token) as [string, string];
  const keep = async (file: File) => {
    const kept = await keepBriefingFile(dataFolder, file);
    if ('refused' in kept) throw new Error(kept.refused);
    return kept;
  };
  const set = (file: Parameters<typeof setBriefingFile>[2]) => done(setBriefingFile(festival, task.id, file, NOW));
  const ask = (link: string, id: number | string = task.id) =>
    GET(new Request('https://lanterne.example.org/'), { params: Promise.resolve({ token: link, task: String(id) }) });
  const page = () => {
    const view = ownView('fr', token);
    return view ? ownDocument(view, {}).replace(/[\u00a0\u202f]/g, ' ') : '';
  };
  const read = () => taskKind.read(db, festival.id, task.id) ?? task;
  const opened = authorizeVolunteer(token, NOW, db);
  if (!opened.ok) throw new Error(opened.reason);
  const { who } = opened;
  return { ...made, task, ada, who, token, ofBob, keep, set, ask, page, read };
}

it('is served only to volunteers with a shift of the task, as a download that never runs', async () => {
  const { db, festival, put, ada, token, ofBob, keep, set, ask, page } = await begin();
  expect((await ask(token)).status).toBe(404);
  set(await keep(pdf()));
  expect(page()).toContain('download="">Plan des clefs (PDF, 240 ko)</a>');
  const answer = await ask(token);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe(PDF);
  expect(Object.fromEntries(answer.headers)).toEqual({
    'content-type': 'application/pdf',
    'Content-Length': String(PDF.length),
    'content-disposition': `attachment; filename="file.pdf"; filename*=UTF-8''Plan%20des%20clefs.pdf`,
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  });
  expect([(await ask(ofBob)).status, (await ask('x'.repeat(22))).status, (await ask(token, 'a')).status]).toEqual([
    404, 404, 404,
  ]);
  const elsewhere = put.task();
  expect((await ask(token, elsewhere.id)).status).toBe(404);
  db.update(t.assignments).set({ state: 'cancelled' }).where(eq(t.assignments.volunteerId, ada.id)).run();
  expect((await ask(token)).status, 'no shift of it any more').toBe(404);
  closeLink(festival, ada.id, NOW);
  expect((await ask(token)).status).toBe(410);
});

it.runIf(existsSync('/proc/self/fd'))(
  'is streamed: not opened before it is needed, and closed if the rest is not wanted',
  async () => {
    const { token, keep, set, ask } = await begin();
    set(await keep(pdf()));
    const opened = () => readdirSync('/proc/self/fd').length;
    const before = opened();
    const answer = await ask(token);
    expect(opened()).toBe(before);
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    expect(first?.value?.length).toBeLessThan(PDF.length / 2);
    await reader?.cancel();
    await vi.waitFor(() => expect(opened()).toBe(before));
  },
);

it('is served to coordinators, and to nobody of another festival', async () => {
  const { db, festival, task, keep, set } = await begin();
  set(await keep(pdf('Fiche « bar » (2).PDF')));
  const ask = () => {
    const params = Promise.resolve({ festival: festival.slug, task: String(task.id) });
    return getForTeam(new Request('https://lanterne.example.org/'), { params });
  };
  const festivalId = festival.id;
  asking.actor = makeAccount(db, 'Cleo', { festivalId, role: 'coordinator' });
  const answer = await ask();
  expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
    200,
    `attachment; filename="file.pdf"; filename*=UTF-8''Fiche%20%C2%AB%20bar%20%C2%BB%20%282%29.pdf`,
  ]);
  asking.actor = makeAccount(db, 'Noor', { festivalId, role: 'programmer' });
  expect((await ask()).status).toBe(403);
  asking.actor = makeAccount(db, 'Else');
  expect((await ask()).status).toBe(404);
});

it('makes another briefing to read, and « Défaire » brings the former one back', async () => {
  const { festival, keep, set, read, page, ask, token } = await begin();
  expect(briefingKey(read())).toBeNull();
  set(await keep(pdf()));
  const first = briefingKey(read());
  expect(first).not.toBeNull();
  set(await keep(pdf('Plan des clefs.pdf', '%PDF-2')));
  expect(briefingKey(read())).not.toBe(first);
  expect(page()).toContain('Plan des clefs (PDF, 1 ko)');
  const { batch } = set(null);
  expect([briefingKey(read()), page().includes('Plan des clefs')]).toEqual([null, false]);
  done(undoBatch(festival, batch ?? '', NOW));
  expect(await (await ask(token)).text()).toBe('%PDF-2');
});

it('that is missing after importing a festival file is not to be read, and the page says that it is missing', async () => {
  const { db, festival, task, keep, set, read, page, ask, token } = await begin();
  const kept = await keep(pdf());
  set(kept);
  const readers = () => [...briefingReaders(festival.id, NOW, db).keys()];
  const says = () => ['À lire avant de venir', 'J’ai lu', 'Ce fichier manque ici'].map((said) => page().includes(said));
  expect([readers(), says()]).toEqual([[task.id], [true, true, false]]);
  rmSync(originalFile(dataFolder, kept.hash, 'pdf'));
  expect([briefingKey(read()), (await ask(token)).status]).toEqual([null, 404]);
  expect([readers(), says()]).toEqual([[], [false, false, false]]);
  db.update(t.tasks)
    .set({ briefing: { fr: 'Badge à l’accueil.' } })
    .run();
  expect([readers(), says()]).toEqual([[task.id], [true, true, true]]);
  expect(page()).toContain('Ce fichier manque ici : Plan des clefs (PDF, 240 ko). Demandez-le à la coordination.');
  // After a new upload under its old name, pages that are open learn of it too.
  const stamp = pageStamp({ ...festival, db });
  const again = await keep(pdf());
  expect(again).toEqual(kept);
  expect(done(setBriefingFile(festival, task.id, again, NOW)).batch).toBeNull();
  const { batch } = done(setBriefingFile(festival, task.id, again, NOW, kept.hash));
  expect([read().briefingFile, pageStamp({ ...festival, db }) === stamp]).toEqual([kept, false]);
  done(undoBatch(festival, batch ?? '', NOW));
  expect(read().briefingFile).toBeNull();
  // If somebody set another file during this upload, the undo brings that one back.
  const theirs = { ...kept, name: 'Plan des portes', hash: 'b'.repeat(64) };
  set(theirs);
  const mine = done(setBriefingFile(festival, task.id, again, NOW, kept.hash));
  done(undoBatch(festival, mine.batch ?? '', NOW));
  expect(read().briefingFile).toEqual(theirs);
});

it('counts as read with its text, and removing it asks nobody again', async () => {
  const { db, festival, task, ada, who, keep, set, read, page } = await begin();
  db.update(t.tasks)
    .set({ briefing: { fr: 'Badge à l’accueil.' } })
    .run();
  const readers = () => briefingReaders(festival.id, NOW, db).get(task.id);
  const tap = () => noteBriefingRead(who, { id: task.id, shown: briefingKey(read()) ?? '' }, NOW);
  const [asks, done] = [
    { read: [], unread: [ada.id] },
    { read: [ada.id], unread: [] },
  ];
  tap();
  expect(readers()).toEqual(done);
  const kept = await keep(pdf());
  set(kept);
  expect(readers(), 'a file more').toEqual(asks);
  const shown = briefingKey(read()) ?? '';
  tap();
  expect(readers()).toEqual(done);
  set(null);
  expect([readers(), page().includes('J’ai lu')]).toEqual([done, false]);
  set(kept);
  expect(readers(), 'the same file again').toEqual(done);
  set(await keep(pdf('Clefs.pdf', '%PDF-2')));
  expect(readers(), 'another file').toEqual(asks);
  // A tap for text and file, which waited for a network while the file was removed.
  set(null);
  db.delete(t.readBriefings).run();
  expect([noteBriefingRead(who, { id: task.id, shown }, NOW), readers()]).toEqual([{ ok: true }, done]);
});

it('is removed with a picture that is withdrawn everywhere, and does not come back', async () => {
  const { db, festival, actor, task, keep, set, read, ask, token } = await begin();
  const drawn = sharp({ create: { width: 40, height: 30, channels: 3, background: '#aa5522' } });
  const kept = await keep(new File([new Uint8Array(await drawn.jpeg().toBuffer())], 'plan.jpg'));
  const publishing = authorizeFestival(actor, festival.slug, 'publish', db);
  const { hash } = kept;
  const row = {
    hash,
    format: 'jpeg',
    width: 40,
    height: 30,
    bytes: 1,
    colour: '#aa5522',
    use: 'still',
    position: 0,
  } as const;
  const picture = { ...row, festivalId: festival.id, fileName: 'plan.jpg', createdAt: NOW } as const;
  const { id } = db.insert(t.pictures).values(picture).returning().get();
  set(kept);
  db.update(t.tasks).set({ wanted: 3 }).where(eq(t.tasks.id, task.id)).run();
  const removed = set(null).batch ?? '';
  set(kept);
  const before = read();
  const withdrawn = withdrawPicture(publishing, id, NOW, () => {});
  expect(read()).toEqual({ ...before, briefingFile: null, version: before.version + 1 });
  expect((await ask(token)).status).toBe(404);
  expect(setBriefingFile(festival, task.id, kept, NOW)).toEqual({
    ok: false,
    reason: 'fields',
    fields: { file: 'withdrawn' },
  });
  const told = db.select().from(t.changes).where(eq(t.changes.batch, withdrawn)).all();
  expect(told.map(({ entity, verb }) => [entity, verb])).toEqual([
    ['picture', 'withdrawn'],
    ['task', 'edited'],
  ]);
  for (const batch of [withdrawn, removed]) {
    undoBatch(festival, batch, NOW);
    expect(read().briefingFile).toBeNull();
  }
  // Undoing a change of the task does not bring the removed file back.
  taskKind.update(db as unknown as Tx, { ...read(), briefingFile: kept, wanted: 9 }, read());
  expect(read()).toMatchObject({ briefingFile: null, wanted: 9 });
});

it('is an unchanged PDF or a picture without hidden data, within its limit', async () => {
  const { keep } = await begin();
  const place = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 0/1' } };
  const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: '#aa5522' } });
  const bytes = await picture.withExif(place).jpeg().toBuffer();
  const kept = await keep(new File([new Uint8Array(bytes)], 'plan.jpg'));
  expect(kept).toMatchObject({ name: 'plan', format: 'jpeg' });
  const { exif } = await sharp(readFileSync(originalFile(dataFolder, kept.hash, 'jpeg'))).metadata();
  expect(exif?.includes('GPS') ?? false).toBe(false);
  const refused = async (file: File) => {
    const answer = await keepBriefingFile(dataFolder, file);
    return 'refused' in answer && briefingFileRefused(answer.refused, file.name, 'fr').replace(/[\u00a0\u202f]/g, ' ');
  };
  expect(await refused(new File(['<script>alert(1)</script>'], 'a.pdf'))).toMatch(/^« a.pdf » n’est ni un PDF ni/);
  expect(await refused(new File([], 'vide.pdf'))).toBe('« vide.pdf » est vide.');
  expect(await refused(pdf('grand.pdf', `%PDF-${'x'.repeat(MAX_OF_FILE.briefingBytes)}`))).toBe(
    'Ce fichier pèse plus de 10 Mo : réduisez-le, puis joignez-le.',
  );
});
