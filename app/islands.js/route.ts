import { scriptOfBuild } from '#app/_server/built-files.ts';

// Written once, when the app is built.
export const dynamic = 'force-static';

/** The script of public pages: `app/_islands/` in one small file, without a framework. */
export const GET = () => scriptOfBuild('_islands/main.ts');
