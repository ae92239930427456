import { useTranslations } from 'next-intl';
import { PasswordField } from '#app/_ui/password-field.tsx';

/** The labels of the button that shows a password. */
export function useShowing() {
  const t = useTranslations('accounts.fields');
  return { show: t('show'), hide: t('hide'), showLong: t('showLong') };
}

/**
 * The field for one's present password. `name` differs between the forms of a page, as ids are made
 * from it.
 */
export function OwnPassword({ name, email, error }: { name: string; email: string; error: string | undefined }) {
  const label = useTranslations('accounts.fields')('presentPassword');
  const labels = useShowing();
  return (
    <>
      {/* Makes password managers offer the password of this account. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <PasswordField name={name} label={label} labels={labels} autoComplete="current-password" required error={error} />
    </>
  );
}
