import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

function* files(folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (/\.tsx?$/.test(entry.name)) yield path;
  }
}

const sources = ['app', 'lib', 'db', 'e2e']
  .flatMap((folder) => [...files(folder)])
  .concat(['proxy.ts', 'instrumentation.ts'].filter((file) => existsSync(join(root, file))));
const isTest = (path: string) =>
  /\.(test|bench)\.tsx?$/.test(path) || path === 'db/testing.ts' || path.startsWith('e2e/');

/** The files of this repository that `path` imports, from its import lines. */
function imports(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8');
  return Array.from(text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g), (match) =>
    normalize(relative(root, join(root, dirname(path), match[1] ?? ''))),
  );
}

const layer = (path: string) =>
  /^(proxy|instrumentation)\.ts$/.test(path) ? 'app' : path.startsWith('lib/cli/') ? 'cli' : path.split('/')[0];

/** What each layer may not import, and where the code belongs instead. */
const forbidden: Record<string, Record<string, string>> = {
  app: { db: 'a page that needs a row asks lib for a read model', e2e: 'tests are imported by nobody' },
  lib: {
    app: 'what lib needs of a page comes in as an argument',
    cli: 'a command calls lib, not the other way round',
    e2e: 'tests are imported by nobody',
  },
  db: {
    app: 'db speaks SQL only',
    lib: 'a rule of the festival belongs in lib',
    cli: 'db speaks SQL only',
    e2e: 'tests are imported by nobody',
  },
  cli: { app: 'a command needs no page', e2e: 'tests are imported by nobody' },
};

describe('the arrows', () => {
  it('point from app to lib to db', () => {
    const wrong = sources
      .filter((path) => !isTest(path))
      .flatMap((path) =>
        imports(path).flatMap((target) => {
          const why = forbidden[layer(path) ?? '']?.[layer(target) ?? ''];
          // The start and the instrumentation live beside the commands they belong to.
          const isEntry = path === 'instrumentation.ts' && target.startsWith('lib/cli/');
          return why && !isEntry ? [`${path} imports ${target}: ${why}`] : [];
        }),
      );
    expect(wrong).toEqual([]);
  });

  it('keep time and zones in lib/time', () => {
    const outside = sources
      .filter((path) => !path.startsWith('lib/time/') && !isTest(path))
      .filter((path) =>
        /temporal-polyfill|Intl\.DateTimeFormat|toLocale(Date|Time)String/.test(readFileSync(join(root, path), 'utf8')),
      );
    expect(outside, 'dates and zones have one home').toEqual([]);
  });

  it('leave no drawer for whatever fits nowhere', () => {
    expect(sources.filter((path) => /(^|\/)(utils|helpers)(\/|\.tsx?$)/.test(path))).toEqual([]);
    expect(sources.filter((path) => /(^|\/)index\.tsx?$/.test(path))).toEqual(['db/schema/index.ts']);
  });

  it('keep HTML out of components, but for what machines read and what React wrote, each through its one escaper', () => {
    const raw = sources.flatMap((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      if (!text.includes(`dangerously${'SetInnerHTML'}`)) return [];
      return [[path, ...Array.from(text.matchAll(/SetInnerHTML=\{(.*?)\}\s*\/>/g), ([, use]) => use)]];
    });
    expect(raw).toEqual([
      ['app/_components/programme/drawn-section.tsx', '{ __html: markupOf(children) }'],
      ['app/_components/programme/linked-data.tsx', '{ __html: linkedJson(nodes) }'],
    ]);
  });
});
