import { PasswordField, type PasswordLabels } from '#app/_ui/password-field.tsx';

/**
 * The password of who is signed in, asked once more. `name` differs between the forms of a page, as
 * ids are made of it.
 */
export const OwnPassword = ({
  name,
  email,
  label,
  labels,
  error,
}: {
  name: string;
  email: string;
  label: string;
  labels: PasswordLabels;
  error: string | undefined;
}) => (
  <>
    {/* Password managers offer the password of this login. */}
    <input type="hidden" name="username" autoComplete="username" value={email} />
    <PasswordField name={name} label={label} labels={labels} autoComplete="current-password" required error={error} />
  </>
);
