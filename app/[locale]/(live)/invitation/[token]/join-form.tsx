'use client';

import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';
import { ErrorSummary } from '#app/_ui/field.tsx';

type Action = (state: FormState, form: FormData) => Promise<FormState>;

/** One button: opening the link joins nothing. */
export function JoinForm({ action: join, label }: { action: Action; label: string }) {
  const [state, action, isPending] = useFormAction<FormState>(join);
  return (
    <form action={action} className="grid gap-4">
      {state.ok === false && <ErrorSummary message={state.message} fields={state.fields} link={state.link} />}
      <button type="submit" className="btn lamp w-full" aria-disabled={isPending}>
        {label}
      </button>
    </form>
  );
}
