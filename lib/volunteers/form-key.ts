import { shortHash } from '#lib/short-hash.ts';

/**
 * The key of a form in a volunteer's page. The same page drawn twice has the same key, so that a
 * double tap acts once and the page does not change by being drawn again. After an act the version
 * is higher, so the next form has another key.
 */
export const formKey = (volunteerId: number, ...parts: readonly (string | number)[]): string =>
  shortHash(JSON.stringify([volunteerId, ...parts]), 12);
