import { randomUUID } from 'node:crypto';
import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { lastChange } from '../../../../../../../../lib/events/act-history.ts';
import { importLists } from '../../../../../../../../lib/exchange/import-lists.ts';
import { keptEvents } from '../../../../../../../../lib/exchange/kept-programme.ts';
import { saidTwice } from '../../../../../../../../lib/exchange/list-columns.ts';
import { deskPaths } from '../../../../../../../../lib/i18n/paths.ts';
import { IslandMessages } from '../../../../../../../_components/records/island-messages.tsx';
import { Empty, RecordHead } from '../../../../../../../_components/records/page-head.tsx';
import { gate } from '../../../../../../../_server/gate.ts';
import { deskPage } from '../../../../../../../_server/refusal.tsx';
import { deskLocale } from '../../../desk-locale.ts';
import { ListPlanForm } from '../../list-form.tsx';
import { importableOf, permissionOf } from '../../list-place.ts';
import { Columns, ColumnsSaid } from './columns.tsx';
import { EventList } from './event-list.tsx';
import { PlanRows } from './plan-rows.tsx';

type Props = { params: Promise<{ locale: string; festival: string; noun: string; list: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exchange.plan'))('title') };
}

/** What a list would do, before anything is written; of séances, what it says. */
export default deskPage(async function ListPlanPage({ params }: Props) {
  const { locale: asked, festival: slug, noun, list: segment } = await params;
  const locale = deskLocale(asked);
  const name = importableOf(noun);
  const festival = await gate(locale, slug, permissionOf(name));
  const id = /^\d{1,9}$/.test(segment) ? Number(segment) : 0;
  const back = {
    href: deskPaths(locale, festival.slug).list(name),
    label: (await getTranslations('lists'))(`${name}.title`),
  };
  if (name === 'events') {
    const read = keptEvents(festival, id);
    if (!read) return <GoneList back={back} />;
    const { slug: own, dayStartsAt } = festival;
    return <EventList read={read} slug={own} dayStartsAt={dayStartsAt} back={back} locale={locale} />;
  }
  const list = importLists[name];
  const kept = list.kept(festival, id);
  if (!kept) return <GoneList back={back} />;
  const plan = list.shown(festival, kept, locale);
  const t = await getTranslations('exchange.plan');
  const own = await getTranslations('lists');
  const count = kept.table.rows.length;
  const doing = plan.rows.filter(({ is }) => is === 'new' || is === 'changed').length;
  const isOpen = plan.rows.some(({ is }) => is === 'asked' || is === 'refused' || is === 'left');
  return (
    <>
      <RecordHead back={back} title={t('title')}>
        {kept.name === '' ? t('pasted', { count }) : t('named', { name: kept.name, count })}
      </RecordHead>
      <IslandMessages locale={locale}>
        <ListPlanForm
          plan={`${plan.fingerprint} ${kept.mapping.join()} ${kept.hasHeader}`}
          place={{ slug: festival.slug, list: name, id: kept.id }}
        >
          <input type="hidden" name="fingerprint" value={plan.fingerprint} />
          <input type="hidden" name="clientKey" value={randomUUID()} />
          <input type="hidden" name="seen" value={lastChange(festival.db, festival.id)} />
          {doing === 0 && !isOpen && (
            <p className="rounded-field bg-good-bg px-4 py-3 font-semibold">{own(`${name}.nothing`)}</p>
          )}
          <ColumnsSaid kept={kept} list={name} locale={locale} />
          <PlanRows list={name} plan={plan} locale={locale} />
          <Columns kept={kept} list={name} columns={list.columns} locale={locale} />
          <div className="record-bar">
            <button
              type="submit"
              name="intent"
              value="apply"
              className="btn lamp"
              disabled={doing === 0 || saidTwice(kept.mapping).length > 0}
            >
              {own(`${name}.apply`, { count: doing })}
            </button>
            <button type="submit" name="intent" value="replan" className="btn">
              {t('replan')}
            </button>
          </div>
        </ListPlanForm>
      </IslandMessages>
    </>
  );
});

async function GoneList({ back }: { back: { href: string; label: string } }) {
  const t = await getTranslations('exchange.gone');
  return (
    <>
      <RecordHead back={back} title={t('title')} />
      <Empty title={t('title')} text={t('text')}>
        <Link href={back.href as Route} prefetch={false} className="btn lamp">
          {(await getTranslations('lists'))('read')}
        </Link>
      </Empty>
    </>
  );
}
