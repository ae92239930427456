import { getTranslations } from 'next-intl/server';
import { Door } from '#app/_components/live-frame.tsx';
import { NewAccountForm } from '#app/_components/new-account-form.tsx';
import { answerStatus } from '#app/_server/answer-head.ts';
import { sitePage, siteTitled } from '#app/_server/live-page.tsx';
import { newAccountLabels } from '#app/_server/new-account-labels.ts';
import { Link } from '#app/_ui/link.tsx';
import { checkSetupToken } from '#lib/accounts/mutations.ts';
import { now } from '#lib/time/clock.ts';
import { makeFirstAccount } from './actions.ts';

export const generateMetadata = siteTitled('accounts.setup', 'title');

/**
 * The printed link to make the first account. Opening it does not use it up, since mail scanners
 * and link previews open links too. A link that does not work says why: most often it was cut.
 */
export default sitePage<'token'>(async function SetupPage({ locale, paths, segments: { token } }) {
  const checked = checkSetupToken(token, now());
  const t = await getTranslations('accounts');
  if (!checked.ok) {
    answerStatus(checked.reason === 'unknown' ? 404 : 410);
    return (
      <Door locale={locale} path={paths.setup(token)} title={t('setup.closed')}>
        <p>{t(`setup.${checked.reason}`)}</p>
        {checked.reason === 'used' && (
          <Link href={paths.signIn()} className="btn lamp">
            {t('signIn.title')}
          </Link>
        )}
      </Door>
    );
  }
  return (
    <Door locale={locale} path={paths.setup(token)} title={t('setup.title')} lead={t('setup.lead')}>
      <NewAccountForm action={makeFirstAccount.bind(null, token)} labels={await newAccountLabels(t('setup.submit'))} />
      <p className="border-line border-t pt-4 text-soft">{t('setup.once')}</p>
    </Door>
  );
});
