/** Facts behind each other on one line, with a dot between; what is empty is left out. Where a line may break, `Dotted` draws them. */
export const joinFacts = (facts: readonly (string | number | false | null | undefined)[]): string =>
  facts.filter(Boolean).join(' · ');
