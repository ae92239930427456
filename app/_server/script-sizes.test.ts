import { readdirSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { GET as clash } from '#app/clash.js/route.ts';
import { GET as early } from '#app/early.js/route.ts';
import { GET as islands } from '#app/islands.js/route.ts';
import { GET as my } from '#app/my-programme.js/route.ts';
import { GET as offlineNote } from '#app/offline-note.js/route.ts';

const sizeOf = async (script: () => Promise<Response>) => gzipSync(await (await script()).text()).length;

/**
 * The scripts that pages name, as `e2e/bench/rest.ts` counts them on a server: bytes after gzip.
 */
it('public pages load at most 13.9 kB of scripts, « Ma sélection » 22', async () => {
  const all = (await sizeOf(islands)) + (await sizeOf(early)) + gzipSync(readFileSync('public/theme.js')).length;
  expect(all).toBeLessThanOrEqual(13_900);
  expect(all + (await sizeOf(my))).toBeLessThanOrEqual(22_000);
}, 20_000);

it('scripts loaded later export what their island calls', async () => {
  for (const [script, name] of [
    [clash, 'sayClash'],
    [offlineNote, 'tellAge'],
  ] as const) {
    const text = await (await script()).text();
    const module = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as Record<string, unknown>;
    expect(module[name]).toBeTypeOf('function');
  }
}, 20_000);

const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).map((path) => `app/${path}`);
const startsWith = (path: string, directive: string) => readFileSync(path, 'utf8').startsWith(`'${directive}'`);

const acts = new Map<string, boolean>();
/** Whether a file holds acts of the server; each is read once. */
function isAct(path: string): boolean {
  const known = acts.get(path) ?? startsWith(path, 'use server');
  acts.set(path, known);
  return known;
}

/** What Next adds to every page; a page brings everything else itself. */
const OF_NEXT = ['react', 'react-dom', 'next', 'server-only'];

/**
 * Bundles these files and what several of them share, without server actions; with packages other
 * than Next's where `packages` says so.
 */
