import { bundle } from '#app/_server/built-files.ts';

// Written once, when the app is built.
export const dynamic = 'force-static';

/** The worker that computes proposals, loaded when it is needed. */
export const GET = () => bundle('propose.ts');
