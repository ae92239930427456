import { getTranslations } from 'next-intl/server';
import type { NewAccountLabels } from '#app/_components/new-account-form.tsx';
import { PASSWORD_MIN } from '#lib/accounts/schema.ts';

/** The sentences of NewAccountForm, with that of its button. */
export async function newAccountLabels(submit: string): Promise<NewAccountLabels> {
  const t = await getTranslations('accounts.fields');
  return {
    submit,
    name: t('name'),
    nameHint: t('nameHint'),
    email: t('email'),
    emailHint: t('emailHint'),
    password: t('password'),
    passwordHint: t('passwordHint', { min: PASSWORD_MIN }),
    show: t('show'),
    hide: t('hide'),
    showLong: t('showLong'),
  };
}
