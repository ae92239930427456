import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { env } from '../../../../../../lib/env.ts';
import { messages } from '../../../../../../lib/i18n/messages.ts';
import { sitePaths, todayPaths } from '../../../../../../lib/i18n/paths.ts';
import { hourPattern } from '../../../../../_components/device-clock.ts';
import { currentActor } from '../../../../../_server/actor.ts';
import { gate } from '../../../../../_server/gate.ts';
import { deskPage } from '../../../../../_server/refusal.tsx';
import { deskLocale } from '../desk-locale.ts';
import { TodayLive } from './today-live.tsx';
import './today.css';

type Props = { children: ReactNode; params: Promise<{ locale: string; festival: string }> };

/** What every page of the day shares: it stays fresh, and says what has not been sent. */
export default deskPage(async function TodayLayout({ children, params }: Props) {
  const { locale: asked, festival: slug } = await params;
  const locale = deskLocale(asked);
  const paths = todayPaths(locale, slug);
  const festival = await gate(locale, slug, 'day');
  const actor = await currentActor();
  const { common, conflict, board } = messages[locale];
  const { refused: _, preview: __, ...words } = board;
  return (
    <NextIntlClientProvider messages={{ common, conflict, board: words }}>
      <div className="today">
        {actor && (
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
      </div>
    </NextIntlClientProvider>
  );
});
