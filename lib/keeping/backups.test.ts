import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  type rmSync,
  type statfsSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { type Db, databaseFile, openDatabase } from '#db/client.ts';
import { changeEntities } from '#db/enums.ts';
import * as t from '#db/schema/index.ts';
import { openTestFile } from '#db/testing.ts';
import { makeFullFestival } from '#lib/exchange/festival-file/festival-file-testing.ts';
import { festivalContentOf } from '#lib/exchange/festival-file/festival-rows.ts';
import { recordChange } from '#lib/history/record.ts';
import { addDays } from '#lib/time/calendar.ts';
import { type KEPT, makeBackup } from './backups.ts';

const disk = vi.hoisted(() => ({ free: null as number | null, stuck: null as string | null }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const measured = (path: string) => (disk.free === null ? fs.statfsSync(path) : { bavail: disk.free, bsize: 1 });
  const removed: typeof rmSync = (path, options) => {
    if (disk.stuck !== null && String(path).includes(disk.stuck)) throw new Error(`EACCES ${path}`);
    fs.rmSync(path, options);
  };
  return { ...fs, statfsSync: measured as typeof statfsSync, rmSync: removed };
});
beforeEach(() => {
  disk.free = null;
  disk.stuck = null;
});

function installation() {
  const dataFolder = mkdtempSync(join(tmpdir(), 'lanterne-nights-'));
  const db = openTestFile(dataFolder);
  writeFileSync(join(dataFolder, 'secret'), 'kept with it\n');
  const backups = join(dataFolder, 'backups');
  return { dataFolder, db, backups, night: (date: string) => makeBackup({ dataFolder, backups, date }) };
}
const namesIn = (folder: string) => readdirSync(folder).sort();

it('keeps of more than a year of nights seven days, four weeks and twelve months, each a database that opens, with the secret', () => {
  const at = installation();
  for (let month = 1; month <= 12; month += 1) at.night(`2026-${String(month).padStart(2, '0')}-15`);
  for (let week = 0; week < 3; week += 1) at.night(addDays('2027-01-04', 7 * week));
  for (let day = 0; day < 12; day += 1) at.night(addDays('2027-01-25', day));
  const names = namesIn(at.backups);
  const of = (kind: keyof typeof KEPT) => names.filter((name) => name.startsWith(kind));
  expect(of('daily')).toEqual(Array.from({ length: 7 }, (_, day) => `daily-${addDays('2027-01-30', day)}`));
  expect(of('weekly')).toEqual(['weekly-2027-01-11', 'weekly-2027-01-18', 'weekly-2027-01-25', 'weekly-2027-02-01']);
  expect([of('monthly').length, of('monthly')[0], of('monthly')[11]]).toEqual([
    12,
    'monthly-2026-03',
    'monthly-2027-02',
  ]);
  expect(names).toHaveLength(7 + 4 + 12);
  for (const name of names) {
    expect(namesIn(join(at.backups, name))).toEqual(['lanterne.db', 'secret']);
    expect(statSync(join(at.backups, name, 'secret')).mode & 0o777).toBe(0o600);
  }
});

it('after a clock that was ahead makes today’s once a day, and keeps no private one longer for it', () => {
  const at = installation();
  for (let day = 10; day < 17; day += 1) at.night(`2027-01-${day}`);
  expect(at.night('2026-11-30')).toMatchObject({ ok: true, isNew: true });
  expect(at.night('2026-11-30')).toMatchObject({ ok: true, isNew: false });
  const own = (kind: string) => namesIn(at.backups).filter((name) => name.startsWith(kind) && !name.includes('seen'));
  expect([own('daily'), own('weekly'), own('monthly')]).toEqual([
    ['daily-2026-11-30'],
    ['weekly-2026-11-30'],
    ['monthly-2026-11'],
  ]);
  expect(namesIn(at.backups).filter((name) => name.startsWith('daily'))).toHaveLength(7);
  at.night('2026-12-01');
  expect(own('daily')).toEqual(['daily-2026-11-30', 'daily-2026-12-01']);
  for (const day of [2, 7, 14, 21, 22, 23, 24, 25, 26, 27, 28]) at.night(addDays('2026-11-30', day));
  expect(namesIn(at.backups).filter((name) => name.includes('seen'))).toEqual(['monthly-2027-01-seen-2026-11-30']);
  expect(own('daily')).toHaveLength(7);
});

