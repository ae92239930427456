const isPartOf = (name: string, of: string) => name === of || name.startsWith(`${of}.`);

/**
 * Sorts sentences about fields, keyed by dotted field name, into the order of the form. `names` are
 * the names of its controls in their order, empty for a control without one, such as a button. A
 * sentence about the whole form (an empty key) comes first. A field without a control stays behind
 * the field before it: where only what was posted is known, that is a box that was not ticked.
 */
export function inFormOrder<T>(fields: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> {
  let before = -1;
  const placed = Object.entries(fields).map(([name, said]) => {
    if (name === '') return { name, said, at: -1 };
    const own = names.indexOf(name);
    const at = own < 0 ? names.findIndex((one) => isPartOf(one, name) || isPartOf(name, one)) : own;
    if (at >= 0) before = at;
    return { name, said, at: before };
  });
  return Object.fromEntries(placed.sort((one, other) => one.at - other.at).map(({ name, said }) => [name, said]));
}
