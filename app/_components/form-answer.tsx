'use client';

import type { ComponentProps } from 'react';
import type { FormState } from '#app/_server/form-action.ts';
import { ErrorSummary } from '#app/_ui/field.tsx';
import { FormStatus } from '#app/_ui/form-status.tsx';

type Answered = { state: FormState } & Pick<ComponentProps<typeof ErrorSummary>, 'labels' | 'takesFocus' | 'within'>;

/** The summary of errors above a form that was refused. */
export const RefusedSummary = ({ state, ...rest }: Answered) =>
  state.ok === false && <ErrorSummary message={state.message} fields={state.fields} link={state.link} {...rest} />;

/** The same for beside a button, which keeps the focus. */
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
