import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { hourPattern } from '#app/_components/device-clock.ts';
import { currentActor } from '#app/_server/actor.ts';
import { gate } from '#app/_server/gate.ts';
import { deskPage } from '#app/_server/live-page.tsx';
import { env } from '#lib/env.ts';
import { readLocale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { sitePaths, todayPaths } from '#lib/i18n/paths.ts';
import { openAlarms } from '#lib/live/queries.ts';
import { may } from '#lib/policy.ts';
import { Alarm } from './alarm.tsx';
import { TodayLive } from './today-live.tsx';
import '#app/_components/push.css';
import './today.css';

type Props = { children: ReactNode; params: Promise<{ locale: string; festival: string }> };

/** Shared by the pages of the day: keeps them up to date, and shows taps that were not sent. */
export default deskPage(async function TodayLayout({ children, params }: Props) {
  const { locale: asked, festival: slug } = await params;
  const locale = readLocale(asked);
  const paths = todayPaths(locale, slug);
  const festival = await gate(locale, slug, 'read');
  const running = may(festival.role, 'day') ? await gate(locale, slug, 'day') : null;
  const actor = await currentActor();
  const { common, conflict, board } = messages[locale];
  const { refused: _, preview: __, ...words } = board;
  return (
    <NextIntlClientProvider messages={{ common, conflict, board: words }}>
      <div className="today">
        {actor && running && (
          <TodayLive
            address={paths.post()}
            account={actor.userId}
            signIn={sitePaths(locale).signIn()}
            hour={hourPattern(locale)}
            board={paths.board()}
            emergency={paths.emergency()}
            isKept={env().isKeptOffline}
            locale={locale}
            zone={festival.timeZone}
          />
        )}
        {children}
        {running && <Alarm open={openAlarms(running)} />}
      </div>
    </NextIntlClientProvider>
  );
});
