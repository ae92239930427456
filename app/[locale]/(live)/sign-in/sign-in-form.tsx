'use client';

import { RefusedSummary } from '#app/_components/form-answer.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import { TextField } from '#app/_ui/field.tsx';
import { PasswordField, type PasswordLabels } from '#app/_ui/password-field.tsx';
import { signIn } from './actions.ts';

export type SignInLabels = Record<'email' | 'password' | 'code' | 'codeHint' | 'submit', string> & PasswordLabels;

/** Works without a script: the action answers the same page with the sentence and the address that was typed. */
export function SignInForm({ next, labels }: { next: string | null; labels: SignInLabels }) {
  const [state, action, isPending] = useFormAction(signIn);
  const refused = state.ok === false ? state : null;
  return (
    <form action={action} noValidate className="grid gap-5">
      <RefusedSummary state={state} labels={{ ...labels }} />
      {next && <input type="hidden" name="next" value={next} />}
      <TextField
        name="email"
        type="email"
        label={labels.email}
        autoComplete="username"
        required
        maxLength={254}
        defaultValue={refused ? String(refused.values.email ?? '') : ''}
        error={refused?.fields.email}
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
      <button type="submit" className="btn lamp w-full" aria-disabled={isPending}>
        {labels.submit}
      </button>
    </form>
  );
}
