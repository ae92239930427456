import type { FieldErrors } from 'react-hook-form';

/**
 * The messages of react-hook-form's errors by dotted name; the error of a list as a whole by the
 * list's name.
 */
export function errorsByName(errors: FieldErrors, prefix = ''): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [key, error] of Object.entries(errors)) {
    if (!error || key === 'ref') continue;
    const name = prefix + key;
    if (typeof error.message === 'string' && error.type !== undefined)
      found[name.replace(/\.root$/, '')] = error.message;
    else if (typeof error === 'object') Object.assign(found, errorsByName(error as FieldErrors, `${name}.`));
  }
  return found;
}
