import { bundle } from '#app/_server/built-files.ts';

// Written once, when the app is built.
export const dynamic = 'force-static';

/**
 * The script for notifications, on « Ma sélection » under its private address and a volunteer’s
 * page.
 */
export const GET = () => bundle('push.ts');
