'use client';

import type { ReactNode } from 'react';
import { FormAnswer } from './form-answer.tsx';
import { type FormAction, useFormAction } from './use-form-action.ts';

/**
 * A form that is only a button, with the answer to its last press above. It is a post, so that
 * merely opening a link changes nothing.
 */
export function ButtonForm({
  action: act,
  values = [],
  className = 'btn',
  named,
  children,
}: {
  action: FormAction;
  /** Hidden fields posted with it. */
  values?: readonly (readonly [name: string, value: string])[];
  className?: string;
  /** The name of the button for screen readers. */
  named?: string;
  children: ReactNode;
}) {
  const [state, action, isPending] = useFormAction(act);
  return (
    <form action={action} className="grid gap-3">
      <FormAnswer state={state} />
      {values.map(([name, value], at) => (
        <input key={at} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className={`${className} justify-self-start`} aria-label={named} aria-disabled={isPending}>
        {children}
      </button>
    </form>
  );
}
