import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchFolder } from '../../../../lib/env.ts';
import { encodedResponse } from '../../../feeds/encoded-response.ts';

export const dynamic = 'force-dynamic';

const held = new Map<string, { body: Uint8Array<ArrayBuffer>; headers: Record<string, string> }>();

/**
 * What the benchmarks compare calendars and pages with, on the same server: a handler that does nothing (`empty`), and one
 * that answers bytes it holds (`feed`, `page`); `memory` is what the server uses. 404 everywhere else than in a benchmark.
 */
export async function GET(_: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const folder = benchFolder();
  const { name } = await params;
  if (folder === null || !/^[a-z]{1,20}$/.test(name)) return new Response(null, { status: 404 });
  if (name === 'empty') return new Response(null, { status: 204 });
  if (name === 'memory') return Response.json(memory());
  const { body, headers } = held.get(name) ?? hold(folder, name);
  return encodedResponse(body, { headers });
}

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
