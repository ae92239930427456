'use client';

import { AnsweredForm } from '#app/_components/answered-form.tsx';
import type { FormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';
import { PasswordField, type PasswordLabels } from '#app/_ui/field.tsx';

type Labels = { newPassword: string; hint: string; submit: string } & PasswordLabels;

/** The form for the new password. */
export const ResetForm = ({
  action,
  email,
  labels,
}: {
  action: FormAction<FormState>;
  email: string;
  labels: Labels;
}) => (
  <AnsweredForm action={action} labels={{ ...labels }} submit={labels.submit} isDoor>
    {(field) => (
      <>
        {/* Makes password managers store the new password for this account. */}
        <input type="hidden" name="username" autoComplete="username" value={email} />
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
