import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { databaseFile } from '#db/client.ts';
import { makeFolder } from '#db/data-folder.ts';
import * as t from '#db/schema/index.ts';
import { sha256Of } from '#db/sha256.ts';
import { makeFestival, openTestFile } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { originalFile, placeFile, sentFile } from '#lib/pictures/picture-files.ts';
import { makeBackup } from './backups.ts';
import { UNDO_DAYS } from './erase.ts';
import { cleanPictures, restorePictures } from './kept-pictures.ts';
import { removeFestival } from './removed-festivals.ts';

function installation() {
  const dataFolder = mkdtempSync(join(tmpdir(), 'lanterne-kept-pictures-'));
  const db = openTestFile(dataFolder);
  const { festivalId, slug } = makeFestival(db, { events: 3, rooms: 1, days: 1, seed: 2 });
  const write = (file: string, text: string) => {
    makeFolder(dirname(file));
    writeFileSync(file, text);
  };
  const add = (text: string) => {
    const hash = sha256Of(Buffer.from(text));
    write(originalFile(dataFolder, hash, 'jpeg'), text);
    write(sentFile(dataFolder, hash, 240, 'webp'), 'small');
    db.insert(t.pictures)
      .values({
        festivalId,
        use: 'logo',
        hash,
        format: 'jpeg',
        width: 9,
        height: 9,
        bytes: 9,
        colour: '#000000',
        createdAt: 'now',
      })
      .run();
    return hash;
  };
  const backups = join(dataFolder, 'backups');
  const night = (day: number) => makeBackup({ dataFolder, backups, date: `2026-03-${String(day).padStart(2, '0')}` });
  const has = (hash: string, folder = dataFolder) => existsSync(originalFile(folder, hash, 'jpeg'));
  return { dataFolder, db, slug, backups, add, night, has };
}

it('are stored once for all backups, as long as one of them names them', () => {
  const at = installation();
  const [stays, goes] = [at.add('stays'), at.add('goes')];
  expect(at.night(2)).toMatchObject({ ok: true });
  expect([at.has(stays, at.backups), at.has(goes, at.backups)]).toEqual([true, true]);
  expect(existsSync(sentFile(at.backups, stays, 240, 'webp'))).toBe(false);
  at.db.delete(t.pictures).where(eq(t.pictures.hash, goes)).run();
  at.night(3);
  expect(at.has(goes, at.backups)).toBe(true);
  for (const name of ['daily-2026-03-02', 'weekly-2026-03-02', 'monthly-2026-03'])
    rmSync(join(at.backups, name), { recursive: true });
  at.night(4);
  expect([at.has(stays, at.backups), at.has(goes, at.backups)]).toEqual([true, false]);
});

it('of the data folder stay if the backups are inside it: those are its own', () => {
  const at = installation();
  const [first, late] = [at.add('first'), at.add('came with nothing yet')];
  at.db.delete(t.pictures).where(eq(t.pictures.hash, late)).run();
  for (const date of ['2026-03-02', '2026-03-30', '2026-03-31'])
    makeBackup({ dataFolder: at.dataFolder, backups: at.dataFolder, date });
  expect(existsSync(join(at.dataFolder, 'daily-2026-03-31'))).toBe(true);
  expect(existsSync(join(at.dataFolder, 'daily-2026-03-02'))).toBe(false);
  expect([at.has(first), at.has(late)]).toEqual([true, true]);
});

it('that tonight’s backup names again stay when the one that named them is deleted', () => {
  const at = installation();
  const hash = at.add('stays');
  at.night(2);
  const file = originalFile(at.backups, hash, 'jpeg');
  utimesSync(file, 1, 1);
  rmSync(join(at.backups, 'monthly-2026-03'), { recursive: true });
  at.night(30);
  expect(existsSync(join(at.backups, 'daily-2026-03-02'))).toBe(false);
  expect(statSync(file).mtimeMs).toBe(1000);
});

it('stay while one of the backups is damaged, which does not stop another from being made', () => {
  const at = installation();
  const hash = at.add('named by the damaged one alone');
  at.night(2);
  at.db.delete(t.pictures).run();
  for (const name of ['weekly-2026-03-02', 'monthly-2026-03'])
    writeFileSync(databaseFile(join(at.backups, name)), 'rotten');
  for (const day of [3, 30, 31]) expect(at.night(day)).toMatchObject({ ok: true, isNew: true });
  expect(existsSync(join(at.backups, 'daily-2026-03-02'))).toBe(false);
  expect(at.has(hash, at.backups)).toBe(true);
});

it('of a festival in the bin are beside the backups that have it in the bin', () => {
  const at = installation();
  const hash = at.add('of the bin');
  const owner = makeAccount(at.db, 'Owner', { isAdministrator: true });
  removeFestival(authorizeFestival(owner, at.slug, 'delete', at.db), '2026-03-01T10:00:00.000Z');
  at.night(2);
  expect([at.has(hash), at.has(hash, at.backups)]).toEqual([true, true]);
  at.db.delete(t.removedFestivals).run();
  for (const name of ['daily-2026-03-02', 'weekly-2026-03-02', 'monthly-2026-03'])
    rmSync(join(at.backups, name), { recursive: true });
  at.night(3);
  expect(at.has(hash, at.backups)).toBe(false);
});

