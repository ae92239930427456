import { useTranslations } from 'next-intl';
import { PasswordField } from '#app/_ui/password-field.tsx';

/** What the button of a password says. */
export function useShowing() {
  const t = useTranslations('accounts.fields');
  return { show: t('show'), hide: t('hide'), showLong: t('showLong') };
}

/**
 * The password of who is signed in, asked once more. `name` differs between the forms of a page, as
 * ids are made of it.
 */
export function OwnPassword({ name, email, error }: { name: string; email: string; error: string | undefined }) {
  const label = useTranslations('accounts.fields')('presentPassword');
  const labels = useShowing();
  return (
    <>
      {/* Password managers offer the password of this login. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <PasswordField name={name} label={label} labels={labels} autoComplete="current-password" required error={error} />
    </>
  );
}
