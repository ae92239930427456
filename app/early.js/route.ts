import { scriptOfBuild } from '#app/_server/built-files.ts';

// Written once, when the app is built.
export const dynamic = 'force-static';

/** The script that public pages run before they are painted: `app/_islands/early.ts`. */
export const GET = () => scriptOfBuild('_islands/early.ts');
