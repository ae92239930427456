type Version = Readonly<{ isReady: boolean; isWhole: boolean }>;

/**
 * What is still to be kept of the versions of a programme, newest first: the newest, whatever there
 * is of it; the newest that is ready, and behind it the newest that is whole, for the pages it left
 * out. While none is ready, two beginnings are better than one.
 */
export function stillNeeded<V extends Version>(versions: readonly V[]): V[] {
  const ready = versions.findIndex(({ isReady }) => isReady);
  const whole = versions.findIndex(({ isReady, isWhole }) => isReady && isWhole);
  return versions.filter((_, i) => i === 0 || i === ready || i === whole || (ready < 0 && i === 1));
}

/**
 * In which order versions are asked for a page: what is ready before what is not, the newest first.
 */
export const answerOrder = <V extends Version>(versions: readonly V[]): V[] => [
  ...versions.filter(({ isReady }) => isReady),
  ...versions.filter(({ isReady }) => !isReady),
];
