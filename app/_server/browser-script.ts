import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';

/**
 * A script for browsers from one of our TypeScript files (a path below `app/`), whole and small.
 * For a build: it needs the sources.
 */
export async function browserScript(entry: string, more: BuildOptions = {}): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(process.cwd(), 'app', entry)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    // The floor of experience.md.
    target: ['chrome111', 'safari16.4', 'firefox115'],
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    ...more,
  });
  return outputFiles?.[0]?.text ?? '';
}

/** The same as an answer. Its address carries the build, so it is kept for ever. */
export const scriptOfBuild = async (entry: string, more: BuildOptions = {}): Promise<Response> =>
  new Response(await browserScript(entry, more), {
    headers: { ...SCRIPT_HEADERS, 'Cache-Control': 'public, max-age=31536000, immutable' },
  });

export const SCRIPT_HEADERS = {
  'Content-Type': 'text/javascript; charset=utf-8',
  'X-Content-Type-Options': 'nosniff',
};
