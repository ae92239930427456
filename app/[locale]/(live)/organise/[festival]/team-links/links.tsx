'use client';

import { KeptForm } from '../../../../../_components/kept-form.tsx';
import { useFormAction } from '../../../../../_components/use-form-action.ts';
import type { FormState } from '../../../../../_server/form-action.ts';
import { CopyField } from '../../../../../_ui/copy-field.tsx';
import { ErrorSummary, TextField } from '../../../../../_ui/field.tsx';
import { FormStatus } from '../../../../../_ui/form-status.tsx';

type Made = FormState & { address?: string };

/** A name for oneself, then the link, once. */
export function LinkForm({
  action: make,
  labels,
}: {
  action: (state: Made, form: FormData) => Promise<Made>;
  labels: { label: string; labelHint: string; submit: string; link: string; copy: string; copied: string };
}) {
  const [state, action, isPending] = useFormAction<Made>(make);
  return (
    <div className="grid gap-5">
      {state.ok === true && state.address && (
        <div className="grid gap-3 rounded-card border-2 border-lamp bg-accent-soft p-4">
          <FormStatus>{state.message}</FormStatus>
          <CopyField
            key={state.at}
            value={state.address}
            labels={{ label: labels.link, copy: labels.copy, copied: labels.copied }}
          />
        </div>
      )}
      <KeptForm name="team-link" action={action} state={state} noValidate className="grid gap-4">
        {state.ok === false && <ErrorSummary message={state.message} fields={state.fields} link={state.link} />}
        <TextField
          name="label"
          label={labels.label}
          hint={labels.labelHint}
          maxLength={200}
          autoComplete="off"
          defaultValue={state.ok === false ? String(state.values.label ?? '') : ''}
          error={state.ok === false ? state.fields.label : undefined}
        />
        <button type="submit" className="btn lamp justify-self-start" aria-disabled={isPending}>
          {labels.submit}
        </button>
      </KeptForm>
    </div>
  );
}

export type LinkRow = { id: number; label: string; made: string; revokeLabel: string };

/** The links that still open, each with the button that closes it. */
export function LinkList({
  links,
  action: revoke,
  labels,
}: {
  links: LinkRow[];
  action: (state: FormState, form: FormData) => Promise<FormState>;
  labels: { none: string; revoke: string };
}) {
  const [state, action] = useFormAction<FormState>(revoke);
  return (
    <div className="grid gap-4">
      {state.ok === false && <ErrorSummary message={state.message} fields={state.fields} link={state.link} />}
      <FormStatus>{state.ok === true && state.message}</FormStatus>
      {links.length === 0 ? (
        <p className="text-soft">{labels.none}</p>
      ) : (
        <ul className="divide-y divide-line border-line border-y">
          {links.map((link) => (
            <li key={link.id} className="flex flex-wrap items-center justify-between gap-x-5 gap-y-2 py-3">
              <div className="min-w-0">
                <p className="break-words font-semibold">{link.label}</p>
                <p className="hint">{link.made}</p>
              </div>
              <form action={action}>
                <input type="hidden" name="link" value={link.id} />
                <button type="submit" className="btn" aria-label={link.revokeLabel}>
                  {labels.revoke}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
