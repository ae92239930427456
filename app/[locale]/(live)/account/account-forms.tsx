'use client';

import { useTranslations } from 'next-intl';
import { AnsweredForm } from '#app/_components/answered-form.tsx';
import { TextField } from '#app/_ui/field.tsx';
import { PasswordField } from '#app/_ui/password-field.tsx';
import { saveEmail, saveName, savePassword } from './actions.ts';
import { OwnPassword, useShowing } from './own-password.tsx';

export function NameForm({ name }: { name: string }) {
  const t = useTranslations('accounts.fields');
  const common = useTranslations('common');
  return (
    <AnsweredForm action={saveName} labels={{ name: t('name') }} submit={common('save')}>
      {(field) => (
        <TextField
          {...field('name', name)}
          label={t('name')}
          hint={t('nameHint')}
          autoComplete="name"
          required
          maxLength={200}
        />
      )}
    </AnsweredForm>
  );
}

export function EmailForm({ email }: { email: string }) {
  const t = useTranslations('accounts');
  const labels = { email: t('account.newEmail'), presentPassword: t('fields.presentPassword') };
  return (
    <AnsweredForm action={saveEmail} labels={labels} submit={t('account.changeEmail')}>
      {(field) => (
        <>
          <p>{t('account.loginNow', { email })}</p>
          <TextField
            {...field('email')}
            type="email"
            label={labels.email}
            autoComplete="off"
            required
            maxLength={254}
          />
          <OwnPassword name="presentPassword" email={email} error={field('presentPassword').error} />
        </>
      )}
    </AnsweredForm>
  );
}

export function PasswordForm({ email, hint }: { email: string; hint: string }) {
  const t = useTranslations('accounts');
  const showing = useShowing();
  const labels = { password: t('fields.presentPassword'), newPassword: t('fields.newPassword') };
  return (
    <AnsweredForm action={savePassword} labels={labels} submit={t('account.changePassword')}>
      {(field) => (
        <>
          <OwnPassword name="password" email={email} error={field('password').error} />
          <PasswordField
            name="newPassword"
            label={labels.newPassword}
            hint={hint}
            labels={showing}
            autoComplete="new-password"
            required
            error={field('newPassword').error}
          />
        </>
      )}
    </AnsweredForm>
  );
}
