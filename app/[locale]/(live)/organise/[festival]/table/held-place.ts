/**
 * A cell that has the focus, or at which taking several began: by the key of its row, since others
 * make and delete rows above it. Without a key it is in the first row, whichever that is.
 */
export type Held = Readonly<{ key: string | null; column: number }>;

export const rowOf = ({ key }: Held, present: readonly string[]): number =>
  key === null ? 0 : Math.max(0, present.indexOf(key));

/**
 * Where a cell is once other rows are present than before: in its row, by the key that this goes on
 * under; where that is gone, in the nearest that stands, below it first. The very same where
 * nothing changes.
 */
export function followed(
  held: Held,
  before: readonly string[],
  present: readonly string[],
  keyNow: (key: string) => string,
): Held {
  if (held.key === null) return held;
  const key = keyNow(held.key);
  const standing = new Set(present);
  const at = before.indexOf(held.key);
  const nearest = standing.has(key)
    ? key
    : (before.slice(at + 1).find((one) => standing.has(one)) ??
      before.slice(0, Math.max(0, at)).findLast((one) => standing.has(one)) ??
      null);
  return nearest === held.key ? held : { ...held, key: nearest };
}
