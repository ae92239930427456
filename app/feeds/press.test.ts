import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { endServedDb, openTestDb, serveDb } from '#db/testing.ts';
import type { PictureSubject } from '#lib/model/documents.ts';
import { originalFile } from '#lib/pictures/picture-files.ts';
import { keepPicture } from '#lib/pictures/picture-work.ts';
import { examplePicture } from '#lib/programme/testing.ts';
import { publishExample } from '../../e2e/example.ts';
import { GET } from './[festival]/press.zip/route.ts';

let dataFolder = '';
let db: Db;

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'lanterne-press-'));
  vi.stubEnv('LANTERNE_DATA', dataFolder);
  vi.stubEnv('LANTERNE_URL', 'https://lanterne.example.org');
  db = openTestDb();
  serveDb(db);
});
afterEach(() => {
  endServedDb();
  rmSync(dataFolder, { recursive: true });
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

async function kept(background: string) {
  const file = join(dataFolder, 'incoming.bin');
  const image = sharp({ create: { width: 500, height: 300, channels: 3, background } }).jpeg();
  writeFileSync(file, await image.toBuffer());
  const picture = await keepPicture({ dataFolder, file, mayBeLines: false });
  if ('refused' in picture) throw new Error(picture.refused);
  return picture;
}

async function begin() {
  const [a, b, c] = [await kept('#aa5522'), await kept('#2255aa'), await kept('#22aa55')];
  const still = (picture: typeof a, changes: Parameters<typeof examplePicture>[1]) =>
    examplePicture(picture.hash, {
      use: 'still',
      format: picture.format,
      of: 'film:4',
      purposes: ['press'],
      ...changes,
    });
  publishExample(db, 'nel', 'aaaaaaaaaaaaaaaa', {
    pictures: [
      still(a, { alt: { fr: 'Une mine' }, credit: 'Awa Diop', until: '2026-12-31' }),
      still(b, {}),
      still(c, { purposes: ['site', 'print'] }),
      // A picture that came with a festival file without pictures, so its file is missing.
      still({ ...a, hash: '0'.repeat(64) }, { of: 'person:8', use: 'portrait' }),
    ],
  });
  const size = (picture: typeof a) => statSync(originalFile(dataFolder, picture.hash, picture.format)).size;
  return { a, b, size };
}

const ask = (method = 'GET', query = '') =>
  GET(new Request(`http://localhost/feeds/nel/press.zip${query}`, { method }), {
    params: Promise.resolve({ festival: 'nel' }),
  });
/** The files of an uncompressed ZIP, by the directory at its end (APPNOTE 4.3.12). */
function filesIn(zip: Buffer): { name: string; content: Buffer }[] {
  const end = zip.lastIndexOf('PK\x05\x06');
  const files: { name: string; content: Buffer }[] = [];
  for (let at = zip.readUInt32LE(end + 16); at < end; ) {
    const [size, name, extra, note] = [24, 28, 30, 32].map((field) =>
      field === 24 ? zip.readUInt32LE(at + field) : zip.readUInt16LE(at + field),
    ) as [number, number, number, number];
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    files.push({ name: zip.toString('utf8', at + 46, at + 46 + name), content: zip.subarray(from, from + size) });
    at += 46 + name + extra + note;
  }
  return files;
}
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());
const withdraw = (hash: string) => {
  const [festivalId, withdrawnAt] = [db.select().from(t.festivals).get()?.id ?? 0, '2026-05-21T10:00:00.000Z'];
  db.insert(t.publishedPictures).values({ festivalId, hash, format: 'jpeg', withdrawnAt }).run();
};

it('contains only the originals given to the press, and their credits', async () => {
  const { a, b, size } = await begin();
  const answer = await ask();
  const head = await ask('HEAD');
  const bytes = await bytesOf(answer);
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([
    200,
    'application/zip',
    'attachment; filename="nel-press.zip"',
  ]);
  expect([answer, head].map(({ headers }) => headers.get('content-length'))).toEqual(
    Array(2).fill(String(bytes.length)),
  );
  expect(await head.text()).toBe('');
  const files = filesIn(bytes);
  expect(files.map(({ name, content }) => [name, content.length])).toEqual([
    ['credits.txt', expect.any(Number)],
    ['terre-rare_01.jpg', size(a)],
    ['terre-rare_02.jpg', size(b)],
  ]);
  const text = files[0]?.content.toString() ?? '';
  expect(text.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(
    'terre-rare_01.jpg\n  Une mine\n  Image : Awa Diop\n  Jusqu’au 31 décembre 2026\nterre-rare_02.jpg\n',
  );
  expect(text).toContain('https://lanterne.example.org/fr/festivals/nel/press');
  expect((await bytesOf(await ask('GET', '?lang=en'))).includes('These pictures are for the press')).toBe(true);
});

it('contains pictures of the festival’s own pages and partners too, at the address of the festival', async () => {
  const [a, b] = [await kept('#aa5522'), await kept('#2255aa')];
  const given = (of: PictureSubject, { hash, format }: typeof a) =>
    examplePicture(hash, { of, format, use: 'logo', purposes: ['press'] });
  publishExample(db, 'nel', 'aaaaaaaaaaaaaaaa', {
    pages: [{ slug: 'merci', title: { fr: 'Merci' }, text: {}, isInNavigation: true, showsPartners: true }],
    partners: [{ number: 31, name: 'Ville du Quai', address: '', rank: {}, isAtFoot: true }],
    pictures: [given('page:merci', a), given('partner:31', b)],
  });
  const [festivalId, at] = [db.select().from(t.festivals).get()?.id ?? 0, '2026-05-21T10:00:00.000Z'];
  db.insert(t.hosts)
    .values({ host: 'programme.lueurs.fr', festivalId, askedAt: at, allowedAt: at, answeredAt: at })
    .run();
  const files = filesIn(await bytesOf(await ask()));
  expect(files.map(({ name }) => name)).toEqual(['credits.txt', 'merci_logo.jpg', 'ville-du-quai_logo.jpg']);
  expect(files[0]?.content.toString()).toContain('https://programme.lueurs.fr/fr/festivals/nel/press');
});

it('leaves out withdrawn pictures at once, and breaks off if one is withdrawn while it is sent', async () => {
  const { a, b, size } = await begin();
  const begun = await ask();
  withdraw(a.hash);
  await expect(bytesOf(begun)).rejects.toThrow();
  const bytes = await bytesOf(await ask());
  expect([bytes.includes('Awa Diop'), bytes.includes('terre-rare_01.jpg')]).toEqual([false, true]);
  expect(bytes.length).toBeGreaterThan(size(b));
  withdraw(b.hash);
  withdraw('0'.repeat(64));
  expect((await ask()).status).toBe(404);
});
