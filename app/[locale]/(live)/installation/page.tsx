import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { readInstallation } from '../../../../lib/festivals/installation.ts';
import { NAME_MAX, NOTE_MAX } from '../../../../lib/i18n/clean-text.ts';
import { defaultLocale, isLocale } from '../../../../lib/i18n/locale.ts';
import { sitePaths } from '../../../../lib/i18n/paths.ts';
import { inOtherLocale, SiteHeader } from '../../../_components/site-header.tsx';
import { gateAccount } from '../../../_server/gate.ts';
import { doorPage } from '../../../_server/refusal.tsx';
import { InstallationForm } from './installation-form.tsx';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.installation');
  return { title: `${t('title')} · Lanterne`, robots: { index: false } };
}

/** What holds for all festivals of this installation, for who administers it. */
export default doorPage(async function InstallationPage({ params }: Props) {
  const { locale: asked } = await params;
  const locale = isLocale(asked) ? asked : defaultLocale;
  const { actor } = await gateAccount(locale);
  if (!actor.isAdministrator) forbidden();
  const paths = sitePaths(locale);
  const [t, common] = [await getTranslations('accounts.installation'), await getTranslations('common')];
  return (
    <>
      <SiteHeader locale={locale} otherHref={inOtherLocale(locale, paths.installation())}>
        <Link href={paths.account() as Route} prefetch={false} className="btn quiet">
          {t('account')}
        </Link>
      </SiteHeader>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto max-w-[64rem] px-[clamp(1rem,4vw,3rem)] pt-[clamp(1rem,4vh,3rem)] pb-16 outline-none"
      >
        <h1>{t('title')}</h1>
        <p className="mt-1 pb-8 text-soft">{t('lead')}</p>
        <section className="grid gap-x-10 gap-y-4 border-line border-t py-8 lg:grid-cols-[15rem_minmax(0,1fr)]">
          <div>
            <h2>{t('host')}</h2>
            <p className="mt-2 text-soft">{t('hostLead')}</p>
          </div>
          <InstallationForm
            installation={readInstallation()}
            labels={{
              hostName: t('hostName'),
              hostAddress: t('hostAddress'),
              hostPhone: t('hostPhone'),
              save: common('save'),
            }}
            max={{ line: NAME_MAX, text: NOTE_MAX }}
          />
        </section>
      </main>
    </>
  );
});
