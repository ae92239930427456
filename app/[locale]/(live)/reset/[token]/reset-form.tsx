'use client';

import { RefusedSummary } from '#app/_components/form-answer.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';
import { PasswordField, type PasswordLabels } from '#app/_ui/password-field.tsx';

type Labels = { newPassword: string; hint: string; submit: string } & PasswordLabels;

/** One field: the new password. */
export function ResetForm({
  action: choose,
  email,
  labels,
}: {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  email: string;
  labels: Labels;
}) {
  const [state, action, isPending] = useFormAction(choose);
  const refused = state.ok === false ? state : null;
  return (
    <form action={action} noValidate className="grid gap-5">
      <RefusedSummary state={state} labels={{ ...labels }} />
      {/* Password managers keep the new password under this login. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <PasswordField
        name="newPassword"
        label={labels.newPassword}
        hint={labels.hint}
        labels={labels}
        autoComplete="new-password"
        required
        error={refused?.fields.newPassword}
      />
      <button type="submit" className="btn lamp w-full" aria-disabled={isPending}>
        {labels.submit}
      </button>
    </form>
  );
}
