/**
 * Facts behind each other on one line, with a dot between; what is empty is left out. Where the
 * line may break, `SEPARATOR` and `Dotted` keep the dot from its beginning.
 */
export const joinFacts = (facts: readonly (string | number | false | null | undefined)[]): string =>
  facts.filter(Boolean).join(' · ');
