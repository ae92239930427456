import { join } from 'node:path';
import { browserScript, SCRIPT_HEADERS } from './browser-script.ts';

const H = join(process.cwd(), 'app', '_islands', 'h.ts');

/**
 * A script of public pages that draws with shared components: their JSX makes elements of the page (`app/_islands/h.ts`) instead of React's. Its
 * address carries the build, so it is kept for ever.
 */
export async function bundle(entry: string): Promise<Response> {
  const script = await browserScript(`_islands/${entry}`, {
    // Ours says what React would do with JSX.
    tsconfigRaw: {},
    jsx: 'transform',
    jsxFactory: 'h',
    jsxFragment: 'Fragment',
    inject: [H],
    alias: { react: H },
  });
  return new Response(script, {
    headers: { ...SCRIPT_HEADERS, 'Cache-Control': 'public, max-age=31536000, immutable' },
  });
}
