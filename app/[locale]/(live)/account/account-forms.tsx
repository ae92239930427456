'use client';

import { AnsweredForm } from '#app/_components/answered-form.tsx';
import { TextField } from '#app/_ui/field.tsx';
import { PasswordField, type PasswordLabels } from '#app/_ui/password-field.tsx';
import { saveEmail, saveName, savePassword } from './actions.ts';
import { OwnPassword } from './own-password.tsx';

export const NameForm = ({ name, labels }: { name: string; labels: { name: string; hint: string; save: string } }) => (
  <AnsweredForm action={saveName} labels={labels} submit={labels.save}>
    {(field) => (
      <TextField
        {...field('name', name)}
        label={labels.name}
        hint={labels.hint}
        autoComplete="name"
        required
        maxLength={200}
      />
    )}
  </AnsweredForm>
);

export const EmailForm = ({
  email,
  labels,
}: {
  email: string;
  labels: { now: string; email: string; password: string; submit: string } & PasswordLabels;
}) => (
  <AnsweredForm action={saveEmail} labels={{ ...labels, presentPassword: labels.password }} submit={labels.submit}>
    {(field) => (
      <>
        <p>{labels.now}</p>
        <TextField {...field('email')} type="email" label={labels.email} autoComplete="off" required maxLength={254} />
        <OwnPassword
          name="presentPassword"
          email={email}
          label={labels.password}
          labels={labels}
          error={field('presentPassword').error}
        />
      </>
    )}
  </AnsweredForm>
);

export const PasswordForm = ({
  email,
  labels,
}: {
  email: string;
  labels: { password: string; newPassword: string; hint: string; submit: string } & PasswordLabels;
}) => (
  <AnsweredForm action={savePassword} labels={{ ...labels }} submit={labels.submit}>
    {(field) => (
      <>
        <OwnPassword
          name="password"
          email={email}
          label={labels.password}
          labels={labels}
          error={field('password').error}
        />
        <PasswordField
          name="newPassword"
          label={labels.newPassword}
          hint={labels.hint}
          labels={labels}
          autoComplete="new-password"
          required
          error={field('newPassword').error}
        />
      </>
    )}
  </AnsweredForm>
);
