/**
 * What was done to stop a server, done again to the built one; prints what held, with the most memory it took and the
 * longest that readers of a public page waited meanwhile.
 *
 *     npm run attacks
 *
 * What must hold: at most 500 MB more than before, and 150 ms for 99 of 100 readers, on two cores that do nothing else.
 */
import { readFileSync } from 'node:fs';
import { treeOf } from '../kill.ts';
import { addresses } from './addresses.ts';
import type { Attack } from './attack.ts';
import { bodies } from './bodies.ts';
import { files } from './files.ts';
import { locks } from './locks.ts';
import { startTarget } from './target.ts';

const MOST_MEGABYTES = 500;
const LONGEST_WAIT = 150;
/** Milliseconds between two readers of a public page. */
const EVERY = 20;

const target = await startTarget();
const { server, slug } = target;

/** What the server and all it started hold now, in megabytes. */
const memory = () =>
  treeOf(server.process.pid ?? 0).reduce((sum, pid) => {
    try {
      return sum + Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    } catch {
      return sum;
    }
  }, 0);

async function wait(): Promise<number> {
  const began = performance.now();
  await (await fetch(`${server.url}/fr/festivals/${slug}`)).arrayBuffer();
  return performance.now() - began;
}

/** Runs it beside readers of a public page; answers whether all held. */
async function measured({ name, run }: Attack): Promise<boolean> {
  const waits: Promise<number>[] = [];
  const before = memory();
  let most = before;
  const readers = setInterval(() => waits.push(wait().catch(() => Number.POSITIVE_INFINITY)), EVERY);
  const looks = setInterval(() => {
    most = Math.max(most, memory());
  }, 250);
  const fault = await run(target).catch((error: unknown) => String(error));
  clearInterval(readers);
  clearInterval(looks);
  const sorted = (await Promise.all(waits)).toSorted((a, b) => a - b);
  const longest = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
  const took = most - before;
  const hasHeld = fault === null && took <= MOST_MEGABYTES && longest <= LONGEST_WAIT;
  const numbers = `${took.toFixed(0)} MB more, ${longest.toFixed(0)} ms for 99 of 100 of ${sorted.length} readers`;
  console.log(`${hasHeld ? 'held' : 'BROKE'}  ${name}: ${numbers}${fault === null ? '' : `; ${fault}`}`);
  return hasHeld;
}

try {
  for (let warm = 0; warm < 50; warm += 1) await wait();
  const asked = process.argv[2] ?? '';
  const all = [...addresses, ...bodies, ...locks, ...files].filter(({ name }) => name.includes(asked));
  const held: boolean[] = [];
  for (const attack of all) held.push(await measured(attack));
  console.log(`${held.filter(Boolean).length} of ${held.length} held`);
  process.exitCode = held.every(Boolean) ? 0 : 1;
} finally {
  await server.stop();
}
