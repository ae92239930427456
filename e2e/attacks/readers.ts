/**
 * Readers of a public page, in a process of their own: in that of the attack they would wait for
 * the attacker's work. Run by `run.ts` with the page's address; when told to begin, it says when it
 * reads, and when told to end, how long each reader waited.
 */
import { once } from 'node:events';

/** Milliseconds between two readers. */
const EVERY = 20;
/** In milliseconds: a server that has just started first loads its code. */
const WARM = 2000;

const [, , url = ''] = process.argv;

/** How long a reader waits, in milliseconds; infinite where nobody answers. */
async function wait(): Promise<number> {
  const began = performance.now();
  try {
    await (await fetch(url)).arrayBuffer();
    return performance.now() - began;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

process.on('message', async (said) => {
  if (said !== 'begin') return;
  for (const began = performance.now(); performance.now() - began < WARM; ) await wait();
  const waits: Promise<number>[] = [];
  const readers = setInterval(() => waits.push(wait()), EVERY);
  process.send?.('reading');
  await once(process, 'message');
  clearInterval(readers);
  process.send?.(await Promise.all(waits));
});
