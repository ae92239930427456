/** The copy that is shown as long as nobody chose one: of a film that has one alone, that one. */
export const onlyCopyOf = <T>({ versions }: { readonly versions: readonly T[] }): T | undefined =>
  versions.length === 1 ? versions[0] : undefined;
