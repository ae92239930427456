'use client';

import { KeptForm } from '../../../../../_components/kept-form.tsx';
import { useFormAction } from '../../../../../_components/use-form-action.ts';
import type { FormState } from '../../../../../_server/form-action.ts';
import { CopyField } from '../../../../../_ui/copy-field.tsx';
import { ErrorSummary, TextField } from '../../../../../_ui/field.tsx';
import { FormStatus } from '../../../../../_ui/form-status.tsx';

type Invited = FormState & { invitation?: string };
export type RoleChoice = { value: string; label: string; may: string };
type Labels = {
  role: string;
  label: string;
  labelHint: string;
  submit: string;
  link: string;
  copy: string;
  copied: string;
};

/** Role and, for oneself, for whom; then the link, once. */
export function InviteForm({
  action: invite,
  roles,
  labels,
}: {
  action: (state: Invited, form: FormData) => Promise<Invited>;
  roles: RoleChoice[];
  labels: Labels;
}) {
  const [state, action, isPending] = useFormAction<Invited>(invite);
  const typed = state.ok === false ? state.values : {};
  return (
    <div className="grid gap-5">
      {state.ok === true && state.invitation && (
        <div className="grid gap-3 rounded-card border-2 border-lamp bg-accent-soft p-4">
          <FormStatus>{state.message}</FormStatus>
          <CopyField
            key={state.at}
            value={state.invitation}
            labels={{ label: labels.link, copy: labels.copy, copied: labels.copied }}
          />
        </div>
      )}
      <KeptForm name="invite" action={action} state={state} noValidate className="grid gap-5">
        {state.ok === false && <ErrorSummary message={state.message} fields={state.fields} link={state.link} />}
        <fieldset>
          <legend className="label">{labels.role}</legend>
          <div className="mt-2 grid gap-2 sm:grid-cols-2">
            {roles.map((role) => (
              <label
                key={role.value}
                className="flex cursor-pointer items-start gap-3 rounded-card border-[1.5px] border-line bg-surface p-3 hover:border-ink has-[:checked]:border-accent has-[:checked]:bg-accent-soft"
              >
                <input
                  type="radio"
                  name="role"
                  value={role.value}
                  defaultChecked={(typed.role ?? 'organiser') === role.value}
                  className="mt-1 size-5 flex-none accent-accent"
                />
                <span>
                  <span className="block font-semibold">{role.label}</span>
                  <span className="hint block">{role.may}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <TextField
          name="label"
          label={labels.label}
          hint={labels.labelHint}
          maxLength={200}
          autoComplete="off"
          defaultValue={String(typed.label ?? '')}
          error={state.ok === false ? state.fields.label : undefined}
        />
        <button type="submit" className="btn lamp justify-self-start" aria-disabled={isPending}>
          {labels.submit}
        </button>
      </KeptForm>
    </div>
  );
}
