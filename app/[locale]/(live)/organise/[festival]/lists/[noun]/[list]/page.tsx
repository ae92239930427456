import { getTranslations } from 'next-intl/server';
import { PlanForm } from '#app/_components/importing/plan-form.tsx';
import { GonePlan, NothingToDo, PlanBar, PlanSeen } from '#app/_components/importing/plan-parts.tsx';
import { IslandMessages, RecordHead } from '#app/_components/records/page-frame.tsx';
import { festivalPage, titled } from '#app/_server/festival-page.tsx';
import { sayOfPostedList } from '#app/[locale]/(live)/organise/[festival]/lists/actions.ts';
import { importableOf, toImport } from '#app/[locale]/(live)/organise/[festival]/lists/list-place.ts';
import { importLists } from '#lib/exchange/lists/import-lists.ts';
import { saidTwice } from '#lib/exchange/lists/list-columns.ts';
import { seenListOf } from '#lib/exchange/lists/list-job.ts';
import { seenEventsOf } from '#lib/exchange/programmes/programme-desk.ts';
import { Columns, ColumnsSaid } from './columns.tsx';
import { EventList } from './event-list.tsx';
import { PlanRows } from './plan-rows.tsx';

export const generateMetadata = titled('exchange.plan', 'title');

/**
 * What importing a list would do, before anything is written; for a list of séances, what it
 * contains.
 */
export default festivalPage(toImport, async function ListPlanPage({ locale, festival, paths, segments }) {
  const { noun, list: segment = '' } = segments;
  const name = importableOf(noun);
  const id = /^\d{1,9}$/.test(segment) ? Number(segment) : 0;
  const own = await getTranslations('lists');
  const back = { href: paths.list(name), label: own(`${name}.title`) };
  const lost = await getTranslations('exchange.gone');
  const gone = <GonePlan back={back} title={lost('title')} text={lost('text')} read={own('read')} />;
  if (name === 'events') {
    const read = await seenEventsOf(festival, id);
    if (!read) return gone;
    return (
      <EventList read={read} slug={festival.slug} dayStartsAt={festival.dayStartsAt} back={back} locale={locale} />
    );
  }
  const list = importLists[name];
  const seen = await seenListOf(list, festival, id, locale);
  if (!seen) return gone;
  const { kept, count, plan } = seen;
  const t = await getTranslations('exchange.plan');
  const doing = plan.counts.new + plan.counts.changed;
  const isOpen = plan.counts.asked + plan.counts.refused + plan.counts.left > 0;
  return (
    <>
      <RecordHead back={back} title={t('title')}>
        {kept.name === '' ? t('pasted', { count }) : t('named', { name: kept.name, count })}
      </RecordHead>
      <IslandMessages locale={locale}>
        <PlanForm
          plan={`${plan.fingerprint} ${kept.mapping.join()} ${kept.hasHeader}`}
          action={sayOfPostedList.bind(null, { slug: festival.slug, list: name, id: kept.id })}
        >
          <PlanSeen festival={festival} fingerprint={plan.fingerprint} />
          {doing === 0 && !isOpen && <NothingToDo>{own(`${name}.nothing`)}</NothingToDo>}
          <ColumnsSaid kept={kept} list={name} locale={locale} />
          <PlanRows list={name} plan={plan} locale={locale} />
          <Columns kept={kept} list={name} columns={list.columnsFor(festival.role)} locale={locale} />
          <PlanBar
            intent="apply"
            label={own(`${name}.apply`, { count: doing })}
            isDisabled={doing === 0 || saidTwice(kept.mapping).length > 0}
          />
        </PlanForm>
      </IslandMessages>
    </>
  );
});
