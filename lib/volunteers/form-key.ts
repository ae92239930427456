import { shortHash } from '#lib/short-hash.ts';

/**
 * The key of a form that stands in a volunteer's page: the same page drawn twice has the same, so
 * that a double tap does its act once and nothing of a page changes by being drawn; what is done
 * about a thing raises its version and gives the next form another.
 */
export const formKey = (volunteerId: number, ...parts: readonly (string | number)[]): string =>
  shortHash(JSON.stringify([volunteerId, ...parts]), 12);
