'use client';

import { FormAnswer } from '#app/_components/form-answer.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';
import { TextField } from '#app/_ui/field.tsx';
import { PasswordField, type PasswordLabels } from '#app/_ui/password-field.tsx';
import { saveEmail, saveName, savePassword } from './actions.ts';
import { OwnPassword } from './own-password.tsx';

const fieldsOf = (state: FormState) => (state.ok === false ? state.fields : {});

export function NameForm({ name, labels }: { name: string; labels: { name: string; hint: string; save: string } }) {
  const [state, action, isPending] = useFormAction(saveName);
  const typed = state.ok === false ? String(state.values.name ?? '') : name;
  return (
    <form action={action} noValidate className="grid gap-4">
      <FormAnswer state={state} labels={{ ...labels }} />
      <TextField
        name="name"
        label={labels.name}
        hint={labels.hint}
        autoComplete="name"
        required
        maxLength={200}
        defaultValue={typed}
        error={fieldsOf(state).name}
      />
      <button type="submit" className="btn justify-self-start" aria-disabled={isPending}>
        {labels.save}
      </button>
    </form>
  );
}

export function EmailForm({
  email,
  labels,
}: {
  email: string;
  labels: { now: string; email: string; password: string; submit: string } & PasswordLabels;
}) {
  const [state, action, isPending] = useFormAction(saveEmail);
  const fields = fieldsOf(state);
  return (
    <form action={action} noValidate className="grid gap-4">
      <FormAnswer state={state} labels={{ ...labels, presentPassword: labels.password }} />
      <p>{labels.now}</p>
      <TextField
        name="email"
        type="email"
        label={labels.email}
        autoComplete="off"
        required
        maxLength={254}
        defaultValue={state.ok === false ? String(state.values.email ?? '') : ''}
        error={fields.email}
      />
      <OwnPassword
        name="presentPassword"
        email={email}
        label={labels.password}
        labels={labels}
        error={fields.presentPassword}
      />
      <button type="submit" className="btn justify-self-start" aria-disabled={isPending}>
        {labels.submit}
      </button>
    </form>
  );
}

export function PasswordForm({
  email,
  labels,
}: {
  email: string;
  labels: { password: string; newPassword: string; hint: string; submit: string } & PasswordLabels;
}) {
  const [state, action, isPending] = useFormAction(savePassword);
  const fields = fieldsOf(state);
  return (
    <form action={action} noValidate className="grid gap-4">
      <FormAnswer state={state} labels={{ ...labels }} />
      <OwnPassword name="password" email={email} label={labels.password} labels={labels} error={fields.password} />
      <PasswordField
        name="newPassword"
        label={labels.newPassword}
        hint={labels.hint}
        labels={labels}
        autoComplete="new-password"
        required
        error={fields.newPassword}
      />
      <button type="submit" className="btn justify-self-start" aria-disabled={isPending}>
        {labels.submit}
      </button>
    </form>
  );
}
