import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runCommand } from '#lib/cli/run-command.ts';
import manifest from '../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const isThere = (path: string) => existsSync(join(root, path));

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

const papers = ['README.md', 'CONTRIBUTING.md', 'lib/README.md', ...filesBelow('docs')].filter((path) =>
  path.endsWith('.md'),
);
const TOP = /^(?:app|db|deploy|docs|e2e|lib|public)\//;
const FILE = /\.(?:ts|tsx|js|json|css|md|txt|conf)$/;

/** What stands between backticks, outside blocks of commands. */
const codeIn = (text: string) =>
  Array.from(text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g), ([, code]) => code ?? '');

const where = read('lib/README.md').split('## Where do I change X?')[1] ?? '';

/**
 * What stands below « Where do I change X? »: the files by the change, from the list of usual ones
 * and from the tables.
 */
const rows = new Map([
  ...Array.from(
    where.matchAll(/^- \*\*([^*]+)\*\*\n((?: {2}.*\n)+)/gm),
    ([, change = '', files = '']) => [change, files] as const,
  ),
  ...Array.from(
    where.matchAll(/^\| (?!to change|---)([^|]+) \| (.*) \|$/gm),
    ([, change = '', files = '']) => [change, files] as const,
  ),
]);

/**
 * The files and folders a row names, from the root of the repository. A name alone lies in the
 * folder of the one before it, anything else below `lib/` unless it says another folder; what is no
 * path (a function, a word, a command) is left out.
 */
