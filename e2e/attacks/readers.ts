/**
 * Readers of a public page, in a process of their own: beside the attack, they would wait for what
 * the attacker has to do. Run by `run.ts` with the page's address; told to begin, it says when it
 * reads, and told to end, how long each has waited.
 */
import { once } from 'node:events';

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
