import { scriptOfBuild } from '#app/_server/built-files.ts';

// Written once, when the app is built.
export const dynamic = 'force-static';

/** The script that shows which chosen séances clash, loaded once some may. */
export const GET = () => scriptOfBuild('_islands/selection/clash.ts', { format: 'esm' });
