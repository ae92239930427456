import { MAX_CHOSEN } from '#lib/programme/limits.ts';

/** The fields of a native form, as the nested value its schema describes. */
export type FormValue = string | FormValue[] | { [key: string]: FormValue };

const MAX_DEPTH = 6;
/**
 * A publication posts a field for each chosen séance (`MAX_CHOSEN`) and some others; a field left
 * out here would leave its séance unpublished.
 */
const MAX_FIELDS = MAX_CHOSEN + 1000;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads dotted names: `title.fr` becomes an object, `items.0.minutes` a list (gaps closed, order
 * kept), and a name ending in `[]` a list of its values; of any other name that comes twice the
 * last value counts. Files and React's own `$ACTION` fields are left out. Names cannot reach a
 * prototype.
 */
export function readFormData(form: FormData): { [key: string]: FormValue } {
  const root: Tree = new Map();
  let fields = 0;
  for (const [name, value] of form.entries()) {
    if (typeof value !== 'string' || name.startsWith('$')) continue;
    fields += 1;
    if (fields > MAX_FIELDS) break;
    const isList = name.endsWith('[]');
    const path = (isList ? name.slice(0, -2) : name).split('.');
    if (path.length > MAX_DEPTH || path.some((part) => part === '' || FORBIDDEN.has(part))) continue;
    put(root, path, value, isList);
  }
  const value = toValue(root);
  return typeof value === 'object' && !Array.isArray(value) ? value : {};
}

/**
 * The name of the button that saves a new record and then shows its empty form again; its value is
 * the address of that form. It is no field: see `readFormData`.
 */
export const ANOTHER = '$another';

/** Passwords are never sent back, not even to the person who typed them. */
export function withoutPasswords(values: { [key: string]: FormValue }): { [key: string]: FormValue } {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !/password/i.test(name)));
}

/** What somebody typed into a form, to show the form again with it. */
export const typedValues = (form: FormData) => withoutPasswords(readFormData(form));

/** The texts of a posted list, such as the ticked boxes of one name. */
export const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

type Tree = Map<string, Tree | string | string[]>;

function put(tree: Tree, path: string[], value: string, isList: boolean): void {
  const [head = '', ...rest] = path;
  const there = tree.get(head);
  if (rest.length > 0) {
    const child: Tree = there instanceof Map ? there : new Map();
    tree.set(head, child);
    put(child, rest, value, isList);
  } else if (isList) {
    if (Array.isArray(there)) there.push(value);
    else tree.set(head, [value]);
  } else {
    tree.set(head, value);
  }
}

function toValue(node: Tree | string | string[]): FormValue {
  if (!(node instanceof Map)) return node;
  const entries = [...node.entries()];
  if (entries.length > 0 && entries.every(([key]) => /^\d{1,4}$/.test(key))) {
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, child]) => toValue(child));
  }
  return Object.fromEntries(entries.map(([key, child]) => [key, toValue(child)]));
}
