/**
 * What was done to stop a server, done again to the built one; prints what held, with the most memory it took and the
 * longest that readers of a public page waited meanwhile.
 *
 *     npm run attacks
 *
 * What must hold: at most 500 MB more than before, and 150 ms for 99 of 100 readers, on two cores that do nothing else.
 */
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import build from '../build.ts';
import { treeOf } from '../kill.ts';
import type { Started } from '../server.ts';
import { addresses } from './addresses.ts';
import type { Attack, Target } from './attack.ts';
import { bodies } from './bodies.ts';
import { faults } from './faults.ts';
import { files } from './files.ts';
import { locks } from './locks.ts';
import { startTarget } from './target.ts';

const MOST_MEGABYTES = 500;
const LONGEST_WAIT = 150;
/** Milliseconds between two readers of a public page. */
const EVERY = 20;

/** What the server and all it started hold now, in megabytes. */
const memoryOf = ({ process: { pid = 0 } }: Started) =>
  treeOf(pid).reduce((sum, one) => {
    try {
      return sum + Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${one}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    } catch {
      return sum;
    }
  }, 0);

/** How long a reader of the public page waits, in milliseconds; null where the server was told to end. */
async function wait({ server, slug }: Target): Promise<number | null> {
  const began = performance.now();
  try {
    await (await fetch(`${server.url}/fr/festivals/${slug}`)).arrayBuffer();
    return performance.now() - began;
  } catch {
    return server.process.killed ? null : Number.POSITIVE_INFINITY;
  }
}

async function warm(target: Target): Promise<Target> {
  for (let turn = 0; turn < 50; turn += 1) await wait(target);
  return target;
}

/** Runs it beside readers of a public page; answers whether all held. */
async function measured({ name, isPrinted = false, run }: Attack, target: Target): Promise<boolean> {
  const { server } = target;
  const waits: Promise<number | null>[] = [];
  const [before, printed] = [memoryOf(server), server.output().length];
  let most = before;
  const readers = setInterval(() => {
    if (!server.process.killed) waits.push(wait(target));
  }, EVERY);
  const looks = setInterval(() => {
    most = Math.max(most, memoryOf(server));
  }, 250);
  const fault = await run(target).catch((error: unknown) => String(error));
  clearInterval(readers);
  clearInterval(looks);
  const sorted = (await Promise.all(waits)).filter((one) => one !== null).toSorted((a, b) => a - b);
  const longest = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
  const took = most - before;
  const hasTrace = !isPrinted && /^\s+at /m.test(server.output().slice(printed));
  const said = [fault, hasTrace ? 'the server printed a trace' : null].filter((one) => one !== null);
  const hasHeld = said.length === 0 && took <= MOST_MEGABYTES && longest <= LONGEST_WAIT;
  const numbers = `${took.toFixed(0)} MB more, ${longest.toFixed(0)} ms for 99 of 100 of ${sorted.length} readers`;
  console.log(`${hasHeld ? 'held' : 'BROKE'}  ${[`${name}: ${numbers}`, ...said].join('; ')}`);
  return hasHeld;
}

// Without the program of its threads, which only a whole build has, the server would make it first: 250 MB of a compiler.
await build();
const target = await warm(await startTarget());
try {
  const asked = process.argv[2] ?? '';
  const all = [...addresses, ...bodies, ...locks, ...files, ...faults].filter(({ name }) => name.includes(asked));
  const held: boolean[] = [];
  for (const attack of all) {
    const own = attack.of ? await warm(await attack.of()) : target;
    held.push(await measured(attack, own));
    if (own !== target) await own.server.stop();
  }
  console.log(`${held.filter(Boolean).length} of ${held.length} held; load ${loadavg()[0]?.toFixed(1)}`);
  process.exitCode = held.every(Boolean) ? 0 : 1;
} finally {
  await target.server.stop();
}
