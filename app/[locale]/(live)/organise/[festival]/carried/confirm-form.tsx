'use client';

import { boundAction } from '#app/_components/bound-action.ts';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';
import { ErrorSummary } from '#app/_ui/field.tsx';
import { confirmAll } from './actions.ts';

/** Confirms all of one kind; the list is drawn again with the way back. */
export function ConfirmForm({ slug, kind, label }: { slug: string; kind: string; label: string }) {
  const [state, action, isPending] = useFormAction<FormState>(boundAction(confirmAll, slug));
  return (
    <form action={action}>
      {state.ok === false && <ErrorSummary {...state} />}
      <input type="hidden" name="kind" value={kind} />
      <button type="submit" className="btn" aria-disabled={isPending}>
        {label}
      </button>
    </form>
  );
}
