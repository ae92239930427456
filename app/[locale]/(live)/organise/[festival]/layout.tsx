import { ExternalLink, Languages, LayoutGrid, Send, UserRound } from 'lucide-react';
import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { NextIntlClientProvider } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { themeLabels } from '#app/_components/site-header.tsx';
import { openEmergencies } from '#app/_server/emergencies.ts';
import { gate } from '#app/_server/gate.ts';
import { answeringMetadata, doorPage } from '#app/_server/refusal.tsx';
import { ThemeSwitch } from '#app/_ui/theme-switch.tsx';
import { defaultLocale, isLocale, type Locale, otherLocale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { type DeskSection, deskPaths, programmeBase, sitePaths, todayPaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { may } from '#lib/policy.ts';
import { addDays } from '#lib/time/calendar.ts';
import { now } from '#lib/time/clock.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import { DeskNav, type NavEntry } from './desk-nav.tsx';
import { EmergencyBand } from './emergency-band.tsx';
import { MESSAGE_PLACE } from './message-place.ts';
import { releaseSaid } from './release-said.ts';
import { PublishLabel, ReleaseNews, ReleaseState } from './release-state.tsx';
import { SamePageIn } from './same-page-in.tsx';
import { boardWords } from './today/words.ts';
import './desk.css';

type Props = { children: ReactNode; params: Promise<{ locale: string; festival: string }> };

export const generateMetadata = answeringMetadata(async ({ params }: Props): Promise<Metadata> => {
  const { locale, festival: slug } = await params;
  const festival = await gate(isLocale(locale) ? locale : defaultLocale, slug, 'read');
  const name = inLocale(festival.name, isLocale(locale) ? locale : defaultLocale);
  return { title: { template: `%s · ${name}`, default: name }, robots: { index: false, follow: false } };
});

/** The frame every page of a festival's desk stands in: whose it is, what is public, where else to go. */
export default doorPage(async function DeskLayout({ children, params }: Props) {
  const { locale: asked, festival: slug } = await params;
  const locale: Locale = isLocale(asked) ? asked : defaultLocale;
  const festival = await gate(locale, slug, 'read');
  const [t, common] = [await getTranslations('desk'), await getTranslations('common')];
  const paths = deskPaths(locale, festival.slug);
  const said = await releaseSaid(festival, locale);
  const mayPublish = may(festival.role, 'publish');
  const mayDay = may(festival.role, 'day');
  const [day, board] = [todayPaths(locale, festival.slug), boardWords(locale).t];
  // While the festival is on, and the evening before, what goes wrong comes first: on a telephone it stands in the bar.
  const today = festivalDayOf(fromInstant(now(), festival.timeZone), festival.dayStartsAt);
  const isOn = mayDay && addDays(today, 1) >= festival.startsOn && today <= festival.endsOn;

  const entry = (key: DeskSection): NavEntry => ({ key, href: paths.section(key), label: t(`nav.${key}`) });
  const groups = [
    {
      title: t('nav.programme'),
      entries: [
        { key: 'overview', href: paths.overview(), label: t('nav.overview') } as const,
        ...(isOn ? [entry('today')] : []),
        ...(['grid', 'events', 'warnings', 'films', 'people', 'pictures', 'venues'] as const).map(entry),
      ],
    },
    {
      title: t('nav.frame'),
      entries: [
        ...(['days', 'blocks', 'themes', 'offers', 'pages', 'appearance', 'settings'] as const).map(entry),
        ...(may(festival.role, 'settings') ? [entry('import')] : []),
      ],
    },
    {
      title: t('nav.together'),
      entries: [
        ...(may(festival.role, 'volunteers') ? [entry('volunteers')] : []),
        ...(mayDay && !isOn ? [entry('today')] : []),
        ...(may(festival.role, 'team-links') ? [entry('team-links')] : []),
        ...(may(festival.role, 'members') ? [entry('members')] : []),
        ...(mayPublish ? [entry('publish')] : []),
      ],
    },
  ].filter((group) => group.entries.length > 0);

  return (
    <div className="desk">
      <a href="#content" className="skip">
        {common('skip')}
      </a>
      <ReleaseNews said={said} address={paths.state()}>
        <header className="desk-top no-print">
          <div className="desk-whose">
            <Link
              href={paths.overview() as Route}
              prefetch={false}
              className="block truncate font-title text-[1.2rem] font-extrabold leading-tight no-underline"
            >
              {inLocale(festival.name, locale)}
            </Link>
            <ReleaseState leftOutPath={paths.leftOut('any')} />
          </div>
          <div id={MESSAGE_PLACE} className="desk-message" />
          <div className="flex flex-none items-center gap-2">
            {said.number > 0 && (
              <Link href={programmeBase(locale, festival.slug) as Route} prefetch={false} className="btn max-lg:hidden">
                <ExternalLink aria-hidden size={18} />
                {t('seePublic')}
              </Link>
            )}
            {mayPublish && (
              <Link href={paths.section('publish') as Route} prefetch={false} className="btn lamp">
                <Send aria-hidden size={18} />
                <PublishLabel />
              </Link>
            )}
          </div>
        </header>
      </ReleaseNews>
      <DeskNav label={t('nav.label')} more={t('nav.more')} groups={groups}>
        {said.number > 0 && (
          <Link
            href={programmeBase(locale, festival.slug) as Route}
            prefetch={false}
            className="desk-link row lg:hidden"
          >
            <ExternalLink aria-hidden size={20} />
            {t('seePublic')}
          </Link>
        )}
        <Link href={sitePaths(locale).desk() as Route} prefetch={false} className="desk-link row">
          <LayoutGrid aria-hidden size={20} />
          {t('nav.allFestivals')}
        </Link>
        <Link href={sitePaths(locale).account() as Route} prefetch={false} className="desk-link row">
          <UserRound aria-hidden size={20} />
          {t('nav.account')}
        </Link>
        <SamePageIn locale={otherLocale(locale)} className="desk-link row">
          <Languages aria-hidden size={20} />
          {locale === 'fr' ? common('english') : common('french')}
        </SamePageIn>
        <ThemeSwitch labels={themeLabels(locale)} />
      </DeskNav>
      <main id="content" tabIndex={-1} className="desk-main">
        <EmergencyBand
          first={openEmergencies(festival, locale)}
          address={day.emergencies()}
          post={mayDay ? day.post() : null}
          board={day.emergency()}
          locale={locale}
          words={{ title: board('emergency.title'), take: board('emergency.take'), see: board('emergency.see') }}
        />
        {festival.isDemonstration && <p className="demo mb-4 rounded-card !px-4">{t('demonstration')}</p>}
        {festival.role === 'reader' && <p className="mb-4 rounded-card bg-sunk px-4 py-2 text-soft">{t('readOnly')}</p>}
        <NextIntlClientProvider messages={{ common: messages[locale].common, conflict: messages[locale].conflict }}>
          {children}
        </NextIntlClientProvider>
      </main>
    </div>
  );
});