it('counts the age of one dated in the future from the day it was seen, also once the day of its name has come', () => {
  const at = installation();
  at.night('2026-12-02');
  for (const day of [11, 12, 16, 23, 30]) at.night(`2026-11-${day}`);
  const seen = () => namesIn(at.backups).filter((name) => name.includes('seen'));
  expect(seen()).toContain('weekly-2026-11-30-seen-2026-11-11');
  for (const day of [1, 2, 3, 7, 9]) at.night(`2026-12-0${day}`);
  expect(seen()).toEqual(['monthly-2026-12-seen-2026-11-11']);
});

it('after a clock that was behind gives earlier ones their own names back', () => {
  const at = installation();
  at.night('2026-11-28');
  at.night('2026-11-29');
  at.night('2020-01-01');
  at.night('2020-01-02');
  expect(namesIn(at.backups)).toContain('daily-2026-11-29-seen-2020-01-01');
  at.night('2026-11-30');
  at.night('2026-12-01');
  expect(namesIn(at.backups)).toEqual([
    'daily-2026-11-28',
    'daily-2026-11-29',
    'daily-2026-11-30',
    'daily-2026-12-01',
    'monthly-2026-11',
    'monthly-2026-12',
    'weekly-2026-11-23',
    'weekly-2026-11-30',
  ]);
});

it('after a leap of the clock deletes due ones only a night later, however often it looks', () => {
  const at = installation();
  at.night('2026-11-30');
  at.night('2027-12-15');
  expect(at.night('2027-12-15')).toMatchObject({ ok: true, isNew: false });
  const own = () => namesIn(at.backups).filter((name) => /^[a-z]+-2026/.test(name));
  expect(own()).toEqual(['daily-2026-11-30', 'monthly-2026-11', 'weekly-2026-11-30']);
  at.night('2026-12-01');
  expect(namesIn(at.backups).filter((name) => name.startsWith('daily'))).toEqual([
    'daily-2026-11-30',
    'daily-2026-12-01',
    'daily-2027-12-15-seen-2026-12-01',
  ]);
  at.night('2027-12-15');
  at.night('2027-12-16');
  expect(own()).toEqual([]);
});

it('deletes due ones even if there is no other', () => {
  const at = installation();
  at.night('2026-03-02');
  mkdirSync(join(at.backups, 'monthly-2025-03'));
  for (const end of ['db', 'db-wal', 'secret'])
    for (const hour of ['2026-03-01T10', '2026-03-02T10'])
      writeFileSync(join(at.backups, `replaced-${hour}-00-00.000.${end}`), '');
  for (const day of ['01', '02']) writeFileSync(join(at.backups, `lanterne-2026-03-${day}T10-00-00.db`), '');
  disk.free = 1;
  expect(at.night('2026-03-29')).toMatchObject({ ok: false, reason: 'noSpace' });
  expect(namesIn(at.backups)).toEqual([
    'daily-2026-03-02',
    'lanterne-2026-03-02T10-00-00.db',
    'monthly-2026-03',
    ...['db', 'db-wal', 'secret'].map((end) => `replaced-2026-03-02T10-00-00.000.${end}`),
    'weekly-2026-03-02',
  ]);
  expect(at.night('2026-03-30')).toMatchObject({ ok: false, reason: 'noSpace' });
  expect(namesIn(at.backups)).toEqual(['monthly-2026-03']);
});

it.each(['replaced-2026-03-01T10', 'weekly-2026-02-23', 'daily-2026-02-01.part-1'])(
  'says what it cannot delete (%s), lets the others go and makes its backup',
  (stuck) => {
    const at = installation();
    const old = ['replaced-2026-03-01T10-00-00.000.db', 'weekly-2026-02-23', 'daily-2026-02-01.part-1'];
    for (const name of old) {
      mkdirSync(join(at.backups, name), { recursive: true });
      utimesSync(join(at.backups, name), 0, 0);
    }
    disk.stuck = stuck;
    const said = vi.spyOn(console, 'error').mockReturnValue();
    expect(at.night('2026-03-30')).toMatchObject({ ok: true, isNew: true });
    expect(said.mock.calls.map(String)).toEqual([expect.stringContaining(stuck)]);
    said.mockRestore();
    expect(namesIn(at.backups).filter((name) => old.includes(name))).toEqual(
      old.filter((name) => name.startsWith(stuck)),
    );
  },
);

