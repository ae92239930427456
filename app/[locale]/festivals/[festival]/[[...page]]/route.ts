import { programmeAt } from '#app/documents/programme-at.ts';

export const dynamic = 'force-dynamic';

/**
 * Every address of a published programme is a document (app/documents/): nothing of the framework
 * stands in it.
 */
export const GET = programmeAt;
export const HEAD = programmeAt;
