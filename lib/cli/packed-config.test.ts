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
