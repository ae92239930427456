import { getTranslations } from 'next-intl/server';
import { Door } from '#app/_components/live-frame.tsx';
import { answerStatus } from '#app/_server/answer-head.ts';
import { sitePage, siteTitled } from '#app/_server/live-page.tsx';
import { resetOf } from '#lib/accounts/resets.ts';
import { PASSWORD_MIN } from '#lib/accounts/schema.ts';
import { now } from '#lib/time/clock.ts';
import { choosePassword } from './actions.ts';
import { ResetForm } from './reset-form.tsx';

export const generateMetadata = siteTitled('accounts.reset', 'title');

/**
 * The one-time link for a forgotten password. Opening it does not use it up; only its form does.
 */
export default sitePage<'token'>(async function ResetPage({ locale, paths, segments: { token } }) {
  const path = paths.reset(token);
  const t = await getTranslations('accounts');
  const found = resetOf(token, now());
  if (!found.ok) {
    answerStatus(found.reason === 'unknown' ? 404 : 410);
    return (
      <Door locale={locale} path={path} title={t('reset.closed')}>
        <p>
          {t(`reset.${found.reason}`)} {t('reset.askNew')}
        </p>
        <a href={paths.signIn()} className="btn">
          {t('signIn.title')}
        </a>
      </Door>
    );
  }
  return (
    <Door
      locale={locale}
      path={path}
      title={t('reset.title')}
      lead={t('reset.lead', { name: found.name, email: found.email })}
    >
      <ResetForm
        action={choosePassword.bind(null, token)}
        email={found.email}
        labels={{
          newPassword: t('fields.newPassword'),
          hint: t('fields.passwordHint', { min: PASSWORD_MIN }),
          submit: t('reset.submit'),
          show: t('fields.show'),
          hide: t('fields.hide'),
          showLong: t('fields.showLong'),
        }}
      />
      <p className="border-line border-t pt-4 text-soft">{t('reset.once')}</p>
    </Door>
  );
});
