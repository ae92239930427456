import { bundle } from '#app/_server/bundle.ts';

// Written once, when the app is built.
export const dynamic = 'force-static';

/** What a volunteer's page runs: it keeps what is tapped without a network. */
export const GET = () => bundle('team/main.ts');
