import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { setupLinkNeeded } from '../../../lib/accounts/setup.ts';
import { env } from '../../../lib/env.ts';
import { byTime } from '../../../lib/festivals/by-time.ts';
import { publishedFestivals } from '../../../lib/festivals/queries.ts';
import { defaultLocale, isLocale, locales } from '../../../lib/i18n/locale.ts';
import { sitePaths } from '../../../lib/i18n/paths.ts';
import { now } from '../../../lib/time/clock.ts';
import { fromInstant } from '../../../lib/time/wall-clock.ts';
import { inOtherLocale, SiteHeader } from '../../_components/site-header.tsx';
import { currentActor } from '../../_server/actor.ts';
import { FestivalList } from './festival-list.tsx';
import { NewInstallation } from './new-installation.tsx';
import { Steps } from './steps.tsx';
import './home.css';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations('home');
  const languages = Object.fromEntries(locales.map((language) => [language, sitePaths(language).home()]));
  return {
    title: 'Lanterne',
    description: t('description'),
    metadataBase: new URL(env().url),
    alternates: {
      canonical: sitePaths(isLocale(locale) ? locale : defaultLocale).home(),
      // Without a language in the address the browser's own decides.
      languages: { ...languages, 'x-default': '/' },
    },
  };
}

/** The published festivals of this installation, and the way to organise one. Drafts are never here. */
export default async function Home({ params }: Props) {
  const { locale: asked } = await params;
  const locale = isLocale(asked) ? asked : defaultLocale;
  const t = await getTranslations('home');
  const paths = sitePaths(locale);
  const actor = await currentActor();
  // The festivals lie in several zones; the date in UTC decides only in which list one of them stands.
  const today = fromInstant(now(), 'UTC').slice(0, 10);
  const festivals = await publishedFestivals(today);
  const isNew = !actor && setupLinkNeeded();
  const { running, upcoming, past } = byTime(festivals, today);

  return (
    <>
      <div className="home-hero">
        <SiteHeader locale={locale} otherHref={inOtherLocale(locale, paths.home())}>
          <Link
            href={(actor ? paths.desk() : paths.signIn()) as Route}
            prefetch={false}
            className="inline-flex min-h-11 items-center rounded-full px-2 font-semibold sm:px-3 no-underline hover:underline"
          >
            {actor ? t('myFestivals') : t('signIn')}
          </Link>
        </SiteHeader>
        <section aria-labelledby="home-title" className="home-wide pb-[clamp(1.8rem,5vw,3.6rem)]">
          <h1 id="home-title">{t('title')}</h1>
          <p className="max-w-[46ch] text-[1.12rem] text-soft">{t('lead')}</p>
          <p className="mt-6">
            <Link href={paths.newFestival() as Route} prefetch={false} className="btn lamp">
              {t('organise')}
            </Link>
          </p>
        </section>
      </div>
      <main id="content" tabIndex={-1} className="home-wide grid gap-12 py-10 outline-none">
        {isNew && <NewInstallation locale={locale} hasDemonstration={festivals.length > 0} />}
        {festivals.length === 0 && <Empty locale={locale} />}
        {running.length > 0 && <FestivalList title={t('now')} festivals={running} today={today} locale={locale} />}
        {upcoming.length > 0 && (
          <FestivalList title={t('upcoming')} festivals={upcoming} today={today} locale={locale} />
        )}
        {past.length > 0 && <FestivalList title={t('past')} festivals={past} today={today} locale={locale} />}
        {festivals.every(({ isDemonstration }) => isDemonstration) && <Steps />}
      </main>
    </>
  );
}

async function Empty({ locale }: { locale: 'fr' | 'en' }) {
  const t = await getTranslations('home');
  return (
    <section className="card max-w-[44rem] p-6">
      <h2>{t('empty.title')}</h2>
      <p className="mt-2 text-soft">{t('empty.text')}</p>
      <p className="mt-4">
        <Link
          href={`${sitePaths(locale).newFestival()}?template=numerique-en-lumiere` as Route}
          prefetch={false}
          className="link"
        >
          {t('empty.template')}
        </Link>
      </p>
    </section>
  );
}
