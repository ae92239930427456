/**
 * Repeats every attempt to stop a server against the built one; prints which it withstood, with the
 * most memory it used and the longest that readers of a public page waited meanwhile.
 *
 *     npm run attacks
 *
 * Limits: at most 500 MB more than before, and 150 ms for 99 of 100 readers, on two cores that do
 * nothing else.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg, setPriority } from 'node:os';
import { join } from 'node:path';
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

/** On the scale of 40 priorities: how far the attacker's is lowered. */
const STEP_BACK = 5;
const MOST_MEGABYTES = 500;
const LONGEST_WAIT = 150;

/** The memory used by the server and its child processes, in megabytes. */
const memoryOf = ({ process: { pid = 0 } }: Started) =>
  treeOf(pid).reduce((sum, one) => {
    try {
      return sum + Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${one}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    } catch {
      return sum;
    }
  }, 0);

/**
 * Begins to read a public page; returns the function that ends it and tells how long each reader
 * waited, in milliseconds.
 */
type Begin = () => Promise<() => Promise<number[]>>;

function readersOf({ server, slug }: Target): { begin: Begin; stop: () => void } {
  const program = join(import.meta.dirname, 'readers.ts');
  // A process group of its own, so that a system which divides processors between groups gives it
  // its share.
  const child = fork(program, [`${server.url}/fr/festivals/${slug}`], { detached: true, serialization: 'advanced' });
  const begin = async () => {
    child.send('begin');
    await once(child, 'message');
    return async () => {
      child.send('end');
      const [waits] = (await once(child, 'message')) as [number[]];
      // Readers waiting for a server that was told to end do not count.
      return server.process.killed ? waits.filter(Number.isFinite) : waits;
    };
  };
  return { begin, stop: () => child.kill() };
}

/** Runs an attack while readers read public pages; returns whether everything held. */
async function measured({ name, isPrinted = false, run }: Attack, target: Target, begin: Begin): Promise<boolean> {
  const { server } = target;
  const readers = await begin();
  const [before, printed] = [memoryOf(server), server.output().length];
  let most = before;
  const looks = setInterval(() => {
    most = Math.max(most, memoryOf(server));
  }, 250);
  const fault = await run(target).catch((error: unknown) => String(error));
  clearInterval(looks);
  const sorted = (await readers()).toSorted((a, b) => a - b);
  const longest = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
  const took = most - before;
  const hasTrace = !isPrinted && /^\s+at /m.test(server.output().slice(printed));
  const said = [fault, hasTrace ? 'the server printed a trace' : null].filter((one) => one !== null);
  const hasHeld = said.length === 0 && took <= MOST_MEGABYTES && longest <= LONGEST_WAIT;
  const numbers = `${took.toFixed(0)} MB more, ${longest.toFixed(0)} ms for 99 of 100 of ${sorted.length} readers`;
  console.log(`${hasHeld ? 'held' : 'BROKE'}  ${[`${name}: ${numbers}`, ...said].join('; ')}`);
  return hasHeld;
}

/**
 * A real attacker has a machine of their own; here the attack gets what the server and its readers
 * leave of two cores.
 */
function stepBack(): void {
  setPriority(STEP_BACK);
  try {
    // Linux systems that divide processors between sessions use this file.
    writeFileSync('/proc/self/autogroup', String(STEP_BACK));
  } catch {
    // Other systems have no such file.
  }
}

// Without the built program of its threads, the server would build it first, with a compiler that
// takes 250 MB.
await build();
const target = await startTarget();
try {
  const asked = process.argv[2] ?? '';
  const all = [...addresses, ...bodies, ...locks, ...files, ...faults].filter(({ name }) => name.includes(asked));
  const held: boolean[] = [];
  // Attacks on servers of their own come first: servers started later would get the lower priority
  // too.
  for (const attack of all) {
    if (!attack.of) continue;
    const own = await attack.of();
    const readers = readersOf(own);
    held.push(await measured(attack, own, readers.begin));
    readers.stop();
    await own.server.stop();
  }
  const readers = readersOf(target);
  stepBack();
  for (const attack of all) if (!attack.of) held.push(await measured(attack, target, readers.begin));
  readers.stop();
  console.log(`${held.filter(Boolean).length} of ${held.length} held; load ${loadavg()[0]?.toFixed(1)}`);
  process.exitCode = held.every(Boolean) ? 0 : 1;
} finally {
  await target.server.stop();
}
