import type { ReactNode } from 'react';
import { fieldId } from '#app/_ui/field-id.ts';

/** Days to tick for a shift, side by side where there is room, with their common error. */
export function Days({
  legend,
  error,
  children,
}: {
  legend: ReactNode;
  error: string | undefined;
  children: ReactNode;
}) {
  const id = fieldId('alsoOn');
  return (
    <fieldset id={id} tabIndex={-1} className="min-w-0" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="label">{legend}</legend>
      <div className="other-days">{children}</div>
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
