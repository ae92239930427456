import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { freeMemory, HINT, hintScripts, isBuilt, isOutside, packedConfig, SETTINGS, sourceHash } from './build.ts';

function makeSources() {
  const root = mkdtempSync(join(tmpdir(), 'lanterne-build-'));
  mkdirSync(join(root, 'lib', 'time'), { recursive: true });
  writeFileSync(join(root, 'package-lock.json'), '{}');
  writeFileSync(join(root, 'lib', 'time', 'clock.ts'), 'export {}');
  return root;
}

describe('sourceHash', () => {
  it('changes with a source and with the lockfile, not with a test', () => {
    const root = makeSources();
    const first = sourceHash(root);
    writeFileSync(join(root, 'lib', 'time', 'clock.test.ts'), 'a test');
    expect(sourceHash(root)).toBe(first);
    writeFileSync(join(root, 'lib', 'time', 'clock.ts'), 'export const changed = 1');
    const second = sourceHash(root);
    expect(second).not.toBe(first);
    writeFileSync(join(root, 'package-lock.json'), '{"changed":1}');
    expect(sourceHash(root)).not.toBe(second);
  });

  it('changes with every source beside the folders, but those of other tools', () => {
    const ofTools = ['drizzle.config.ts', 'knip.ts', 'next-env.d.ts', 'playwright.config.ts', 'vitest.config.ts'];
    const files = readdirSync('.').filter((name) => /\.m?ts$|\.mjs$/.test(name) && !isOutside(name));
    const unseen = files.filter((name) => {
      const root = makeSources();
      const first = sourceHash(root);
      writeFileSync(join(root, name), 'export {}');
      return sourceHash(root) === first;
    });
    expect(unseen).toEqual(ofTools);
  });
});

describe('isBuilt', () => {
  it('is true only for a complete build of exactly these sources', () => {
    const root = makeSources();
    expect(isBuilt(root)).toBe(false);
    mkdirSync(join(root, '.next'));
    writeFileSync(join(root, '.next', 'lanterne-build'), sourceHash(root));
    expect(isBuilt(root)).toBe(false);
    writeFileSync(join(root, '.next', 'BUILD_ID'), 'x');
    expect(isBuilt(root)).toBe(false);
    writeFileSync(join(root, '.next', SETTINGS), 'export default {}');
    expect(isBuilt(root)).toBe(true);
    writeFileSync(join(root, 'lib', 'more.ts'), 'export {}');
    expect(isBuilt(root)).toBe(false);
  });
});

it('`npm run build` builds by build-now.ts, and no script of the package calls Next.js by itself', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  expect(scripts.build).toBe('tsx lib/cli/build-now.ts');
  const others = Object.entries(scripts).filter(([, command]) => /\bnext build\b/.test(command));
  expect(others).toEqual([]);
});

it('is once at the top of each script of a build, and nowhere else', () => {
  const root = mkdtempSync(join(tmpdir(), 'lanterne-hints-'));
  const chunks = join(root, '.next', 'static', 'chunks');
  mkdirSync(chunks, { recursive: true });
  const files = { 'a.js': '(self.a = 1);', 'a.css': '.a {}' };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(chunks, name), text);
  hintScripts(root);
  hintScripts(root);
  const read = (name: string) => readFileSync(join(chunks, name), 'utf8');
  expect([read('a.js'), read('a.css')]).toEqual([HINT + files['a.js'], files['a.css']]);
});

const machine = (files: Record<string, string>) => (path: string) => {
  const text = files[path];
  if (text === undefined) throw new Error(`no ${path}`);
  return text;
};
const meminfo =
  'MemTotal:  4000000 kB\nMemFree:  10 kB\nMemAvailable:  1000000 kB\nSwapTotal: 0 kB\nSwapFree:  500000 kB\n';

it('counts free memory and swap', () => {
  expect(freeMemory(machine({ '/proc/meminfo': meminfo }))).toBe(1_500_000 * 1024);
});

it('is less in a container with a limit', () => {
  const files = { '/proc/meminfo': meminfo, '/sys/fs/cgroup/memory.current': '100\n' };
  expect(freeMemory(machine({ ...files, '/sys/fs/cgroup/memory.max': '1000\n' }))).toBe(900);
  expect(freeMemory(machine({ ...files, '/sys/fs/cgroup/memory.max': 'max\n' }))).toBe(1_500_000 * 1024);
});

it('is estimated on other systems', () => {
  expect(freeMemory(machine({}))).toBeGreaterThan(0);
});

it('writes the settings of Next, and reads no package that only a build needs', async () => {
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
