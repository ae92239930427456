'use client';

import { RefusedSummary } from '#app/_components/form-answer.tsx';
import type { FormState } from '#app/_server/form-action.ts';
import { TextField } from '#app/_ui/field.tsx';
import { PasswordField, type PasswordLabels } from '#app/_ui/password-field.tsx';
import { useFormAction } from './use-form-action.ts';

export type NewAccountLabels = {
  name: string;
  nameHint: string;
  email: string;
  emailHint: string;
  password: string;
  passwordHint: string;
  submit: string;
} & PasswordLabels;

type Action = (state: FormState, form: FormData) => Promise<FormState>;

/** Name, e-mail and password: the first account, or one that an invitation makes. */
export function NewAccountForm({ action: make, labels }: { action: Action; labels: NewAccountLabels }) {
  const [state, action, isPending] = useFormAction(make);
  const refused = state.ok === false ? state : null;
  const typed = (name: string) => String(refused?.values[name] ?? '');
  return (
    <form action={action} noValidate className="grid gap-5">
      <RefusedSummary state={state} labels={{ ...labels }} />
      <TextField
        name="name"
        label={labels.name}
        hint={labels.nameHint}
        autoComplete="name"
        required
        maxLength={200}
        defaultValue={typed('name')}
        error={refused?.fields.name}
      />
      <TextField
        name="email"
        type="email"
        label={labels.email}
        hint={labels.emailHint}
        autoComplete="username"
        required
        maxLength={254}
        defaultValue={typed('email')}
        error={refused?.fields.email}
      />
      <PasswordField
        name="password"
        label={labels.password}
        hint={labels.passwordHint}
        labels={labels}
        autoComplete="new-password"
        required
        error={refused?.fields.password}
      />
      <button type="submit" className="btn lamp w-full" aria-disabled={isPending}>
        {labels.submit}
      </button>
    </form>
  );
}
