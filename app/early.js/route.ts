import { browserScript, SCRIPT_HEADERS } from '#app/_server/browser-script.ts';

// Written once, when the app is built.
export const dynamic = 'force-static';

/** What public pages run before anything is painted: `app/_islands/early.ts`. */
export async function GET() {
  return new Response(await browserScript('_islands/early.ts'), {
    headers: { ...SCRIPT_HEADERS, 'Cache-Control': 'public, max-age=31536000, immutable' },
  });
}
