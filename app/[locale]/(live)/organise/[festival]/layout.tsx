import { UserRound } from 'lucide-react';
import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { OneLanguage } from '#app/_components/records/one-language.tsx';
import { WRITES_IN } from '#app/_components/records/writes-in.ts';
import { SkipLink, themeLabels } from '#app/_components/site-header.tsx';
import { openEmergencies } from '#app/_server/emergencies.ts';
import { gate } from '#app/_server/gate.ts';
import { answeringMetadata, doorPage } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { ThemeSwitch } from '#app/_ui/theme-switch.tsx';
import { remitNames } from '#lib/accounts/members.ts';
import { lastChange } from '#lib/events/act-answers.ts';
import { festivalsToOpen, OWN_SHOWN } from '#lib/festivals/queries.ts';
import { isLocale, type Locale, otherLocale, readLocale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { deskPaths, sitePaths, todayPaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset, typesetIn } from '#lib/i18n/typeset.ts';
import { typesetMessages } from '#lib/i18n/typeset-messages.ts';
import { type Authorized, type Festival, may } from '#lib/policy.ts';
import { addDays } from '#lib/time/calendar.ts';
import { now } from '#lib/time/clock.ts';
import { dayOnAt } from '#lib/time/festival-day.ts';
import { formatDate, formatDateRange } from '#lib/time/format.ts';
import { deskGroups } from './desk-groups.ts';
import { DeskNav, Tabs } from './desk-nav.tsx';
import { Finder } from './finder/finder.tsx';
import './finder/finder.css';
import { MESSAGE_PLACE } from '#app/_components/message-place.ts';
import { NAV_FOLDED } from './desk-cookies.ts';
import { EmergencyBand, FestivalSwitch, PublishWay, ReleaseNews, ReleaseState } from './desk-header.tsx';
import { KeysList, SamePageIn } from './desk-tools.tsx';
import { keysSaid, releaseSaid } from './frame-said.ts';
import { boardWords } from './today/scene.ts';
import { WhoIsHere } from './who-is-here.tsx';
import './desk.css';

type Props = { children: ReactNode; params: Promise<{ locale: string; festival: string }> };

export const generateMetadata = answeringMetadata(async ({ params }: Props): Promise<Metadata> => {
  const { locale, festival: slug } = await params;
  const festival = await gate(readLocale(locale), slug, 'read');
  const name = inLocale(festival.name, readLocale(locale));
  return { title: { template: `%s · ${name}`, default: name }, robots: { index: false, follow: false } };
});

/** The frame of every page of a festival's desk: its name, what is published, the navigation. */
export default doorPage(async function DeskLayout({ children, params }: Props) {
  const { locale: asked, festival: slug } = await params;
  const locale = readLocale(asked);
  const festival = await gate(locale, slug, 'read');
  const t = await getTranslations('desk');
  const paths = deskPaths(locale, festival.slug);
  const said = await releaseSaid(festival, locale, { isFrame: true });
  const given = festival.actor.remit;
  const remit = given && remitNames(festival.id, given, festival.db);
  const writesIn = (await cookies()).get(WRITES_IN)?.value;
  // During the festival, and on the evening before, « Le jour J » comes first: on a phone it is in
  // the bar.
  const today = dayOnAt(festival, now());
  const isOn = may(festival.role, 'day') && addDays(today, 1) >= festival.startsOn && today <= festival.endsOn;
  // The server names what the finder finds, so these messages are not sent.
  const { acts: _, shift: __, ...finderWords } = typesetMessages(locale).finder;
  const groups = deskGroups(locale, festival.slug, festival.role, isOn);
  const toOpen = (one: Pick<Festival, 'slug' | 'name' | 'startsOn' | 'endsOn'>) => ({
    slug: one.slug,
    name: typesetIn(one.name, locale),
    when: formatDateRange(one.startsOn, one.endsOn, locale),
  });

  return (
    <div className="desk">
      <SkipLink locale={locale} />
      <ReleaseNews said={said} address={paths.state()}>
        <header className="desk-top no-print">
          <div className="desk-whose">
            <FestivalSwitch
              current={toOpen(festival)}
              festivals={festivalsToOpen(festival.actor).slice(0, OWN_SHOWN).map(toOpen)}
              all={sitePaths(locale).desk()}
              words={{
                change: t('switch.change'),
                search: t('switch.search'),
                none: t('switch.none'),
                all: t('nav.allFestivals'),
              }}
            />
            <ReleaseState leftOutPath={paths.leftOut('any')} />
          </div>
          <div id={MESSAGE_PLACE} className="desk-message" />
          <div className="flex flex-none items-center gap-2">
            {(may(festival.role, 'schedule') || may(festival.role, 'volunteers')) && (
              <NextIntlClientProvider messages={{ desk: { here: typesetMessages(locale).desk.here } }}>
                <WhoIsHere
                  slug={festival.slug}
                  base={paths.overview()}
                  after={lastChange(festival.db, festival.id)}
                  userId={festival.actor.userId}
                />
              </NextIntlClientProvider>
            )}
            <NextIntlClientProvider messages={{ finder: finderWords }}>
              <Finder
                address={paths.finder()}
                day={typeset(formatDate(festival.startsOn, locale, 'long').split(' ')[0] ?? '', locale)}
              />
            </NextIntlClientProvider>
            {may(festival.role, 'publish') && <PublishWay href={paths.section('publish')} />}
          </div>
        </header>
        <DeskNav
          label={t('nav.label')}
          words={{ menu: t('nav.menu'), fold: t('nav.fold'), unfold: t('nav.unfold') }}
          groups={groups}
          isFolded={(await cookies()).get(NAV_FOLDED)?.value === '1'}
        >
          <DeskTools locale={locale} />
        </DeskNav>
      </ReleaseNews>
      <main id="content" tabIndex={-1} className="desk-main">
        <Emergencies festival={festival} locale={locale} />
        {festival.isDemonstration && (
          <p className="demo mb-4 rounded-card !px-4">{(await getTranslations('terms'))('demonstration')}</p>
        )}
        {festival.role === 'team' && <p className="desk-role">{t('readOnly')}</p>}
        {remit && (
          <p className="desk-role">
            {t('remit', {
              count: remit.themes.length + remit.rooms.length,
              names: [...remit.themes, ...remit.rooms].map((name) => typesetIn(name, locale)).join(', '),
            })}
          </p>
        )}
        <Tabs
          label={t('nav.settings')}
          tabs={groups.inSettings.map(({ href, label }) => ({ href, label }))}
          isOnlyThere
        />
        <NextIntlClientProvider messages={{ common: messages[locale].common, conflict: messages[locale].conflict }}>
          <OneLanguage first={isLocale(writesIn) ? writesIn : festival.locale}>{children}</OneLanguage>
        </NextIntlClientProvider>
      </main>
    </div>
  );
});

/** Open emergencies, above every page. */
function Emergencies({ festival, locale }: { festival: Authorized<'read'>; locale: Locale }) {
  const [day, { t }] = [todayPaths(locale, festival.slug), boardWords(locale)];
  return (
    <EmergencyBand
      first={openEmergencies(festival, locale)}
      address={day.emergencies()}
      post={may(festival.role, 'day') ? day.post() : null}
      board={day.emergency()}
      locale={locale}
      words={{
        title: t('emergency.title'),
        take: t('emergency.take'),
        see: t('emergency.see'),
        relatives: t('emergency.relatives'),
      }}
    />
  );
}

/** The account, the language, the appearance and the list of keys. */
async function DeskTools({ locale }: { locale: Locale }) {
  const account = (await getTranslations('desk.nav'))('account');
  const common = await getTranslations('common');
  const other = otherLocale(locale);
  return (
    <>
      <Link href={sitePaths(locale).account()} className="desk-tool" aria-label={account} title={account}>
        <UserRound aria-hidden size={20} />
      </Link>
      <SamePageIn locale={other}>
        <span aria-hidden className="uppercase">
          {other}
        </span>
        <span className="spoken">{common(other === 'fr' ? 'french' : 'english')}</span>
      </SamePageIn>
      <ThemeSwitch labels={themeLabels(locale)} />
      <KeysList said={keysSaid(locale)} />
    </>
  );
}