function pathsOf(cell: string): string[] {
  let folder = 'lib';
  return codeIn(cell).flatMap((code) => {
    if (/[ ({]/.test(code.replaceAll('(live)', '')) || !(code.includes('/') || FILE.test(code))) return [];
    const path = code.includes('/') ? (TOP.test(code) ? code : `lib/${code}`) : `${folder}/${code}`;
    const found = isThere(code) && !code.includes('/') ? code : normalize(path);
    folder = found.endsWith('/') ? found.slice(0, -1) : dirname(found);
    return [found];
  });
}

describe('« Where do I change X? »', () => {
  it('has its rows', () => {
    expect(rows.size).toBeGreaterThan(90);
  });

  it.each([...rows])('%s: names files that exist', (_, cell) => {
    const paths = pathsOf(cell);
    expect(paths).not.toEqual([]);
    expect(paths.filter((path) => !isThere(path))).toEqual([]);
  });
});

describe('the usual changes', () => {
  const sources = ['app', 'db', 'lib', 'docs'].flatMap((folder) => [...filesBelow(folder)]).concat('next-settings.ts');

  /** Samples, tests that only use one, and what is generated. */
  const isAside = (path: string) =>
    /\.test\.tsx?$|^db\/migrations\/|^lib\/templates\/(?:six-days|numerique)|^docs\/(?:decisions|words)|README/.test(
      path,
    );

  // What was changed so once says by its name where the next one goes.
  it.each([
    ['a kind of séance', /\bouting\b/],
    ['a warning', /\bclock-change\b/],
    ['a private field of a film', /\brightsNote\b/],
    ['a public field of a film', /\bwriters(?:\.|'|"|:)/],
  ] as const)('%s: lists every file that %s stands in', (change, word) => {
    const listed = pathsOf(rows.get(change) ?? '').flatMap((path) => [path, path.replace('/i18n/fr/', '/i18n/en/')]);
    const isListed = (file: string) =>
      listed.some((path) => file === path || (path.endsWith('/') && file.startsWith(path)));
    const files = sources.filter((file) => FILE.test(file) && !isAside(file) && word.test(read(file)));
    expect(files.length).toBeGreaterThan(2);
    expect(files.filter((file) => !isListed(file))).toEqual([]);
  });
});

describe.each(papers)('%s', (paper) => {
  const text = read(paper);

  it('names files that exist', () => {
    const codes = codeIn(text).filter((code) => !/[ *…{<]/.test(code.replaceAll('(live)', '')));
    const inLib = paper === 'lib/README.md' ? codes.filter((code) => /^[a-z0-9-]+\/[\w.-]+\.ts$/.test(code)) : [];
    const paths = [
      ...codes.filter((code) => TOP.test(code)),
      ...inLib.filter((code) => !TOP.test(code)).map((code) => `lib/${code}`),
    ];
    expect(paths.filter((path) => !isThere(path) && !path.startsWith('e2e/out/'))).toEqual([]);
  });

  it('links to files that exist', () => {
    const targets = Array.from(text.matchAll(/\]\(([^)#]+)\)/g), ([, target]) => target ?? '');
    const local = targets.filter((target) => !target.includes('://'));
    expect(local.filter((target) => !isThere(join(dirname(paper), target)))).toEqual([]);
  });

  it('names scripts and commands that exist', async () => {
    const scripts = Array.from(text.matchAll(/\bnpm (?:run )?([a-z][\w:-]*)/g), ([, name]) => name ?? '');
    expect(scripts.filter((name) => name !== 'ci' && name !== 'run' && !Object.hasOwn(manifest.scripts, name))).toEqual(
      [],
    );
    const programs = Array.from(text.matchAll(/npx (?:tsx|playwright test) ([\w/.-]+)/g), ([, path]) => path ?? '');
    expect(programs.filter((path) => !isThere(path))).toEqual([]);
    for (const [, name = ''] of text.matchAll(/npm run lanterne -- ([a-z:]+)/g)) {
      const silent = { source: {}, print: () => {}, printError: () => {}, write: () => {} };
      expect([name, await runCommand([name, '--help'], silent)]).toEqual([name, 0]);
    }
  });
});

/** The sentences of the interface in a language, and the name of the example, as one text. */
const screensIn = (locale: 'fr' | 'en') =>
  sameSpaces([...filesBelow(`lib/i18n/${locale}`), 'lib/templates/six-days.json'].map((file) => read(file)).join('\n'));
const sameSpaces = (text: string) => text.replaceAll(/\s+/g, ' ').replaceAll("'", '’').toLowerCase();

// Pages for people who look for these words on a screen.
describe.each([
  ['docs/first-steps.md', 'fr'],
  ['docs/importing.md', 'fr'],
  ['docs/running.md', 'fr'],
  ['docs/rgpd.md', 'fr'],
  ...papers.filter((path) => path.startsWith('docs/fr/')).map((path) => [path, 'fr'] as const),
  ...papers.filter((path) => path.startsWith('docs/en/')).map((path) => [path, 'en'] as const),
] as const)('%s', (paper, locale) => {
  it('quotes only words of the screens', () => {
    const screens = screensIn(locale);
    const quotes = locale === 'fr' ? /«\s([^»]+?)\s»/g : /“([^”]+)”/g;
    const quoted = Array.from(read(paper).matchAll(quotes), ([, words = '']) => sameSpaces(words));
    expect(quoted.filter((words) => !screens.includes(words))).toEqual([]);
  });
});

describe('docs/decisions', () => {
  const folder = 'docs/decisions';
  const pages = readdirSync(join(root, folder)).filter((name) => name !== 'README.md');

  it('has every page in its index', () => {
    const linked = Array.from(read(`${folder}/README.md`).matchAll(/\]\(([\w-]+\.md)\)/g), ([, page]) => page);
    expect(linked.sort()).toEqual(pages.sort());
  });

  it('names every package with its licence, and no other', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { license?: string }> };
    const said = Array.from(
      read(`${folder}/dependencies.md`).matchAll(/((?:\*\*[^*]+\*\*,?\s+)+)\(([^)]+)\)/g),
      ([, names = '', licence = '']) =>
        Array.from(
          names.matchAll(/\*\*([^*]+)\*\*/g),
          ([, name = '']) => [name, licence.replace(' or ', ' OR ')] as const,
        ),
    ).flat();
    const installed = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).map(
      (name) => [name, packages[`node_modules/${name}`]?.license ?? ''] as const,
    );
    const isOf = (name: string, pattern: string) =>
      pattern.endsWith('…') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
    expect(installed.filter(([name, licence]) => !said.some(([by, as]) => isOf(name, by) && licence === as))).toEqual(
      [],
    );
    expect(said.filter(([by]) => !installed.some(([name]) => isOf(name, by)))).toEqual([]);
  });
});

describe('README.md', () => {
  it('fits two screens: at most 90 lines', () => {
    expect(read('README.md').split('\n').length).toBeLessThanOrEqual(90);
  });

  it('lists each setting that is read, and no other', () => {
    const settingsIn = (text: string) => new Set(Array.from(text.matchAll(/\bLANTERNE_[A-Z_]+/g), ([name]) => name));
    const notForPeople = ['LANTERNE_SITE', 'LANTERNE_BENCH', 'LANTERNE_PUSH_TEST', 'LANTERNE_AHEAD'];
    const known = [...settingsIn(read('lib/env.ts'))].filter((name) => !notForPeople.includes(name));
    const table = read('README.md').split('## Settings')[1]?.split('\n## ')[0] ?? '';
    expect([...settingsIn(table)].sort()).toEqual(known.sort());
  });
});
