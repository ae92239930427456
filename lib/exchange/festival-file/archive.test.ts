import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { eq } from 'drizzle-orm';
import sharp, { type Sharp } from 'sharp';
import { type Header, pack } from 'tar-stream';
import { afterAll, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { sha256Of } from '#db/sha256.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { authorizeCreation } from '#lib/festivals/creation.ts';
import { addPicture } from '#lib/pictures/mutations.ts';
import { originalFile, placeFile } from '#lib/pictures/picture-files.ts';
import { isKeptFile, keepPicture } from '#lib/pictures/picture-work.ts';
import { withdrawPicture } from '#lib/pictures/published.ts';
import { pictureNamed, picturesOf } from '#lib/pictures/queries.ts';
import { MAX_PICTURES } from '#lib/pictures/schema.ts';
import { nameOfHash } from '#lib/pictures/sizes.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { releasedBySlug } from '#lib/programme/released.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { MAX_TASKS } from '#lib/volunteers/schema.ts';
import { bringPictures, festivalBytesOf, writeArchive } from './archive.ts';
import { exportFestival, exportWithPictures } from './festival-export.ts';
import { saidRefusal } from './festival-file.ts';
import { importFestival } from './festival-import.ts';

const NOW = '2026-05-01T10:00:00.000Z';
const folders: string[] = [];
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'lanterne-archive-'));
  folders.push(made);
  return made;
};
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true });
});

const photograph = (background: string) => sharp({ create: { width: 2400, height: 1200, channels: 3, background } });

/** A published festival with a poster and three stills, one of which was withdrawn since. */
async function begin() {
  const db = openTestDb();
  const dataFolder = folder();
  const made = makeFestival(db, { events: 12, rooms: 2, days: 2, seed: 5 });
  const actor = { userId: made.userId, name: 'Camille', email: 'camille@example.org', isAdministrator: false };
  const festival = authorizeFestival(actor, made.slug, 'schedule', db);
  const film = db.select().from(t.films).innerJoin(t.eventItems, eq(t.eventItems.filmId, t.films.id)).limit(1).get();
  if (!film) throw new Error('no film');
  const given = { givenBy: 'Le distributeur', purposes: ['site' as const], alt: { fr: 'Une rue' } };
  const file = join(dataFolder, 'incoming.bin');
  for (const [colour, use] of [
    ['#aa5522', 'still'],
    ['#22aa55', 'still'],
    ['#5522aa', 'still'],
    ['#222222', 'poster'],
  ] as const) {
    writeFileSync(
      file,
      await photograph(colour)
        .withExif({ IFD0: { Artist: 'Léa Cardovan' } })
        .jpeg()
        .toBuffer(),
    );
    const kept = await keepPicture({ dataFolder, file, mayBeLines: false });
    if ('refused' in kept) throw new Error(kept.refused);
    const subject = { kind: 'film', id: film.films.id } as const;
    const added = { subject, use, kept, fileName: `${colour}.jpg`, told: given };
    addPicture(festival, added, { clientKey: null, batch: randomUUID() }, NOW);
  }
  publishRelease(authorizeFestival(actor, made.slug, 'publish', db), publishSchema.parse({ expected: 0 }), NOW);
  const [withdrawn] = picturesOf(festival.id, db);
  if (!withdrawn) throw new Error('no picture');
  withdrawPicture(authorizeFestival(actor, made.slug, 'publish', db), withdrawn.id, NOW, () => {});
  return { db, dataFolder, withdrawn, owned: authorizeFestival(actor, made.slug, 'festival-file', db) };
}

/** The festival that another installation reads from an archive. */
async function brought(path: string, dataFolder = folder()) {
  const db = openTestDb();
  const bytes = await festivalBytesOf(path);
  if ('code' in bytes) throw new Error(bytes.code);
  const pictures = await bringPictures(path, dataFolder, isKeptFile);
  if ('code' in pictures) throw new Error(JSON.stringify(pictures));
  const creator = authorizeCreation(makeAccount(db, 'Noor', { isAdministrator: true }), db);
  const made = importFestival(creator, bytes, { slug: 'ailleurs', clientKey: null }, NOW);
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  return { db, dataFolder, id: made.id, count: pictures.count };
}

async function archived(made: Awaited<ReturnType<typeof exportWithPictures>>): Promise<string> {
  const path = join(folder(), 'a.lanterne.tar');
  writeFileSync(path, await buffer(writeArchive(made.file, made.pictures)));
  return path;
}

