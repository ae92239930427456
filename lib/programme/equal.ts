const NONE: ReadonlySet<string> = new Set();

/**
 * Whether two plain values (of JSON, or undefined) are the same; the order of keys does not matter, that of lists does. Keys
 * in `ignored` are not looked at on the first level.
 */
export function isEqual(one: unknown, other: unknown, ignored: ReadonlySet<string> = NONE): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    for (let i = 0; i < one.length; i += 1) if (!isEqual(one[i], other[i])) return false;
    return true;
  }
  let keys = 0;
  for (const key in one) {
    if (ignored.has(key)) continue;
    keys += 1;
    if (!Object.hasOwn(other, key) || !isEqual(one[key as never], other[key as never])) return false;
  }
  for (const key in other) if (!ignored.has(key)) keys -= 1;
  return keys === 0;
}
