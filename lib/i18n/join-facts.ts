/**
 * Facts on one line, separated by dots; empty ones are left out. Where the line may break,
 * `SEPARATOR` and `Dotted` keep the dot from the beginning of a line.
 */
export const joinFacts = (facts: readonly (string | number | false | null | undefined)[]): string =>
  facts.filter(Boolean).join(' · ');