it('moves a festival with its originals, shown there as here, without withdrawn pictures', async () => {
  const { db, dataFolder, withdrawn, owned } = await begin();
  const made = await exportWithPictures(owned, true, 'originals', dataFolder);
  const there = await brought(await archived(made));
  expect(there.count).toBe(3);
  const hashes = picturesOf(owned.id, db).map(({ hash }) => hash);
  expect(picturesOf(there.id, there.db).map(({ hash }) => hash)).toEqual(hashes);
  expect(
    releasedBySlug('ailleurs', there.db)
      ?.document.pictures?.map(({ hash }) => hash)
      .sort(),
  ).toEqual(hashes.sort());
  for (const { hash, format } of picturesOf(there.id, there.db)) {
    expect(existsSync(originalFile(there.dataFolder, hash, format))).toBe(true);
    expect(pictureNamed(there.id, nameOfHash(hash), there.db)).toMatchObject({ isPublished: true, isGone: false });
  }
  expect(existsSync(originalFile(there.dataFolder, withdrawn.hash, withdrawn.format))).toBe(false);
  expect(pictureNamed(there.id, nameOfHash(withdrawn.hash), there.db)).toBeNull();
  // The same festival makes the same bytes.
  const [one, other] = [
    await archived(made),
    await archived(await exportWithPictures(owned, true, 'originals', dataFolder)),
  ];
  expect(sha256Of(readFileSync(one))).toBe(sha256Of(readFileSync(other)));
}, 60_000);

it('moves it with the pictures of the site, which are smaller and have names of their own', async () => {
  const { db, dataFolder, owned } = await begin();
  const made = await exportWithPictures(owned, true, 'site', dataFolder);
  const there = await brought(await archived(made));
  const rows = picturesOf(there.id, there.db);
  expect(rows.map(({ width, height, format }) => [width, height, format])).toEqual(rows.map(() => [1600, 800, 'webp']));
  for (const { hash, format, bytes } of rows)
    expect(statSync(originalFile(there.dataFolder, hash, format)).size).toBe(bytes);
  const shown = releasedBySlug('ailleurs', there.db)?.document.pictures ?? [];
  expect(shown.map(({ hash }) => hash).sort()).toEqual(rows.map(({ hash }) => hash).sort());
  // Nothing changed on this side.
  expect(picturesOf(owned.id, db).map(({ format }) => format)).toEqual(['jpeg', 'jpeg', 'jpeg']);
}, 60_000);

it.each(['originals', 'site'] as const)(
  'moves the file of a briefing as it is, with the pictures, without one that was taken back: %s',
  async (pictures) => {
    const { db, dataFolder, owned, withdrawn } = await begin();
    const text = Buffer.from('%PDF-1.7 clefs');
    const file = { name: 'Clefs', hash: sha256Of(text), format: 'pdf', bytes: text.length } as const;
    writeFileSync(join(dataFolder, 'came'), text);
    placeFile(join(dataFolder, 'came'), originalFile(dataFolder, file.hash, 'pdf'));
    for (const fr of ['Bar', 'Porte'])
      db.insert(t.tasks).values({ festivalId: owned.id, name: { fr }, briefingFile: file }).run();
    const { hash, format, bytes } = withdrawn;
    const gone = { name: 'Plan', hash, format, bytes };
    db.insert(t.tasks)
      .values({ festivalId: owned.id, name: { fr: 'Caisse' }, briefingFile: gone })
      .run();
    const there = await brought(await archived(await exportWithPictures(owned, false, pictures, dataFolder)));
    expect(there.count).toBe(4);
    expect(there.db.select({ file: t.tasks.briefingFile }).from(t.tasks).all()).toEqual([
      { file },
      { file },
      { file: null },
    ]);
    expect(readFileSync(originalFile(there.dataFolder, file.hash, 'pdf')).equals(text)).toBe(true);
  },
  60_000,
);

it('opens a festival file alone, whose pictures are named but missing', async () => {
  const { owned } = await begin();
  const path = join(folder(), 'a.lanterne.json.gz');
  writeFileSync(path, exportFestival(owned, true));
  const there = await brought(path);
  expect([there.count, picturesOf(there.id, there.db).length]).toEqual([0, 3]);
}, 60_000);

const HASH = '0'.repeat(64);
const FESTIVAL = 'festival.lanterne.json.gz';

async function made(entries: readonly [Partial<Header> & { name: string }, string | Uint8Array][]): Promise<string> {
  const archive = pack();
  for (const [header, bytes] of entries) archive.entry(header, Buffer.from(bytes));
  archive.finalize();
  const path = join(folder(), 'hostile.tar');
  writeFileSync(path, await buffer(archive as AsyncIterable<unknown>));
  return path;
}

