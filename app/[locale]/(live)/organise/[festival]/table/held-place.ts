/** Where a cell stands among the rows that are shown; column -1 is the number of its row. */
export type CellPlace = Readonly<{ row: number; column: number }>;
/** The cells between two, with both. */
export type CellBlock = Readonly<{ top: number; bottom: number; left: number; right: number }>;

/**
 * A cell that has the focus, or at which taking several began: by the key of its row, since others
 * make and delete rows above it. Without a key it is in the first row, whichever that is.
 */
export type Held = Readonly<{ key: string | null; column: number }>;

export const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));

export const placeOfHeld = ({ key, column }: Held, present: readonly string[]): CellPlace => ({
  row: key === null ? 0 : Math.max(0, present.indexOf(key)),
  column,
});

/** The number of a row is never taken with its cells. */
export const blockBetween = (one: CellPlace, other: CellPlace): CellBlock => ({
  top: Math.min(one.row, other.row),
  bottom: Math.max(one.row, other.row),
  left: Math.max(0, Math.min(one.column, other.column)),
  right: Math.max(one.column, other.column),
});

export const isSeveral = ({ top, bottom, left, right }: CellBlock): boolean => bottom > top || right > left;

/** Its places, row by row. */
export const placesIn = ({ top, bottom, left, right }: CellBlock): CellPlace[][] =>
  Array.from({ length: bottom - top + 1 }, (_, down) =>
    Array.from({ length: right - left + 1 }, (_, along) => ({ row: top + down, column: left + along })),
  );

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
