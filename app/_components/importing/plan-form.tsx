'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { RefusedSummary } from '#app/_components/answered-form.tsx';
import { answerAs, isTyped } from '#app/_components/kept-text.ts';
import { type FormAction, useFormAction } from '#app/_components/use-form-action.ts';
import { RefusedAnswers } from '#app/_ui/refused-answers.tsx';

type PlanFormProps = {
  action: FormAction;
  /**
   * Identifies the plan that is shown. With another plan the controls are drawn anew, while the
   * answer to the last press stays.
   */
  plan: string;
  /** Shown while it works. */
  working?: string;
  children: ReactNode;
};

/** The form around a plan that the server drew: its columns, questions and buttons. */
export function PlanForm({ action: given, plan, working, children }: PlanFormProps) {
  const [state, action, isPending] = useFormAction(given);
  const form = useRef<HTMLFormElement>(null);
  // What is typed while it works, by name: the plan that comes back is made from the earlier
  // answers.
  const later = useRef(new Map<string, string>());
  useEffect(() => {
    for (const [name, answer] of later.current) {
      const control = form.current?.elements.namedItem(name) ?? null;
      if (control instanceof Element && isTyped(control)) answerAs(control, answer);
    }
    later.current.clear();
  }, [plan]);
  return (
    <form
      ref={form}
      action={action}
      onInput={({ target }) => {
        if (isPending && isTyped(target) && target.type !== 'checkbox' && target.type !== 'radio')
          later.current.set(target.name, target.value);
      }}
      noValidate
      className="grid grid-cols-[minmax(0,1fr)] gap-6"
    >
      <RefusedSummary state={state} />
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