it('accepts no entry but the festival and pictures whose names match their content', async () => {
  const jpeg = await photograph('#aa5522').jpeg().toBuffer();
  const located = await photograph('#aa5522').withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>').jpeg().toBuffer();
  const told = (exif: Parameters<Sharp['withExif']>[0]) => photograph('#aa5522').withExif(exif).jpeg().toBuffer();
  const place = await told({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 0/1' } });
  const before = await told({ IFD1: { ImageDescription: 'before it was cut' } });
  const remark = await photograph('#aa5522')
    .withExif({ IFD0: { Copyright: '© Noor' } })
    .webp()
    .toBuffer();
  const named = (bytes: Uint8Array, format = 'jpeg') => `files/${sha256Of(bytes)}.${format}`;
  const cases: [string, [Partial<Header> & { name: string }, string | Uint8Array][], string][] = [
    ['the wrong hash', [[{ name: `files/${HASH}.jpeg` }, jpeg]], 'picture'],
    ['another form', [[{ name: named(jpeg, 'png') }, jpeg]], 'picture'],
    ['no picture', [[{ name: named(Buffer.from('<script>')) }, '<script>']], 'picture'],
    ['no PDF', [[{ name: named(Buffer.from('<script>'), 'pdf') }, '<script>']], 'picture'],
    ['a picture as PDF', [[{ name: named(jpeg, 'pdf') }, jpeg]], 'picture'],
    ['more than pixels', [[{ name: named(located) }, located]], 'picture'],
    ['a place', [[{ name: named(place) }, place]], 'picture'],
    ['a thumbnail', [[{ name: named(before) }, before]], 'picture'],
    ['more than who made it', [[{ name: named(remark, 'webp') }, remark]], 'picture'],
    ['a way up', [[{ name: `../../${named(jpeg)}` }, jpeg]], 'unknownPart'],
    ['a way down', [[{ name: `files/../files/${sha256Of(jpeg)}.jpeg` }, jpeg]], 'unknownPart'],
    ['a way from the root', [[{ name: `/etc/${named(jpeg)}` }, jpeg]], 'unknownPart'],
    ['a link', [[{ name: named(jpeg), type: 'symlink', linkname: '/etc/passwd' }, '']], 'unknownPart'],
    ['a folder', [[{ name: 'files/', type: 'directory' }, '']], 'unknownPart'],
    ['a database', [[{ name: 'lanterne.db' }, 'SQLite']], 'unknownPart'],
  ];
  for (const [what, entries, code] of cases) {
    const dataFolder = folder();
    const path = await made([[{ name: FESTIVAL }, '{}'], ...entries]);
    expect([what, await bringPictures(path, dataFolder, isKeptFile)]).toEqual([
      what,
      expect.objectContaining({ code }),
    ]);
    expect(existsSync(originalFile(dataFolder, sha256Of(jpeg), 'jpeg'))).toBe(false);
  }
  const whole = await made([
    [{ name: FESTIVAL }, '{}'],
    [{ name: named(jpeg) }, jpeg],
  ]);
  expect(await bringPictures(whole, folder(), isKeptFile)).toEqual({ count: 1 });
  const headless = await made([[{ name: named(jpeg) }, jpeg]]);
  expect(await festivalBytesOf(headless)).toEqual({ code: 'notAFestival' });
}, 60_000);

it('calls an entry it refuses a file, as it may be no picture', () => {
  const said = (locale: 'fr' | 'en') => saidRefusal({ code: 'picture', where: 'files/0.pdf' }, locale);
  expect(said('fr')).toMatch(/^Dans cette archive, files\/0\.pdf n’est pas le fichier que dit son nom/);
  expect(said('en')).toMatch(/^In this archive, files\/0\.pdf is not the file its name says/);
});

it('accepts as many files as pictures in two programmes and tasks can have, and no more', async () => {
  const text = '%PDF-1.7';
  const file: [Partial<Header> & { name: string }, string] = [
    { name: `files/${sha256Of(Buffer.from(text))}.pdf` },
    text,
  ];
  const most = 2 * MAX_PICTURES + MAX_TASKS;
  const of = (count: number) => made([[{ name: FESTIVAL }, '{}'], ...Array.from({ length: count }, () => file)]);
  expect(await bringPictures(await of(most), folder(), isKeptFile)).toEqual({ count: most });
  expect(await bringPictures(await of(most + 1), folder(), isKeptFile)).toEqual({
    code: 'tooManyRows',
    where: 'files',
    about: String(most),
  });
}, 60_000);

it('refuses an archive that ends before its end', async () => {
  const { dataFolder, owned } = await begin();
  const made = await exportWithPictures(owned, true, 'originals', dataFolder);
  const whole = await buffer(writeArchive(made.file, made.pictures));
  const path = join(folder(), 'cut.tar');
  writeFileSync(path, whole.subarray(0, Math.floor(whole.length * 0.7)));
  expect(await bringPictures(path, folder(), isKeptFile)).toEqual({ code: 'broken' });
}, 60_000);

it('says that the disk is full, and does not call the archive broken', async () => {
  const { dataFolder, owned } = await begin();
  const path = await archived(await exportWithPictures(owned, true, 'originals', dataFolder));
  const full = async () => {
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  };
  await expect(bringPictures(path, folder(), full)).rejects.toMatchObject({ code: 'diskFull' });
}, 60_000);
