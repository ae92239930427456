import { scriptOfBuild } from '#app/_server/browser-script.ts';

// Written once, when the app is built.
export const dynamic = 'force-static';

/** What says which choices run into each other, asked for once some may. */
export const GET = () => scriptOfBuild('_islands/selection/clash.ts', { format: 'esm' });
