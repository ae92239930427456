import { bundle } from '#app/_server/bundle.ts';

// Written once, when the app is built.
export const dynamic = 'force-static';

/**
 * What a page runs that has its reader told: « Ma sélection » under its private address, a
 * volunteer’s page.
 */
export const GET = () => bundle('push.ts');
