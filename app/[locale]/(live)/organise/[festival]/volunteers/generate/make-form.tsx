'use client';

import { Check } from 'lucide-react';
import { boundAction } from '#app/_components/bound-action.ts';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';
import type { RecordPlace } from '#app/_server/record-action.ts';
import { generate } from './actions.ts';

/** The one button that makes what the preview shows; what was asked goes along. */
export function MakeForm({
  place,
  fields,
  label,
}: {
  place: RecordPlace;
  fields: readonly (readonly [name: string, value: string])[];
  label: string;
}) {
  const [state, action, isPending] = useFormAction<FormState>(boundAction(generate, place));
  return (
    <form action={action} className="grid gap-3">
      {state.ok === false && (
        <p role="alert" className="error">
          {state.message}
        </p>
      )}
      {fields.map(([name, value], i) => (
        <input key={i} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="btn lamp justify-self-start" aria-disabled={isPending}>
        <Check aria-hidden size={18} />
        {label}
      </button>
    </form>
  );
}
