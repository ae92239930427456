import type { z } from 'zod';
import { type RecordFields, withoutRecordFields } from '#lib/i18n/typed-values.ts';
import { isEqual, isPlainObject } from '#lib/plain-values.ts';
import type { Changed } from './roots.ts';

/*
 * Two people who saved one record: which fields differ, and the values after choosing field by
 * field.
 */

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

/** Writes a value in words, by the name of its field. */
export type ShowAll = (name: string, value: unknown) => string;

/** The same, of some fields: undefined of one that is said as everywhere (`record-action.ts`). */
export type Show = (...field: Parameters<ShowAll>) => string | undefined;

/** The connection of a record with its form: the schema reads back what `values` returns. */
type Form<R, I extends RecordFields> = {
  schema: z.ZodType<I>;
  values: (root: R) => unknown;
  show: ShowAll;
  facets?: FormFacets<I> | undefined;
};

/**
 * The fields of a form for comparing two people's changes, where they are more than `show` can say:
 * their names, and each as a value and in words.
 */
export type FormFacets<I> = { names: readonly string[]; of: (input: I) => ComparedFields };

/**
 * The fields of a checked form. Each key of a group (`title`, a statement) is a field; a list is
 * one field, including its order.
 */
function facetsOf(input: RecordFields, show: ShowAll, form: unknown): ComparedFields {
  const facets: Record<string, { value: unknown; shown: string }> = {};
  const put = (name: string, value: unknown): void => {
    facets[name] = { value, shown: value === null || value === undefined ? '' : show(name, value) };
  };
  for (const [name, value] of Object.entries(withoutRecordFields(input))) {
    const shown = isPlainObject(form) ? form[name] : undefined;
    if (!isPlainObject(value) || !isPlainObject(shown)) put(name, value);
    else for (const key of Object.keys(shown)) put(`${name}.${key}`, value[key] ?? null);
  }
  return facets;
}

/**
 * What the second of two people is shown; `theirs` is the other's form, so that a choice can fill
 * the fields at once.
 */
export type RecordConflict = Conflict & { theirs: unknown };

export function recordConflict<R extends { version: number }, I extends RecordFields>(
  { current, base, by, isOwn, at }: Changed<R>,
  mine: I,
  { schema, values, show, facets }: Form<R, I>,
): RecordConflict {
  const form = values(current);
  const compared = facets?.of ?? ((input: I) => facetsOf(input, show, form));
  const read = (root: R) => compared(schema.parse(values(root)));
  const theirs = read(current);
  // Without a known base, every difference counts as changed by both.
  const nobody = Object.fromEntries(Object.keys(theirs).map((name) => [name, { value: undefined, shown: '' }]));
  const fields = conflictingFields(base ? read(base) : nobody, compared(mine), theirs);
  return { version: current.version, by, isOwn, at, fields, theirs: form };
}

/**
 * The values to save after choosing field by field: the posted `choice` tree names the fields taken
 * from the present record.
 */
export function withRecordChoices<R, I extends RecordFields>(
  mine: I,
  current: R,
  { schema, values, facets }: Omit<Form<R, I>, 'show'>,
): I {
  const names = chosenTheirs(mine.choice);
  if (names.length === 0) return mine;
  const form = values(current);
  const theirs = schema.parse(form);
  const own = facets?.names ?? Object.keys(facetsOf(theirs, String, form));
  return takeTheirs(
    mine,
    theirs,
    names.filter((name) => own.includes(name)),
  );
}
