'use client';

import { boundAction } from '#app/_components/bound-action.ts';
import { RefusedSummary } from '#app/_components/form-answer.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';
import { putBack } from './actions.ts';

type Props = { id: number; labels: Record<'submit' | 'submitOf', string> };

/** The button that takes a festival out of the bin. */
export function PutBackForm({ id, labels }: Props) {
  const [state, action, isPending] = useFormAction<FormState>(boundAction(putBack, id));
  return (
    <form action={action} noValidate className="grid gap-3">
      <RefusedSummary state={state} />
      <div>
        <button type="submit" className="btn" aria-label={labels.submitOf} aria-disabled={isPending}>
          {labels.submit}
        </button>
      </div>
    </form>
  );
}
