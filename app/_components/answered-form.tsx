'use client';

import type { ComponentProps, ReactNode } from 'react';
import type { FormState } from '#app/_server/form-action.ts';
import { ErrorSummary, HiddenFields } from '#app/_ui/field.tsx';
import { FormStatus } from '#app/_ui/form-status.tsx';
import { type FormAction, useFormAction } from './use-form-action.ts';

/*
 * Small forms and their answers: a few fields, a single button, rows with a button each, and the
 * summary of errors.
 */

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

type DeleteAskedProps = {
  id: number;
  remove: (id: number, state: FormState, form: FormData) => Promise<FormState>;
  labels: Record<'ask' | 'askOf' | 'text' | 'confirm', string>;
};

/** A button that first opens a question in its place; it works without a script. */
export function DeleteAsked({ id, remove, labels }: DeleteAskedProps) {
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

/**
 * `post`: the fields that the row's button posts, and its label; null for a row without a button.
 */
type PostedRow = Readonly<{
  key: string;
  said: ReactNode;
  post: Readonly<{ fields: Readonly<Record<string, string | number>>; label: string }> | null;
}>;

/** Rows with a button each, which all post to one action; its answer stands above them. */
export function PostedRows({
  action: given,
  rows,
  submit,
  isBad,
}: {
  action: FormAction;
  rows: readonly PostedRow[];
  submit: string;
  /** Whether the act cannot be taken back. */
  isBad?: boolean;
}) {
  const [state, action, isPending] = useFormAction(given);
  return (
    <div className="grid gap-4">
      <FormAnswer state={state} />
      <ul className="divide-y divide-line">
        {rows.map(({ key, said, post }) => (
          <li key={key} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
            <div className="min-w-[min(12rem,100%)] flex-1">{said}</div>
            {post && (
              <form action={action}>
                <HiddenFields fields={post.fields} />
                <button
                  type="submit"
                  className={isBad ? 'btn bad' : 'btn'}
                  aria-label={post.label}
                  aria-disabled={isPending}
                >
                  {submit}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

type Answered = { state: FormState } & Pick<ComponentProps<typeof ErrorSummary>, 'labels' | 'takesFocus' | 'within'>;

/** The summary of errors above a form that was refused. */
export const RefusedSummary = ({ state, ...rest }: Answered) =>
  state.ok === false && <ErrorSummary message={state.message} fields={state.fields} link={state.link} {...rest} />;

/** Only the sentence of a refusal, for beside a button, which keeps the focus. */
export const RefusedLine = ({ state }: { state: FormState }) =>
  state.ok === false && (
    <p role="alert" className="error">
      {state.message}
    </p>
  );

/** The last answer to a form: refused or done. */
export const FormAnswer = ({ state, ...rest }: Answered) => (
  <>
    <RefusedSummary state={state} {...rest} />
    <FormStatus>{state.ok === true && state.message}</FormStatus>
  </>
);
