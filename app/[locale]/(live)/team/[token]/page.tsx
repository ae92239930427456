import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { defaultLocale, isLocale } from '../../../../../lib/i18n/locale.ts';
import { sitePaths } from '../../../../../lib/i18n/paths.ts';
import { inLocale } from '../../../../../lib/i18n/text.ts';
import { roomSheetsOf } from '../../../../../lib/programme/room-sheets.ts';
import { teamOf } from '../../../../../lib/programme/team-links.ts';
import { now } from '../../../../../lib/time/clock.ts';
import { festivalDayOf } from '../../../../../lib/time/festival-day.ts';
import { typeset } from '../../../../../lib/time/format.ts';
import { fromInstant } from '../../../../../lib/time/wall-clock.ts';
import { Islands } from '../../../../_components/islands.tsx';
import { OfflineMark } from '../../../../_components/offline-mark.tsx';
import { PrintButton } from '../../../../_components/programme/print-button.tsx';
import { type Programme, programmeOf } from '../../../../_components/programme/programme.ts';
import { inOtherLocale, SiteHeader } from '../../../../_components/site-header.tsx';
import { InstantOf } from '../../../../_components/time.tsx';
import { nonce } from '../../../../_server/nonce.ts';
import { answeringMetadata, doorPage } from '../../../../_server/refusal.tsx';
import { Choice, type Chosen } from './choice.tsx';
import { Sheet } from './sheet.tsx';
import { teamWords } from './team-words.ts';
import './team.css';

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
  const { festival, document } = opened;
  const base = sitePaths(locale).team(token);
  const wall = fromInstant(at, festival.timeZone);
  const today = festivalDayOf(wall, festival.dayStartsAt);
  return { locale, base, festival, document, wall, today, query: await searchParams };
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

/** What the people in the rooms need, day by day and room by room, from the current release. No account, no script. */
export default doorPage(async function TeamPage(props: Props) {
  const { locale, base, festival, document, wall, today, query } = await load(props);
  const words = teamWords(locale);
  const { t } = words;
  const sheets = document ? roomSheetsOf(document) : [];
  const chosen = chosenIn(query, sheets.some(({ date }) => date === today) ? today : null);
  const shown = sheets.filter(
    ({ date, room }) => (chosen.day ?? date) === date && (chosen.room ?? room.number) === room.number,
  );
  const programme: Programme | null = document && programmeOf({ document, locale, base, siteUrl: null });
  return (
    <div className="team">
      <Islands nonce={await nonce()} />
      {festival.isDemonstration && <aside className="demo no-print">{t('demonstration')}</aside>}
      <SiteHeader locale={locale} otherHref={inOtherLocale(locale, base)} />
      <main id="content" tabIndex={-1} className="team-main">
        <div className="team-head no-print">
          <p className="team-festival">
            <bdi>{typeset(inLocale(festival.name, locale), locale)}</bdi>
          </p>
          <h1>{t('title')}</h1>
          {document && (
            <p className="team-release">
              {t('version', { number: document.number })},{' '}
              <InstantOf at={document.publishedAt} zone={festival.timeZone} locale={locale} style="long" />
            </p>
          )}
          {shown.length > 0 && (
            <p className="team-print">
              <PrintButton label={t('print')} /> <span className="hint">{t('printHint', { count: shown.length })}</span>
            </p>
          )}
        </div>
        {programme && <Choice sheets={sheets} chosen={chosen} base={base} programme={programme} words={words} />}
        {programme && shown.length > 0 ? (
          <div className="sheets">
            {shown.map((sheet) => (
              <Sheet
                key={`${sheet.date} ${sheet.room.number}`}
                sheet={sheet}
                programme={programme}
                words={words}
                wall={sheet.date === today ? wall : null}
              />
            ))}
          </div>
        ) : (
          <p className="team-empty">{t(programme ? 'nothing' : 'unpublished')}</p>
        )}
      </main>
      <OfflineMark locale={locale} timeZone={festival.timeZone} />
    </div>
  );
});

/** `?day=2026-11-28&room=3`. Without a day, today while the festival runs, else all; `all` is all. */
function chosenIn(query: Awaited<Props['searchParams']>, today: string | null): Chosen {
  const { day, room } = query;
  return {
    day: day === undefined ? today : typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null,
    room: typeof room === 'string' && /^[1-9]\d{0,6}$/.test(room) ? Number(room) : null,
  };
}
