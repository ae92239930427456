import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { defaultLocale, isLocale } from '../../../../../lib/i18n/locale.ts';
import { sitePaths } from '../../../../../lib/i18n/paths.ts';
import { inLocale } from '../../../../../lib/i18n/text.ts';
import { underLive } from '../../../../../lib/live/drawn.ts';
import { teamFactsOf } from '../../../../../lib/live/queries.ts';
import { teamOf } from '../../../../../lib/programme/team-links.ts';
import { now } from '../../../../../lib/time/clock.ts';
import { festivalDayOf } from '../../../../../lib/time/festival-day.ts';
import { typeset } from '../../../../../lib/time/format.ts';
import { fromInstant } from '../../../../../lib/time/wall-clock.ts';
import { formKey } from '../../../../../lib/volunteers/form-key.ts';
import { peopleInRooms } from '../../../../../lib/volunteers/people-in-rooms.ts';
import { publishedRooms } from '../../../../../lib/volunteers/plan.ts';
import { safetyContactOf } from '../../../../../lib/volunteers/queries.ts';
import { pageStamp } from '../../../../../lib/volunteers/stamp.ts';
import { Islands } from '../../../../_components/islands.tsx';
import { OfflineMark } from '../../../../_components/offline-mark.tsx';
import { type Programme, programmeOf } from '../../../../_components/programme/programme.ts';
import { inOtherLocale, SiteHeader } from '../../../../_components/site-header.tsx';
import { answeringMetadata, doorPage } from '../../../../_server/refusal.tsx';
import { KeepingTaps } from './own/keeping-taps.tsx';
import { shiftWords } from './own/own-view.ts';
import { SheetEmergency } from './sheet-emergency.tsx';
import { SheetsPart } from './sheets-part.tsx';
import { TapDone } from './tap-done.tsx';
import { teamWords } from './team-words.ts';

type Props = {
  params: Promise<{ locale: string; token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

async function load({ params, searchParams }: Props) {
  const { locale: asked, token } = await params;
  const locale = isLocale(asked) ? asked : defaultLocale;
  const at = now();
  // The proxy has answered 404 or 410 to any other link.
  const opened = teamOf(token, at);
  if (!opened.ok) notFound();
  const { who: festival, document } = opened;
  const base = sitePaths(locale).team(token);
  const wall = fromInstant(at, festival.timeZone);
  const today = festivalDayOf(wall, festival.dayStartsAt);
  const facts = teamFactsOf(festival.id, at);
  const people = peopleInRooms(festival, document, facts);
  return {
    locale,
    base,
    festival,
    document,
    facts,
    people,
    wall,
    today,
    stamp: pageStamp(festival),
    emergency: {
      ...{ token, locale, who: festival, now: Date.parse(at) },
      contact: safetyContactOf(festival.id, festival.db),
      rooms: publishedRooms(festival, document),
      formKey: (...parts: readonly (string | number)[]) => formKey(0, festival.link.id, ...parts),
    },
    query: await searchParams,
  };
}

export const generateMetadata = answeringMetadata(async (props: Props): Promise<Metadata> => {
  const { festival, locale } = await load(props);
  const t = await getTranslations('team');
  return {
    title: `${t('title')} · ${inLocale(festival.name, locale)}`,
    robots: { index: false, follow: false },
    referrer: 'no-referrer',
  };
});

/**
 * What the people in the rooms need, day by day and room by room, from the current release and what holds today. No account; it needs no script, and stays true
 * by one.
 */
export default doorPage(async function TeamPage(props: Props) {
  const { locale, base, festival, document, facts, people, wall, today, stamp, emergency, query } = await load(props);
  const words = teamWords(locale);
  const programme: Programme | null =
    document && programmeOf({ document: underLive(document, facts), locale, base, siteUrl: null });
  return (
    <div className="team">
      <KeepingTaps view={{ t: shiftWords(locale), locale }} />
      <Islands />
      {festival.isDemonstration && <aside className="demo no-print">{words.t('demonstration')}</aside>}
      <SiteHeader locale={locale} otherHref={inOtherLocale(locale, base)} isPlain />
      <TapDone locale={locale} said={query.said} />
      <SheetsPart {...{ document, programme, base, people, facts, stamp, wall, today, query, words }}>
        <p className="team-festival">
          <bdi>{typeset(inLocale(festival.name, locale), locale)}</bdi>
        </p>
        <SheetEmergency place={emergency} room={query.room} />
      </SheetsPart>
      <OfflineMark locale={locale} timeZone={festival.timeZone} />
    </div>
  );
});
