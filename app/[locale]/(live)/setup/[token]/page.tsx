import { getTranslations } from 'next-intl/server';
import { Door } from '#app/_components/door.tsx';
import { NewAccountForm } from '#app/_components/new-account-form.tsx';
import { answerStatus } from '#app/_server/answer-status.ts';
import { newAccountLabels } from '#app/_server/new-account-labels.ts';
import { siteTitled } from '#app/_server/titled.ts';
import { Link } from '#app/_ui/link.tsx';
import { checkSetupToken } from '#lib/accounts/setup.ts';
import { readLocale } from '#lib/i18n/locale.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { now } from '#lib/time/clock.ts';
import { makeFirstAccount } from './actions.ts';

type Props = { params: Promise<{ locale: string; token: string }> };

export const generateMetadata = siteTitled('accounts.setup', 'title');

/**
 * The printed link. Opening it uses nothing up: mail scanners and previews open links too. A link
 * that opens nothing says why: a cut link is what happens most.
 */
export default async function SetupPage({ params }: Props) {
  const { locale: asked, token } = await params;
  const locale = readLocale(asked);
  const checked = checkSetupToken(token, now());
  const t = await getTranslations('accounts');
  const paths = sitePaths(locale);
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
}
