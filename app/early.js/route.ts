import { scriptOfBuild } from '#app/_server/browser-script.ts';

// Written once, when the app is built.
export const dynamic = 'force-static';

/** What public pages run before anything is painted: `app/_islands/early.ts`. */
export const GET = () => scriptOfBuild('_islands/early.ts');
