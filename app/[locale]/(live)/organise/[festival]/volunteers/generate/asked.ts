import { type FormValue, readFormData } from '#app/_server/form-data.ts';
import { type GenerateInput, generateSchema } from '#lib/volunteers/schema.ts';

type Query = Record<string, string | string[] | undefined>;

/**
 * What a query says, as the fields of a form: the choice stands in the address, so that it can be
 * read again, sent and gone back to.
 */
export function fieldsOf(query: Query): [name: string, value: string][] {
  return Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value ?? '']).map((one): [string, string] => [name, one]),
  );
}

/** What is asked to be made; null when nothing was, or not as the form asks it. */
export function askedFor(fields: readonly [string, string][]): GenerateInput | null {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const parsed = generateSchema.safeParse(readFormData(form) as FormValue);
  return parsed.success ? parsed.data : null;
}
