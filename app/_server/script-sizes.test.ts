import { readFileSync } from 'node:fs';
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

it('what the grid takes of a file that says sentences brings no messages', async () => {
  const { outputFiles } = await build({
    stdin: { contents: "export { blockingByDay } from '#lib/events/warning-groups.ts';", resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  });
  expect(outputFiles[0]?.contents.length).toBeLessThan(200_000);
});
