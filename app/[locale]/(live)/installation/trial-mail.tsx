'use client';

import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';
import { ErrorSummary } from '#app/_ui/field.tsx';
import { FormStatus } from '#app/_ui/form-status.tsx';
import { sendTrial } from './actions.ts';

/** Sends a mail to the administrator who asks, and says what became of it. */
export function TrialMail({ label }: { label: string }) {
  const [state, action, isPending] = useFormAction<FormState>(sendTrial);
  return (
    <form action={action} className="mt-2 grid gap-3">
      {state.ok === false && <ErrorSummary message={state.message} fields={state.fields} link={state.link} />}
      <FormStatus>{state.ok === true && state.message}</FormStatus>
      <button type="submit" className="btn justify-self-start" aria-disabled={isPending}>
        {label}
      </button>
    </form>
  );
}
