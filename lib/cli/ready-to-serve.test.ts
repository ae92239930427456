import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { databaseFile, openDatabase } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { changes } from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { backupFolder } from './prepare-database.ts';
import { closeToOthers, makeReady, portRefusal } from './ready-to-serve.ts';
import { RefusedStart } from './refused-start.ts';
import { freePort } from './server-process.ts';
import { terminalWords } from './words.ts';

const say = terminalWords();

async function takenPort(): Promise<{ port: number; free: () => Promise<unknown> }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const free = () => {
    server.close();
    return once(server, 'close');
  };
  return { port: (server.address() as AddressInfo).port, free };
}

it('says why a port cannot be used, or that an address belongs to another machine', async () => {
  const { port, free } = await takenPort();
  expect(await portRefusal({ port, host: '127.0.0.1' })).toContain(`PORT=${port < 65535 ? port + 1 : port - 1} `);
  expect(await portRefusal({ port, host: '192.0.2.7' })).toContain('LANTERNE_HOST=192.0.2.7');
  await free();
  expect(await portRefusal({ port, host: '127.0.0.1' })).toBeNull();
});

// Complete starts are tested in e2e/start.spec.ts.
describe('a start that cannot go on', () => {
  const mask = process.umask();
  let folder = '';
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lanterne-ready-'));
    vi.stubEnv('LANTERNE_DATA', folder);
    vi.stubEnv('LANTERNE_HOST', '127.0.0.1');
    vi.stubEnv('PORT', String(await freePort()));
  });
  afterEach(() => vi.unstubAllEnvs());
  afterAll(() => process.umask(mask));

  it('names a port that is taken, and makes no database', async () => {
    const { port, free } = await takenPort();
    vi.stubEnv('PORT', String(port));
    await expect(makeReady()).rejects.toThrow(new RefusedStart((await portRefusal({ port, host: '127.0.0.1' })) ?? ''));
    await free();
    expect(existsSync(databaseFile(folder))).toBe(false);
  });

  it('names a folder that cannot be written', async () => {
    vi.stubEnv('LANTERNE_DATA', '/dev/null/x');
    const said = await makeReady().catch((error: unknown) => error);
    expect(said).toBeInstanceOf(RefusedStart);
    expect(String(said)).toMatch(/\/dev\/null\/x.*LANTERNE_DATA/);
  });

  it('does not touch the database of a newer version', async () => {
    const db = openDatabase(databaseFile(folder));
    migrateDatabase(db);
    db.$client.exec("insert into __drizzle_migrations (hash, created_at) values ('later', 9999999999999)");
    db.$client.close();
    const before = readFileSync(databaseFile(folder));
    const sentence = say('newerDatabase', { folder, backups: backupFolder(folder) });
    await expect(makeReady()).rejects.toThrow(new RefusedStart(sentence));
    expect(readFileSync(databaseFile(folder)).equals(before)).toBe(true);
    expect(existsSync(`${databaseFile(folder)}-wal`)).toBe(false);
  });

  it('says that a secret is too short, without printing it', async () => {
    const db = openDatabase(databaseFile(folder));
    migrateDatabase(db);
    db.$client.close();
    vi.stubEnv('LANTERNE_SECRET', 'trop court');
    await expect(makeReady()).rejects.toThrow(new RefusedStart(say('shortSecret', { value: '32' })));
  });

  it('says that the clock is before what was recorded last, and goes on', async () => {
    for (const name of ['LANTERNE_URL', 'NEXTAUTH_URL', 'NEXTAUTH_SECRET', 'LANTERNE_SECRET']) vi.stubEnv(name, '');
    const db = openDatabase(databaseFile(folder));
    migrateDatabase(db);
    const { festivalId } = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 1 });
    for (const at of ['2000-01-01T10:00:00.000Z', '2999-01-01T10:00:00.000Z'])
      db.insert(changes).values({ festivalId, at, batch: at, entity: 'festival', entityId: 1, verb: 'update' }).run();
    db.$client.close();
    const warned = vi.spyOn(console, 'warn').mockReturnValue();
    vi.spyOn(console, 'log').mockReturnValue();
    await makeReady();
    expect(warned).toHaveBeenCalledWith(expect.stringContaining('2999-01-01T10:00'));
    vi.restoreAllMocks();
  });

  it('says what a lost secret changes, and nothing of the first one', async () => {
    for (const name of ['LANTERNE_URL', 'NEXTAUTH_URL', 'NEXTAUTH_SECRET', 'LANTERNE_SECRET']) vi.stubEnv(name, '');
    const warned = vi.spyOn(console, 'warn').mockReturnValue();
    vi.spyOn(console, 'log').mockReturnValue();
    const lost = say('newSecret', { file: join(folder, 'secret') });
    await makeReady();
    expect(warned).not.toHaveBeenCalledWith(lost);
    const standing = mkdtempSync(join(tmpdir(), 'lanterne-ready-'));
    copyFileSync(databaseFile(folder), databaseFile(standing));
    vi.stubEnv('LANTERNE_DATA', standing);
    await makeReady();
    expect(warned).toHaveBeenCalledWith(lost.replace(folder, standing));
    expect(warned).not.toHaveBeenCalledWith(expect.stringContaining('2999'));
    vi.restoreAllMocks();
  });
});

const modeOf = (path: string) => statSync(path).mode & 0o7777;

it('closes the data folder and its contents to others, and names what was open', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-modes-'));
  const [database, key, backups] = ['lanterne.db', 'secret', 'backups'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(database, '');
  writeFileSync(key, '');
  mkdirSync(backups);
  chmodSync(folder, 0o755);
  chmodSync(database, 0o644);
  chmodSync(key, 0o600);
  chmodSync(backups, 0o770);

  expect(closeToOthers(folder)).toEqual({ mended: [folder, backups, database], open: [] });
  expect([folder, database, key, backups].map(modeOf)).toEqual([0o700, 0o600, 0o600, 0o700]);
  expect(closeToOthers(folder)).toEqual({ mended: [], open: [] });
});

it('leaves a shared folder as it is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-modes-'));
  chmodSync(folder, 0o1777);
  writeFileSync(join(folder, 'of-others'), '', { mode: 0o644 });
  expect(closeToOthers(folder)).toEqual({ mended: [], open: [folder] });
  expect(modeOf(folder)).toBe(0o1777);
});
