import { programmeAt } from '#app/documents/programme-at.ts';

export const dynamic = 'force-dynamic';

/**
 * Every address of a published programme is a document (app/documents/), drawn without the
 * framework.
 */
export const GET = programmeAt;
export const HEAD = programmeAt;
