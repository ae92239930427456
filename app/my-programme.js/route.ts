import { bundle } from '#app/_server/built-files.ts';

// Written once, when the app is built.
export const dynamic = 'force-static';

/** The further script of « Ma sélection ». */
export const GET = () => bundle('my-programme.tsx');
