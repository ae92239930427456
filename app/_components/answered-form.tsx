'use client';

import type { ReactNode } from 'react';
import type { FormState } from '#app/_server/form-action.ts';
import { FormAnswer } from './form-answer.tsx';
import { type FormAction, useFormAction } from './use-form-action.ts';

/** A field by its name: what was typed before a refusal, else `held`, with its error. */
type AskedField = (name: string, held?: string) => { name: string; defaultValue: string; error: string | undefined };

/**
 * A form of a few fields: the answer to its last post, the fields, its button. `isDoor`: the page
 * contains nothing else.
 */
export function AnsweredForm({
  action: post,
  labels,
  submit,
  isDoor = false,
  button = isDoor ? 'btn lamp w-full' : 'btn justify-self-start',
  children,
}: {
  action: FormAction<FormState>;
  /** The label of each field, by name. */
  labels: Readonly<Record<string, string>>;
  submit: string;
  isDoor?: boolean;
  button?: string;
  children: (field: AskedField, refused: Extract<FormState, { ok: false }> | null) => ReactNode;
}) {
  const [state, action, isPending] = useFormAction(post);
  const refused = state.ok === false ? state : null;
  const field: AskedField = (name, held = '') => ({
    name,
    defaultValue: refused ? String(refused.values[name] ?? '') : held,
    error: refused?.fields[name],
  });
  return (
    <form action={action} noValidate className={isDoor ? 'grid gap-5' : 'grid gap-4'}>
      <FormAnswer state={state} labels={labels} />
      {children(field, refused)}
      <button type="submit" className={button} aria-disabled={isPending}>
        {submit}
      </button>
    </form>
  );
}
