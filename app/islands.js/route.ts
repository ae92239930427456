import { browserScript, SCRIPT_HEADERS } from '#app/_server/browser-script.ts';

// Written once, when the app is built.
export const dynamic = 'force-static';

/** What public pages run: `app/_islands/` in one small file without a framework. Its address carries the build, so it is kept for ever. */
export async function GET() {
  return new Response(await browserScript('_islands/main.ts'), {
    headers: { ...SCRIPT_HEADERS, 'Cache-Control': 'public, max-age=31536000, immutable' },
  });
}
