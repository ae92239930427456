import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { encodedResponse } from '#app/_server/encoded-response.ts';
import { benchFolder } from '#lib/env.ts';

export const dynamic = 'force-dynamic';

const held = new Map<string, { body: Uint8Array<ArrayBuffer>; headers: Record<string, string> }>();

/**
 * What the benchmarks compare calendars and pages with, on the same server: a handler that does
 * nothing (`empty`), and one that answers bytes it holds (`feed`, `page`); `memory` is what the
 * server uses; `stall` how long nobody was answered at most since it was last asked, and how much
 * of that this server itself was at work. 404 everywhere else than in a benchmark.
 */
export async function GET(_: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const folder = benchFolder();
  const { name } = await params;
  if (folder === null || !/^[a-z]{1,20}$/.test(name)) return new Response(null, { status: 404 });
  if (name === 'empty') return new Response(null, { status: 204 });
  if (name === 'memory') return Response.json(memory());
  if (name === 'stall') return Response.json({ milliseconds: stall(), own: ownStall() });
  const { body, headers } = held.get(name) ?? hold(folder, name);
  return encodedResponse(body, { headers });
}

const delays = monitorEventLoopDelay({ resolution: 5 });

/**
 * The longest time between two turns of the event loop, beyond the five milliseconds it is looked
 * at; 0 the first time.
 */
function stall(): number {
  const longest = delays.max / 1e6;
  const isFirst = delays.enable();
  delays.reset();
  return isFirst ? 0 : longest;
}

let [lastTurn, lastWork, longestOwn] = [0, 0, 0];
let isWatched = false;

/**
 * The same as far as this server itself was at work: on a machine that others use too, waiting for
 * a processor is no fault of its own.
 */
function ownStall(): number {
  const longest = longestOwn;
  longestOwn = 0;
  if (isWatched) return longest;
  isWatched = true;
  setInterval(() => {
    const { user, system } = process.cpuUsage();
    const [turn, work] = [performance.now(), (user + system) / 1000];
    if (lastTurn > 0) longestOwn = Math.max(longestOwn, Math.min(turn - lastTurn - EVERY, work - lastWork));
    [lastTurn, lastWork] = [turn, work];
  }, EVERY).unref();
  return longest;
}

const EVERY = 5;

/** What is in use once the garbage is gone (with `--expose-gc`), in bytes. */
function memory(): { used: number; resident: number } {
  (globalThis as typeof globalThis & { gc?: () => void }).gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { used: heapUsed + external, resident: rss };
}

function hold(folder: string, name: string) {
  const made = {
    body: new Uint8Array(readFileSync(join(folder, name))),
    headers: JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Record<string, string>,
  };
  held.set(name, made);
  return made;
}
