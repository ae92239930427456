import { randomUUID } from 'node:crypto';
import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { sourceOf } from '../../../../../../../../lib/exchange/film-columns.ts';
import { filmPlanOf } from '../../../../../../../../lib/exchange/film-import.ts';
import { filmListOf } from '../../../../../../../../lib/exchange/film-list.ts';
import { keptList } from '../../../../../../../../lib/exchange/lists.ts';
import { deskPaths } from '../../../../../../../../lib/i18n/paths.ts';
import { IslandMessages } from '../../../../../../../_components/records/island-messages.tsx';
import { Empty, RecordHead } from '../../../../../../../_components/records/page-head.tsx';
import { gate } from '../../../../../../../_server/gate.ts';
import { deskPage } from '../../../../../../../_server/refusal.tsx';
import { deskLocale } from '../../../desk-locale.ts';
import { PlanForm } from '../list-form.tsx';
import { Columns } from './columns.tsx';
import { PlanRows } from './plan-rows.tsx';

type Props = { params: Promise<{ locale: string; festival: string; list: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exchange.plan'))('title') };
}

/** What a list of films would do, before anything is written. */
export default deskPage(async function FilmPlanPage({ params }: Props) {
  const { locale: asked, festival: slug, list: segment } = await params;
  const locale = deskLocale(asked);
  const festival = await gate(locale, slug, 'schedule');
  const t = await getTranslations('exchange');
  const films = deskPaths(locale, festival.slug).section('films');
  const kept = keptList(festival, 'film', /^\d{1,9}$/.test(segment) ? Number(segment) : 0);
  const back = { href: `${films}/import`, label: t('films.title') };
  if (!kept)
    return (
      <>
        <RecordHead back={back} title={t('gone.title')} />
        <Empty title={t('gone.title')} text={t('gone.text')}>
          <Link href={back.href as Route} prefetch={false} className="btn lamp">
            {t('films.read')}
          </Link>
        </Empty>
      </>
    );
  const list = filmListOf(kept, sourceOf(kept.table));
  const plan = filmPlanOf(festival, list);
  const count = kept.table.rows.length;
  const doing = plan.rows.filter(({ is }) => is === 'new' || is === 'changed').length;
  const isOpen = plan.rows.some(({ is }) => is === 'asked' || is === 'refused');
  return (
    <>
      <RecordHead back={back} title={t('plan.title')}>
        {kept.name === '' ? t('plan.pasted', { count }) : t('plan.named', { name: kept.name, count })}
      </RecordHead>
      <IslandMessages locale={locale}>
        <PlanForm key={plan.fingerprint} place={{ slug: festival.slug, id: kept.id }}>
          <input type="hidden" name="fingerprint" value={plan.fingerprint} />
          <input type="hidden" name="clientKey" value={randomUUID()} />
          {doing === 0 && !isOpen && (
            <p className="rounded-field bg-good-bg px-4 py-3 font-semibold">{t('plan.nothing')}</p>
          )}
          <PlanRows plan={plan} locale={locale} />
          <Columns kept={kept} />
          <div className="record-bar">
            <button type="submit" name="intent" value="apply" className="btn lamp" disabled={doing === 0}>
              {t('plan.apply', { count: doing })}
            </button>
            <button type="submit" name="intent" value="replan" className="btn">
              {t('plan.replan')}
            </button>
          </div>
        </PlanForm>
      </IslandMessages>
    </>
  );
});
