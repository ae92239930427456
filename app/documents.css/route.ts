import { styleSheet } from '#app/_server/built-files.ts';

// Written once, when the app is built.
export const dynamic = 'force-static';

/**
 * The style sheet of a programme's pages and of the home page: `app/documents/documents.css`. Its
 * address contains the build, so it is cached for ever.
 */
export const GET = () => styleSheet('documents/documents.css');
