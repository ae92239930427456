import { getTranslations } from 'next-intl/server';
import { PlanForm } from '#app/_components/importing/plan-form.tsx';
import {
  Choice,
  GonePlan,
  LineTitle,
  More,
  NothingToDo,
  PlanBar,
  PlanSeen,
} from '#app/_components/importing/plan-parts.tsx';
import { IslandMessages, RecordHead } from '#app/_components/records/page-frame.tsx';
import { festivalPage, titled } from '#app/_server/festival-page.tsx';
import { sayOfPostedList, settleEventList } from '#app/[locale]/(live)/organise/[festival]/lists/actions.ts';
import { importableOf, toImport } from '#app/[locale]/(live)/organise/[festival]/lists/list-ways.tsx';
import { importLists } from '#lib/exchange/lists/import-lists.ts';
import { saidTwice } from '#lib/exchange/lists/list-columns.ts';
import { seenListOf } from '#lib/exchange/lists/list-job.ts';
import { eventColumns } from '#lib/exchange/programmes/event-columns.ts';
import { nightChoices } from '#lib/exchange/programmes/event-row.ts';
import type { SeenEvents } from '#lib/exchange/programmes/kept-programme.ts';
import { seenEventsOf } from '#lib/exchange/programmes/programme-desk.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { dayOrders } from '#lib/time/day-entry.ts';
import { formatWall } from '#lib/time/format.ts';
import { nightSaid } from '#lib/time/night.ts';
import { Columns, ColumnsSaid } from './columns.tsx';
import { Kinds, Refused } from './open-rows.tsx';
import { PlanRows } from './plan-rows.tsx';

/** A list of séances once its columns are known, before the plan for the programme is made. */
async function EventList({
  read: { kept, count, events, eventCount, refused, moreRefused, doubted, order, doubt, nights, nightCount },
  slug,
  dayStartsAt,
  back,
  locale,
}: {
  read: SeenEvents;
  slug: string;
  dayStartsAt: string;
  back: { href: string; label: string };
  locale: Locale;
}) {
  const t = await getTranslations('exchange.plan');
  const own = await getTranslations('lists');
  const common = await getTranslations('common');
  const whenOf = (wall: string) => {
    const night = nightSaid(wall, dayStartsAt, locale);
    if (night) return common('nightMoment', night);
    return formatWall(wall, locale);
  };
  return (
    <>
      <RecordHead back={back} title={own('settle')}>
        {kept.name === '' ? t('pasted', { count }) : t('named', { name: kept.name, count })}
      </RecordHead>
      <IslandMessages locale={locale}>
        <PlanForm
          plan={`${kept.mapping.join()} ${kept.hasHeader} ${order} ${nights}`}
          action={settleEventList.bind(null, { slug, id: kept.id })}
        >
          <ColumnsSaid kept={kept} list="events" locale={locale} />
          {refused.length > 0 && <Refused list="events" rows={refused} more={moreRefused} locale={locale} />}
          {doubt !== null && order && (
            <Choice
              name="dayOrder"
              title={own('events.dayOrder', { date: doubt })}
              chosen={order}
              options={dayOrders.map((one) => [one, own(`events.dayOrders.${one}`)])}
              className="card p-[clamp(1rem,3vw,1.5rem)]"
            />
          )}
          {nightCount > 0 && (
            <Choice
              name="nights"
              title={own('events.nights', { count: nightCount })}
              chosen={nights}
              options={nightChoices.map((one) => [one, own(`events.nightsOf.${one}`)])}
              className="card p-[clamp(1rem,3vw,1.5rem)]"
            />
          )}
          {doubted.length > 0 && (
            <Kinds
              rows={doubted.map(({ line, problems }) => ({ line, cell: problems[0]?.cell ?? '' }))}
              locale={locale}
            />
          )}
          <section className="card grid gap-2 p-[clamp(1rem,3vw,1.5rem)]" aria-labelledby="read">
            <h2 id="read" className="text-[1.2rem]">
              {own('events.read', { count: eventCount })}
            </h2>
            <ul className="grid gap-1">
              {events.map(({ line, title, films, startsAt, inRooms, called, number }) => (
                <li key={`${line} ${inRooms[0]}`} className="min-w-0 break-words border-line border-t py-2">
                  <LineTitle
                    title={inLocale(title, locale) || films?.join(' + ') || called || number || t('noTitle')}
                    note={t('line', { line })}
                  />
                  <div>{joinFacts([startsAt && whenOf(startsAt), ...inRooms])}</div>
                </li>
              ))}
            </ul>
            <More count={eventCount - events.length} className="" />
          </section>
          <Columns kept={kept} list="events" columns={eventColumns} locale={locale} />
          <PlanBar
            intent="plan"
            label={own('toPlan')}
            isDisabled={eventCount === 0 || saidTwice(kept.mapping).length > 0}
          />
        </PlanForm>
      </IslandMessages>
    </>
  );
}

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
