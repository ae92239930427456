import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AccountPage, AccountSection } from '#app/_components/account-page.tsx';
import { searchOf } from '#app/_components/find-form.tsx';
import { gateAccount } from '#app/_server/gate.ts';
import { doorPage } from '#app/_server/refusal.tsx';
import { siteTitled } from '#app/_server/titled.ts';
import { authorizeAdministration, readInstallation } from '#lib/festivals/installation.ts';
import type { AskedHost } from '#lib/festivals/own-host.ts';
import { askedHosts } from '#lib/festivals/own-host.ts';
import { MAX_NAME, MAX_NOTE } from '#lib/i18n/clean-text.ts';
import { type Locale, readLocale } from '#lib/i18n/locale.ts';
import { deskPaths, sitePaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset } from '#lib/time/format.ts';
import { AccountsSeen } from './accounts-seen.tsx';
import { HostList } from './host-list.tsx';
import { InstallationForm } from './installation-form.tsx';
import { ServerHealth } from './server-health.tsx';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ q?: string | string[] }> };

export const generateMetadata = siteTitled('accounts.installation', 'title');

/** What holds for all festivals of this installation, for who administers it. */
export default doorPage(async function InstallationPage({ params, searchParams }: Props) {
  const { locale: asked } = await params;
  const locale = readLocale(asked);
  const { actor } = await gateAccount(locale);
  if (!actor.isAdministrator) forbidden();
  const paths = sitePaths(locale);
  const [t, common] = [await getTranslations('accounts.installation'), await getTranslations('common')];
  const hosts = await getTranslations('hosts');
  return (
    <AccountPage locale={locale} here={paths.installation()} back={{ href: paths.account(), label: t('account') }}>
      <h1>{t('title')}</h1>
      <p className="mt-1 pb-8 text-soft">{t('lead')}</p>
      <AccountSection title={t('host')} lead={t('hostLead')}>
        <InstallationForm
          installation={readInstallation()}
          labels={{
            hostName: t('hostName'),
            hostAddress: t('hostAddress'),
            hostPhone: t('hostPhone'),
            save: common('save'),
          }}
          max={{ line: MAX_NAME, text: MAX_NOTE }}
        />
      </AccountSection>
      <AccountSection title={t('accounts.title')} lead={t('accounts.lead')}>
        <AccountsSeen
          administrator={authorizeAdministration(actor)}
          search={searchOf((await searchParams).q)}
          locale={locale}
        />
      </AccountSection>
      <AccountSection title={hosts('all.title')} lead={hosts('all.lead')}>
        <FestivalHosts locale={locale} hosts={askedHosts(authorizeAdministration(actor))} />
      </AccountSection>
      <AccountSection title={t('health.title')} lead={t('health.lead')}>
        <ServerHealth locale={locale} />
      </AccountSection>
    </AccountPage>
  );
});

/** The addresses festivals have or ask for, each with the button that allows it. */
async function FestivalHosts({ locale, hosts }: { locale: Locale; hosts: readonly AskedHost[] }) {
  const t = await getTranslations('hosts');
  if (hosts.length === 0) return <p className="text-soft">{t('all.none')}</p>;
  const rows = hosts.map(({ host, state, festival: { slug, name } }) => ({
    slug,
    host,
    festival: typeset(inLocale(name, locale), locale),
    settings: `${deskPaths(locale, slug).section('settings')}#own-address`,
    state: t(`state.${state}`),
    allow: state === 'asked' ? t('allowNamed', { host }) : null,
  }));
  return <HostList rows={rows} allow={t('allow')} />;
}
