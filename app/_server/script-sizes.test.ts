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

/** Each script that pages of the desk may name, bundled by itself, without packages. */
async function bundleDesk() {
  const isOfServer = (path: string) => readFileSync(path, 'utf8').startsWith("'use server'");
  const { metafile } = await build({
    entryPoints: readdirSync('app', { recursive: true, encoding: 'utf8' })
      .map((path) => `app/${path}`)
      .filter((path) => /\.tsx?$/.test(path) && readFileSync(path, 'utf8').startsWith("'use client'")),
    bundle: true,
    minify: true,
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
            return isOfServer(found.path) ? { path, external: true } : found;
          }),
      },
    ],
  });
  return Object.values(metafile.outputs);
}
/** Made once for all that is asked of them: it takes seconds. */
let bundled: ReturnType<typeof bundleDesk> | undefined;
function scriptsOfDesk() {
  bundled ??= bundleDesk();
  return bundled;
}

it('no script of the desk holds the messages of the interface, which a page is sent as it needs them', async () => {
  const scripts = await scriptsOfDesk();
  expect(scripts.length).toBeGreaterThan(100);
  const heavy = scripts.filter(({ inputs }) => (inputs['lib/i18n/fr/desk.json']?.bytesInOutput ?? 0) > 0);
  expect(heavy.map(({ entryPoint }) => entryPoint)).toEqual([]);
}, 60_000);

it('no script of the desk holds tables of the database, which the server alone reads', async () => {
  const heavy = (await scriptsOfDesk()).filter(({ inputs }) =>
    Object.entries(inputs).some(([path, { bytesInOutput }]) => path.startsWith('db/schema/') && bytesInOutput > 0),
  );
  expect(heavy.map(({ entryPoint }) => entryPoint)).toEqual([]);
}, 60_000);

it('no list or table holds schemas, which forms need', async () => {
  const scripts = (await scriptsOfDesk()).filter(({ entryPoint }) => /table\.tsx$/.test(entryPoint ?? ''));
  expect(scripts.length).toBeGreaterThan(3);
  const heavy = scripts.filter(({ imports }) => imports.some(({ path }) => path === 'zod'));
  expect(heavy.map(({ entryPoint }) => entryPoint)).toEqual([]);
}, 60_000);
