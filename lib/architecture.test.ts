import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
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

/** What tests are made with may lie anywhere. */
const isOfTests = (path: string) => isTest(path) || /(^|[/-])testing\.tsx?$/.test(path);

const known = new Set(sources);

/**
 * What `#lib/` and the like stand for: the `imports` of package.json, which Node and the bundler
 * read too.
 */
const aliases = Object.entries(
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { imports?: Record<string, string> }).imports ?? {},
).map(([name, target]) => [name.replace('*', ''), target.replace('*', '').replace(/^\.\//, '')] as const);

/**
 * The file of this repository that `path` means by `asked`; null of a package, and of what is no
 * TypeScript (a picture, a sheet of styles, messages).
 */
function resolved(path: string, asked: string): string | null {
  const alias = aliases.find(([start]) => asked.startsWith(start));
  if (asked.startsWith('#') && !alias) throw new Error(`${path} imports ${asked}, which package.json does not name`);
  if (!asked.startsWith('.') && !alias) return null;
  const target = normalize(alias ? alias[1] + asked.slice(alias[0].length) : join(dirname(path), asked));
  const found = [target, `${target}.ts`, `${target}.tsx`, join(target, 'index.ts')].find((file) => known.has(file));
  // Whatever is asked for by a path of ours must be there, or an arrow would be overlooked.
  if (!found && !existsSync(join(root, target))) throw new Error(`${path} imports ${asked}, which is not there`);
  return found ?? null;
}

/** Imports and exports of another file, and `import('…')`. */
const IMPORT =
  /(?:^|\n)(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]|(?:^|\n)import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

/** What a file asks for, as it stands there. */
const askedBy = (path: string) =>
  Array.from(
    readFileSync(join(root, path), 'utf8').matchAll(IMPORT),
    ([, from, alone, later]) => from ?? alone ?? later ?? '',
  );

/** The files of this repository that `path` imports, types included. */
const importsOf = new Map(
  sources.map((path) => [
    path,
    askedBy(path)
      .map((asked) => resolved(path, asked))
      .filter((target) => target !== null),
  ]),
);
const imports = (path: string) => importsOf.get(path) ?? [];

/**
 * Groups of files of which each leads to each of the others by what it imports (Tarjan's strongly
 * connected components).
 */
function cycles(paths: readonly string[]): string[][] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const open: string[] = [];
  const visit = (path: string): number => {
    const own = order.size;
    order.set(path, own);
    open.push(path);
    let low = own;
    for (const target of imports(path)) {
      if (!order.has(target)) low = Math.min(low, visit(target));
      else if (open.includes(target)) low = Math.min(low, order.get(target) ?? low);
    }
    if (low === own) {
      const group = open.splice(open.indexOf(path));
      if (group.length > 1) found.push(group.sort());
    }
    return low;
  };
  for (const path of paths) if (!order.has(path)) visit(path);
  return found;
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

/**
 * The folders of lib in their order: each imports only those before it, and all of them what lies
 * in `lib` itself.
 */
const FOLDERS = `
  search i18n text time model
  history draft jobs files accounts
  days films pictures blocks venues occupancy events warnings proposals
  themes people offers pages
  programme feeds share-image linked-data offline
  volunteers festivals undo live messages
  selections push open-data exchange/festival-file exchange/files exchange/lists exchange/programmes templates
  deletion keeping addresses site cli
`
  .trim()
  .split(/\s+/);

/** -1 of what lies in lib itself. */
const placeOf = (path: string) => FOLDERS.findIndex((folder) => path.startsWith(`lib/${folder}/`));

describe('the sources', () => {
  it('import something on every page, so the checks below see imports', () => {
    const pages = sources.filter((path) => /\/(page|route)\.tsx?$/.test(path));
    expect(pages.filter((path) => imports(path).length === 0)).toEqual([]);
  });

  it('import from app to lib to db only', () => {
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

  it('in a folder of lib import only from folders before it, types included', () => {
    const inLib = sources.filter((path) => path.startsWith('lib/') && !isOfTests(path));
    const isPlaced = (path: string) => placeOf(path) >= 0 || path.split('/').length === 2;
    expect(
      inLib.filter((path) => !isPlaced(path)),
      'each folder has its place in FOLDERS',
    ).toEqual([]);
    const wrong = inLib.flatMap((path) =>
      imports(path)
        .filter((target) => target.startsWith('lib/') && placeOf(target) > placeOf(path))
        .map((target) => `${path} imports ${target}`),
    );
    expect(wrong, 'what both need lies before both, what joins them after').toEqual([]);
  });

  it('of lib/model import only time and languages, and no tables', () => {
    const model = sources.filter((path) => path.startsWith('lib/model/') && !isOfTests(path));
    const beside = model.flatMap((path) =>
      imports(path).filter((target) => !/^(db|lib\/(model|time|i18n))\//.test(target)),
    );
    expect(beside).toEqual([]);
    const running = /^import (?!type\b)[^;]*?#db\/(?!enums\.ts)/m;
    expect(model.filter((path) => running.test(readFileSync(join(root, path), 'utf8')))).toEqual([]);
  });

  it('import across folders from the root', () => {
    const isNamed = (path: string | null) => /^(app|lib|db)\//.test(path ?? '');
    const back = sources
      .filter(isNamed)
      .filter((path) => askedBy(path).some((asked) => asked.startsWith('../') && isNamed(resolved(path, asked))));
    expect(back, 'write #lib/, #app/ or #db/').toEqual([]);
  });

  it('import no file in a cycle, types included', () => {
    const found = cycles(sources.filter((path) => !isTest(path)));
    expect(found.map((group) => group.join(' ↔ '))).toEqual([]);
  });

  it('compute times and zones only in lib/time', () => {
    const outside = sources
      .filter((path) => !path.startsWith('lib/time/') && !isTest(path))
      .filter((path) => /Intl\.DateTimeFormat|toLocale(Date|Time)String/.test(readFileSync(join(root, path), 'utf8')));
    expect(outside, 'dates and zones have one home').toEqual([]);
  });

  it('import Temporal only in tests and benches', () => {
    const asking = sources
      .filter((path) => !/\.(test|bench)\.tsx?$/.test(path))
      .filter((path) => askedBy(path).some((asked) => asked.startsWith('temporal-polyfill')));
    expect(asking).toEqual([]);
  });

  it('give what exists once in a process a unique name', () => {
    // The islands call one mark.
    const isOfSeveral = (name: string) => name === 'lanterneMark';
    const homes = new Map<string, string[]>();
    for (const path of sources.filter((one) => !isOfTests(one)))
      for (const [, name = ''] of readFileSync(join(root, path), 'utf8').matchAll(/\b(lanterne[A-Z]\w*)(?:\?:|',)/g))
        homes.set(name, [...(homes.get(name) ?? []), path]);
    expect([...homes].filter(([name, paths]) => paths.length > 1 && !isOfSeveral(name))).toEqual([]);
    expect(homes.size).toBeGreaterThan(20);
  });

  it('have no file or folder called utils or helpers, and one index.ts', () => {
    expect(sources.filter((path) => /(^|\/)(utils|helpers)(\/|\.tsx?$)/.test(path))).toEqual([]);
    expect(sources.filter((path) => /(^|\/)index\.tsx?$/.test(path))).toEqual(['db/schema/index.ts']);
  });

  it('keep comments within 100 columns', () => {
    // Biome reads a rule that is put off, and its reason, on one line alone.
    const isOneLine = (line: string) => /^\s*\/\/ \S+ lint\//.test(line);
    const long = sources.flatMap((path) =>
      readFileSync(join(root, path), 'utf8')
        .split('\n')
        .filter((line) => line.length > 100 && !isOneLine(line) && /^\s*(\/\/|\/?\*|\{\/\*)/.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(long).toEqual([]);
  });

  it('spread no list or record only to put its values on one line', () => {
    const packed = sources.flatMap((path) =>
      readFileSync(join(root, path), 'utf8')
        .split('\n')
        .filter((line) => /^\s*\.\.\.(\[[^?]*\]|\{ [^?]* \}),$/.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(packed).toEqual([]);
  });

  it('write no raw HTML', () => {
    const name = `dangerously${'SetInnerHTML'}`;
    expect(sources.filter((path) => readFileSync(join(root, path), 'utf8').includes(name))).toEqual([]);
  });
});
