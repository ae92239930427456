import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from './fixtures.ts';
import { startLanterne } from './server.ts';

const DEMO = 'numerique-en-lumiere-demonstration';

test('the package runs by itself, and so does a command of it', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'lanterne-pack-')), 'app');
  const packed = spawnSync(process.execPath, ['--import', 'tsx', 'lib/cli/pack.ts', folder], { encoding: 'utf8' });
  expect(packed.stderr).toBe('');
  expect(packed.stdout).toContain(`Application prête dans ${folder}`);
  const again = spawnSync(process.execPath, ['--import', 'tsx', 'lib/cli/pack.ts', folder], { encoding: 'utf8' });
  expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('n’est pas vide')]);

  const links = readdirSync(join(folder, '.next'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isSymbolicLink())
    .map((entry) => resolve(entry.parentPath, readlinkSync(join(entry.parentPath, entry.name))));
  expect(links.length).toBeGreaterThan(3);
  expect(links.filter((path) => !path.startsWith(folder))).toEqual([]);

  const ofNext = (file: string) => existsSync(join(folder, 'node_modules', 'next', 'dist', 'server', file));
  expect(['next.js', 'next.js.map'].map(ofNext)).toEqual([true, false]);

  const start = join(folder, 'lib', 'cli', 'start.mjs');
  const lanterne = await startLanterne({ command: [process.execPath, start, '--built'] });
  const base = `/fr/festivals/${DEMO}`;
  const paths = ['/fr', '/en', '/fr/sign-in', base, `${base}/search?q=film`, `${base}/qr`];
  for (const path of [
    ...paths,
    `${base}/print/pocket`,
    `/feeds/${DEMO}/programme.xlsx`,
    `/feeds/${DEMO}/programme.ics`,
  ])
    expect([path, (await fetch(lanterne.url + path)).status]).toEqual([path, 200]);
  // All commands start in the same way; this one needs the most.
  const site = spawnSync('npm', ['run', 'lanterne', '--', 'site', DEMO, join(folder, '..', 'site')], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LANTERNE_DATA: lanterne.dataFolder },
  });
  expect([site.status, site.stderr, existsSync(join(folder, '..', 'site', 'index.html'))]).toEqual([0, '', true]);
  await lanterne.stop();
});