it('are restored with a backup, if their content matches their name', () => {
  const at = installation();
  const [whole, damaged] = [at.add('whole'), at.add('damaged')];
  at.night(2);
  writeFileSync(originalFile(at.backups, damaged, 'jpeg'), 'rotten');
  const elsewhere = mkdtempSync(join(tmpdir(), 'lanterne-elsewhere-'));
  expect(restorePictures(join(at.backups, 'daily-2026-03-02'), elsewhere)).toBe(1);
  expect([at.has(whole, elsewhere), at.has(damaged, elsewhere)]).toEqual([true, false]);
  expect(readFileSync(originalFile(elsewhere, whole, 'jpeg'), 'utf8')).toBe('whole');
});

it('that are damaged are reported before the backup', () => {
  const at = installation();
  writeFileSync(originalFile(at.dataFolder, at.add('damaged'), 'jpeg'), 'rotten');
  expect(at.night(2)).toEqual({ ok: false, reason: 'brokenPictures', count: 1 });
});

it('are deleted in time even if backups fail, but not beside a damaged database', () => {
  const at = installation();
  writeFileSync(originalFile(at.dataFolder, at.add('damaged'), 'jpeg'), 'rotten');
  const hash = at.add('unnamed');
  at.db.delete(t.pictures).where(eq(t.pictures.hash, hash)).run();
  utimesSync(originalFile(at.dataFolder, hash, 'jpeg'), new Date('2026-01-01'), new Date('2026-01-01'));
  at.db.$client.pragma('ignore_check_constraints = on');
  at.db.update(t.festivals).set({ startsOn: 'never' }).run();
  expect(at.night(2)).toMatchObject({ ok: false, reason: 'broken' });
  expect(at.has(hash)).toBe(true);
  at.db.update(t.festivals).set({ startsOn: '2026-03-04' }).run();
  expect(at.night(2)).toMatchObject({ ok: false, reason: 'brokenPictures' });
  expect(at.has(hash)).toBe(false);
});

it('that are damaged do not stop others from being backed up, and are repaired by adding them again', () => {
  const at = installation();
  const [whole, damaged] = [at.add('whole'), at.add('damaged')];
  const file = originalFile(at.dataFolder, damaged, 'jpeg');
  writeFileSync(file, 'rotten');
  expect(at.night(2)).toMatchObject({ ok: false });
  expect(existsSync(databaseFile(join(at.backups, 'daily-2026-03-02')))).toBe(true);
  expect([at.has(whole, at.backups), at.has(damaged, at.backups)]).toEqual([true, false]);
  writeFileSync(join(at.dataFolder, 'came'), 'damaged');
  placeFile(join(at.dataFolder, 'came'), file);
  expect(at.night(3)).toMatchObject({ ok: true });
  expect(at.has(damaged, at.backups)).toBe(true);
});

it('are deleted once nothing has named them for long, with their drawn sizes', () => {
  const at = installation();
  const [named, published, withdrawn, young] = ['named', 'published', 'withdrawn', 'young'].map(at.add) as [
    string,
    string,
    string,
    string,
  ];
  const { festivalId = 0 } = at.db.select().from(t.pictures).get() ?? {};
  for (const [hash, withdrawnAt] of [
    [published, null],
    [withdrawn, 'now'],
  ] as const)
    at.db.insert(t.publishedPictures).values({ festivalId, hash, format: 'jpeg', withdrawnAt }).run();
  for (const hash of [published, withdrawn, young]) at.db.delete(t.pictures).where(eq(t.pictures.hash, hash)).run();
  const old = new Date('2026-01-01');
  for (const hash of [named, published, withdrawn]) utimesSync(originalFile(at.dataFolder, hash, 'jpeg'), old, old);
  cleanPictures(at.dataFolder, Date.now());
  expect([named, published, withdrawn, young].map((hash) => at.has(hash))).toEqual([true, true, false, true]);
  expect(existsSync(sentFile(at.dataFolder, withdrawn, 240, 'webp'))).toBe(false);
  expect(existsSync(sentFile(at.dataFolder, named, 240, 'webp'))).toBe(true);
});

it('of a festival in the bin stay while it is there, even if another festival withdrew the same picture', () => {
  const at = installation();
  const [hash, also] = [at.add('of the bin'), at.add('withdrawn elsewhere')];
  const other = makeFestival(at.db, { events: 1, rooms: 1, days: 1, seed: 3, slug: 'other' });
  const withdrawn = { festivalId: other.festivalId, hash: also, format: 'jpeg', withdrawnAt: 'now' } as const;
  at.db.insert(t.publishedPictures).values(withdrawn).run();
  const owner = makeAccount(at.db, 'Owner', { isAdministrator: true });
  removeFestival(authorizeFestival(owner, at.slug, 'delete', at.db), '2026-03-01T10:00:00.000Z');
  const later = Date.now() + (UNDO_DAYS + 10) * 86_400_000;
  cleanPictures(at.dataFolder, later);
  expect([at.has(hash), at.has(also)]).toEqual([true, true]);
  at.db.delete(t.removedFestivals).run();
  cleanPictures(at.dataFolder, later + (UNDO_DAYS + 2) * 86_400_000);
  expect([at.has(hash), at.has(also)]).toEqual([false, false]);
});

