import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

type Locked = Readonly<{ license?: string; hasInstallScript?: boolean; integrity?: string; inBundle?: boolean }>;

const read = (name: string) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
const packages = Object.entries((read('package-lock.json') as { packages: Record<string, Locked> }).packages)
  .filter(([path]) => path !== '')
  .map(([path, locked]) => ({ name: path.replace(/^.*node_modules\//, ''), ...locked }));

/**
 * What may be shipped beside a program under the MIT licence, or is used to build it alone. LGPL:
 * libraries that are loaded, not made part of it.
 */
const LICENCES: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'LGPL-3.0-or-later',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'PSF-2.0',
  'WTFPL',
  'Zlib',
]);

/**
 * Where one of several may be chosen, one that is listed is enough; where all hold, each has to be.
 */
const isListed = (licence: string): boolean =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => LICENCES.has(one)));

it('no package has a licence that nobody has read', () => {
  const odd = packages.filter(({ license }) => license === undefined || !isListed(license));
  expect(odd.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
});

it('no package runs a program when it is installed unless we have decided about it', () => {
  const { allowScripts } = read('package.json') as { allowScripts: Record<string, boolean> };
  const running = packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
  expect([...new Set(running)].filter((name) => !Object.hasOwn(allowScripts, name))).toEqual([]);
});

it('every package has a hash', () => {
  expect(
    packages.filter(({ integrity, inBundle }) => integrity === undefined && !inBundle).map(({ name }) => name),
  ).toEqual([]);
});