async function bundled(entryPoints: string[], packages: 'bundle' | 'external' = 'external') {
  const { metafile, outputFiles } = await build({
    entryPoints,
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    packages,
    external: OF_NEXT,
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.css': 'empty' },
    outdir: 'scripts',
    write: false,
    metafile: true,
    plugins: [
      {
        name: 'acts of the server',
        setup: (one) =>
          one.onResolve({ filter: /^[#.].*\.tsx?$/ }, ({ path, resolveDir }) => {
            const found = path.startsWith('#') ? resolve(path.slice(1)) : resolve(resolveDir, path);
            return isAct(found) ? { path, external: true } : { path: found };
          }),
      },
    ],
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  return Object.fromEntries(
    Object.entries(metafile.outputs).map(([path, one]) => [path, { ...one, text: texts.get(basename(path)) ?? '' }]),
  );
}

/** The layouts around pages. */
const layouts = files.filter((path) => path.startsWith('app/[locale]/(live)/') && path.endsWith('/layout.tsx'));
/** The layouts around every page of the desk. */
const frameLayouts = layouts.filter((path) => !/\[festival\]\/.+\/layout/.test(path));
const clientFiles = files.filter((path) => /\.tsx?$/.test(path) && startsWith(path, 'use client'));
let ofDesk: ReturnType<typeof bundled> | undefined;
/** Every script that pages of the desk may name, bundled once for all tests. */
function scriptsOfDesk() {
  ofDesk ??= bundled(clientFiles);
  return ofDesk;
}

it('the server loads nothing for the home of a festival that reads files or templates', async () => {
  const home = 'app/[locale]/(live)/organise/[festival]/page.tsx';
  const loaded = Object.values(await bundled([...frameLayouts, home])).flatMap(({ inputs }) => Object.keys(inputs));
  expect(loaded).toContain('lib/events/conflicts.ts');
  const isHeavy = /^lib\/(exchange\/.*(noun|festival-part)|templates\/(?!choices)|volunteers\/said)/;
  expect(loaded.filter((path) => isHeavy.test(path))).toEqual([]);
}, 20_000);

it('no script of the desk contains the messages, which a page is sent as needed', async () => {
  const scripts = Object.values(await scriptsOfDesk());
  expect(scripts.length).toBeGreaterThan(100);
  const heavy = scripts.filter(({ inputs }) => (inputs['lib/i18n/fr/desk.json']?.bytesInOutput ?? 0) > 0);
  expect(heavy.map(({ entryPoint }) => entryPoint)).toEqual([]);
}, 60_000);

it('no script of the desk contains tables of the database, which only the server uses', async () => {
  const heavy = Object.values(await scriptsOfDesk()).filter(({ inputs }) =>
    Object.entries(inputs).some(([path, { bytesInOutput }]) => path.startsWith('db/schema/') && bytesInOutput > 0),
  );
  expect(heavy.map(({ entryPoint }) => entryPoint)).toEqual([]);
}, 60_000);

type Outputs = Awaited<ReturnType<typeof bundled>>;

/**
 * What is loaded with these scripts at once (not what they import later): scripts, and packages.
 */
function broughtBy(outputs: Outputs, ...scripts: string[]) {
  const [packages, read] = [new Set<string>(), new Set(scripts)];
  for (const path of read)
    for (const one of outputs[path]?.imports ?? []) {
      if (one.kind !== 'import-statement') continue;
      if (one.external) packages.add(one.path);
      else read.add(one.path);
    }
  return { packages, scripts: [...read] };
}

it('no script of the desk contains schemas: the check of a form is loaded once somebody types', async () => {
  const outputs = await scriptsOfDesk();
  const scripts = Object.keys(outputs).filter((path) => clientFiles.includes(outputs[path]?.entryPoint ?? ''));
  const holding = (name: string) =>
    scripts.filter((path) => broughtBy(outputs, path).packages.has(name)).map((path) => outputs[path]?.entryPoint);
  expect(scripts.length).toBeGreaterThan(100);
  expect(holding('react-hook-form').length).toBeGreaterThan(15);
  expect(holding('zod')).toEqual([]);
  expect(holding('@hookform/resolvers/zod')).toEqual([]);
}, 60_000);

it('the frame of the desk contains no form, which only pages with one need', async () => {
  const frame = Object.values(await bundled(layouts));
  expect(frame.flatMap(({ inputs }) => Object.keys(inputs))).toContain('app/_components/records/one-language.tsx');
  expect(frame.flatMap(({ imports }) => imports.map(({ path }) => path))).not.toContain('react-hook-form');
}, 60_000);

/**
 * Compressed as one file; split into the chunks of Next, which `e2e/bench/desk.ts` counts, it is a
 * little more.
 */
it('a form of the desk loads at most 100 kB of scripts besides those of Next, with the frame', async () => {
  const drawn = await bundled(frameLayouts);
  const entries = Object.keys(drawn).filter((path) => frameLayouts.includes(drawn[path]?.entryPoint ?? ''));
  const framed = broughtBy(drawn, ...entries).scripts.flatMap((path) => Object.keys(drawn[path]?.inputs ?? {}));
  const outputs = await bundled(clientFiles, 'bundle');
  const scriptOf = new Map(Object.entries(outputs).map(([path, { entryPoint = '' }]) => [entryPoint, path]));
  const sizeOf = (...paths: string[]) => {
    const own = paths.filter((path) => clientFiles.includes(path)).flatMap((path) => scriptOf.get(path) ?? []);
    return gzipSync(
      broughtBy(outputs, ...own)
        .scripts.map((path) => outputs[path]?.text)
        .join('\n'),
    ).length;
  };
  const forms = clientFiles.filter((path) => /\[festival\]\/.*-form\.tsx$/.test(path));
  expect(forms.length).toBeGreaterThan(15);
  const sizes = forms.map((path) => ({ path, size: sizeOf(...framed, path) }));
  expect(sizes.filter(({ size }) => size > 100_000)).toEqual([]);
}, 60_000);
