import type { FormValue } from '#app/_server/form-data.ts';
import type { Locale } from '#lib/i18n/locale.ts';

export type Values = { [key: string]: FormValue };

/** The text at a dotted name of a form, as it was typed; undefined if there is none. */
export function textAt(values: Values, name: string): string | undefined {
  let value: FormValue | undefined = values;
  for (const part of name.split('.')) {
    if (Array.isArray(value)) value = value[Number(part)];
    else if (typeof value === 'object' && Object.hasOwn(value, part)) value = value[part];
    else return undefined;
  }
  return typeof value === 'string' ? value : undefined;
}

/** Whether this value is among the ticked ones. */
export function isListed(values: Values, name: string, value: string): boolean {
  const list = values[name];
  return Array.isArray(list) && list.includes(value);
}

/** The number of rows of a list. */
export const rowsOf = (values: Values, name: string): number => {
  const list = values[name];
  return Array.isArray(list) ? list.length : 0;
};

/**
 * Errors by field. The error of a name missing in both languages belongs to the French field: here
 * it is moved to the reader's language, which the form asks for first.
 */
export function besideFirstName(
  errors: Readonly<Record<string, string>>,
  values: Values,
  locale: Locale,
): Record<string, string> {
  const { 'name.fr': missing, ...rest } = errors;
  if (missing === undefined || textAt(values, 'name.fr')?.trim()) return errors;
  return { [`name.${locale}`]: missing, ...rest };
}
