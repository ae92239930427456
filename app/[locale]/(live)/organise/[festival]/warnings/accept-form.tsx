'use client';

import { Check as CheckIcon } from 'lucide-react';
import { useId } from 'react';
import { boundAction } from '../../../../../_components/bound-action.ts';
import { useFormAction } from '../../../../../_components/use-form-action.ts';
import type { FormState } from '../../../../../_server/form-action.ts';
import { Check } from '../../../../../_ui/field.tsx';
import { accept } from './actions.ts';

export type AcceptLabels = {
  open: string;
  named: string;
  reason: string;
  reasonHint: string;
  all: string;
  submit: string;
};

/** « Accepter… »: a reason, and perhaps all of the kind at once. Folded until somebody wants it; works without a script. */
export function AcceptForm({
  slug,
  warning,
  count,
  isAll = false,
  labels,
}: {
  slug: string;
  warning: string;
  /** How many of its kind are open. */
  count: number;
  /** The form stands under a group: all of its kind are meant. */
  isAll?: boolean;
  labels: AcceptLabels;
}) {
  const [state, action, isPending] = useFormAction<FormState>(boundAction(accept, slug));
  const id = useId();
  const refused = state.ok === false ? state : null;
  const typed = refused?.values ?? {};
  const error = refused?.fields.reason;
  return (
    <details open={refused !== null} className="accept">
      <summary
        aria-label={labels.named}
        className="link inline-flex min-h-[44px] cursor-pointer items-center gap-1 py-2"
      >
        <CheckIcon aria-hidden size={18} />
        {labels.open}
      </summary>
      <form action={action} noValidate className="grid max-w-[40rem] gap-2 pb-3">
        {refused && (
          <p role="alert" className="error">
            {refused.message}
          </p>
        )}
        <input type="hidden" name="warning" value={warning} />
        <input type="hidden" name="count" value={count} />
        <div className="field">
          <label htmlFor={id}>{labels.reason}</label>
          <div className="hint" id={`${id}-hint`}>
            {labels.reasonHint}
          </div>
          <textarea
            id={id}
            name="reason"
            rows={2}
            className="input"
            defaultValue={typeof typed.reason === 'string' ? typed.reason : ''}
            aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
            aria-invalid={error ? true : undefined}
          />
          {error && (
            <div className="error" id={`${id}-error`}>
              {error}
            </div>
          )}
        </div>
        {isAll && <input type="hidden" name="all" value="yes" />}
        {!isAll && count > 1 && (
          <Check name="all" value="yes" defaultChecked={typed.all === 'yes'} label={labels.all} />
        )}
        <button type="submit" className="btn justify-self-start" aria-disabled={isPending}>
          {labels.submit}
        </button>
      </form>
    </details>
  );
}
