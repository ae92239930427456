'use client';

import { PasswordField, type PasswordLabels, TextField } from '#app/_ui/field.tsx';
import { AnsweredForm } from './answered-form.tsx';
import type { FormAction } from './use-form-action.ts';

export type NewAccountLabels = {
  name: string;
  nameHint: string;
  email: string;
  emailHint: string;
  password: string;
  passwordHint: string;
  submit: string;
} & PasswordLabels;

/** Name, e-mail and password, for the first account or for one made by an invitation. */
export const NewAccountForm = ({ action, labels }: { action: FormAction; labels: NewAccountLabels }) => (
  <AnsweredForm action={action} labels={{ ...labels }} submit={labels.submit} isDoor>
    {(field) => (
      <>
        <TextField
          {...field('name')}
          label={labels.name}
          hint={labels.nameHint}
          autoComplete="name"
          required
          maxLength={200}
        />
        <TextField
          {...field('email')}
          type="email"
          label={labels.email}
          hint={labels.emailHint}
          autoComplete="username"
          required
          maxLength={254}
        />
        <PasswordField
          name="password"
          label={labels.password}
          hint={labels.passwordHint}
          labels={labels}
          autoComplete="new-password"
          required
          error={field('password').error}
        />
      </>
    )}
  </AnsweredForm>
);
