import { SEPARATOR } from './typeset.ts';

/**
 * Facts on one line, separated by dots with which no line begins (`SEPARATOR`, as `Dotted` does
 * where each may stand on a line of its own); empty ones are left out.
 */
export const joinFacts = (facts: readonly (string | number | false | null | undefined)[]): string =>
  facts.filter(Boolean).join(SEPARATOR);
