import { bundle } from '#app/_server/bundle.ts';

// Written once, when the app is built.
export const dynamic = 'force-static';

/** What « Ma sélection » runs besides. */
export const GET = () => bundle('my-programme.tsx');
