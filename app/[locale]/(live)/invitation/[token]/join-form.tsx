'use client';

import { RefusedSummary } from '#app/_components/form-answer.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';

type Action = (state: FormState, form: FormData) => Promise<FormState>;

/** One button: opening the link joins nothing. */
export function JoinForm({ action: join, label }: { action: Action; label: string }) {
  const [state, action, isPending] = useFormAction<FormState>(join);
  return (
    <form action={action} className="grid gap-4">
      <RefusedSummary state={state} />
      <button type="submit" className="btn lamp w-full" aria-disabled={isPending}>
        {label}
      </button>
    </form>
  );
}