it('contains what was saved before it, while others go on saving, and makes one a day', () => {
  const at = installation();
  makeFullFestival(at.db, 3);
  const made = at.night('2026-03-04');
  expect(made).toMatchObject({ ok: true, isNew: true });
  at.db.update(t.festivals).set({ slug: 'later' }).run();
  expect(at.night('2026-03-04')).toMatchObject({ ok: true, isNew: false });
  const copy = openDatabase(databaseFile(join(at.backups, 'daily-2026-03-04')));
  expect(copy.select({ slug: t.festivals.slug }).from(t.festivals).all()).toEqual([{ slug: 'plein-3' }]);
});

it('refuses if less than twice its size is free, and leaves nothing', () => {
  const at = installation();
  const size = statSync(databaseFile(at.dataFolder)).size + statSync(`${databaseFile(at.dataFolder)}-wal`).size;
  disk.free = 2 * size - 1;
  expect(at.night('2026-03-04')).toEqual({ ok: false, reason: 'noSpace', free: 2 * size - 1, needed: 2 * size });
  expect(namesIn(at.backups)).toEqual([]);
  disk.free = 2 * size;
  expect(at.night('2026-03-04')).toMatchObject({ ok: true });
});

it('names the folder that cannot be written, and why', () => {
  const { dataFolder } = installation();
  const backups = join(dataFolder, 'secret', 'backups');
  expect(makeBackup({ dataFolder, backups, date: '2026-03-04' })).toEqual({
    ok: false,
    reason: 'unusable',
    folder: backups,
    problem: expect.stringContaining('ENOTDIR'),
  });
});

it('deletes unfinished files after a day, and nothing else', () => {
  const at = installation();
  const hash = 'a'.repeat(64);
  const drafts = [
    join(at.backups, 'daily-2026-03-01.part-1'),
    join(at.backups, 'lanterne-2026-03-01T04-05-06.db.part-1'),
    join(at.backups, 'files', `${hash}.jpeg.part-1`),
    join(at.dataFolder, 'files', `${hash}.jpeg.part-1`),
    join(at.dataFolder, 'restoring-1.db'),
    join(at.dataFolder, 'restoring-1.db-wal'),
  ];
  const [young, others] = [join(at.dataFolder, 'restoring-2.db'), join(at.backups, 'ours.part-1')];
  for (const file of [...drafts, young, others]) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '');
    if (file !== young) utimesSync(file, 0, 0);
  }
  at.night('2026-03-04');
  expect([...drafts, young, others].filter((file) => existsSync(file))).toEqual([young, others]);
});

it('gives no name to a copy that is damaged', () => {
  const at = installation();
  makeFullFestival(at.db, 3);
  at.db.$client.pragma('ignore_check_constraints = on');
  at.db.update(t.festivals).set({ startsOn: 'never' }).run();
  expect(at.night('2026-03-04')).toMatchObject({
    ok: false,
    reason: 'broken',
    problem: expect.stringContaining('festivals'),
  });
  expect(namesIn(at.backups)).toEqual([]);
});

const SECRETS = 'nobody-else-reads-this';

