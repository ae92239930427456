import { programmeAt } from '#app/documents/programme-at.ts';

/**
 * Every address of a published programme is a document (app/documents/), drawn without the
 * framework.
 */
export const GET = programmeAt;
export const HEAD = programmeAt;
