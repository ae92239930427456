'use client';

import { RefusedLine } from '#app/_components/form-answer.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import { applyFix } from './actions.ts';

/** « Décaler à 18 h 25 »: one act, after which the page reports it and offers to undo it. */
export function ActForm({ slug, warning, act, label }: { slug: string; warning: string; act: string; label: string }) {
  const [state, action, isPending] = useFormAction(applyFix, slug);
  return (
    <form action={action}>
      <input type="hidden" name="warning" value={warning} />
      <input type="hidden" name="act" value={act} />
      <button type="submit" className="btn" aria-disabled={isPending}>
        {label}
      </button>
      <RefusedLine state={state} />
    </form>
  );
}
