import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { deviceOf, isHandheld } from '../../../../lib/accounts/device.ts';
import { PASSWORD_MIN } from '../../../../lib/accounts/schema.ts';
import { ownSessions } from '../../../../lib/accounts/sessions.ts';
import { defaultLocale, isLocale } from '../../../../lib/i18n/locale.ts';
import { sitePaths } from '../../../../lib/i18n/paths.ts';
import { formatAgo } from '../../../../lib/time/ago.ts';
import { now } from '../../../../lib/time/clock.ts';
import { SignOutButton } from '../../../_components/sign-out-button.tsx';
import { inOtherLocale, SiteHeader } from '../../../_components/site-header.tsx';
import { gateAccount } from '../../../_server/gate.ts';
import { EmailForm, NameForm, PasswordForm } from './account-forms.tsx';
import { SessionsList } from './sessions-list.tsx';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts');
  return { title: `${t('account.title')} · Lanterne`, robots: { index: false } };
}

function Section({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className="grid gap-x-10 gap-y-4 border-line border-t py-8 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <div>
        <h2>{title}</h2>
        {lead && <p className="mt-2 text-soft">{lead}</p>}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}

export default async function AccountPage({ params }: Props) {
  const { locale: asked } = await params;
  const locale = isLocale(asked) ? asked : defaultLocale;
  const { id, actor } = await gateAccount(locale);
  const paths = sitePaths(locale);
  const at = now();
  const [t, common] = [await getTranslations('accounts'), await getTranslations('common')];
  const shown = { show: t('fields.show'), hide: t('fields.hide'), showLong: t('fields.showLong') };
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
      endLabel: t('account.endNamed', { device }),
    };
  });

  return (
    <>
      <SiteHeader locale={locale} otherHref={inOtherLocale(locale, paths.account())}>
        <Link href={paths.desk() as Route} prefetch={false} className="btn quiet">
          {t('account.desk')}
        </Link>
      </SiteHeader>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto max-w-[64rem] px-[clamp(1rem,4vw,3rem)] pt-[clamp(1rem,4vh,3rem)] pb-16 outline-none"
      >
        <div className="flex flex-wrap items-end justify-between gap-4 pb-8">
          <h1>{t('account.title')}</h1>
          <SignOutButton label={t('account.signOut')} />
        </div>
        <Section title={t('account.you')}>
          <NameForm
            name={actor.name}
            labels={{ name: t('fields.name'), hint: t('fields.nameHint'), save: common('save') }}
          />
        </Section>
        <Section title={t('account.login')}>
          <EmailForm
            email={actor.email}
            labels={{
              now: t('account.loginNow', { email: actor.email }),
              email: t('account.newEmail'),
              password: t('fields.presentPassword'),
              submit: t('account.changeEmail'),
              ...shown,
            }}
          />
        </Section>
        <Section title={t('account.password')} lead={t('account.passwordLead')}>
          <PasswordForm
            email={actor.email}
            labels={{
              password: t('fields.presentPassword'),
              newPassword: t('fields.newPassword'),
              hint: t('fields.passwordHint', { min: PASSWORD_MIN }),
              submit: t('account.changePassword'),
              ...shown,
            }}
          />
        </Section>
        <Section title={t('account.sessions')} lead={t('account.sessionsLead')}>
          <SessionsList
            sessions={sessions}
            labels={{ here: t('account.here'), end: t('account.end'), endOthers: t('account.endOthers') }}
          />
        </Section>
        {actor.isAdministrator && (
          <Section title={t('installation.title')} lead={t('installation.lead')}>
            <Link href={paths.installation() as Route} prefetch={false} className="btn">
              {t('installation.open')}
            </Link>
          </Section>
        )}
      </main>
    </>
  );
}
