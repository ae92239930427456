import { scriptOfBuild } from '#app/_server/built-files.ts';

// Written once, when the app is built.
export const dynamic = 'force-static';

/** The script that says from when a kept page is, loaded only without a network. */
export const GET = () => scriptOfBuild('_islands/offline-note.ts', { format: 'esm' });
