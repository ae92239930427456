/** Whether a value of JSON is an object and no list. */
export const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Whether two plain values are the same as JSON says them: a key without a value is no key, the
 * order of keys does not matter, that of lists does.
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

/** The same of two objects, whose keys in `ignored` are not looked at. */
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
