'use client';

import { FormAnswer } from '#app/_components/form-answer.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';
import { sendTrial } from './actions.ts';

/** Sends a mail to the administrator who asks, and says what became of it. */
export function TrialMail({ label }: { label: string }) {
  const [state, action, isPending] = useFormAction<FormState>(sendTrial);
  return (
    <form action={action} className="mt-2 grid gap-3">
      <FormAnswer state={state} />
      <button type="submit" className="btn justify-self-start" aria-disabled={isPending}>
        {label}
      </button>
    </form>
  );
}
