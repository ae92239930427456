import { join } from 'node:path';
import { build } from 'esbuild';

// Written once, when the app is built.
export const dynamic = 'force-static';

/** What public pages run: `app/_islands/` in one small file without a framework. Its address carries the build, so it is kept for ever. */
export async function GET() {
  const { outputFiles } = await build({
    entryPoints: [join(process.cwd(), 'app', '_islands', 'main.ts')],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    // The floor of experience.md.
    target: ['chrome111', 'safari16.4', 'firefox115'],
    legalComments: 'none',
  });
  return new Response(outputFiles[0]?.text, {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
