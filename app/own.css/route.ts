import { styleSheet } from '#app/_server/built-files.ts';

// Written once, when the app is built.
export const dynamic = 'force-static';

/**
 * The style sheet of a volunteer's own page: `app/documents/own.css`. Its address contains the
 * build, so it is cached for ever.
 */
export const GET = () => styleSheet('documents/own.css');
