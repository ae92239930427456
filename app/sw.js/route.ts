import { browserScript, SCRIPT_HEADERS } from '#app/_server/built-files.ts';

// Written once, when the app is built.
export const dynamic = 'force-static';

/**
 * The service worker, `app/_worker/`. Browsers ask for it each time without a cache, so that a
 * fixed mistake reaches them at once.
 */
export async function GET() {
  return new Response(await browserScript('_worker/main.ts'), {
    headers: { ...SCRIPT_HEADERS, 'Cache-Control': 'no-cache' },
  });
}
