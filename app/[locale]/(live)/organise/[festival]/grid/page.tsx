import { NextIntlClientProvider } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { gridStart } from '#lib/events/grid-scene.ts';
import { pack } from '#lib/events/packed.ts';
import { SEPARATOR, typesetIn } from '#lib/i18n/typeset.ts';
import { typesetMessages } from '#lib/i18n/typeset-messages.ts';
import { may } from '#lib/policy.ts';
import { now } from '#lib/time/clock.ts';
import { formatDateRange } from '#lib/time/format.ts';
import { saidWarnings } from '#lib/warnings/said-warnings.ts';
import '#app/_components/records/records.css';
import '#app/[locale]/(live)/organise/[festival]/events/events.css';
import './grid.css';
import './whole.css';
import { GridApp } from './grid-app.tsx';

export const generateMetadata = titled('grid', 'title');

/** The grid: the programme on one screen, with rooms or days as columns and time running down. */
export default festivalPage('read', async function GridPage({ locale, festival, paths }) {
  const t = await getTranslations('grid');
  const { packed, hasRooms, turns } = gridStart(festival, locale);
  const { acts, common, desk, fields, grid, terms, warnings } = typesetMessages(locale);
  return (
    <>
      <h1 className="spoken">{t('title')}</h1>
      <p className="grid-paper">
        {typesetIn(festival.name, locale)}
        {SEPARATOR}
        {formatDateRange(festival.startsOn, festival.endsOn, locale)}
      </p>
      <noscript>
        <p className="empty">
          {t('noScript')}{' '}
          <a href={`${paths.section('events')}?view=list`} className="link">
            {t('openList')}
          </a>
        </p>
      </noscript>
      {!hasRooms ? (
        <div className="empty">
          <p>{t('empty')}</p>
          <Link href={paths.section('venues')} className="btn lamp justify-self-start">
            {t('makeRoom')}
          </Link>
        </div>
      ) : (
        <NextIntlClientProvider
          messages={{
            acts,
            common,
            fields,
            grid,
            terms,
            warnings: { touch: warnings.touch } as never,
            desk: { settle: desk.settle } as never,
          }}
        >
          <GridApp
            packed={packed}
            said={pack(saidWarnings(festival, locale, now()))}
            turns={turns}
            userId={festival.actor.userId}
            locale={locale}
            canEdit={may(festival.role, 'schedule')}
            remit={festival.actor.remit ?? null}
            canAccept={may(festival.role, 'accept-warnings')}
          />
        </NextIntlClientProvider>
      )}
    </>
  );
});
