/**
 * Whether two plain values (of JSON, or undefined) are the same; the order of keys does not matter,
 * that of lists does.
 */
export function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    for (let i = 0; i < one.length; i += 1) if (!isEqual(one[i], other[i])) return false;
    return true;
  }
  let keys = 0;
  for (const key in one) {
    keys += 1;
    if (!isSameIn(one, other, key)) return false;
  }
  for (const _ in other) keys -= 1;
  return keys === 0;
}

/** The same of two objects, whose keys in `ignored` are not looked at. */
export function isEqualBut(ignored: ReadonlySet<string>, one: object, other: object): boolean {
  let keys = 0;
  for (const key in one) {
    if (ignored.has(key)) continue;
    keys += 1;
    if (!isSameIn(one, other, key)) return false;
  }
  for (const key in other) if (!ignored.has(key)) keys -= 1;
  return keys === 0;
}

/**
 * Most values are texts and numbers: whether the other has the key at all is asked only where it
 * would say nothing.
 */
function isSameIn(one: object, other: object, key: string): boolean {
  const [value, its] = [one[key as never] as unknown, other[key as never] as unknown];
  if (its === undefined) return value === undefined && Object.hasOwn(other, key);
  return value === its || isEqual(value, its);
}
