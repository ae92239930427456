import { bundle } from '#app/_server/built-files.ts';

// Written once, when the app is built.
export const dynamic = 'force-static';

/** The script of a volunteer's page: it keeps taps while there is no network. */
export const GET = () => bundle('team/main.ts');
