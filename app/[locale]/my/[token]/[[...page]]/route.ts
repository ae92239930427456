import { myAt } from '#app/documents/my-at.ts';

/** A visitor's own programme at its private address, as a document. */
export const GET = myAt;
export const HEAD = myAt;
