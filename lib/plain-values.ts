/** Whether a JSON value is an object and not a list. */
export const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object that a JSON value is; an empty one for anything else. */
export const recordOf = (value: unknown): Readonly<Record<string, unknown>> => (isPlainObject(value) ? value : {});

/**
 * Whether two plain values are equal as JSON: a key with undefined counts as absent, the order of
 * keys does not matter, that of lists does.
 */
export function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    for (let i = 0; i < one.length; i += 1) if (!isEqual(one[i], other[i])) return false;
    return true;
  }
  return isEqualBut(NOTHING, one, other);
}

const NOTHING: ReadonlySet<string> = new Set();

/** The same for two objects, without comparing the keys in `ignored`. */
export function isEqualBut(ignored: ReadonlySet<string>, one: object, other: object): boolean {
  let keys = 0;
  for (const key in one) {
    const value: unknown = one[key as never];
    if (value === undefined || ignored.has(key)) continue;
    keys += 1;
    const its: unknown = other[key as never];
    if (value !== its && !isEqual(value, its)) return false;
  }
  for (const key in other) if (other[key as never] !== undefined && !ignored.has(key)) keys -= 1;
  return keys === 0;
}
