const isPartOf = (name: string, of: string) => name === of || name.startsWith(`${of}.`);

/**
 * What is said of fields, by dotted name, as these follow each other in a form; `names` are those
 * of its controls in their order, empty for one without, such as a button. What is said of the
 * whole form (an empty name) comes first. A field without a control, such as a box that was not
 * ticked where only what is posted is known, stays behind the field it was said after.
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
