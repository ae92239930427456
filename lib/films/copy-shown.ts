type Copies<T> = { readonly versions: readonly T[] };

/**
 * The only copy of a film; undefined where it has none, or several, of which nobody knows which is
 * meant.
 */
export const onlyCopyOf = <T>({ versions }: Copies<T>): T | undefined =>
  versions.length === 1 ? versions[0] : undefined;

/** The copy a part shows: the chosen one, otherwise the film's only one. */
export const copyShown = <T extends { id: number }>(
  film: Copies<T> | null | undefined,
  chosen: number | null,
): T | undefined => film?.versions.find(({ id }) => id === chosen) ?? (film ? onlyCopyOf(film) : undefined);
