/** How many séances one piece of a file holds; other requests are answered between two pieces. */
const IN_A_PIECE = 100;

/** The same things in lists of a hundred. */
export function* inBatches<T>(things: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < things.length; at += IN_A_PIECE) yield things.slice(at, at + IN_A_PIECE);
}
