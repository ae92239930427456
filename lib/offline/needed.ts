type Version = Readonly<{ isReady: boolean; isWhole: boolean }>;

/**
 * The versions of a programme whose pages are still needed, newest first: the newest, complete or
 * not; the newest that is ready; and the newest that is whole, for the pages the ready one left
 * out. While none is ready, the two newest are kept, because two incomplete ones are better than
 * one.
 */
export function stillNeeded<V extends Version>(versions: readonly V[]): V[] {
  const ready = versions.findIndex(({ isReady }) => isReady);
  const whole = versions.findIndex(({ isReady, isWhole }) => isReady && isWhole);
  return versions.filter((_, i) => i === 0 || i === ready || i === whole || (ready < 0 && i === 1));
}

/**
 * The order in which versions are searched for a page: ready ones first, then by age, the newest
 * first.
 */
export const answerOrder = <V extends Version>(versions: readonly V[]): V[] => [
  ...versions.filter(({ isReady }) => isReady),
  ...versions.filter(({ isReady }) => !isReady),
];
