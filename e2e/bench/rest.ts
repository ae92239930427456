/**
 * How much memory a server uses before anybody has asked it for anything, and how large the scripts
 * of its pages are.
 *
 *     npx tsx e2e/bench/rest.ts
 *
 * Input: `npm start` in a new folder with the demonstration, measured 60 s after it says that it is
 * ready, including npm and its shell. Scripts are those that a page names, after gzip.
 *
 * Limits: 220 MB; 14 kB of scripts, 22 for « Ma sélection ».
 */
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { startLanterne } from '../server.ts';
import { residentMemory } from './processor-time.ts';

const [RESIDENT, SCRIPTS, SCRIPTS_OF_MY] = [220, 14, 22];

const lanterne = await startLanterne({ command: ['npm', 'start'] });
const { url, process: started } = lanterne;

const read = async (path: string) => (await fetch(url + path, { headers: { 'Accept-Encoding': 'br' } })).text();

async function scriptsOf(path: string): Promise<number> {
  const named = new Set([...(await read(path)).matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, at]) => at ?? ''));
  const texts = await Promise.all([...named].map(read));
  return texts.reduce((sum, text) => sum + gzipSync(text).length, 0) / 1000;
}

try {
  await setTimeout(60_000);
  const resident = residentMemory(started.pid);
  console.log(`resident: ${resident.toFixed(0)} MB (at most ${RESIDENT})`);

  const home = await read('/fr');
  const festival = /href="(\/fr\/festivals\/[^/"]+)"/.exec(home)?.[1] ?? '';
  const links = [...(await read(festival)).matchAll(/href="([^"#?]+)"/g)].map(([, at = '']) => at);
  const page = (kind: string) => links.filter((at) => at.startsWith(`${festival}/${kind}/`)).slice(0, 1);
  const results = [resident <= RESIDENT];
  for (const path of [
    '/fr',
    festival,
    ...page('days'),
    ...page('events'),
    `${festival}/search?q=a`,
    `${festival}/my`,
  ]) {
    const most = path.endsWith('/my') ? SCRIPTS_OF_MY : SCRIPTS;
    const scripts = await scriptsOf(path);
    console.log(`${path}: scripts ${scripts.toFixed(1)} kB (at most ${most})`);
    results.push(scripts <= most);
  }
  process.exitCode = results.every(Boolean) ? 0 : 1;
} finally {
  await lanterne.stop();
}
