'use client';

import type { ReactNode } from 'react';
import type { FormState } from '../../_server/form-action.ts';
import { ErrorSummary } from '../../_ui/field.tsx';
import { RefusedAnswers } from '../../_ui/refused-answers.tsx';
import { useFormAction } from '../use-form-action.ts';

type PlanFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  /** Names the plan that is shown: with another one its controls are drawn anew, and what was said of the last press stays. */
  plan: string;
  /** Said while it works. */
  working?: string;
  children: ReactNode;
};

/** The form around what the server drew of a plan: its columns, its questions, its buttons. */
export function PlanForm({ action: given, plan, working, children }: PlanFormProps) {
  const [state, action, isPending] = useFormAction<FormState>(given);
  return (
    <form action={action} noValidate className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {state.ok === false && <ErrorSummary message={state.message} fields={state.fields} link={state.link} />}
      <RefusedAnswers answers={state.ok === false ? state.values : null}>
        <div key={plan} className="contents">
          {children}
        </div>
      </RefusedAnswers>
      {working && (
        <p role="status" className="empty:hidden">
          {isPending ? working : ''}
        </p>
      )}
    </form>
  );
}
