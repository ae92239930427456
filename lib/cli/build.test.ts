import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isBuilt, sourceHash } from './build.ts';
import { SETTINGS } from './packed-config.ts';

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
});

describe('isBuilt', () => {
  it('wants a whole build of exactly these sources', () => {
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