/** Writes a word into every private column, and into the history of each. */
function tellSecrets(db: Db, festivalId: number): void {
  db.update(t.people)
    .set({ contact: SECRETS, tags: [SECRETS] })
    .run();
  db.update(t.films)
    .set({ rightsNote: SECRETS, tags: [SECRETS] })
    .run();
  db.update(t.events)
    .set({ tags: [SECRETS] })
    .run();
  db.update(t.rooms).set({ note: SECRETS }).run();
  db.update(t.roomCrews).set({ note: SECRETS }).run();
  db.update(t.volunteers)
    .set({
      allergies: SECRETS,
      wishes: SECRETS,
      note: SECRETS,
      tags: [SECRETS],
      contact: SECRETS,
      contactKind: 'phone',
    })
    .run();
  db.update(t.exchanges).set({ message: SECRETS }).run();
  db.insert(t.tableViews)
    .values({ festivalId, list: 'people', name: 'Jury', query: SECRETS, createdAt: '2026-03-04T05:06:07.890Z' })
    .run();
  db.update(t.problems).set({ text: SECRETS }).run();
  const volunteerId = db.select().from(t.volunteers).get()?.id ?? 0;
  db.insert(t.pushSubscriptions)
    .values({
      festivalId,
      key: 'k',
      audience: 'volunteer',
      volunteerId,
      endpoint: SECRETS,
      p256dh: SECRETS,
      auth: SECRETS,
      locale: 'fr',
      createdAt: '2026-03-04T05:06:07.890Z',
    })
    .run();
  const userId = db.select().from(t.users).get()?.id ?? 0;
  const createdAt = '2026-03-04T05:06:07.890Z';
  const { id: selectionId } = db
    .insert(t.selections)
    .values({ festivalId, events: [[1, SECRETS]], createdAt, changedAt: createdAt, readOn: '2026-03-04' })
    .returning()
    .get();
  db.insert(t.selectionLinks).values({ selectionId, kind: 'edit', tokenHash: SECRETS, createdAt }).run();
  db.insert(t.sessions).values({ userId, tokenHash: SECRETS, createdAt, lastSeenAt: createdAt }).run();
  db.insert(t.passwordResets).values({ userId, tokenHash: SECRETS, createdAt, expiresAt: createdAt }).run();
  db.insert(t.accessTokens).values({ festivalId, kind: 'invitation', tokenHash: SECRETS, createdAt }).run();
  const root = {
    contact: SECRETS,
    note: SECRETS,
    rightsNote: SECRETS,
    allergies: SECRETS,
    wishes: SECRETS,
    text: SECRETS,
    message: SECRETS,
    tags: [SECRETS],
  };
  const kept = { number: 1, name: 'stays' };
  const own: Record<string, readonly string[]> = {
    room: ['note'],
    'room-crew': ['note'],
    film: ['rightsNote', 'tags'],
    person: ['contact', 'tags'],
    event: ['tags'],
    volunteer: ['contact', 'allergies', 'wishes', 'note', 'tags'],
    exchange: ['message'],
    problem: ['text'],
    'live-fact': ['text'],
  };
  db.transaction((tx) => {
    for (const entity of changeEntities) {
      const words = Object.fromEntries((own[entity] ?? []).map((key) => [key, root[key as keyof typeof root]]));
      const side = { ...kept, ...words };
      const change = { festivalId, actor: null, at: '2026-03-04T05:06:07.890Z', verb: 'edited', entity, entityId: 1 };
      recordChange(tx, { ...change, before: side, after: null });
      recordChange(tx, { ...change, before: null, after: side });
    }
  });
}

it('keeps for months what a festival file without private facts contains, and no byte of the rest', () => {
  const at = installation();
  const { festivalId } = makeFullFestival(at.db, 3);
  const link = { festivalId, kind: 'team', tokenHash: 'stays', createdAt: '2026-03-04T05:06:07.890Z' } as const;
  at.db.insert(t.accessTokens).values(link).run();
  tellSecrets(at.db, festivalId);
  const open = at.db.transaction((tx) => festivalContentOf(festivalId, false, tx));
  at.night('2026-03-04');
  const tells = (name: string) =>
    readFileSync(databaseFile(join(at.backups, name)))
      .toString('latin1')
      .split(SECRETS)
      .slice(0, -1)
      .map((before) => before.slice(-60));
  expect(tells('daily-2026-03-04').length).toBeGreaterThan(20);
  expect(tells('monthly-2026-03')).toEqual([]);
  expect(existsSync(join(at.backups, 'monthly-2026-03', 'secret'))).toBe(true);
  const copy = openDatabase(databaseFile(join(at.backups, 'monthly-2026-03')));
  expect(copy.transaction((tx) => festivalContentOf(festivalId, true, tx))).toEqual({ ...open, isPrivate: true });
  const links = copy.select().from(t.accessTokens).all();
  expect([copy.select().from(t.users).all(), links.map(({ tokenHash }) => tokenHash)]).toEqual([
    at.db.select().from(t.users).all(),
    ['stays'],
  ]);
  const names = copy.select({ entity: t.changes.entity, before: t.changes.before }).from(t.changes).all();
  expect(names.filter(({ entity, before }) => entity === 'volunteer' && before)).toMatchObject([
    { before: { name: 'stays' } },
  ]);
});
