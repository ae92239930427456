import { chmodSync, closeSync, mkdtempSync, openSync, statSync, writeSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseFile, openDatabase } from '#db/client.ts';
import { expect, test } from './fixtures.ts';
import { type Started, startLanterne } from './server.ts';

test.describe.configure({ mode: 'serial' });

const ended = async (start: Promise<Started>) => {
  try {
    await (await start).stop();
  } catch (error) {
    return String(error);
  }
  throw new Error('Lanterne started.');
};

/** A connection that has begun a request and never ends it, as an event stream stays open. */
function openConnection(port: number): Promise<{ closed: Promise<void> }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write('POST /api/auth/signout HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n');
      resolve({ closed: new Promise((done) => socket.once('close', () => done())) });
    });
    socket.once('error', reject);
    socket.on('error', () => {});
    socket.resume();
  });
}

test('a start says where to look, what is taken and how to make the first account, ends at a signal, and another keeps the data', async () => {
  const lanterne = await startLanterne();
  expect(lanterne.output()).toContain(`Lanterne est prête : ${lanterne.url}`);
  expect(lanterne.output()).toContain(`Données : ${lanterne.dataFolder}`);
  expect(lanterne.setupLink).toMatch(new RegExp(`^${lanterne.url}/fr/setup/[A-Za-z0-9_-]{22,}$`));

  const health = await fetch(`${lanterne.url}/api/health`);
  expect([health.status, await health.json()]).toEqual([
    200,
    { status: 'ok', version: expect.any(String), schema: expect.any(String), database: 'ready', writable: true },
  ]);

  const second = await ended(startLanterne({ dataFolder: lanterne.dataFolder }));
  expect(second).toContain('Lanterne ended with 1');
  expect(second).toContain(`Un autre serveur Lanterne utilise déjà ${lanterne.dataFolder}`);
  expect(second).toContain(`port ${lanterne.port}`);
  expect(await ended(startLanterne({ port: lanterne.port }))).toContain(`Le port ${lanterne.port} est déjà pris`);

  // Forwarded addresses that are not trusted are said once.
  const said = () => lanterne.output().split('X-Forwarded-For').length - 1;
  for (const name of ['one', 'two'])
    await fetch(`${lanterne.url}/api/health?${name}`, { headers: { 'X-Forwarded-For': '203.0.113.1' } });
  await expect.poll(said).toBe(1);

  await expectEnd(lanterne, 'SIGINT');
  const again = await startLanterne({ dataFolder: lanterne.dataFolder, port: lanterne.port });
  expect(again.output()).not.toContain('programme de démonstration');
  expect(again.setupLink).not.toBe(lanterne.setupLink);
  await expectEnd(again, 'SIGTERM');
});

/** The signal ends it, also while a connection stays open. */
async function expectEnd(lanterne: Started, signal: 'SIGINT' | 'SIGTERM'): Promise<void> {
  const { closed } = await openConnection(lanterne.port);
  expect(await lanterne.stop(signal)).toBe(0);
  await closed;
  await expect(fetch(`${lanterne.url}/api/health`)).rejects.toThrow();
}

test('stopping npm stops what it started, and a killed start leaves the folder free', async () => {
  const lanterne = await startLanterne({ command: ['npm', 'start'] });
  await lanterne.stop();
  await expect(async () => {
    await expect(fetch(`${lanterne.url}/api/health`)).rejects.toThrow();
  }).toPass();
  // It left the folder free; so does one that is killed.
  const first = await startLanterne({ dataFolder: lanterne.dataFolder, port: lanterne.port });
  await first.stop('SIGKILL');
  const second = await startLanterne({ dataFolder: first.dataFolder, port: first.port });
  expect((await fetch(`${second.url}/api/health`)).status).toBe(200);
  await second.stop();
});

test('a bad setting gets a sentence', async () => {
  expect(await ended(startLanterne({ env: { PORT: 'trois-mille' } }))).toContain('PORT=trois-mille n’est pas un port');
  const short = await ended(startLanterne({ env: { LANTERNE_SECRET: 'trop court' } }));
  expect(short).toContain('moins de 32 caractères');
  expect(short).not.toContain('trop court');
  expect(await ended(startLanterne({ env: { LANTERNE_DATA: '/dev/null/x' } }))).toContain('ne peut pas être écrit');
});

/** An address of this machine that is not the one servers call themselves by. */
const elsewhere = () =>
  Object.values(networkInterfaces())
    .flatMap((known) => known ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

test('behind a trusted proxy it listens on this machine alone, and closes its data to others', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'lanterne-e2e-'));
  chmodSync(dataFolder, 0o755);
  const lanterne = await startLanterne({ dataFolder, env: { LANTERNE_TRUST_PROXY: '1' } });
  expect((await fetch(`http://127.0.0.1:${lanterne.port}/api/health`)).status).toBe(200);
  const other = elsewhere();
  if (other) await expect(fetch(`http://${other}:${lanterne.port}/api/health`)).rejects.toThrow();
  expect(lanterne.output()).toContain(
    `Droits corrigés : d’autres comptes de cette machine pouvaient lire ${dataFolder}`,
  );
  const modes = [dataFolder, databaseFile(dataFolder), join(dataFolder, 'secret')].map((path) => statSync(path).mode);
  expect(modes.map((mode) => mode & 0o777)).toEqual([0o700, 0o600, 0o600]);
  // A page that leads elsewhere leads to where visitors are, whatever the server is called here.
  const front = await fetch(`http://127.0.0.1:${lanterne.port}/`, { redirect: 'manual' });
  expect(front.headers.get('location')).toMatch(/^\/(?:fr|en)$/);
  await lanterne.stop();
});

test('a database of a newer program is refused and left alone, a damaged one is said, and the public is served', async () => {
  const lanterne = await startLanterne();
  expect(lanterne.output()).toMatch(/Base de données vérifiée en \d+ ms/);
  await lanterne.stop();
  const file = databaseFile(lanterne.dataFolder);
  const db = openDatabase(file);
  db.$client.exec("insert into __drizzle_migrations (hash, created_at) values ('later', 9999999999999)");
  expect(await ended(startLanterne({ dataFolder: lanterne.dataFolder }))).toContain('version plus récente');
  db.$client.exec("delete from __drizzle_migrations where hash = 'later'");
  const root = db.$client.prepare("select rootpage from sqlite_master where name = 'changes'").pluck().get() as number;
  const size = db.$client.pragma('page_size', { simple: true }) as number;
  db.$client.close();
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(size, 0xff), 0, size, (root - 1) * size);
  closeSync(handle);

  const again = await startLanterne({ dataFolder: lanterne.dataFolder });
  expect(again.output()).toContain('est abîmée');
  const health = await fetch(`${again.url}/api/health`);
  expect([health.status, await health.json()]).toMatchObject([503, { database: 'damaged' }]);
  expect((await fetch(`${again.url}/fr`)).status).toBe(200);
  await again.stop();
});
