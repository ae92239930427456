import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { minVersion } from 'semver';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { env } from '#lib/env.ts';
import { translator } from '#lib/i18n/translator.ts';
import { firstNodes, isNodeWanted, orRefused, RefusedStart, WANTED_NODE } from './refused-start.ts';

afterEach(() => vi.unstubAllEnvs());

it.each([
  ['PORT', 'trois-mille', 'badPort'],
  ['LANTERNE_URL', 'exemple.org', 'badUrl'],
  ['LANTERNE_FORMER_URL', 'avant', 'badFormerUrl'],
  ['LANTERNE_HOST', 'ici', 'badHost'],
  ['LANTERNE_TRUST_PROXY', 'peut-être', 'badTrustProxy'],
  ['LANTERNE_OFFLINE', 'jamais', 'badOffline'],
  ['LANTERNE_LOG', 'tout', 'badLog'],
] as const)('says in both languages that %s=%s cannot be used, and what to do', (name, value, code) => {
  const start = () => orRefused(() => env({ [name]: value }));
  const said = (['fr', 'en'] as const).map((locale) => {
    vi.stubEnv('LC_ALL', locale);
    const sentence = translator(locale, 'cli')(code, { value });
    expect(start).toThrow(new RefusedStart(sentence));
    return sentence;
  });
  expect(said).toEqual(said.map(() => expect.stringMatching(`^${name}=${value}`)));
  expect(said[0]).not.toBe(said[1]);
});

describe('isNodeWanted', () => {
  it.each([
    ['18.20.8', false],
    ['20.9.0', false],
    ['20.18.3', false],
    ['20.19.0', true],
    ['20.20.2', true],
    ['21.7.3', false],
    ['22.11.0', false],
    ['22.12.0', true],
    ['23.11.1', false],
    ['24.0.0', true],
    ['25.1.0', true],
  ])('Node %s: %s', (version, isWanted) => {
    expect(isNodeWanted(version, '^20.19.0 || ^22.12.0 || >=24.0.0')).toBe(isWanted);
  });

  it('says the first version of each range', () => {
    expect(firstNodes('^20.19.0 || ^22.12.1 || >=24.0.0')).toEqual(['20.19', '22.12.1', '24']);
  });

  it('says of one major version the first after those left out', () => {
    expect(firstNodes('^22.12.0 || >=24.0.0 <24.19.0 || >=24.22.0')).toEqual(['22.12', '24.22']);
  });
});

describe('engines of package.json', () => {
  it('name only versions that every dependency supports, optional ones aside', () => {
    type Package = { engines?: { node?: string } | string[]; optional?: boolean };
    const lock = fileURLToPath(new URL('../../package-lock.json', import.meta.url));
    const { packages } = JSON.parse(readFileSync(lock, 'utf8')) as { packages: Record<string, Package> };
    const firsts = WANTED_NODE.split('||').map((range) => minVersion(range)?.version ?? '');
    const unwanted = Object.entries(packages).flatMap(([path, { engines, optional }]) => {
      const range = Array.isArray(engines) ? undefined : engines?.node;
      if (!range || optional) return [];
      return firsts.flatMap((version) =>
        isNodeWanted(version, range) ? [] : [`${path} wants Node ${range}, not ${version}`],
      );
    });
    expect(unwanted).toEqual([]);
  });

  // There the driver of SQLite ends the process when a statement is no longer used
  // (https://github.com/nodejs/node/issues/65446).
  it('leave out the versions of Node 24 that end with the driver of SQLite', () => {
    const versions = ['24.18.1', '24.19.0', '24.20.0', '24.21.0', '24.22.1', '26.0.0'];
    expect(versions.filter((version) => isNodeWanted(version))).toEqual(['24.18.1', '24.22.1', '26.0.0']);
  });

  it('are the same in the lockfile', () => {
    const lock = fileURLToPath(new URL('../../package-lock.json', import.meta.url));
    expect(JSON.parse(readFileSync(lock, 'utf8')).packages[''].engines.node).toBe(WANTED_NODE);
  });
});
