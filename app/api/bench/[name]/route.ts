import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { encodedResponse } from '#app/_server/respond.ts';
import { benchFolder } from '#lib/env.ts';

const held = new Map<string, { body: Uint8Array<ArrayBuffer>; headers: Record<string, string> }>();

/**
 * What the benchmarks compare calendars and pages with, on the same server: `empty` does nothing,
 * `feed` and `page` answer bytes held in memory, `memory` answers what the server uses, and `stall`
 * the longest time without an answer since the last call, and how much of it this server itself was
 * working. 404 outside of a benchmark.
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
 * The longest time between two turns of the event loop, minus the five milliseconds of the timer; 0
 * the first time.
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
 * The same, counting only the time this server itself was working: on a shared machine it is not
 * its fault if it waits for a processor.
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

/** The bytes in use after collecting garbage (with `--expose-gc`). */
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
