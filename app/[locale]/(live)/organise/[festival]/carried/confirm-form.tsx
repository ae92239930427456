'use client';

import { boundAction } from '#app/_components/bound-action.ts';
import { RefusedSummary } from '#app/_components/form-answer.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';
import { confirmAll } from './actions.ts';

/** Confirms all of one kind; the list is drawn again with the way back. */
export function ConfirmForm({ slug, kind, label }: { slug: string; kind: string; label: string }) {
  const [state, action, isPending] = useFormAction<FormState>(boundAction(confirmAll, slug));
  return (
    <form action={action}>
      <RefusedSummary state={state} />
      <input type="hidden" name="kind" value={kind} />
      <button type="submit" className="btn" aria-disabled={isPending}>
        {label}
      </button>
    </form>
  );
}
