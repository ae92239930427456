import { createHash } from 'node:crypto';
import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { NextIntlClientProvider } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { gate } from '#app/_server/gate.ts';
import { deskPage } from '#app/_server/refusal.tsx';
import { deskLocale } from '#app/[locale]/(live)/organise/[festival]/desk-locale.ts';
import { type GridScene, gridSceneOf } from '#lib/events/grid-scene.ts';
import { gridStart } from '#lib/events/grid-start.ts';
import { pack } from '#lib/events/packed.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { typesetMessages } from '#lib/i18n/typeset-messages.ts';
import { may } from '#lib/policy.ts';
import { saidWarnings } from '#lib/warnings/said-warnings.ts';
import '#app/[locale]/(live)/organise/[festival]/events/events.css';
import './grid.css';
import { GridApp } from './grid-app.tsx';

type Props = {
  params: Promise<{ locale: string; festival: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('grid'))('title') };
}

/** The organiser's evening on one screen: rooms or days as columns, time running down, a card under the finger. */
export default deskPage(async function GridPage({ params, searchParams }: Props) {
  const { locale: asked, festival: slug } = await params;
  const locale = deskLocale(asked);
  const festival = await gate(locale, slug, 'read');
  const t = await getTranslations('grid');
  const start = gridStart(festival);
  const scene = gridSceneOf(start, locale);
  const { day } = await searchParams;
  const { acts, common, desk, fields, grid, terms, warnings } = typesetMessages(locale);
  const paths = deskPaths(locale, slug);
  return (
    <>
      <h1 className="spoken">{t('title')}</h1>
      <noscript>
        <p className="empty">
          {t('noScript')}{' '}
          <a href={`${paths.section('events')}?view=list`} className="link">
            {t('openList')}
          </a>
        </p>
      </noscript>
      {scene.rooms.length === 0 ? (
        <div className="empty">
          <p>{t('empty')}</p>
          <Link href={paths.section('venues') as Route} prefetch={false} className="btn lamp">
            {t('makeRoom')}
          </Link>
        </div>
      ) : (
        <NextIntlClientProvider
          messages={{
            ...{ acts, common, fields, grid, terms },
            ...{ warnings: { level: warnings.level } as never, desk: { settle: desk.settle } as never },
          }}
        >
          <GridApp
            key={frameKey(scene)}
            packed={pack(scene)}
            said={saidWarnings(festival.id, slug, locale)}
            turns={start.turns}
            userId={festival.actor.userId}
            locale={locale}
            canEdit={may(festival.role, 'schedule')}
            canAccept={may(festival.role, 'accept-warnings')}
            asked={typeof day === 'string' ? day : undefined}
          />
        </NextIntlClientProvider>
      )}
    </>
  );
});

/** Séances come by the stream; whatever else the grid is drawn from begins it anew. */
function frameKey({ events: _, lastChange: __, ...frame }: GridScene): string {
  return createHash('sha256').update(JSON.stringify(frame)).digest('base64url').slice(0, 16);
}
