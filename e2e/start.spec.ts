import { chmodSync, closeSync, mkdtempSync, openSync, statSync, writeSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseFile, openDatabase } from '#db/client.ts';
import { expect, test } from './fixtures.ts';
import { type Started, startLanterne } from './server.ts';

// Other reasons to refuse a start, with their sentences, are tested in
// lib/cli/ready-to-serve.test.ts.
test.describe.configure({ mode: 'serial' });

const ended = async (start: Promise<Started>) => {
  try {
    await (await start).stop();
  } catch (error) {
    return String(error);
  }
  throw new Error('Lanterne started.');
};

/** A connection that begins a request and never ends it, as an event stream stays open. */
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

/** The signal ends the server even while a connection is open. */
async function expectEnd(lanterne: Started, signal: 'SIGINT' | 'SIGTERM'): Promise<void> {
  const { closed } = await openConnection(lanterne.port);
  expect(await lanterne.stop(signal)).toBe(0);
  await closed;
  await expect(fetch(`${lanterne.url}/api/health`)).rejects.toThrow();
}

/** An address of this machine that a server does not use as its own. */
const elsewhere = () =>
  Object.values(networkInterfaces())
    .flatMap((known) => known ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

/** One folder for all starts, each of which continues with what the last one left. */
const dataFolder = mkdtempSync(join(tmpdir(), 'lanterne-e2e-'));
let firstLink: string | null = null;

test('npm starts it in an empty folder, with a link for the first account, and stopping npm stops everything it started', async () => {
  const lanterne = await startLanterne({ dataFolder, command: ['npm', 'start'] });
  expect(lanterne.output()).toContain('programme de démonstration');
  firstLink = lanterne.setupLink;
  expect(firstLink).toMatch(new RegExp(`^${lanterne.url}/fr/setup/[A-Za-z0-9_-]{22,}$`));
  await lanterne.stop();
  await expect(async () => {
    await expect(fetch(`${lanterne.url}/api/health`)).rejects.toThrow();
  }).toPass();
});

test('another start keeps the data, names its folder and ports in use, and ends at a signal', async () => {
  const lanterne = await startLanterne({ dataFolder });
  expect(lanterne.output()).toContain(`Lanterne est prête : ${lanterne.url}`);
  expect(lanterne.output()).toContain(`Données : ${dataFolder}`);
  expect(lanterne.output()).toMatch(/Base de données vérifiée en \d+ ms/);
  expect(lanterne.output()).not.toContain('programme de démonstration');
  expect(lanterne.setupLink).not.toBeNull();
  expect(lanterne.setupLink).not.toBe(firstLink);

  const health = await fetch(`${lanterne.url}/api/health`);
  expect([health.status, await health.json()]).toEqual([
    200,
    { status: 'ok', version: expect.any(String), schema: expect.any(String), database: 'ready', writable: true },
  ]);

  const second = await ended(startLanterne({ dataFolder }));
  expect(second).toContain('Lanterne ended with 1');
  expect(second).toContain(`Un autre serveur Lanterne utilise déjà ${dataFolder}`);
  expect(second).toContain(`port ${lanterne.port}`);

  // The warning about untrusted forwarded addresses is printed once.
  const said = () => lanterne.output().split('X-Forwarded-For').length - 1;
  for (const name of ['one', 'two'])
    await fetch(`${lanterne.url}/api/health?${name}`, { headers: { 'X-Forwarded-For': '203.0.113.1' } });
  await expect.poll(said).toBe(1);
  await expectEnd(lanterne, 'SIGINT');
});

test('a bad setting gets a sentence', async () => {
  const refused = await ended(startLanterne({ env: { PORT: 'trois-mille' } }));
  expect(refused).toContain('Lanterne ended with 1');
  expect(refused).toContain('PORT=trois-mille n’est pas un port');
});

test('behind a trusted proxy it listens on this machine only, and locks its data; a killed one leaves them free', async () => {
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
  // Redirects lead to the address visitors use, whatever the server is called here.
  const front = await fetch(`http://127.0.0.1:${lanterne.port}/`, { redirect: 'manual' });
  expect(front.headers.get('location')).toMatch(/^\/(?:fr|en)$/);
  await lanterne.stop('SIGKILL');
});

test('a damaged database is reported, and the public is still served', async () => {
  const file = databaseFile(dataFolder);
  const db = openDatabase(file);
  const root = db.$client.prepare("select rootpage from sqlite_master where name = 'changes'").pluck().get() as number;
  const size = db.$client.pragma('page_size', { simple: true }) as number;
  db.$client.close();
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(size, 0xff), 0, size, (root - 1) * size);
  closeSync(handle);

  const lanterne = await startLanterne({ dataFolder });
  expect(lanterne.output()).toContain('est abîmée');
  const health = await fetch(`${lanterne.url}/api/health`);
  expect([health.status, await health.json()]).toMatchObject([503, { database: 'damaged' }]);
  expect((await fetch(`${lanterne.url}/fr`)).status).toBe(200);
  await expectEnd(lanterne, 'SIGTERM');
});