it('are deleted a day after they were withdrawn: the bin does not offer them', () => {
  const at = installation();
  const [deleted, withdrawn] = [at.add('deleted'), at.add('withdrawn')];
  const { festivalId = 0 } = at.db.select().from(t.pictures).get() ?? {};
  at.db.insert(t.publishedPictures).values({ festivalId, hash: withdrawn, format: 'jpeg', withdrawnAt: 'now' }).run();
  at.db.delete(t.pictures).run();
  cleanPictures(at.dataFolder, Date.now());
  expect([at.has(deleted), at.has(withdrawn)]).toEqual([true, true]);
  cleanPictures(at.dataFolder, Date.now() + 2 * 86_400_000);
  expect([at.has(deleted), at.has(withdrawn)]).toEqual([true, false]);
});

it('stay while a template names them, in backups too', () => {
  const at = installation();
  const hash = at.add('of a template');
  at.db.delete(t.pictures).run();
  const programme = gzipSync(JSON.stringify({ pictures: [{ hash, format: 'jpeg' }] }));
  at.db
    .insert(t.savedTemplates)
    .values({ programme, dayCount: 1, roomCount: 1, eventCount: 1, createdAt: '2026-01-01T09:00:00.000Z' })
    .run();
  utimesSync(originalFile(at.dataFolder, hash, 'jpeg'), new Date('2026-01-01'), new Date('2026-01-01'));
  at.night(2);
  expect([at.has(hash), at.has(hash, at.backups)]).toEqual([true, true]);
  at.db.delete(t.savedTemplates).run();
  cleanPictures(at.dataFolder, Date.now() + (UNDO_DAYS + 2) * 86_400_000);
  expect(at.has(hash)).toBe(false);
});

it('stay while the briefing of a task names them, in backups and in the bin too', () => {
  const at = installation();
  const text = '%PDF-1.7';
  const hash = sha256Of(Buffer.from(text));
  const file = originalFile(at.dataFolder, hash, 'pdf');
  makeFolder(dirname(file));
  writeFileSync(file, text);
  const { id: festivalId } = at.db.select().from(t.festivals).get() ?? { id: 0 };
  const briefingFile = { name: 'Clefs', hash, format: 'pdf', bytes: text.length } as const;
  at.db.insert(t.tasks).values({ festivalId, briefingFile }).run();
  utimesSync(file, new Date('2026-01-01'), new Date('2026-01-01'));
  at.night(2);
  const has = () => [existsSync(file), existsSync(originalFile(at.backups, hash, 'pdf'))];
  expect(has()).toEqual([true, true]);
  at.night(3);
  expect(has()).toEqual([true, true]);
  const owner = makeAccount(at.db, 'Owner', { isAdministrator: true });
  removeFestival(authorizeFestival(owner, at.slug, 'delete', at.db), '2026-03-01T10:00:00.000Z');
  const later = Date.now() + (UNDO_DAYS + 10) * 86_400_000;
  cleanPictures(at.dataFolder, later);
  expect(existsSync(file)).toBe(true);
  at.db.delete(t.removedFestivals).run();
  cleanPictures(at.dataFolder, later + (UNDO_DAYS + 2) * 86_400_000);
  expect(existsSync(file)).toBe(false);
});

it('stay as long as the bin offers what named them, however old they are', () => {
  const at = installation();
  const hash = at.add('an old one');
  const day = 86_400_000;
  const file = originalFile(at.dataFolder, hash, 'jpeg');
  utimesSync(file, new Date('2026-01-01'), new Date('2026-01-01'));
  const now = Date.now();
  cleanPictures(at.dataFolder, now);
  // If a night's run comes a little early, the picture is deleted just before the next one.
  cleanPictures(at.dataFolder, now + 0.99 * day);
  at.db.delete(t.pictures).run();
  cleanPictures(at.dataFolder, now + (1.98 + UNDO_DAYS - 0.01) * day);
  expect(at.has(hash)).toBe(true);
  cleanPictures(at.dataFolder, now + (UNDO_DAYS + 3) * day);
  expect(at.has(hash)).toBe(false);
});

it('stay if the same picture was added again a moment ago', () => {
  const at = installation();
  const hash = at.add('again');
  at.db.delete(t.pictures).run();
  const file = originalFile(at.dataFolder, hash, 'jpeg');
  utimesSync(file, new Date('2026-01-01'), new Date('2026-01-01'));
  writeFileSync(join(at.dataFolder, 'came'), 'again');
  placeFile(join(at.dataFolder, 'came'), file);
  cleanPictures(at.dataFolder, Date.now());
  expect([at.has(hash), existsSync(join(at.dataFolder, 'came'))]).toEqual([true, false]);
});
