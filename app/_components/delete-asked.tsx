'use client';

import { RefusedSummary } from '#app/_components/form-answer.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';

type Props = {
  id: number;
  remove: (id: number, state: FormState, form: FormData) => Promise<FormState>;
  labels: Record<'ask' | 'askOf' | 'text' | 'confirm', string>;
};

/** A button that first opens a question in its place; it works without a script. */
export function DeleteAsked({ id, remove, labels }: Props) {
  const [state, action, isPending] = useFormAction(remove, id);
  return (
    <details>
      <summary className="link min-h-11 cursor-pointer text-bad" aria-label={labels.askOf}>
        {labels.ask}
      </summary>
      <form action={action} noValidate className="grid gap-3 py-2">
        <RefusedSummary state={state} />
        <p>{labels.text}</p>
        <div>
          <button type="submit" className="btn bad" aria-disabled={isPending}>
            {labels.confirm}
          </button>
        </div>
      </form>
    </details>
  );
}
