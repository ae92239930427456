/**
 * Makes a value once for each object and keeps it as long as the object: for objects that never
 * change, such as a released document or the index of a draft.
 */
export function oncePer<O extends object, T>(make: (of: O) => T): (of: O) => T {
  const made = new WeakMap<O, T>();
  return (of) => {
    const known = made.get(of);
    if (known !== undefined) return known;
    const value = make(of);
    made.set(of, value);
    return value;
  };
}
