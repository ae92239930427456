import { browserScript, SCRIPT_HEADERS } from '#app/_server/built-files.ts';

// Written once, when the app is built.
export const dynamic = 'force-static';

/**
 * The script that takes a visitor's selection from a former address of a festival to its present
 * one.
 */
export async function GET() {
  return new Response(await browserScript('_islands/selection/moved.ts'), {
    headers: { ...SCRIPT_HEADERS, 'Cache-Control': 'public, max-age=3600' },
  });
}
