import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { installedBy, type Lock } from './packed-packages.ts';

it('lists the packages asked for, wherever they are installed, and no others', () => {
  const packages = {
    '': {},
    'node_modules/app': { dependencies: { inner: '1', shared: '2' }, optionalDependencies: { heavy: '1' } },
    'node_modules/app/node_modules/shared': { dependencies: { deep: '1' } },
    'node_modules/inner': {
      peerDependencies: { peer: '1', maybe: '1' },
      peerDependenciesMeta: { maybe: { optional: true } },
    },
    'node_modules/peer': {},
    'node_modules/maybe': {},
    'node_modules/shared': {},
    'node_modules/deep': { dependencies: { app: '1' } },
    'node_modules/heavy': { dependencies: { of: '1' } },
    'node_modules/of': {},
  };
  expect(installedBy({ packages }, ['app'], /^heavy$/)).toEqual([
    'node_modules/app',
    'node_modules/app/node_modules/shared',
    'node_modules/deep',
    'node_modules/inner',
    'node_modules/peer',
  ]);
});

it('lists no tool for tests from our own lockfile', () => {
  const lock = JSON.parse(
    readFileSync(fileURLToPath(new URL('../../package-lock.json', import.meta.url)), 'utf8'),
  ) as Lock;
  const taken = installedBy(lock, ['next', 'better-sqlite3', 'tsx'], /^sharp$/);
  expect(taken).toEqual(
    expect.arrayContaining(['node_modules/bindings', 'node_modules/esbuild', 'node_modules/react-dom']),
  );
  expect(taken.filter((path) => /playwright|vitest|sharp/.test(path))).toEqual([]);
});
