import { scriptOfBuild } from '#app/_server/browser-script.ts';

// Written once, when the app is built.
export const dynamic = 'force-static';

/** What says of when a kept page is, asked for without a network alone. */
export const GET = () => scriptOfBuild('_islands/offline-note.ts', { format: 'esm' });
