import { type FormValue, readFormData } from '#app/_server/form-data.ts';
import { type GenerateInput, generateSchema } from '#lib/volunteers/schema.ts';

type Query = Record<string, string | string[] | undefined>;

/**
 * The query as fields of a form: the choice is in the address, so that it can be reloaded, shared
 * and gone back to.
 */
export function fieldsOf(query: Query): [name: string, value: string][] {
  return Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value ?? '']).map((one): [string, string] => [name, one]),
  );
}

/** What is to be made; null if nothing was asked, or not in the form's format. */
export function askedFor(fields: readonly [string, string][]): GenerateInput | null {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const parsed = generateSchema.safeParse(readFormData(form) as FormValue);
  return parsed.success ? parsed.data : null;
}
