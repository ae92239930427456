import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { GET as clash } from '#app/clash.js/route.ts';
import { GET as early } from '#app/early.js/route.ts';
import { GET as islands } from '#app/islands.js/route.ts';
import { GET as my } from '#app/my-programme.js/route.ts';
import { GET as offlineNote } from '#app/offline-note.js/route.ts';

const sizeOf = async (script: () => Promise<Response>) => gzipSync(await (await script()).text()).length;

/** What pages name, as `e2e/bench/rest.ts` counts it on a server: bytes, gzip. */
it('public pages load at most 13.9 kB of scripts, « Ma sélection » 22', async () => {
  const all = (await sizeOf(islands)) + (await sizeOf(early)) + gzipSync(readFileSync('public/theme.js')).length;
  expect(all).toBeLessThanOrEqual(13_900);
  expect(all + (await sizeOf(my))).toBeLessThanOrEqual(22_000);
}, 20_000);

it('what is asked for later answers what its island calls', async () => {
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

/** These files bundled, and what several of them share, without packages and acts of the server. */
async function bundled(entryPoints: string[]) {
  const { metafile } = await build({
    entryPoints,
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    packages: 'external',
    loader: { '.css': 'empty' },
    outdir: 'scripts',
    write: false,
    metafile: true,
    plugins: [
      {
        name: 'acts of the server',
        setup: (one) =>
          one.onResolve({ filter: /^[#.].*\.tsx?$/ }, async ({ path, resolveDir, pluginData, kind }) => {
            if (pluginData === 'asked') return null;
            const found = await one.resolve(path, { resolveDir, kind, pluginData: 'asked' });
            return startsWith(found.path, 'use server') ? { path, external: true } : found;
          }),
      },
    ],
  });
  return metafile.outputs;
}

const clientFiles = files.filter((path) => /\.tsx?$/.test(path) && startsWith(path, 'use client'));
let ofDesk: ReturnType<typeof bundled> | undefined;
/** Each script that pages of the desk may name, bundled once for all tests. */
function scriptsOfDesk() {
  ofDesk ??= bundled(clientFiles);
  return ofDesk;
}

it('no script of the desk holds the messages of the interface, which a page is sent as it needs them', async () => {
  const scripts = Object.values(await scriptsOfDesk());
  expect(scripts.length).toBeGreaterThan(100);
  const heavy = scripts.filter(({ inputs }) => (inputs['lib/i18n/fr/desk.json']?.bytesInOutput ?? 0) > 0);
  expect(heavy.map(({ entryPoint }) => entryPoint)).toEqual([]);
}, 60_000);

it('no script of the desk holds tables of the database, which the server alone reads', async () => {
  const heavy = Object.values(await scriptsOfDesk()).filter(({ inputs }) =>
    Object.entries(inputs).some(([path, { bytesInOutput }]) => path.startsWith('db/schema/') && bytesInOutput > 0),
  );
  expect(heavy.map(({ entryPoint }) => entryPoint)).toEqual([]);
}, 60_000);

type Outputs = Awaited<ReturnType<typeof bundled>>;

/** The packages that come with a script, not those it asks for later. */
function packagesOf(outputs: Outputs, script: string): Set<string> {
  const [found, read] = [new Set<string>(), new Set([script])];
  for (const path of read)
    for (const one of outputs[path]?.imports ?? []) {
      if (one.kind !== 'import-statement') continue;
      if (one.external) found.add(one.path);
      else read.add(one.path);
    }
  return found;
}

it('no script of the desk holds schemas: what checks a form is asked for once somebody writes in it', async () => {
  const outputs = await scriptsOfDesk();
  const scripts = Object.keys(outputs).filter((path) => clientFiles.includes(outputs[path]?.entryPoint ?? ''));
  const holding = (name: string) =>
    scripts.filter((path) => packagesOf(outputs, path).has(name)).map((path) => outputs[path]?.entryPoint);
  expect(scripts.length).toBeGreaterThan(100);
  expect(holding('react-hook-form').length).toBeGreaterThan(15);
  expect(holding('zod')).toEqual([]);
  expect(holding('@hookform/resolvers/zod')).toEqual([]);
}, 60_000);

it('the frame of the desk holds no form, which only pages with one need', async () => {
  const layouts = files.filter((path) => path.startsWith('app/[locale]/(live)/') && path.endsWith('/layout.tsx'));
  const frame = Object.values(await bundled(layouts));
  expect(frame.flatMap(({ inputs }) => Object.keys(inputs))).toContain('app/_components/records/one-language.tsx');
  expect(frame.flatMap(({ imports }) => imports.map(({ path }) => path))).not.toContain('react-hook-form');
}, 60_000);
