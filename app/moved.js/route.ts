import { browserScript, SCRIPT_HEADERS } from '#app/_server/browser-script.ts';

// Written once, when the app is built.
export const dynamic = 'force-static';

/** What takes a visitor's selection from one address of a festival to another. */
export async function GET() {
  return new Response(await browserScript('_islands/selection/moved.ts'), {
    headers: { ...SCRIPT_HEADERS, 'Cache-Control': 'public, max-age=3600' },
  });
}
