'use client';

import { AnsweredForm } from '#app/_components/answered-form.tsx';
import { PasswordField, type PasswordLabels, TextField } from '#app/_ui/field.tsx';
import { signIn } from './actions.ts';

type SignInLabels = Record<'email' | 'password' | 'code' | 'codeHint' | 'submit', string> & PasswordLabels;

/**
 * Works without a script: the action answers with the same page, the sentence, and the typed
 * address.
 */
export const SignInForm = ({ next, labels }: { next: string | null; labels: SignInLabels }) => (
  <AnsweredForm action={signIn} labels={{ ...labels }} submit={labels.submit} isDoor>
    {(field, refused) => (
      <>
        {next && <input type="hidden" name="next" value={next} />}
        <TextField
          {...field('email')}
          type="email"
          label={labels.email}
          autoComplete="username"
          required
          maxLength={254}
        />
        <PasswordField
          name="password"
          label={labels.password}
          labels={labels}
          autoComplete="current-password"
          required
          error={refused?.fields.password}
        />
        {refused?.fields.code && (
          <TextField
            name="code"
            label={labels.code}
            hint={labels.codeHint}
            autoComplete="one-time-code"
            required
            maxLength={40}
            error={refused.fields.code}
          />
        )}
      </>
    )}
  </AnsweredForm>
);
