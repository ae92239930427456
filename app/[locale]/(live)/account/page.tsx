import { sitePage, siteTitled } from '#app/_server/live-page.tsx';
import '#app/_components/programme/qr-code.css';
import { NextIntlClientProvider } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { AccountPage, AccountSection } from '#app/_components/live-frame.tsx';
import { QrCode } from '#app/_components/programme/qr-code.tsx';
import { SignOutButton } from '#app/_components/sign-out-button.tsx';
import { gateAccount } from '#app/_server/gate.ts';
import { Link } from '#app/_ui/link.tsx';
import { PASSWORD_MIN } from '#lib/accounts/schema.ts';
import { secondFactorOf } from '#lib/accounts/second-factor.ts';
import { deviceOf, isHandheld, ownSessions } from '#lib/accounts/sessions.ts';
import { typesetMessages } from '#lib/i18n/typeset-messages.ts';
import { now } from '#lib/time/clock.ts';
import { formatAgo } from '#lib/time/format.ts';
import { EmailForm, NameForm, PasswordForm, SecondFactorForms, SessionsList } from './account-forms.tsx';

export const generateMetadata = siteTitled('accounts.account', 'title');

export default sitePage(async function Account({ locale, paths }) {
  const { id, actor } = await gateAccount(locale);
  const at = now();
  const t = await getTranslations('accounts');
  const { common, accounts } = typesetMessages(locale);
  const { account, fields } = accounts;
  const factor = secondFactorOf(actor);
  const sessions = ownSessions(actor.userId, at).map((session) => {
    const { browser, system } = deviceOf(session.device);
    const device =
      browser && system ? t('account.device', { browser, system }) : (browser ?? system ?? t('account.unknownDevice'));
    return {
      id: session.id,
      device,
      isHandheld: isHandheld(session.device),
      isHere: session.id === id,
      seen: t('account.seen', { ago: formatAgo(session.lastSeenAt, at, locale) }),
      opened: t('account.opened', { ago: formatAgo(session.createdAt, at, locale) }),
    };
  });

  return (
    <NextIntlClientProvider messages={{ common, accounts: { account, fields } }}>
      <AccountPage locale={locale} here={paths.account()} back={{ href: paths.desk(), label: t('account.desk') }}>
        <div className="flex flex-wrap items-end justify-between gap-4 pb-8">
          <h1>{t('account.title')}</h1>
          <SignOutButton label={t('account.signOut')} />
        </div>
        <AccountSection title={t('account.you')}>
          <NameForm name={actor.name} />
        </AccountSection>
        <AccountSection title={t('account.login')}>
          <EmailForm email={actor.email} />
        </AccountSection>
        <AccountSection title={t('fields.password')} lead={t('account.passwordLead')}>
          <PasswordForm email={actor.email} hint={t('fields.passwordHint', { min: PASSWORD_MIN })} />
        </AccountSection>
        <AccountSection title={t('account.codes')} lead={t('account.codesLead')}>
          <SecondFactorForms is={factor.is} email={actor.email} codesLeft={factor.is === 'on' ? factor.codesLeft : 0}>
            {factor.is === 'begun' && (
              <>
                <QrCode text={factor.address} label={t('account.codesPicture')} />
                <p>
                  {t('account.codesSecret')} <code className="break-all">{factor.secret}</code>
                </p>
              </>
            )}
          </SecondFactorForms>
        </AccountSection>
        <AccountSection title={t('account.sessions')} lead={t('account.sessionsLead')}>
          <SessionsList sessions={sessions} />
        </AccountSection>
        {actor.isAdministrator && (
          <AccountSection title={t('installation.title')} lead={t('installation.lead')}>
            <Link href={paths.installation()} className="btn">
              {t('installation.open')}
            </Link>
          </AccountSection>
        )}
      </AccountPage>
    </NextIntlClientProvider>
  );
});
