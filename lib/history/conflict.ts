import { isEqual, isPlainObject } from '#lib/plain-values.ts';
/**
 * A field of a form that two people changed: the value typed here and the other's, both in words.
 * `isMineUntouched`: only the other person changed it, so theirs is proposed.
 */
export type ConflictField = { name: string; mine: string; theirs: string; isMineUntouched: boolean };

/**
 * What the second of two people is told (or of two tabs of one person, `isOwn`): by whom and when
 * (instant) it was changed, on which version to save again, and what differs.
 */
export type Conflict = { version: number; by: string; isOwn: boolean; at: string; fields: ConflictField[] };

/** A field with the value to compare (`value`, as JSON) and to show. */
type Facet = { value: unknown; shown: string };
export type ComparedFields = Readonly<Record<string, Facet>>;

const same = (a: Facet | undefined, b: Facet | undefined) => isEqual(a?.value, b?.value);

/**
 * The fields that differ between what I would save and the present state, in the order of `mine`.
 * `base` is the state that I had opened.
 */
export function conflictingFields(base: ComparedFields, mine: ComparedFields, theirs: ComparedFields): ConflictField[] {
  return Object.keys(mine)
    .filter((name) => !same(mine[name], theirs[name]) && !same(base[name], theirs[name]))
    .map((name) => ({
      name,
      mine: mine[name]?.shown ?? '',
      theirs: theirs[name]?.shown ?? '',
      isMineUntouched: same(base[name], mine[name]),
    }));
}

/** The dotted names in a posted `choice` tree whose answer is `theirs`. */
export function chosenTheirs(choice: unknown, prefix = ''): string[] {
  if (!isPlainObject(choice)) return [];
  return Object.entries(choice).flatMap(([key, value]) =>
    value === 'theirs' ? [prefix + key] : chosenTheirs(value, `${prefix}${key}.`),
  );
}

/** `mine` with the named fields (dotted) taken from `theirs`. Changes neither. */
export function takeTheirs<T extends object>(mine: T, theirs: T, names: readonly string[]): T {
  const result = structuredClone(mine) as Record<string, unknown>;
  for (const name of names) {
    const path = name.split('.');
    const last = path.pop() ?? '';
    let to: Record<string, unknown> = result;
    let from: unknown = theirs;
    for (const part of path) {
      if (!Object.hasOwn(to, part) || !isPlainObject(to[part])) to[part] = {};
      to = to[part] as Record<string, unknown>;
      from = isPlainObject(from) && Object.hasOwn(from, part) ? from[part] : undefined;
    }
    if (isPlainObject(from) && Object.hasOwn(from, last)) to[last] = structuredClone(from[last]);
    else delete to[last];
  }
  return result as T;
}
