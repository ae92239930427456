import { bundle } from '#app/_server/bundle.ts';

// Written once, when the app is built.
export const dynamic = 'force-static';

/** The worker that looks for showings, fetched when it is asked to. */
export const GET = () => bundle('propose.ts');
