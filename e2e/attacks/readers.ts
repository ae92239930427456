/**
 * Readers of a public page, in a process of their own: beside the attack, they would wait for what the attacker has to do. Run by
 * `run.ts` with the page's address; once it is told anything, it answers how long each has waited.
 */
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between two readers. */
const EVERY = 20;
/** In milliseconds: a server that has just started reads what pages are drawn with. */
const WARM = 2000;

const [, , url = ''] = process.argv;

/** How long a reader waits, in milliseconds; without end where nobody answers. */
async function wait(): Promise<number> {
  const began = performance.now();
  try {
    await (await fetch(url)).arrayBuffer();
    return performance.now() - began;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

for (const began = performance.now(); performance.now() - began < WARM; ) await wait();
const waits: Promise<number>[] = [];
const readers = setInterval(() => waits.push(wait()), EVERY);
process.once('message', async () => {
  clearInterval(readers);
  process.send?.(await Promise.all(waits));
  await pause(100);
  process.disconnect();
});
process.send?.('ready');
