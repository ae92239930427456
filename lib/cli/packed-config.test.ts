import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { packedConfig } from './packed-config.ts';

it('has the settings of Next, and reads no package that only a build needs', async () => {
  const text = await packedConfig(fileURLToPath(new URL('../..', import.meta.url)));
  const packages = [...text.matchAll(/^import .* from "([^"]+)"/gm)].map(([, name]) => name ?? '');
  expect(packages.filter((name) => !name.startsWith('node:'))).toEqual([]);
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-config-'));
  const file = join(folder, 'settings.mjs');
  writeFileSync(file, text);
  const { default: config } = await import(pathToFileURL(file).href);
  rmSync(folder, { recursive: true });
  expect(config).toMatchObject({ poweredByHeader: false, experimental: { globalNotFound: true } });
});

it('says in a sentence which setting cannot be used, where the build is not looked at', () => {
  const { status, stderr } = spawnSync(process.execPath, ['lib/cli/start.mjs', '--built'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    encoding: 'utf8',
    env: { ...process.env, LANG: 'en', LC_ALL: '', LANTERNE_URL: 'programme.example.org' },
  });
  expect([status, stderr]).toEqual([1, expect.stringMatching(/^LANTERNE_URL=programme\.example\.org .*\n$/)]);
});
